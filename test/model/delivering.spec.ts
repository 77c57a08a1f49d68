import fc from 'fast-check';
import { BOOK, MemoryBook } from './books.ts';
import { naiveTells, programTells } from './compare-delivering.ts';
import { delivered, whenAsked, whensIn } from './delivering.ts';
import { runsOf, SEED, USUAL_SEED } from './histories.ts';
import { restated, wrongs } from './restated.ts';

const USUAL = 90;
const RUNS = runsOf(USUAL);

/** Of what can happen in the world nothing is refused: these are malformed, told twice, or of something the book does not have. */
const MALFORMED = [
  ...['delivery-already-in-book', 'delivery-not-in-book', 'document-version-taken', 'document-of-other-kind'],
  ...['contract-not-holding', 'contract-nothing-amended', 'delivery-period-reversed', 'procurement-settled'],
  ...['delivery-municipality-unknown', 'instruction-of-nothing', 'control-id-taken', 'host-decision-already-annulled'],
  ...['decision-already-annulled', 'decision-unknown', 'not-participant', 'already-left', 'host-not-participant'],
  ...['record-already-annulled', 'record-not-corrected', 'controlled-decision-unknown', 'host-decision-unknown'],
  ...['budget-version-unknown', 'measure-already-there'],
];

/** Each found as a breach of the agreement; some as a remark, where only a document demands it (P6). */
const DEMANDED = [
  ...['CATALOGUE_MISSING', 'SLA_MISSING', 'STRATEGY_MISSING', 'PLAN_MISSING', 'GUIDELINE_MISSING'],
  ...['MEASURE_NOT_FOR_ALL', 'MEASURE_WITHOUT_STRATEGY', 'MEASURE_WITHOUT_DECISION', 'MEASURE_WITHOUT_BENEFIT'],
  ...['MEASURE_BEYOND_BUDGET', 'MEASURE_STEP_SKIPPED', 'CONTRACT_WITHOUT_DATA_TERMS', 'OUTSIDE_PROCUREMENT'],
  ...['REPORT_MISSING', 'EVALUATION_MISSING', 'STATE_NOT_NOTIFIED'],
];
const MUST_COME_UP = [
  ...DEMANDED.map((code) => `BREACH ${code}`),
  ...['CATALOGUE_MISSING', 'MEASURE_WITHOUT_STRATEGY', 'REPORT_MISSING'].map((code) => `REMARK ${code}`),
  ...['BREACH DOCUMENT_BY_WRONG_BODY', 'REMARK DOCUMENT_NOT_APPROVED', 'BREACH PLAN_NOT_REVISED'],
  ...['BREACH COMMITMENT_BEYOND_BUDGET', 'BREACH COMMITMENT_WITHOUT_VALID_BUDGET', 'BREACH POSITIONS_MOVED'],
  ...['BREACH INSTRUCTED_BY_HOST_BODY', 'BREACH INSTRUCTED_IN_CASE_OF_OTHERS'],
  ...['BREACH REVERSED_BY_HOST_BODY', 'BREACH REVERSED_WITHOUT_POWER'],
  ...['SUBMITTED', 'NOT_YET', 'APPROVED', 'EXPIRED', 'REVOKED', 'HOLDS', 'ENDED'],
  ...['PROPOSED', 'ASSESSED', 'PUT_FORWARD', 'REJECTED', 'IN_PORTFOLIO', 'DONE'],
];

describe(`random years of a service, seed ${SEED}`, () => {
  const seen = new Set<string>();

  test('a naive replay says of what it delivers what the program says', async () => {
    await fc.assert(
      fc.asyncProperty(delivered, wrongs, whenAsked, async (history, said, asked) => {
        const book = new MemoryBook(restated(history, said));
        expect(book.refused.filter((code) => !MALFORMED.includes(code))).toEqual([]);
        for (const moment of whensIn(book.events, asked)) {
          const told = await programTells(book.store, book.facts, BOOK, moment);
          expect({ moment, ...told }).toEqual({ moment, ...naiveTells(book.events, moment) });
          for (const line of [...(told.delivery ?? []), ...(told.control ?? [])])
            seen.add(line.split(' ').slice(0, 2).join(' '));
          for (const line of [...(told.documents ?? []), ...(told.measures ?? []), ...(told.contracts ?? [])])
            seen.add(line.match(/[A-Z_]{4,}/)?.[0] ?? '');
        }
      }),
      RUNS,
    );
  }, 600_000);

  // A claim about the usual histories. Other seeds look for what these do not find; what they come upon is theirs.
  if (SEED === USUAL_SEED && RUNS.numRuns >= USUAL)
    test('they come upon everything a rule turns on', () => {
      expect(MUST_COME_UP.filter((kind) => !seen.has(kind))).toEqual([]);
    });
});
