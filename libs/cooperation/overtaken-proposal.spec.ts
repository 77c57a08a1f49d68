import { overtakenBy } from './domain/rules/overtaken-proposal.ts';
import { Asked } from './testing/asked.ts';
import { lofotenUnder, TERMS_2024 } from './testing/lofoten.ts';

/** Text B amends a text that applies; in December another takes over for both. */
const proposed = () =>
  lofotenUnder(TERMS_2024).record(
    'ProposeAmendment',
    { version: 'B', amends: 'AV-2024', title: 'B', clauses: [{ clause: '4.4', text: 'Eksempel.' }] },
    { decided: '2024-09-10' },
  );
const overtaken = () =>
  proposed()
    .record('ProposeAgreement', { version: 'C', title: 'C', clauses: [], terms: TERMS_2024 }, { decided: '2024-11-01' })
    .record('AttestAgreement', { version: 'C', basis: 'Eksempel' }, { decided: '2024-12-01' });

describe('a proposal that another version overtook (L-6.4-1)', () => {
  it.each([
    ['2024-11-30', ['B']],
    ['2024-12-01', []],
    ['2026-12-01', []],
  ])('is asked for no more once the other applies: %s', async (on, waiting) => {
    const book = overtaken();
    const open = (await new Asked(book).findings(on)).filter((f) => f.code === 'AGREEMENT_NOT_APPROVED');

    expect(open.map((f) => f.about)).toEqual(waiting);
  });

  it('is asked for on, while nothing else has come, and as long as the book knew of nothing else', async () => {
    const about = async (size?: number) => {
      const found = await new Asked(overtaken()).findings('2026-12-01', size);
      return found.filter((f) => f.code === 'AGREEMENT_NOT_APPROVED').map((f) => f.about);
    };
    expect(await about(proposed().size)).toEqual(['B']);
    expect(await about(overtaken().size)).toEqual([]);
  });

  it.each<[string | null, string | null, string | null]>([
    [null, '2024-12-01', 'C'],
    [null, '2024-09-10', null],
    [null, '2027-01-01', null],
    ['2025-06-01', '2024-12-01', null],
  ])('in force itself from %s, the other from %s: overtaken by %s', (own, other, by) => {
    const others = [
      { version: 'B', inForceFrom: own },
      { version: 'C', inForceFrom: other },
    ];
    expect(overtakenBy({ version: 'B', proposedOn: '2024-09-10', others, validOn: '2026-12-01' })).toBe(by);
  });
});
