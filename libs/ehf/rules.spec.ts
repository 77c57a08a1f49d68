import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRefusal, LANGUAGES } from '#kernel';
import { checked, documentOf, EHF_RULES, violationsOf } from './index.ts';
import { BROKEN } from './testing/broken.ts';
import { A_KONTO, TOO_MUCH_ASKED } from './testing/examples.ts';

test.each(BROKEN.map((broken, i) => [broken.rule, i, broken] as const))('%s (%i)', (rule, _, { document, breaks }) => {
  const broken = violationsOf(document).map((violation) => `${violation.rule} ${violation.field}`);
  expect(broken).toEqual(breaks);
  expect(broken.some((line) => line.startsWith(`${rule} `))).toBe(true);
});

test('a credit note needs neither a due date nor a payment', () => {
  const { dueDate: _, payment: __, ...credited } = documentOf(TOO_MUCH_ASKED);
  expect(violationsOf({ ...credited, dueDate: null, payment: null })).toEqual([]);
});

describe('the rules', () => {
  test('have an example each, and no two have the same id', () => {
    const ids = EHF_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...new Set(BROKEN.map(({ rule }) => rule))].sort()).toEqual([...ids].sort());
  });

  test.each(EHF_RULES.map((rule) => [rule.id, rule] as const))(
    '%s says what is wrong and what to do',
    (_, { text }) => {
      for (const language of LANGUAGES) expect(text[language]).toMatch(/^.{10,}[.;:!] .{5,}\.$/);
      expect(text.nn).not.toMatch(/\b(ikke|er oppgitt|oppgi|eller ikke|hvor|hva|mangler)\b/i);
    },
  );

  test('stand in docs/ehf.md, each once', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/ehf.md'), 'utf8');
    const listed = [...page.matchAll(/`((?:BR|PEPPOL|NO|FB)-[A-Z0-9-]+)`/g)].map((match) => match[1]);
    expect(listed.sort()).toEqual(EHF_RULES.map(({ id }) => id).sort());
  });

  test('name a business term of EN 16931 for each field', () => {
    const terms = BROKEN.flatMap(({ document }) => violationsOf(document)).map(({ term }) => term);
    expect(terms.filter((term) => !/^B[TG]-\d{1,3}$/.test(term))).toEqual([]);
  });
});

describe('a checked document', () => {
  const document = documentOf(A_KONTO);

  test('is given back when it breaks no rule', () => {
    expect(checked(document)).toBe(document);
  });

  test('is refused with every violation, its rule, its field and what to do', () => {
    const refused = checked({ ...document, number: '2025-0003', dueDate: null, note: '' });
    if (!isRefusal(refused)) throw new Error('not refused');
    expect(refused.code).toBe('ehf-rules-broken');
    expect(refused.kind).toBe('conflict');
    expect(refused.text.nb).toBe(
      'EHF-dokumentet «2025-0003» kan ikke sendes. FB-DUE, dueDate (BT-9): Fakturaen mangler forfall. Oppgi dagen den skal være betalt. BR-CO-25, dueDate (BT-9): Det er noe å betale, men verken forfall eller betalingsvilkår er oppgitt. Oppgi forfall. PEPPOL-EN16931-R008, note (BT-22): Feltet er tomt. Fyll det ut, eller utelat det.',
    );
    expect(refused.details).toMatchObject({
      number: '2025-0003',
      violations: [
        { rule: 'FB-DUE' },
        { rule: 'BR-CO-25' },
        { rule: 'PEPPOL-EN16931-R008', field: 'note', term: 'BT-22' },
      ],
    });
  });
});
