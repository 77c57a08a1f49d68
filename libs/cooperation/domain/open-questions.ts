import { interpretationText, READINGS } from '#allocation';
import { BUDGET_READINGS } from '#budget';
import type { Text } from '#kernel';

/**
 * What becomes of a reading:
 * - `SWITCHED`: figures and statuses follow the reading that is decided, from its day
 * - `TERMS`: what the terms of the agreement, or rules that a body adopted, say is followed; a decision is only shown
 * - `DEFAULT_ONLY`: the program does as the default says; a decision on another reading is only shown
 * - `SHOWN`: nothing in the program follows from it
 */
export type Treatment = 'SWITCHED' | 'TERMS' | 'DEFAULT_ONLY' | 'SHOWN';

/** A question that agreements or the law leave open, and what the program does until somebody has decided. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: Text;
  /** The readings that the program tells apart; the first is the default. */
  readonly options: readonly string[];
  /** False: the program only carries the marker, in whatever words the decision uses. */
  readonly applied: boolean;
  readonly treatment: Treatment;
}

/** The open questions by id: the readings. What is applied to figures is listed by the module that does. */
const QUESTIONS: Readonly<Record<string, readonly [options: readonly string[], question?: Text]>> = {
  'A-01': [['AS_PRINTED', 'IN_BASE', 'CLERICAL_ERROR']],
  'A-02': [[]],
  'A-03': [[]],
  'A-04': [['UNANIMITY_OF_PARTICIPATING', 'BY_ANALOGY_WITH_LAW', 'CONSENSUS']],
  'A-05': [
    ['CALENDAR_YEAR', 'YEAR_FROM_ESTABLISHMENT', 'YEAR_FROM_ADOPTION'],
    {
      nb: 'Hva er «neste avtaleår», og regnes varselet fra det er sendt eller mottatt?',
      nn: 'Kva er «neste avtaleår», og reknast varselet frå det er sendt eller motteke?',
      en: 'What is the “next agreement year”, and does a notice count from being sent or received?',
    },
  ],
  'A-06': [
    ['LAST_VALID_BUDGET', 'DRAFT', 'NOTHING', 'ACTUAL_COST'],
    {
      nb: 'Hva kreves inn i januar når budsjettet ikke er gyldig?',
      nn: 'Kva blir kravd inn i januar når budsjettet ikkje er gyldig?',
      en: 'What is invoiced in January when the budget is not valid?',
    },
  ],
  'A-07': [
    ['RELEASE_ONLY', 'NET_VALUE', 'SETTLE_ASSETS'],
    {
      nb: 'Får en kommune som trer ut, noe utbetalt?',
      nn: 'Får ein kommune som trer ut, noko utbetalt?',
      en: 'Is a municipality that leaves paid anything?',
    },
  ],
  'A-08': [[]],
  'A-09': [[]],
  'A-10': [
    ['LARGEST_REMAINDER', 'RESIDUAL_TO_HOST', 'WHOLE_KRONER'],
    {
      nb: 'Hvordan fordeles ører som ikke går opp?',
      nn: 'Korleis blir øre som ikkje går opp, fordelte?',
      en: 'How are øre shared that do not divide evenly?',
    },
  ],
  'A-11': [
    ['ESTIMATE_AND_CORRECTION', 'WAIT'],
    {
      nb: 'Desemberoppgjøret kommer før regnskapet er avsluttet: anslag eller vente?',
      nn: 'Desemberoppgjeret kjem før rekneskapen er avslutta: anslag eller vente?',
      en: 'The December settlement comes before the books close: estimate, or wait?',
    },
  ],
  'A-12': [['RECEIVER_PAYS_INVESTMENTS_HELD', 'BY_KEY', 'DEPRECIATION']],
  'A-13': [['ORIGIN_AFTER_DECISION', 'ALL']],
  'A-14': [
    ['UNTIL_START_OF_DAY', 'INCLUDING_THE_DAY'],
    {
      nb: 'Gjelder en avtale «til 1. januar» også 1. januar?',
      nn: 'Gjeld ein avtale «til 1. januar» også 1. januar?',
      en: 'Does an agreement “until 1 January” hold on 1 January?',
    },
  ],
  'A-15': [
    ['NOT_COMMON'],
    {
      nb: 'Hva gjelder når ett av kommunestyrene sier nei eller endrer ordlyden?',
      nn: 'Kva gjeld når eitt av kommunestyra seier nei eller endrar ordlyden?',
      en: 'What holds when one of the councils says no or changes the wording?',
    },
  ],
  'A-16': [
    ['MUNICIPALITIES_OWN'],
    {
      nb: 'Hvem eier dataene: kommunene eller samarbeidet?',
      nn: 'Kven eig dataa: kommunane eller samarbeidet?',
      en: 'Who owns the data: the municipalities or the cooperation?',
    },
  ],
  'A-17': [
    ['LAST_COUNCIL_AND_NEXT_JANUARY', 'RETROACTIVE', 'NAMED_DATE'],
    {
      nb: 'Når trer avtalen i kraft, og fra når gjelder nøkkel og fakturering?',
      nn: 'Når trer avtalen i kraft, og frå når gjeld nøkkel og fakturering?',
      en: 'When does the agreement enter into force, and from when do key and billing apply?',
    },
  ],
  'A-18': [
    ['SUCCESSOR_TAKES_BOTH_PLACES', 'SHARES_KEPT'],
    {
      nb: 'Hva skjer med fordelingen når to deltakere slås sammen?',
      nn: 'Kva skjer med fordelinga når to deltakarar blir slått saman?',
      en: 'What happens to the allocation when two participants merge?',
    },
  ],
  'A-19': [
    ['RANGES'],
    {
      nb: 'Hvilke paragrafer mener en avtale som skriver «20-1-2»?',
      nn: 'Kva paragrafar meiner ein avtale som skriv «20-1-2»?',
      en: 'Which sections does an agreement mean that writes “20-1-2”?',
    },
  ],
  'A-20': [
    ['NOT_CHOSEN', 'S', 'E', 'O'],
    {
      nb: 'Hvilken mva-behandling har hver kategori?',
      nn: 'Kva mva-handsaming har kvar kategori?',
      en: 'Which VAT treatment does each category have?',
    },
  ],
  'A-21': [
    ['NEXT_MONTH_IN_NEXT_YEAR_OUT', 'PRO_RATA', 'AT_ONCE'],
    {
      nb: 'Hva betales når noen blir med i eller går ut av et system midt i året?',
      nn: 'Kva blir betalt når nokon blir med i eller går ut av eit system midt i året?',
      en: 'What is paid when somebody joins or leaves a system during the year?',
    },
  ],
  'A-22': [
    ['AS_BUDGETED', 'AS_INCURRED'],
    {
      nb: 'Er individuelle lisenser med i à konto?',
      nn: 'Er individuelle lisensar med i à konto?',
      en: 'Are individual licences part of the à konto invoices?',
    },
  ],
  'A-23': [
    ['ANY'],
    {
      nb: 'Når er styringsgruppen vedtaksfør, og hva er et forsøk på enighet?',
      nn: 'Når er styringsgruppa vedtaksfør, og kva er eit forsøk på semje?',
      en: 'When has the steering group a quorum, and what is an attempt at consensus?',
    },
  ],
  'A-24': [['CONTINUE_UNTIL_REPLACED', 'AGREED_AD_HOC']],
  'A-25': [
    ['NAMES_THE_BUDGET', 'OWN_LINE_IS_ENOUGH'],
    {
      nb: 'Hvordan vedtar et kommunestyre samarbeidets budsjett: egen sak eller en linje i eget budsjett?',
      nn: 'Korleis vedtek eit kommunestyre budsjettet til samarbeidet: eiga sak eller ei linje i eige budsjett?',
      en: 'How does a council adopt the budget of the cooperation: a case of its own or a line in its own budget?',
    },
  ],
  'A-26': [
    ['INTERIM_KEY_GOES_ON'],
    {
      nb: 'Tiden da en ny nøkkel skulle behandles, gikk uten vedtak: faller noe bort?',
      nn: 'Tida då ein ny nøkkel skulle handsamast, gjekk utan vedtak: fell noko bort?',
      en: 'The time for treating a new key passed without a decision: does anything lapse?',
    },
  ],
  'A-27': [['AS_RECORDED']],
  'A-28': [['ONLY_DECIDED_AMOUNTS']],
  'A-29': [
    ['REMIND_30_FIND_60'],
    {
      nb: 'Når skal en tertialrapport være levert?',
      nn: 'Når skal ein tertialrapport vere levert?',
      en: 'When is a tertial report due?',
    },
  ],
  'A-30': [
    ['LITERAL_DATE', 'NEXT_WORKING_DAY'],
    {
      nb: 'Hva når en frist faller på en helg eller helligdag?',
      nn: 'Kva når ein frist fell på ei helg eller ein heilagdag?',
      en: 'What when a last day falls on a weekend or a holiday?',
    },
  ],
  'A-31': [
    ['ALL_ECONOMY', 'OWN_ONLY'],
    {
      nb: 'Gir innsynsretten tilgang til de andre kommunenes fakturaer?',
      nn: 'Gir innsynsretten tilgang til fakturaene til dei andre kommunane?',
      en: 'Does the right of inspection cover the invoices of the other municipalities?',
    },
  ],
  'A-32': [
    ['LIKE_THE_OTHERS'],
    {
      nb: 'Fordeles vertens egen andel som de andres?',
      nn: 'Blir verten sin eigen del fordelt som for dei andre?',
      en: 'Is the host’s own share allocated like the others’?',
    },
  ],
  'A-33': [
    [],
    {
      nb: 'Er et budsjett gyldig når alle har vedtatt det, men én etter fristen?',
      nn: 'Er eit budsjett gyldig når alle har vedteke det, men éin etter fristen?',
      en: 'Is a budget valid when all have adopted it, but one after the last day?',
    },
  ],
  'A-34': [
    ['LOCAL_AND_DRIFT', 'ALL_LOCAL', 'ALL_DRIFT'],
    {
      nb: 'Hvilke lokaler og kontorkostnader er felles?',
      nn: 'Kva lokale og kontorkostnader er felles?',
      en: 'Which premises and office costs are shared?',
    },
  ],
  'A-35': [
    ['ALLOCATED_AND_SHOWN', 'HELD', 'REFUNDED'],
    {
      nb: 'Hva skjer med kostnader ut over vedtatt budsjett?',
      nn: 'Kva skjer med kostnader ut over vedteke budsjett?',
      en: 'What happens to costs beyond the adopted budget?',
    },
  ],
  'A-36': [
    ['DOES_NOT_REVIVE', 'REVIVES'],
    {
      nb: 'Gjelder den forrige nøkkelen igjen når en ny blir opphevet?',
      nn: 'Gjeld den førre nøkkelen igjen når ein ny blir oppheva?',
      en: 'Does the earlier key apply again when a later one is annulled?',
    },
  ],
};

