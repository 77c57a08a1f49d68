import { Timelines } from '#kernel';
import { alone, held, type SharingRule } from '../treatment.ts';
import { keyedAmong } from './keyed-costs.ts';

/**
 * L-4.4-7, -8, -9: a project or a common system is shared among those who take part, a project only when the board has
 * approved it. L-4.4.3-2, -3: who abstains pays nothing; one user left pays all. A-08: does the host count among «two or
 * more»?
 */
export const serviceCosts: SharingRule = (cost) => {
  const { base, rules, line, terms, marks } = cost;
  const { sharedService } = line.value;
  const service = sharedService === undefined ? null : base.on('service', sharedService, rules.day);
  if (!service) return held('NO_PARTICIPANTS', terms.clause);
  const { approvedFrom, approval, participants } = service.value;
  if (terms.needsApproval && (approvedFrom === null || approvedFrom >= rules.after)) {
    return held('PROJECT_NOT_APPROVED', terms.clause, service.sources);
  }
  const among = participants.filter((m) => rules.participants.includes(m));
  const sources = Timelines.sourcesOf(service.sources, terms.needsApproval ? approval : []);
  const [first] = among;
  if (first === undefined) return held('NO_PARTICIPANTS', terms.clause, sources);
  if (among.length === 1) {
    // What one has alone is its own measure (4.1.1), where the agreement has such a clause.
    const own = Object.values(rules.terms.value.terms.categories).find((category) => category.method === 'OWN');
    return alone(cost, first, sources, own?.clause ?? terms.clause);
  }
  if (among.length > 2 || !among.includes(rules.host)) return keyedAmong(cost, among, sources);

  const reading = rules.reading('A-08', 'ANY_TWO_PARTICIPANTS');
  const hosted = Timelines.sourcesOf(sources, rules.hostSources);
  if (reading.option === 'EXCLUDES_HOST') return held('TOO_FEW_PARTNERS', terms.clause, hosted, [reading]);
  return keyedAmong({ ...cost, marks: [...marks, reading] }, among, hosted);
};
