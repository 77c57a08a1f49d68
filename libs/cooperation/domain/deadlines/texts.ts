import type { Text } from '#kernel';
import type { DeadlineStatus, Falls } from './deadline.ts';

/** What is due; whose it is and by which clause stand beside it. */
export const DEADLINE_TEXTS: Readonly<Record<string, Text>> = {
  APPEAL_LAST_DAY: {
    nb: 'Siste dag for å klage på vertens vedtak',
    nn: 'Siste dag for å klage på vedtaket til verten',
    en: 'Last day for an appeal over the host’s decision',
  },
  REVIEW_LAST_DAY: {
    nb: 'Siste dag for å kreve lovlighetskontroll av vertens vedtak',
    nn: 'Siste dag for å krevje lovlegkontroll av vedtaket til verten',
    en: 'Last day for demanding a legality review of the host’s decision',
  },
  COOPERATION_MEETING: {
    nb: 'Verten holder årets samarbeidsmøte',
    nn: 'Verten held samarbeidsmøtet for året',
    en: 'The host holds the yearly meeting of the participants',
  },
  FOLLOW_UP: {
    nb: 'Det som skal gjøres etter et vedtak, er gjort',
    nn: 'Det som skal gjerast etter eit vedtak, er gjort',
    en: 'What has to be done after a decision is done',
  },
  INSTALMENT: {
    nb: 'Verten skriver ut fakturaene à konto',
    nn: 'Verten skriv ut fakturaene à konto',
    en: 'The host issues the invoices on account',
  },
  INVOICES_SENT: {
    nb: 'Verten sender fakturaene à konto',
    nn: 'Verten sender fakturaene à konto',
    en: 'The host sends the invoices on account',
  },
  MEETING: { nb: 'Møte', nn: 'Møte', en: 'Meeting' },
  MEETING_NOTICE: {
    nb: 'Innkallingen til møtet sendes',
    nn: 'Innkallinga til møtet blir send',
    en: 'The notice of the meeting is sent',
  },
  MEETINGS_OF_YEAR: {
    nb: 'Organet har hatt så mange møter som avtalen krever i året',
    nn: 'Organet har hatt så mange møte som avtalen krev i året',
    en: 'The body has met as often as the agreement wants in a year',
  },
  SETTLEMENT: {
    nb: 'Verten skriver ut avregningen for året',
    nn: 'Verten skriv ut avrekninga for året',
    en: 'The host issues the settlement of the year',
  },
  SETTLEMENT_SENT: {
    nb: 'Verten sender avregningen for året',
    nn: 'Verten sender avrekninga for året',
    en: 'The host sends the settlement of the year',
  },
  BUDGET_DRAFT: {
    nb: 'Verten sender budsjettforslaget for neste år til deltakerne',
    nn: 'Verten sender budsjettframlegget for neste år til deltakarane',
    en: 'The host sends the draft budget of next year to the participants',
  },
  BUDGET_RECOMMENDED: {
    nb: 'Formannskapet har gitt innstilling til budsjettet',
    nn: 'Formannskapet har gitt innstilling til budsjettet',
    en: 'The executive committee has recommended a budget',
  },
  COMMITTEE_MEETING: {
    nb: 'Formannskapets siste møte der innstillingen kan bli lagt ut i tide',
    nn: 'Det siste møtet i formannskapet der innstillinga kan bli lagd ut i tide',
    en: 'Last meeting of the executive committee after which its recommendation can be made public in time',
  },
  COUNCIL_MEETING: {
    nb: 'Kommunestyrets siste møte før fristen for budsjettet',
    nn: 'Det siste møtet i kommunestyret før fristen for budsjettet',
    en: 'Last meeting of the council before the last day for the budget',
  },
  BUDGET_PUBLISHED: {
    nb: 'Innstillingen til budsjettet legges ut, senest 14 dager før kommunestyret behandler det',
    nn: 'Innstillinga til budsjettet blir lagd ut, seinast 14 dagar før kommunestyret handsamar det',
    en: 'The recommended budget is made public, 14 days before the council treats it at the latest',
  },
  BUDGET_ADOPTED: {
    nb: 'Kommunestyret vedtar samarbeidets budsjett for neste år',
    nn: 'Kommunestyret vedtek budsjettet til samarbeidet for neste år',
    en: 'The council adopts the budget of the cooperation for next year',
  },
  ACCOUNTS: {
    nb: 'Verten avlegger regnskapet for året før',
    nn: 'Verten legg fram rekneskapen for året før',
    en: 'The host closes the accounts of the year before',
  },
  ANNUAL_REPORT: {
    nb: 'Årsberetningen for året før er ferdig',
    nn: 'Årsmeldinga for året før er ferdig',
    en: 'The annual report of the year before is ready',
  },
  AUDIT_REPORT: {
    nb: 'Revisor avgir revisjonsberetningen',
    nn: 'Revisor gir revisjonsmeldinga',
    en: 'The auditor gives the audit report',
  },
  ACCOUNTS_ADOPTED: {
    nb: 'Kommunestyret vedtar regnskap og årsberetning',
    nn: 'Kommunestyret vedtek rekneskap og årsmelding',
    en: 'The council adopts accounts and annual report',
  },
  POPULATION: {
    nb: 'Innbyggertallene per 1. januar er publisert og føres i boka',
    nn: 'Innbyggjartala per 1. januar er publiserte og blir førte i boka',
    en: 'The population of 1 January is published and goes into the book',
  },
  REPORT_TERTIAL: {
    nb: 'Tertialrapporten skal være levert',
    nn: 'Tertialrapporten skal vere levert',
    en: 'The tertial report is to be delivered',
  },
  REPORT_HALF_YEAR: {
    nb: 'Halvårsrapporten skal være levert',
    nn: 'Halvårsrapporten skal vere levert',
    en: 'The half-yearly report is to be delivered',
  },
  REPORT_ANNUAL: {
    nb: 'Årsrapporten skal være levert',
    nn: 'Årsrapporten skal vere levert',
    en: 'The annual report of the cooperation is to be delivered',
  },
  REPORT_STATUTORY_ANNUAL: {
    nb: 'Årsberetningen skal være levert',
    nn: 'Årsmeldinga skal vere levert',
    en: 'The annual report that the law asks for is to be delivered',
  },
  REPORT_ACCOUNTS: {
    nb: 'Rapporten til årsregnskapet skal være levert',
    nn: 'Rapporten til årsrekneskapen skal vere levert',
    en: 'The report on the annual accounts is to be delivered',
  },
  REPORT_BUDGET: {
    nb: 'Rapporten til budsjettbehandlingen skal være levert',
    nn: 'Rapporten til budsjetthandsaminga skal vere levert',
    en: 'The report for the treatment of the budget is to be delivered',
  },
  REPORT_EVALUATION: {
    nb: 'Evalueringen skal være levert',
    nn: 'Evalueringa skal vere levert',
    en: 'The evaluation is to be delivered',
  },
  REPORT_STATE_NOTICE: {
    nb: 'Meldingen til statsforvalteren skal være sendt',
    nn: 'Meldinga til statsforvaltaren skal vere send',
    en: 'The notice to the state’s governor (statsforvalteren) is to be sent',
  },
  PARTICIPATION_ENDS: {
    nb: 'Siste dag som deltaker etter varsel om uttreden',
    nn: 'Siste dag som deltakar etter varsel om uttreden',
    en: 'Last day as a participant after a notice of withdrawal',
  },
};

/** How it stands with a deadline. */
export const DEADLINE_STATUS_TEXTS: Readonly<Record<DeadlineStatus, Text>> = {
  DONE: { nb: 'gjort', nn: 'gjort', en: 'done' },
  LATE: { nb: 'gjort for sent', nn: 'gjort for seint', en: 'done too late' },
  DUE: { nb: 'gjenstår', nn: 'står att', en: 'due' },
  MISSED: { nb: 'ikke gjort i tide', nn: 'ikkje gjort i tide', en: 'not done in time' },
  PASSED: { nb: 'fristen er ute', nn: 'fristen er ute', en: 'the day has passed' },
};

/** On what kind of day a deadline falls. */
export const FALLS_TEXTS: Readonly<Record<Falls, Text>> = {
  SATURDAY: { nb: 'lørdag', nn: 'laurdag', en: 'a Saturday' },
  SUNDAY: { nb: 'søndag', nn: 'søndag', en: 'a Sunday' },
  HOLIDAY: { nb: 'helligdag', nn: 'heilagdag', en: 'a public holiday' },
};
