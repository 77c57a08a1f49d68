import { type Finding, findingsOverTime } from '#kernel';

const finding = (about: string, source: number): Finding => ({
  code: 'LATE',
  severity: 'BREACH',
  rule: 'L-4.2-1',
  clause: '4.2',
  about,
  responsible: { who: 'HOST', municipality: null },
  sources: [source],
});

describe('findings over time', () => {
  it('are those that stand on each day, and none where nothing stands', () => {
    const a = finding('a', 1);
    const b = finding('b', 2);
    expect(
      findingsOverTime([
        { from: '2024-01-01', to: '2024-03-01', finding: a },
        { from: '2024-02-01', to: '2024-04-01', finding: b },
        { from: '2025-01-01', to: null, finding: a },
      ]),
    ).toEqual([
      { from: '2024-01-01', to: '2024-02-01', value: { findings: [a] }, sources: [1] },
      { from: '2024-02-01', to: '2024-03-01', value: { findings: [a, b] }, sources: [1, 2] },
      { from: '2024-03-01', to: '2024-04-01', value: { findings: [b] }, sources: [2] },
      { from: '2025-01-01', to: null, value: { findings: [a] }, sources: [1] },
    ]);
  });

  it('that end on the day they begin never stand', () => {
    expect(findingsOverTime([{ from: '2024-01-01', to: '2024-01-01', finding: finding('a', 1) }])).toEqual([]);
  });
});
