import type { DecisionView } from '#cooperation';
import type { Language, Text } from '#kernel';
import { clauseIn } from './clause-words.ts';

const EFFECTS: Readonly<Record<string, Text>> = {
  ADMIT_PARTICIPANT: { nb: 'ny deltaker', nn: 'ny deltakar', en: 'new participant' },
  ADOPT_ACCOUNTS: { nb: 'regnskapet vedtatt', nn: 'rekneskapen vedteken', en: 'accounts adopted' },
  ADOPT_INTERPRETATION: { nb: 'valg av lesemåte', nn: 'val av lesemåte', en: 'choice of a reading' },
  ADOPT_RULES: { nb: 'reglement for organ', nn: 'reglement for organ', en: 'rules of a body' },
  AGREE_COST_SPLIT: { nb: 'enighet om kostnadsdeling', nn: 'semje om kostnadsdeling', en: 'agreed split of a cost' },
  AGREE_TO_DISSOLVE: { nb: 'oppløsning', nn: 'oppløysing', en: 'dissolution' },
  APPROVE_AGREEMENT: { nb: 'godkjenning av avtalen', nn: 'godkjenning av avtalen', en: 'approval of the agreement' },
  APPROVE_DOCUMENT: { nb: 'godkjenning av dokument', nn: 'godkjenning av dokument', en: 'approval of a document' },
  APPROVE_PROJECT: { nb: 'godkjenning av prosjekt', nn: 'godkjenning av prosjekt', en: 'approval of a project' },
  CHOOSE_VAT: { nb: 'mva-behandling', nn: 'mva-handsaming', en: 'treatment of VAT' },
  CLAIM_INTEREST: { nb: 'krav om forsinkelsesrente', nn: 'krav om forseinkingsrente', en: 'claim of late interest' },
  DECIDE_KEY: { nb: 'ny fordelingsnøkkel', nn: 'ny fordelingsnøkkel', en: 'new allocation key' },
  DECIDE_MEASURE: { nb: 'avgjørelse om tiltak', nn: 'avgjerd om tiltak', en: 'decision on a measure' },
  DECLINE_CHANGE: { nb: 'avslag på å endre avtalen', nn: 'avslag på å endre avtalen', en: 'agreement not changed' },
  DETERMINE_ALLOCATION: { nb: 'fordeling av kostnad', nn: 'fordeling av kostnad', en: 'sharing of a cost' },
  ELECT: { nb: 'valg', nn: 'val', en: 'election' },
  FIX_HOST_EXTRA: { nb: 'vertens merkostnad', nn: 'meirkostnaden til verten', en: 'the host’s extra cost' },
  INSTRUCT_DELEGATION: { nb: 'instruks om å delegere', nn: 'instruks om å delegere', en: 'instruction to delegate' },
  PROVISIONAL_ACCOUNT: { nb: 'foreløpig à konto', nn: 'førebels à konto', en: 'provisional payments on account' },
  RATIFY_KEY: { nb: 'tilslutning til nøkkel', nn: 'tilslutning til nøkkel', en: 'consent to a key' },
  RECHARGE_PENSION: {
    nb: 'viderefakturering av pensjon',
    nn: 'vidarefakturering av pensjon',
    en: 'pensions recharged',
  },
  RECOMMEND_AGREEMENT: { nb: 'innstilling om avtalen', nn: 'innstilling om avtalen', en: 'recommended agreement' },
  RECOMMEND_BUDGET: { nb: 'innstilling om budsjettet', nn: 'innstilling om budsjettet', en: 'recommended budget' },
  REVERSE_DECISION: { nb: 'omgjøring av vedtak', nn: 'omgjering av vedtak', en: 'reversal of a decision' },
  REVOKE_DELEGATION: { nb: 'delegering trukket tilbake', nn: 'delegering trekt tilbake', en: 'delegation revoked' },
  REVOKE_DOCUMENT: { nb: 'oppheving av dokument', nn: 'oppheving av dokument', en: 'document revoked' },
  SET_SERVICE_LEAVE_DATE: {
    nb: 'dag for å gå ut av system',
    nn: 'dag for å gå ut av system',
    en: 'day of leaving a system',
  },
  TREAT_BUDGET: { nb: 'budsjettvedtak', nn: 'budsjettvedtak', en: 'decision on the budget' },
  WRITE_OFF: { nb: 'avskrivning av krav', nn: 'avskriving av krav', en: 'claim given up' },
};

const BECAUSE: Readonly<Record<string, Text>> = {
  NO_COMPETENCE: {
    nb: 'organet har ikke myndighet',
    nn: 'organet har ikkje myndigheit',
    en: 'the body lacks the competence',
  },
  NOT_ADOPTED: { nb: 'ikke vedtatt', nn: 'ikkje vedteke', en: 'not adopted' },
  ANNULLED: { nb: 'kjent ugyldig', nn: 'kjend ugyldig', en: 'annulled' },
  NOT_PASSED: { nb: 'stemmene holdt ikke', nn: 'røystene heldt ikkje', en: 'not carried' },
  NO_QUORUM: { nb: 'ikke vedtaksført', nn: 'ikkje vedtaksført', en: 'no quorum' },
  UNDETERMINED: { nb: 'utfallet er uavklart', nn: 'utfallet er uavklart', en: 'the outcome is undetermined' },
  REVERSED: { nb: 'omgjort', nn: 'gjort om', en: 'reversed' },
  BODY_UNKNOWN: { nb: 'organet står ikke i boka', nn: 'organet står ikkje i boka', en: 'the body is not in the book' },
};

const WORDS = {
  none: { nb: 'uten virkning', nn: 'utan verknad', en: 'no effect' },
} as const satisfies Record<string, Text>;

export const EFFECT_KINDS: readonly string[] = Object.keys(EFFECTS);

/** What a decision is to bring about; and, where it does not, that it has no effect and why. `clause`: with where it says so. */
export function effectInWords(
  effect: NonNullable<DecisionView['effect']>,
  language: Language,
  { clause = false }: { readonly clause?: boolean } = {},
): string {
  const { kind, stands, because } = effect;
  const what = EFFECTS[kind]?.[language] ?? kind;
  const why = because === null ? '' : `: ${BECAUSE[because]?.[language] ?? because}`;
  const where = clause && effect.clause !== null ? ` (${clauseIn(effect.clause, language)})` : '';
  return `${what}${stands ? '' : ` – ${WORDS.none[language]}${why}`}${where}`;
}
