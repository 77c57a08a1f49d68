import { readCostFile } from './cost-file.ts';

const HEADING = 'line;category;label;amount;booked_on';
const read = (...rows: string[]) => readCostFile('kostnader.csv', rows.join('\n'));
const ONE = {
  line: 'X1',
  category: 'DRIFT',
  label: 'Strøm',
  amount: '123456',
  vat: { amount: '0', treatment: 'COMPENSATED' },
  bookedOn: '2025-03-05',
  service: { from: '2025-03', to: '2025-03' },
};

describe('a cost file as spreadsheets save it', () => {
  it.each<[string, string]>([
    ['semicolons and a decimal comma', `${HEADING}\nX1;DRIFT;Strøm;1234,56;2025-03-05\n`],
    ['no line break at the end', `${HEADING}\nX1;DRIFT;Strøm;1234,56;2025-03-05`],
    ['a byte order mark and CRLF', `\ufeff${HEADING}\r\nX1;DRIFT;Strøm;1234,56;2025-03-05\r\n`],
    ['commas and a decimal point', `${HEADING.replaceAll(';', ',')}\nX1,DRIFT,Strøm,1234.56,2025-03-05\n`],
    ['commas and a decimal comma in quotes', `${HEADING.replaceAll(';', ',')}\nX1,DRIFT,Strøm,"1234,56",2025-03-05\n`],
    ['tabs', `${HEADING.replaceAll(';', '\t')}\nX1\tDRIFT\tStrøm\t1234,56\t2025-03-05\n`],
    [
      'everything in quotes',
      '"line";"category";"label";"amount";"booked_on"\n"X1";"DRIFT";"Strøm";"1234,56";"2025-03-05"',
    ],
    ['thousands apart, spaces around', `${HEADING}\n X1 ; DRIFT ;Strøm; 1\u00a0234,56 ;2025-03-05`],
    [
      'a heading in capitals, in another order',
      'BOOKED_ON;Amount;Label;Category;Line\n2025-03-05;1234,56;Strøm;DRIFT;X1',
    ],
    ['empty rows between and after', `${HEADING}\n\n;;;;\nX1;DRIFT;Strøm;1234,56;2025-03-05\n;;;;\n\n`],
  ])('%s', (_, content) => {
    expect(readCostFile('kostnader.csv', content)).toMatchObject([{ cost: ONE }]);
  });

  it('keeps separators, quotes and line breaks inside quotes', () => {
    expect(read(HEADING, 'X1;DRIFT;"Strøm; ""leie""\nog vann";1;2025-03-05')).toMatchObject([
      { cost: { label: 'Strøm; "leie"\nog vann' } },
    ]);
  });

  it('tells the line of each cost', () => {
    const rows = read(HEADING, 'X1;DRIFT;a;1;2025-03-05', '', 'X2;DRIFT;b;−50;2025-03-05');
    expect(rows).toMatchObject([
      { line: 2, cost: { amount: '100' } },
      { line: 4, cost: { amount: '-5000' } },
    ]);
  });

  it('takes every column', () => {
    const columns = {
      line: 'X1',
      category: 'INDIVIDUAL_LICENCE',
      label: 'Lisens',
      amount: '100',
      vat_amount: '25',
      vat_treatment: 'COST',
      booked_on: '2025-03-05',
      service_from: '2025-01',
      service_to: '2025-12',
      evidence: 'Bilag 7',
      shared_service: 'sys-a',
      municipality: '1865',
      distribution: '1857=40,50|1865=59,50',
      split: 's-1',
      determination: 'd-1',
      pension_transfer: 'T-01',
      pension_kind: 'PREMIUM_DEVIATION',
      art: '190',
      funksjon: '120',
    };
    expect(read(Object.keys(columns).join(';'), Object.values(columns).join(';'))).toEqual([
      {
        line: 2,
        cost: {
          line: 'X1',
          category: 'INDIVIDUAL_LICENCE',
          label: 'Lisens',
          amount: '10000',
          vat: { amount: '2500', treatment: 'COST' },
          bookedOn: '2025-03-05',
          service: { from: '2025-01', to: '2025-12' },
          evidence: 'Bilag 7',
          sharedService: 'sys-a',
          municipality: '1865',
          distribution: { '1857': '4050', '1865': '5950' },
          split: 's-1',
          determination: 'd-1',
          pension: { transfer: 'T-01', kind: 'PREMIUM_DEVIATION' },
          account: { art: '190', funksjon: '120' },
        },
      },
    ]);
  });

  it('serves the month of the booking when nothing else is said, and one month when only the first is', () => {
    expect(read(`${HEADING};service_from`, 'X1;DRIFT;a;1;2025-03-05;2025-01')).toMatchObject([
      { cost: { service: { from: '2025-01', to: '2025-01' } } },
    ]);
  });
});

