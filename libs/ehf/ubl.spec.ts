import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '#kernel';
import { type Draft, documentOf, documentOfUbl, ublOf, violationsOf } from './index.ts';
import { A_KONTO, SETTLEMENT, TOO_MUCH_ASKED } from './testing/examples.ts';

/** Written by hand. */
const golden = (name: string): string => readFileSync(join(import.meta.dirname, 'testing/golden', name), 'utf8');

const EXAMPLES: [file: string, draft: Draft, hash: string][] = [
  ['a-konto.xml', A_KONTO, 'b083121d9fe9a7521696c3f10dffe14f738cc409b35126281278c29f7e263759'],
  ['settlement.xml', SETTLEMENT, '07369edb131073e781b3b8fda9e60fc39496537b930395f55eb46da97e68355f'],
  ['too-much-asked.xml', TOO_MUCH_ASKED, 'ea18361eecf108e033c2ccdcde4d29ada5e913c7e2c3c5fe8ff131d67c5d9e37'],
];

describe.each(EXAMPLES)('%s', (file, draft, hash) => {
  const document = documentOf(draft);

  test('breaks no rule', () => {
    expect(violationsOf(document)).toEqual([]);
  });

  test('is written as it was by hand, byte for byte, with the same hash for ever', () => {
    expect(ublOf(document)).toBe(golden(file));
    expect(sha256(ublOf(document))).toBe(hash);
  });

  test('is read back as it was', () => {
    expect(documentOfUbl(golden(file))).toEqual(document);
  });
});

describe('is refused when read', () => {
  const written = golden('a-konto.xml');

  test.each([
    ['cut off', written.slice(0, -20)],
    ['with a name space that is not declared', written.replace('xmlns:cbc', 'xmlns:cbd')],
    ['no XML at all', 'Faktura 17'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(documentOfUbl(text)).toMatchObject({ refused: true, code: 'ehf-not-xml' });
  });

  test.each([
    ['another document', '<a/>', 'a'],
    ['an invoice of no name space', '<Invoice/>', 'Invoice'],
    ['an invoice without totals', written.replaceAll('LegalMonetaryTotal', 'Other'), 'cac:LegalMonetaryTotal'],
    [
      'an invoice without its number',
      written
        .replace('<cbc:ID>2025-0003</cbc:ID>', '')
        .replace(/<cbc:ID>/, '<cbc:Id>')
        .replace('</cbc:ID>', '</cbc:Id>'),
      'cbc:ID',
    ],
    ['an amount that is none', written.replace('>12917.29<', '>12917.295<'), 'cbc:TaxInclusiveAmount'],
    [
      'a quantity that is not whole',
      written.replace('>1</cbc:InvoicedQuantity', '>0.5</cbc:InvoicedQuantity'),
      'cbc:InvoicedQuantity',
    ],
  ])('%s', (_, text, element) => {
    expect(documentOfUbl(text)).toMatchObject({ refused: true, code: 'ehf-not-readable', details: { element } });
  });
});
