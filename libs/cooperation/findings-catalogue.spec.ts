import { readdirSync, readFileSync } from 'node:fs';
import { ALLOCATION_RESPONSIBLE } from '#allocation';
import type { FindingView } from './application/answers.ts';
import { type FindingsFilter, filterIsKnown, passes } from './application/findings-filter.ts';
import { FINDING_KINDS } from './domain/finding-kinds/finding-kinds.ts';
import { FINDING_TEXTS, textOfFinding } from './domain/finding-texts.ts';
import { Asked } from './testing/asked.ts';
import { FINDING_CASES } from './testing/finding-cases/finding-cases.ts';
import { RULES_MARKED_F, WITHOUT_A_FINDING } from './testing/finding-cases/rules-marked-f.ts';
import type { Miniature } from './testing/miniature.ts';

const of = (found: readonly FindingView[], code: string) => found.filter((f) => f.code === code);
const about = (found: readonly FindingView[]) => found.map((f) => f.about);

/** Gone: not there at all, or not about what it was about. */
async function gone(book: Miniature, code: string, on: string, was: readonly FindingView[]): Promise<string[]> {
  const there = about(of(await new Asked(book).findings(on), code));
  return about(was).filter((a) => there.includes(a));
}

/** Days of the yearly cycle have codes too, written in the same way. */
const NO_FINDING = new Set([
  'ACCOUNTS_ADOPTED',
  'ANNUAL_REPORT',
  'APPEAL_LAST_DAY',
  'BUDGET_ADOPTED',
  'BUDGET_DRAFT',
  'BUDGET_PUBLISHED',
  'BUDGET_RECOMMENDED',
  'COMMITTEE_MEETING',
  'COOPERATION_MEETING',
  'COUNCIL_MEETING',
  'FOLLOW_UP',
  'INVOICES_SENT',
  'MEETINGS_OF_YEAR',
  'MEETING_NOTICE',
  'PARTICIPATION_ENDS',
  'REVIEW_LAST_DAY',
]);

/** Whose clause is what the terms say: those of a case name another than the first agreement, or none. */
const BY_TERMS = new Set([
  ...['CHANGE_WITHOUT_ALL_COUNCILS', 'AGREEMENT_EXPIRED', 'DECISION_AFTER_EXPIRY', 'CHANGE_DEMAND_OPEN'],
  ...['ADMISSION_INCOMPLETE', 'ADMISSION_WITHOUT_COUNCILS', 'NOTICE_TOO_SHORT', 'FOLLOW_UP_LATE', 'MEETINGS_TOO_FEW'],
  ...['BUDGET_NO_DEADLINE', 'OPT_OUT_NOT_ALLOWED', 'STRATEGY_MISSING', 'PLAN_MISSING', 'GUIDELINE_MISSING'],
  ...['EVALUATION_DOCUMENT_MISSING', 'MANDATE_MISSING', 'PLAN_NOT_REVISED', 'CONTRACT_WITHOUT_DATA_TERMS'],
  ...['MEASURE_WITHOUT_BENEFIT', 'MEASURE_BEYOND_BUDGET', 'MEASURE_STEP_SKIPPED'],
]);
/** What stands in the catalogue for a clause that each body has of its own. */
const OF_THE_BODY = 'reglene for organet, ellers A-04';

describe('each finding, through the whole book', () => {
  it.each(FINDING_CASES.map((c) => [c.code, c] as const))('%s is raised and cleared', async (code, one) => {
    const { raises, on, clears, by = on, instead } = one;
    const book = raises();
    const found = of(await new Asked(book).findings(on), code);
    expect(about(found)).not.toEqual([]);
    const kind = FINDING_KINDS[code];
    for (const { rule, severity, responsible, clause, events, text, remedy } of found) {
      expect(kind?.rules).toContain(rule);
      expect(kind?.severities).toContain(severity);
      expect(kind?.who).toContain(responsible.who);
      // The list for readers is made from the catalogue: it names the clause that the answer names.
      const listed = kind?.clause === OF_THE_BODY || BY_TERMS.has(code) ? [''] : (kind?.clause.split(', ') ?? []);
      expect([clause, listed.some((c) => clause.startsWith(c))]).toEqual([clause, true]);
      expect([clause, text, remedy]).toEqual([
        expect.stringMatching(/./),
        expect.stringMatching(/\w{3}/),
        kind?.remedy.nb,
      ]);
      expect(events.length).toBeGreaterThan(0);
    }
    if (instead) expect(about(of(await new Asked(instead()).findings(on), code))).toEqual([]);
    if (!clears) return;
    const before = book.size;
    clears(book);
    // What clears it was not known before it was recorded.
    expect(about(of(await new Asked(book).findings(by, before), code))).toEqual(about(found));
    expect(await gone(book, code, by, found)).toEqual([]);
  });
});

