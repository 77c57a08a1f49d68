import { ALLOCATION_FINDING_TEXTS, findingText } from '#allocation';
import { BUDGET_FINDING_TEXTS } from '#budget';
import { CONTROL_FINDING_TEXTS } from '#control';
import { DELIVERY_FINDING_TEXTS } from '#delivery';
import { GOVERNANCE_FINDING_TEXTS, MEETING_FINDING_TEXTS } from '#governance';
import type { Text } from '#kernel';
import { AGREEMENT_FINDING_TEXTS } from './agreement/finding-texts.ts';
import { BUDGET_FIGURE_TEXTS } from './budget-figures.ts';
import { PARTICIPATION_FINDING_TEXTS } from './rules/participation-findings.ts';

const REGISTER_FINDING_TEXTS: Readonly<Record<string, Text>> = {
  AGREEMENT_NOT_APPROVED: {
    nb: 'Avtaleversjonen er ikke i kraft: ikke alle kommunestyrene har godkjent den.',
    nn: 'Avtaleversjonen er ikkje i kraft: ikkje alle kommunestyra har godkjent han.',
    en: 'The version of the agreement is not in force: not all councils have approved it.',
  },
  AGREEMENT_ATTESTED: {
    nb: 'At avtalen er i kraft, bygger på et dokument. Vedtakene i kommunestyrene er ikke i boka.',
    nn: 'At avtalen er i kraft, byggjer på eit dokument. Vedtaka i kommunestyra er ikkje i boka.',
    en: 'That the agreement is in force rests on a document. The decisions of the councils are not in the book.',
  },
  KEY_NOT_RATIFIED: {
    nb: 'Vedtaket om ny nøkkel gjelder ikke ennå: ikke alle kommunestyrene har sluttet seg til.',
    nn: 'Vedtaket om ny nøkkel gjeld ikkje enno: ikkje alle kommunestyra har slutta seg til.',
    en: 'The decision on a new key has no effect yet: not all councils have consented.',
  },
  READING_NOT_BY_ALL_COUNCILS: {
    nb: 'Et organ har vedtatt at nøkkelen gjelder uten vedtak i kommunestyrene. Det kan bare alle kommunestyrene bestemme.',
    nn: 'Eit organ har vedteke at nøkkelen gjeld utan vedtak i kommunestyra. Det kan berre alle kommunestyra avgjere.',
    en: 'A body decided that the key applies without decisions of the councils. Only all councils can decide that.',
  },
  DEFAULTS_NOT_RECORDED: {
    nb: 'Boka har ikke registrert hvordan disse spørsmålene leses når ingen har vedtatt noe. Et senere program kan lese dem på en annen måte.',
    nn: 'Boka har ikkje registrert korleis desse spørsmåla blir lesne når ingen har vedteke noko. Eit seinare program kan lese dei på ein annan måte.',
    en: 'The book has not recorded how these questions are read where nobody has decided. A later program may read them otherwise.',
  },
  EFFECT_WITHOUT_COMPETENCE: {
    nb: 'Organet hadde ikke myndighet til dette. Vedtaket står, men virkningen av det gjør det ikke.',
    nn: 'Organet hadde ikkje myndighet til dette. Vedtaket står, men verknaden av det gjer det ikkje.',
    en: 'The body had no competence for this. The decision stands, its effect does not.',
  },
};

/** The sentences of every module’s findings, by code; those of costs that are held stand with the allocation. */
export const FINDING_TEXTS: Readonly<Record<string, Text>> = {
  ...ALLOCATION_FINDING_TEXTS,
  ...PARTICIPATION_FINDING_TEXTS,
  ...BUDGET_FINDING_TEXTS,
  ...DELIVERY_FINDING_TEXTS,
  ...BUDGET_FIGURE_TEXTS,
  ...CONTROL_FINDING_TEXTS,
  ...GOVERNANCE_FINDING_TEXTS,
  ...MEETING_FINDING_TEXTS,
  ...REGISTER_FINDING_TEXTS,
  ...AGREEMENT_FINDING_TEXTS,
};

/** What a finding says, whichever module found it. */
export const textOfFinding = (code: string): Text => FINDING_TEXTS[code] ?? findingText(code);
