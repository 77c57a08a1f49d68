import { isRefusal, Timelines } from '#kernel';
import { alone, held, leftOut, type SharingRule } from '../treatment.ts';
import { keyedAmong } from './keyed-costs.ts';

/**
 * L-2.5-2, -3, -4, A-13: the municipality an employee came from pays, after a decision, and never for the host's own.
 * Read as for all, everybody shares it by the key from the start, and goes on where the agreement names no category
 * for what comes after. When the employment has ended, all pay by the key of the month in which the cost accrues.
 */
export const pensionCosts: SharingRule = (cost) => {
  const { base, rules, line, terms, marks } = cost;
  const transfer = line.value.pension ? base.on('transfer', line.value.pension.transfer, rules.day) : null;
  if (!transfer) return held('NO_PARTICIPANTS', terms.clause);
  const { origin, endedOn } = transfer.value;
  const reading = rules.reading('A-13', 'ORIGIN_AFTER_DECISION');
  const readings = [...marks, reading];
  const ended = endedOn !== null && endedOn <= rules.day;
  if (reading.option === 'ALL' && !(ended && terms.afterEnd)) {
    const shared = keyedAmong({ ...cost, marks: readings }, rules.participants, transfer.sources);
    return isRefusal(shared) ? shared : { ...shared, method: 'KEYED_ALL' };
  }
  if (ended && terms.afterEnd) {
    const after = rules.category(terms.afterEnd);
    if (!after) return held('CATEGORY_NOT_IN_AGREEMENT', terms.clause, transfer.sources);
    return keyedAmong(
      { ...cost, category: terms.afterEnd, terms: after, marks: readings },
      rules.participants,
      transfer.sources,
    );
  }
  if (origin === rules.host) {
    return leftOut(
      'EXCLUDED',
      'PENSION_OF_HOST',
      terms.clause,
      Timelines.sourcesOf(transfer.sources, rules.hostSources),
      readings,
    );
  }
  const recharge = base.on('recharge', origin, rules.day);
  if (!recharge) return leftOut('EXCLUDED', 'PENSION_NOT_RECHARGED', terms.clause, transfer.sources, readings);
  return alone({ ...cost, marks: readings }, origin, Timelines.sourcesOf(transfer.sources, recharge.sources));
};