it('every finding that a book can have is raised and cleared above', () => {
  const tried = FINDING_CASES.filter((c) => c.clears ?? c.instead).map((c) => c.code);
  expect([...tried].sort()).toEqual(Object.keys(FINDING_KINDS).sort());
});

it('every code in the libraries is one of them, with a text and a remedy in each language', () => {
  const CODE = /(?:code: |add\(|found\(|finding\()'([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)'(?=,|\))/g;
  const files = readdirSync('libs', { recursive: true, encoding: 'utf8' })
    .filter((f) => /\/(domain|application)\/.*\.ts$/.test(f) && !/spec|texts|-kinds|interpretation/.test(f))
    .map((f) => `libs/${f}`);
  const named = files.flatMap((f) => [...readFileSync(f, 'utf8').matchAll(CODE)].map(([, code = '']) => code));
  const codes = new Set([...Object.keys(FINDING_TEXTS), ...Object.keys(ALLOCATION_RESPONSIBLE), ...named]);
  expect([...codes].filter((c) => !NO_FINDING.has(c)).sort()).toEqual(Object.keys(FINDING_KINDS).sort());
  for (const [code, { remedy }] of Object.entries(FINDING_KINDS))
    for (const text of [textOfFinding(code), remedy])
      expect([code, Object.values(text)]).toEqual([code, Array(3).fill(expect.stringMatching(/\w{3}/))]);
});

it('every rule marked F has a finding, and every finding a rule', () => {
  const known = new Set(Object.values(FINDING_KINDS).flatMap((k) => k.rules));
  const marked = Object.values(RULES_MARKED_F).flat() as string[];
  expect(marked.filter((rule) => !known.has(rule))).toEqual(Object.keys(WITHOUT_A_FINDING));
  expect(RULES_MARKED_F.agreement.filter((rule) => rule in WITHOUT_A_FINDING)).toEqual([]);
});

describe('a list of findings can be narrowed', () => {
  const found = async (filter: FindingsFilter) => {
    const all = await new Asked(
      FINDING_CASES.find((c) => c.code === 'BUDGET_NOT_VALID')?.raises() as Miniature,
    ).findings('2026-01-31');
    return [all.length, all.filter(passes(filter)).map((f) => f.code)] as const;
  };

  it.each<[FindingsFilter, string[]]>([
    [{ severity: 'BREACH' }, ['BUDGET_NOT_VALID', 'BUDGET_ADOPTED_LATE']],
    [{ rule: 'L-4.2-2' }, ['BUDGET_NOT_VALID']],
    [{ rule: 'L-4.2-4' }, ['BUDGET_NOT_VALID', 'BUDGET_ADOPTED_LATE']],
    [{ municipality: '1857' }, ['BUDGET_ADOPTED_LATE']],
    [{ responsible: 'HOST', rule: 'A-06' }, ['PROVISIONAL_BASIS_NOT_DECIDED', 'PROVISIONAL_BASIS_MISSING']],
    [{ severity: 'BREACH', responsible: 'LEADER' }, []],
  ])('by %j: %j', async (filter, expected) => {
    const [all, codes] = await found(filter);
    expect(codes).toEqual(expected);
    expect(all).toBeGreaterThan(expected.length);
  });

  it.each<[FindingsFilter, string]>([
    [{ severity: 'AVVIK' }, 'severity'],
    [{ responsible: 'NOBODY' }, 'responsible'],
    [{ rule: 'L-99' }, 'rule'],
  ])('by %j it is refused', (filter, field) => {
    expect(filterIsKnown(filter)).toMatchObject({ code: 'findings-filter', details: { field } });
    expect(filterIsKnown({ severity: 'BREACH', responsible: 'HOST', rule: 'L-4.2-2' })).toBeNull();
  });
});