const TREATED: Readonly<Record<Exclude<Treatment, 'SWITCHED'>, readonly string[]>> = {
  TERMS: ['A-04', 'A-05', 'A-14', 'A-17', 'A-23', 'A-27', 'A-29'],
  DEFAULT_ONLY: [
    ...['A-10', 'A-12', 'A-13', 'A-18', 'A-19', 'A-21', 'A-24', 'A-26', 'A-28', 'A-30', 'A-31', 'A-32', 'A-35', 'A-36'],
  ],
  SHOWN: ['A-07', 'A-11', 'A-15', 'A-16', 'A-20', 'A-22'],
};
const treatmentOf = (id: string): Treatment =>
  (Object.keys(TREATED) as (keyof typeof TREATED)[]).find((t) => TREATED[t].includes(id)) ?? 'SWITCHED';

const APPLIED: Readonly<Record<string, readonly string[]>> = { ...READINGS, ...BUDGET_READINGS };

/** What is asked, as answers that rest on a reading show it. */
export const questionText = (id: string): Text => QUESTIONS[id]?.[1] ?? interpretationText(id);

export const OPEN_QUESTIONS: readonly OpenQuestion[] = Object.entries(QUESTIONS).map(([id, [options]]) => ({
  id,
  question: questionText(id),
  options: APPLIED[id] ?? options,
  applied: APPLIED[id] !== undefined,
  treatment: treatmentOf(id),
}));