describe('a cost file that cannot be read is refused at the first wrong line', () => {
  const good = 'X0;DRIFT;a;1;2025-03-05';
  const row = (columns: string, values: string) => [`${HEADING};${columns}`, `X1;DRIFT;a;1;2025-03-05;${values}`];
  it.each<[string, string[], number, string]>([
    ['nothing', [''], 1, 'no cost lines'],
    ['a heading alone', [HEADING], 1, 'no cost lines'],
    ['a column that is unknown', row('kategori', 'x'), 1, 'unknown column “kategori”'],
    [
      'a column that is missing',
      ['line;category;label;amount', 'X1;DRIFT;a;1'],
      1,
      'the column “booked_on” is missing',
    ],
    ['a column twice', [`${HEADING};amount`, 'X1;DRIFT;a;1;2025-03-05;2'], 1, 'the column “amount” stands there twice'],
    [
      'a row with a field too many',
      [HEADING, good, 'X1;DRIFT;a;b;1;2025-03-05'],
      3,
      'not as many fields as the heading',
    ],
    ['a row with a field too few', [HEADING, good, 'X1;DRIFT;1;2025-03-05'], 3, 'not as many fields as the heading'],
    [
      'a decimal comma among commas',
      [HEADING.replaceAll(';', ','), 'X1,DRIFT,a,1,50,2025-03-05'],
      2,
      'separated by “,”',
    ],
    ['a quote that never ends', [HEADING, 'X1;DRIFT;"a;1;2025-03-05'], 2, 'the file cannot be read'],
    ['no amount', [HEADING, good, 'X1;DRIFT;a;;2025-03-05'], 3, '“amount” is “”'],
    ['an amount with three decimals', [HEADING, 'X1;DRIFT;a;1,234;2025-03-05'], 2, '“amount” is “1,234”'],
    ['an amount to be read in two ways', [HEADING, 'X1;DRIFT;a;1.234,50;2025-03-05'], 2, '“amount” is “1.234,50”'],
    ['a currency', [HEADING, 'X1;DRIFT;a;kr 5;2025-03-05'], 2, '“amount” is “kr 5”'],
    ['a Norwegian date', [HEADING, 'X1;DRIFT;a;1;05.03.2025'], 2, '“booked_on” is “05.03.2025”'],
    ['a day that does not exist', [HEADING, 'X1;DRIFT;a;1;2025-02-30'], 2, '“booked_on” is “2025-02-30”'],
    ['a tax that is no amount', row('vat_amount', 'x'), 2, '“vat_amount” is “x”'],
    ['an unknown treatment', row('vat_treatment', 'MAYBE'), 2, '“vat_treatment” is “MAYBE”'],
    ['a first month that is a day', row('service_from', '2025-01-01'), 2, '“service_from” is “2025-01-01”'],
    ['a last month that does not exist', row('service_to', '2025-13'), 2, '“service_to” is “2025-13”'],
    ['a part without an amount', row('distribution', '1857'), 2, '“distribution” is “1857”'],
    ['a part of nobody', row('distribution', 'Værøy=5'), 2, '“distribution” is “Værøy=5”'],
    ['a municipality twice', row('distribution', '1857=1|1857=2'), 2, '“distribution” is “1857=1|1857=2”'],
    ['two amounts in one part', row('distribution', '1857=1=2'), 2, '“distribution” is “1857=1=2”'],
    ['an unknown kind of pension', row('pension_kind', 'X'), 2, '“pension_kind” is “X”'],
  ])('%s', (_, rows, line, detail) => {
    expect(read(...rows)).toMatchObject({
      code: 'cost-file-malformed',
      details: { line },
      text: { en: expect.stringContaining(detail) },
    });
  });
});
