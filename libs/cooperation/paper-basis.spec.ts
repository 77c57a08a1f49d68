import { FactBase } from '#allocation';
import { parseKroner } from '#kernel';
import type { Block, Table } from '#paper';
import {
  arithmetic,
  costsByCategory,
  fixedBlocks,
  keyBlocks,
  notShared,
  poolTables,
  type Shared,
} from './application/paper-basis.ts';
import {
  answered,
  book,
  bookOfLofoten,
  cost,
  FIVE,
  KEY_30_70,
  lofotenUnder,
  PARTICIPANTS,
  TERMS_2022,
  TERMS_2024,
  VAAGAN,
  VAEROEY,
} from './testing/lofoten.ts';
import type { Miniature } from './testing/miniature.ts';

/** Amounts are examples. What a paper tells of an allocation, as plain data. */
const shared = (it: Miniature, year = '2025'): Shared => ({
  allocation: answered(it.allocation(`${year}-01`, `${year}-12`)),
  base: new FactBase(it.rows()),
  names: new Map(PARTICIPANTS.map(({ municipality, name }) => [municipality, name])),
  language: 'nb',
});
const tables = (blocks: readonly Block[]): Table[] => blocks.filter((block) => block.kind === 'table');
const cells = (block: Block | undefined): string[][] =>
  block?.kind === 'table' ? block.rows.map((row) => row.cells.map((text) => text.replaceAll('\u00a0', ' '))) : [];
const said = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.replaceAll('\u00a0', ' ')] : []));

describe('the key on paper', () => {
  it('tells flat parts and parts by inhabitants apart where they make the share', () => {
    const blocks = keyBlocks(shared(book(lofotenUnder(TERMS_2024), cost('DRIFT', '100.00'))), VAEROEY);
    expect(cells(tables(blocks)[0])[0]).toEqual(['1857 Værøy', '677', '6,0000 %', '1,9450 %', '7,9450 %']);
    expect(said(blocks)).toEqual([
      '30 % flatt, 70 % etter innbyggertall: nøkkelen i avtalen, punkt 4.4.',
      'Andelen til Værøy: 3/10 × 1/5 + 7/10 × 677/24 365 = 7,9450 %.',
      'Kilde: Statistisk sentralbyrå, 07459.',
    ]);
  });

  it('shows the share alone where a bound of the key moved it, and says the bound', () => {
    const key = { ...KEY_30_70, key: 'minst', name: 'Minst en tidel', minShare: '1/10' };
    const it = lofotenUnder(
      { ...TERMS_2024, key: 'minst' },
      '2024-01-01',
      bookOfLofoten().record('DefineKey', key, { decided: '2023-12-01' }),
    );
    const blocks = keyBlocks(shared(book(it, cost('DRIFT', '100.00'))), VAEROEY);
    expect(tables(blocks)[0]?.columns.map(({ head }) => head)).toEqual(['Kommune', 'Innbyggere', 'Andel']);
    expect(cells(tables(blocks)[0])[0]).toEqual(['1857 Værøy', '677', '10,0000 %']);
    expect(said(blocks)[0]).toBe(
      'Minst en tidel: nøkkelen i avtalen, punkt 4.4. Ingen andel er under 10 % eller over 100 %.',
    );
    expect(said(blocks).filter((text) => text.startsWith('Andelen til'))).toEqual([]);
  });
});

describe('fixed amounts on paper (L-4.4-O1)', () => {
  const establishment = (): Miniature => {
    const it = bookOfLofoten();
    for (const municipality of FIVE)
      it.record(
        'RecordHistoricCost',
        { municipality, year: 2021, amount: `${municipality}12345` },
        { decided: '2022-01-15' },
      );
    const values = { 2021: '100', 2022: '104', 2023: '108.16' };
    it.record('RecordIndex', { series: 'deflator', source: 'Example', values }, { decided: '2022-01-15' });
    const served = { service: { from: '2023-01', to: '2023-12' }, bookedOn: '2023-06-01' };
    return book(lofotenUnder(TERMS_2022, '2022-01-01', it), cost('DRIFT', '1000000.00', served), '2023-06-30');
  };

  it('show the own cost of the base year and the growth of prices, and no key', () => {
    const on = shared(establishment(), '2023');
    expect(keyBlocks(on, null)).toEqual([]);
    const [table, ...others] = tables(fixedBlocks(on, VAAGAN));
    expect(others).toEqual([]);
    expect(table?.caption).toBe('Drift: egen kostnad i 2021, med prisvekst til 2023 (deflator: 108,16 / 100)');
    // 1 865 123.45 × 1.0816, to the nearest øre.
    expect(cells(table)).toEqual([['1865 Vågan', '1 865 123,45', '2 017 317,5235', '2 017 317,52']]);
    expect(cells(arithmetic(on, VAAGAN)[0])[0]?.slice(2, 4)).toEqual(['fast beløp', '—']);
  });

  it('name what is left with the host', () => {
    const rows = cells(notShared(shared(establishment(), '2023'))[1]);
    expect(rows[0]?.slice(1, 3)).toEqual(['Holdt tilbake', 'forskjellen mellom faktisk kostnad og faste beløp']);
  });
});

it('amounts on paper sum to the sums beside them, whatever is shared', () => {
  let it = lofotenUnder(TERMS_2024);
  const parts = { evidence: 'EKSEMPEL', distribution: { [VAAGAN]: '33333', [VAEROEY]: '66667' } };
  it = book(it, cost('DRIFT', '1000.01', { line: 'A' }));
  it = book(it, cost('INDIVIDUAL_LICENCE', '1000.00', { line: 'B', ...parts }));
  it = book(it, cost('OWN_MEASURE', '77.77', { line: 'C', municipality: VAEROEY }));
  it = book(it, cost('DRIFT', '-0.07', { line: 'D' }));
  const on = shared(it);
  const all = [costsByCategory(on, VAEROEY), ...poolTables(on), ...arithmetic(on, VAEROEY)];
  expect(tables(all).length).toBeGreaterThan(4);
  for (const table of tables(all)) {
    const [last = '', ...parts] = cells(table)
      .map((row) => row.at(-1) ?? '')
      .reverse();
    expect([table.caption, parts.reduce((sum, text) => sum + (parseKroner(text) ?? 0n), 0n)]).toEqual([
      table.caption,
      parseKroner(last),
    ]);
  }
});
