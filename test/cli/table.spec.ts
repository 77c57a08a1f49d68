import { table } from '../../apps/cli/table.ts';

describe('tables on the command line', () => {
  const columns = [
    { head: 'Nr.', align: 'right' as const },
    { head: 'Tekst', width: 12 },
  ];
  const rowsOf = (n: number) => Array.from({ length: n }, (_, i) => [String(i), `linje ${i}`]);

  it('set columns under their heads and wrap what is too long', () => {
    expect(
      table(columns, [
        ['1', 'en tekst som er lang'],
        ['22', ''],
      ]).split('\n'),
    ).toEqual(['Nr.  Tekst', '───  ────────────', '  1  en tekst som', '     er lang', ' 22']);
  });

  it('take 8 000 rows in seconds, every part as wide as the whole', () => {
    const started = Date.now();
    const lines = table(columns, rowsOf(8_000)).split('\n');
    expect(Date.now() - started).toBeLessThan(10_000);
    expect(lines).toHaveLength(8_002);
    expect(lines.at(-1)).toBe('7999  linje 7999');
    expect(lines[2]).toBe('   0  linje 0');
  }, 60_000);
});
