import { READINGS } from '#allocation';
import { BUDGET_READINGS } from '#budget';
import type { Text } from '#kernel';
import type { DEFAULT_GROUNDS } from './default-readings/events.ts';
import { questionText } from './question-texts.ts';
import {
  LEADER_QUORUM_READINGS,
  RELEASE_READINGS,
  REPORT_DAYS_READINGS,
  SILENT_BODY_READINGS,
} from './readings-of-terms.ts';
import { AGREEMENT_YEAR_READINGS } from './rules/withdrawal-takes-effect.ts';

/**
 * What becomes of a reading:
 * - `SWITCHED`: figures, dates, statuses or findings follow the reading that is decided, from its day
 * - `ONE_READING`: there is one that can be followed; `because` says why. Another one that is decided is only shown
 * - `BY_DECISION`: it is answered by decisions of another kind, as `because` says
 */
export type Treatment = 'SWITCHED' | 'ONE_READING' | 'BY_DECISION';

/** A question that agreements or the law leave open, and what the program does until somebody has decided. */
export interface OpenQuestion {
  readonly id: string;
  readonly question: Text;
  /** The readings that the program tells apart; the first is the default. */
  readonly options: readonly string[];
  readonly treatment: Treatment;
  /** Why another reading is not followed; null where one is. */
  readonly because: Text | null;
  /** Why the default is the default. */
  readonly ground: (typeof DEFAULT_GROUNDS)[number];
  /** The section of the law that it is taken from. */
  readonly law: string | null;
}

/** Questions whose readings are followed where modules meet. */
const OWN_READINGS: Readonly<Record<string, readonly string[]>> = {
  'A-04': SILENT_BODY_READINGS,
  'A-05': AGREEMENT_YEAR_READINGS,
  'A-07': RELEASE_READINGS,
  'A-23': LEADER_QUORUM_READINGS,
  'A-29': REPORT_DAYS_READINGS,
};

/** What each switched reading can be, by question; the first is the default. */
export const SWITCHED_READINGS: Readonly<Record<string, readonly string[]>> = {
  ...READINGS,
  ...BUDGET_READINGS,
  ...OWN_READINGS,
};

interface Ground {
  readonly ground: OpenQuestion['ground'];
  readonly law?: string;
}
interface Followed extends Ground {
  readonly one?: never;
}
interface Alone extends Ground {
  readonly one: string;
  readonly treatment?: 'BY_DECISION';
  readonly because: Text;
}

