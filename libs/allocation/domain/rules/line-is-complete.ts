import { isCivilDate, monthNumber, oere, type Refusal } from '#kernel';
import { distributionSigns, distributionSum, lineLacks, serviceMonths } from '../refusals.ts';
import type { CostLine } from '../state.ts';
import { accrualIsIncurred } from './accrual-is-incurred.ts';

type Field = 'evidence' | 'sharedService' | 'municipality' | 'split' | 'pension' | 'ownParts';

/**
 * What a line of a standard category must say to be shared at all (L-4.4-11: participants and evidence for projects,
 * common systems and individual licences). A category not named here asks for nothing: the agreement's terms decide.
 */
const NEEDS: Readonly<Record<string, readonly Field[]>> = {
  PROJECT: ['sharedService', 'evidence'],
  SHARED_SYSTEM: ['sharedService', 'evidence'],
  INDIVIDUAL_LICENCE: ['ownParts', 'evidence'],
  CLIENT_EQUIPMENT: ['ownParts'],
  OWN_MEASURE: ['municipality'],
  SYSTEM_SWITCH: ['split'],
  PENSION_TRANSFERRED: ['pension'],
};

/** Own parts share the line as they relate to one another, so they must all be cost or all be income. */
export function lineIsComplete(line: CostLine): Refusal | null {
  if (monthNumber(line.service.to) < monthNumber(line.service.from))
    return serviceMonths({ line: line.line, ...line.service });
  if (!isCivilDate(line.bookedOn))
    return lineLacks({ line: line.line, category: line.category, field: 'bookedOn', clause: 'L-4.4-16' });
  for (const field of NEEDS[line.category] ?? []) {
    const present =
      field === 'ownParts'
        ? line.distribution !== undefined || line.municipality !== undefined
        : line[field] !== undefined;
    const name = field === 'ownParts' ? 'distribution / municipality' : field;
    if (!present) return lineLacks({ line: line.line, category: line.category, field: name, clause: 'L-4.4-11' });
  }
  if (line.distribution) {
    const parts = Object.values(line.distribution).map(oere);
    if (parts.some((p) => p > 0n) && parts.some((p) => p < 0n)) return distributionSigns({ line: line.line });
    const total = parts.reduce((a, part) => a + part, 0n);
    if (total !== oere(line.amount))
      return distributionSum({ line: line.line, sum: total.toString(), amount: line.amount });
  }
  return accrualIsIncurred(line);
}