/** The open questions by id: why the default is what it is and, where one reading alone can be followed, why. */
const QUESTIONS: Readonly<Record<string, Followed | Alone>> = {
  'A-01': { ground: 'WORDING' },
  'A-02': { ground: 'LAW', law: 'kommuneloven § 20-4 f' },
  'A-03': { ground: 'PRACTICE' },
  'A-04': { ground: 'CAUTION' },
  'A-05': { ground: 'WORDING' },
  'A-06': { ground: 'LAW', law: 'kommuneloven § 14-5' },
  'A-07': { ground: 'CAUTION' },
  'A-08': { ground: 'PURPOSE' },
  'A-09': { ground: 'WORDING' },
  'A-10': { ground: 'PRACTICE' },
  'A-11': {
    ground: 'LAW',
    law: 'kommuneloven § 14-6',
    one: 'ESTIMATE_AND_CORRECTION',
    because: {
      nb: 'Kostnaden hører til regnskapsåret, og avtalens siste faktura kommer før regnskapet er avsluttet. Avregningen er derfor et anslag, og rettes når tallene er kjent.',
      nn: 'Kostnaden høyrer til rekneskapsåret, og den siste fakturaen etter avtalen kjem før rekneskapen er avslutta. Avrekninga er difor eit anslag, og blir retta når tala er kjende.',
      en: 'The cost belongs to the accounting year, and the last invoice of the agreement comes before the accounts are closed. So the settlement is an estimate, corrected when the figures are known.',
    },
  },
  'A-12': { ground: 'CAUTION' },
  'A-13': { ground: 'CAUTION' },
  'A-14': {
    ground: 'WORDING',
    one: 'UNTIL_START_OF_DAY',
    because: {
      nb: 'Boka har den siste dagen avtalen gjelder, som et vilkår i avtaleversjonen. Gjelder den en dag til, rett vilkåret.',
      nn: 'Boka har den siste dagen avtalen gjeld, som eit vilkår i avtaleversjonen. Gjeld han ein dag til, rett vilkåret.',
      en: 'The book has the last day of the agreement as a term of the version. If it holds for a day more, correct the term.',
    },
  },
  'A-15': {
    ground: 'CAUTION',
    one: 'NOT_COMMON',
    because: {
      nb: 'Hvert kommunestyre binder bare sin kommune. Vedtakene står hver for seg, og det som krever alle, venter på alle.',
      nn: 'Kvart kommunestyre bind berre sin kommune. Vedtaka står kvar for seg, og det som krev alle, ventar på alle.',
      en: 'Each council binds its own municipality only. The decisions stand each for itself, and what takes all waits for all.',
    },
  },
  'A-16': {
    ground: 'WORDING',
    one: 'MUNICIPALITIES_OWN',
    because: {
      nb: 'Samarbeidet er ikke et eget rettssubjekt, så det kan ikke eie. Kommunene eier dataene; hvem som har tilgang, står i kontraktene.',
      nn: 'Samarbeidet er ikkje eit eige rettssubjekt, så det kan ikkje eige. Kommunane eig dataa; kven som har tilgang, står i kontraktane.',
      en: 'The cooperation is no legal person, so it cannot own. The municipalities own the data; who has access stands in the contracts.',
    },
  },
  'A-17': {
    ground: 'LAW',
    law: 'kommuneloven § 20-4',
    one: 'LAST_COUNCIL_AND_NEXT_JANUARY',
    because: {
      nb: 'Når nøkkel og fakturering gjelder fra, er et vilkår i avtaleversjonen, og kommunestyrene kan nevne en felles dato når de godkjenner den.',
      nn: 'Når nøkkel og fakturering gjeld frå, er eit vilkår i avtaleversjonen, og kommunestyra kan nemne ein felles dato når dei godkjenner han.',
      en: 'From when key and billing apply is a term of the version, and the councils may name a common date when they approve it.',
    },
  },
  'A-18': { ground: 'PURPOSE' },
  'A-19': {
    ground: 'PURPOSE',
    one: 'RANGES',
    because: {
      nb: 'Kommuneloven har ingen paragraf med tre ledd i nummeret. Bare lest som «fra–til» viser teksten til paragrafer som finnes.',
      nn: 'Kommunelova har ingen paragraf med tre ledd i nummeret. Berre lesen som «frå–til» viser teksten til paragrafar som finst.',
      en: 'The Local Government Act has no section with a number in three parts. Only read as “from–to” does the text name sections that exist.',
    },
  },
  'A-20': {
    ground: 'CAUTION',
    one: 'NOT_CHOSEN',
    treatment: 'BY_DECISION',
    because: {
      nb: 'Behandlingen velges for hver kategori i et vedtak (CHOOSE_VAT). Uten det kan ingen faktura skrives.',
      nn: 'Handsaminga blir vald for kvar kategori i eit vedtak (CHOOSE_VAT). Utan det kan ingen faktura skrivast.',
      en: 'The treatment is chosen for each category in a decision (CHOOSE_VAT). Without one no invoice can be written.',
    },
  },
  'A-21': { ground: 'CAUTION' },
  'A-22': {
    ground: 'WORDING',
    one: 'AS_BUDGETED',
    because: {
      nb: 'À konto bygger på det vedtatte budsjettet. Skal lisenser kreves inn etter hvert, vedta et budsjett uten dem; de kommer da med i avregningen.',
      nn: 'À konto byggjer på det vedtekne budsjettet. Skal lisensar krevjast inn etter kvart, vedta eit budsjett utan dei; dei kjem då med i avrekninga.',
      en: 'À konto rests on the adopted budget. To ask for licences as they are incurred, adopt a budget without them; they are then part of the settlement.',
    },
  },
  'A-23': { ground: 'WORDING' },
  'A-24': { ground: 'CAUTION' },
  'A-25': { ground: 'WORDING' },
  'A-26': {
    ground: 'WORDING',
    one: 'INTERIM_KEY_GOES_ON',
    because: {
      nb: 'Avtalen lar nøkkelen gjelde til en annen er vedtatt. At saken skulle vært behandlet, opphever ingenting.',
      nn: 'Avtalen lèt nøkkelen gjelde til ein annan er vedteken. At saka skulle vore handsama, opphevar ingenting.',
      en: 'The agreement lets the key apply until another is decided. That the case should have been treated ends nothing.',
    },
  },
  'A-27': {
    ground: 'CAUTION',
    one: 'AS_RECORDED',
    because: {
      nb: 'Serien er et vilkår i avtaleversjonen, med tall og kilde i boka. Skal en annen serie brukes, rett vilkåret.',
      nn: 'Serien er eit vilkår i avtaleversjonen, med tal og kjelde i boka. Skal ein annan serie brukast, rett vilkåret.',
      en: 'The series is a term of the version, with figures and source in the book. To use another series, correct the term.',
    },
  },
  'A-28': {
    ground: 'CAUTION',
    one: 'ONLY_DECIDED_AMOUNTS',
    because: {
      nb: 'Bare et beløp som er vedtatt, kan kreves. Boka kjenner ingen andre.',
      nn: 'Berre eit beløp som er vedteke, kan krevjast. Boka kjenner ingen andre.',
      en: 'Only an amount that was decided can be asked for. The book knows no others.',
    },
  },
  'A-29': { ground: 'PRACTICE' },
  'A-30': { ground: 'WORDING' },
  'A-31': {
    ground: 'LAW',
    law: 'offentleglova § 3',
    one: 'ALL_ECONOMY',
    because: {
      nb: 'Fakturaene er saksdokumenter som alle kan kreve innsyn i. En snevrere innsynsrett i avtalen ville ikke stenge for det. Navn vises bare for den som trenger dem.',
      nn: 'Fakturaene er saksdokument som alle kan krevje innsyn i. Ein snevrare innsynsrett i avtalen ville ikkje stengje for det. Namn blir berre viste for den som treng dei.',
      en: 'The invoices are case documents that anybody may ask to see. A narrower right in the agreement would not keep anybody out. Names are shown only to those who need them.',
    },
  },
  'A-32': {
    ground: 'WORDING',
    one: 'LIKE_THE_OTHERS',
    because: {
      nb: 'Verten er selv deltaker, og nøkkelen gjelder for alle deltakerne. Vertens del regnes ut og vises, men faktureres ikke.',
      nn: 'Verten er sjølv deltakar, og nøkkelen gjeld for alle deltakarane. Verten sin del blir rekna ut og vist, men ikkje fakturert.',
      en: 'The host is itself a participant, and the key is over all participants. Its share is computed and shown, but not invoiced.',
    },
  },
  'A-33': { ground: 'WORDING' },
  'A-34': { ground: 'WORDING' },
  'A-35': {
    ground: 'LAW',
    law: 'kommuneloven § 14-6',
    one: 'ALLOCATED_AND_SHOWN',
    because: {
      nb: 'Kostnaden hører til året, og avtalen fordeler alle. Det som går ut over budsjettet, vises for seg og er et avvik til budsjettet er endret; det som ikke er brukt, går tilbake i avregningen.',
      nn: 'Kostnaden høyrer til året, og avtalen fordeler alle. Det som går ut over budsjettet, blir vist for seg og er eit avvik til budsjettet er endra; det som ikkje er brukt, går tilbake i avrekninga.',
      en: 'The cost belongs to the year, and the agreement shares all costs. What goes beyond the budget is shown by itself and is a finding until the budget is amended; what is not spent goes back in the settlement.',
    },
  },
  'A-36': { ground: 'CAUTION' },
};

export const OPEN_QUESTIONS: readonly OpenQuestion[] = Object.entries(QUESTIONS).map(([id, said]) => {
  const { ground, law = null } = said;
  const alone = said.one === undefined ? null : said;
  return {
    ...{ id, ground, law },
    question: questionText(id),
    options: alone ? [alone.one] : (SWITCHED_READINGS[id] ?? []),
    treatment: alone ? (alone.treatment ?? 'ONE_READING') : 'SWITCHED',
    because: alone?.because ?? null,
  };
});

/** The reading of a question by the program, where neither a decision nor a recorded default says otherwise. */
export const defaultOf = (id: string): string => OPEN_QUESTIONS.find((q) => q.id === id)?.options[0] ?? '';
