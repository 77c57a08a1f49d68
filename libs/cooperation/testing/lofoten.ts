import type { Allocation } from '#allocation';
import { type CivilDate, isRefusal, kroner, parseKroner, type Refusal } from '#kernel';
import type { Terms } from '../domain/terms.ts';
import { type DataOf, Miniature } from './miniature.ts';

/** Building blocks of a book like that of Lofoten IKT. Amounts, and every approval but Vågan's, are examples. */
export const VAEROEY = '1857';
export const FLAKSTAD = '1859';
export const VESTVAAGOEY = '1860';
export const VAAGAN = '1865';
export const MOSKENES = '1874';
/** Ascending by number, as answers list them. */
export const FIVE = [VAEROEY, FLAKSTAD, VESTVAAGOEY, VAAGAN, MOSKENES] as const;

export const PARTICIPANTS = [
  { municipality: VAAGAN, name: 'Vågan', organisationNumber: '938644500' },
  { municipality: VAEROEY, name: 'Værøy', organisationNumber: '964994307' },
  { municipality: MOSKENES, name: 'Moskenes', organisationNumber: '945962151' },
  { municipality: FLAKSTAD, name: 'Flakstad', organisationNumber: '863320852' },
  { municipality: VESTVAAGOEY, name: 'Vestvågøy', organisationNumber: '942570619' },
];

/** Statistics Norway, table 07459, 1 January. */
export const POPULATION: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  2021: { 1865: 9670, 1860: 11521, 1859: 1238, 1874: 989, 1857: 698 },
  2022: { 1865: 9724, 1860: 11566, 1859: 1216, 1874: 982, 1857: 678 },
  2023: { 1865: 9736, 1860: 11551, 1859: 1220, 1874: 979, 1857: 688 },
  2024: { 1865: 9793, 1860: 11619, 1859: 1229, 1874: 954, 1857: 683 },
  2025: { 1865: 9871, 1860: 11582, 1859: 1266, 1874: 969, 1857: 677 },
  2026: { 1865: 9905, 1860: 11606, 1859: 1235, 1874: 976, 1857: 656 },
};

export const KEY_30_70: DataOf<'DefineKey'> = {
  key: '30-70',
  name: '30 % flatt, 70 % etter innbyggertall',
  components: [
    { basis: 'EQUAL', weight: '3/10' },
    { basis: 'POPULATION', weight: '7/10' },
  ],
};
export const KEY_20_80: DataOf<'DefineKey'> = {
  key: '20-80',
  name: '20 % flatt, 80 % etter innbyggertall',
  components: [
    { basis: 'EQUAL', weight: '0.2' },
    { basis: 'POPULATION', weight: '0.8' },
  ],
};

/** The text of 2024 as the council of Vågan printed it (text A), as data. */
export const TERMS_2024: Terms = {
  key: '30-70',
  keyClause: '4.4',
  populationDate: 'FIRST_OF_YEAR',
  keyNeedsRatification: true,
  optOutAllowed: true,
  termsApply: 'NEXT_FIRST_OF_JANUARY',
  billing: { rhythm: 'MONTHLY', clause: '4.4' },
  categories: {
    DRIFT: { method: 'KEYED_ALL', clause: '4.4' },
    HOST_ADMIN_EXTRA: { method: 'EXCLUDED', clause: '4.4', interpretation: 'A-01' },
    PROJECT: { method: 'KEYED_SERVICE', clause: '4.4', needsApproval: true },
    SHARED_SYSTEM: { method: 'KEYED_SERVICE', clause: '4.4' },
    INDIVIDUAL_LICENCE: { method: 'ACTUAL', clause: '4.4' },
    OWN_MEASURE: { method: 'OWN', clause: '4.1.1' },
    CLIENT_EQUIPMENT: { method: 'ACTUAL', clause: '4.4.2', interpretation: 'A-12' },
    SYSTEM_SWITCH: { method: 'AGREED', clause: '4.4.3' },
    PENSION_TRANSFERRED: { method: 'ORIGIN', clause: '2.5', afterEnd: 'PENSION_FORMER' },
    PENSION_FORMER: { method: 'KEYED_ALL', clause: '2.5' },
    INVESTMENT: { method: 'DETERMINED', clause: '4.4.1' },
    PREMISES_LOCAL: { method: 'EXCLUDED', clause: '2.2' },
  },
  competences: [
    { effect: 'DECIDE_KEY', body: 'lofotraadet', clause: '4.4' },
    { effect: 'APPROVE_PROJECT', body: 'driftsstyret', clause: '4.4' },
    { effect: 'AGREE_COST_SPLIT', body: 'driftsstyret', clause: '4.4.3' },
    { effect: 'SET_SERVICE_LEAVE_DATE', body: 'driftsstyret', clause: '4.4.3' },
    { effect: 'DETERMINE_ALLOCATION', body: 'driftsstyret', clause: '4.4.1' },
    { effect: 'RECHARGE_PENSION', body: 'driftsstyret', clause: '2.5' },
    { effect: 'ADOPT_INTERPRETATION', body: 'driftsstyret', clause: '6.3' },
  ],
};

/** Text B: the formannskap's addition, the host's administrative extra costs in the key base. */
export const TERMS_2024_B: Terms = {
  ...TERMS_2024,
  categories: { ...TERMS_2024.categories, HOST_ADMIN_EXTRA: { method: 'KEYED_ALL', clause: '4.4' } },
};

/** The original text: an establishment period with each municipality's own historic cost. */
export const TERMS_2022: Terms = {
  ...TERMS_2024,
  key: null,
  categories: {
    DRIFT: { method: 'FIXED_AMOUNTS', clause: '4.4', baseYear: 2021, index: 'deflator' },
    HOST_ADMIN_EXTRA: { method: 'FIXED_BY_BOARD', clause: '4.4', interpretation: 'A-01' },
    OWN_MEASURE: { method: 'OWN', clause: '4.1.1' },
  },
  competences: [
    { effect: 'FIX_HOST_EXTRA', body: 'driftsstyret', clause: '4.4' },
    { effect: 'ADOPT_INTERPRETATION', body: 'driftsstyret', clause: '6.3' },
  ],
  billing: { rhythm: 'QUARTERLY', clause: '4.4' },
  establishment: { until: '2023-12-31', clause: '4.4' },
};

export const council = (municipality: string) => `ks-${municipality}`;

/** A book with the cooperation, its bodies, the key 30/70 and the population of every year. */
export function bookOfLofoten({ population = [2021, 2022, 2023, 2024, 2025, 2026] as readonly number[] } = {}) {
  const book = new Miniature();
  const founded = { decided: '2021-12-01', validFrom: '2022-01-01' };
  book.record(
    'EstablishCooperation',
    { name: 'Lofoten IKT', form: 'HOST_MUNICIPALITY', host: VAAGAN, participants: PARTICIPANTS },
    founded,
  );
  for (const m of FIVE)
    book.record(
      'EstablishBody',
      { body: council(m), name: 'Kommunestyret', kind: 'COUNCIL', municipality: m },
      founded,
    );
  const others = [
    { body: 'driftsstyret', name: 'Driftsstyret', kind: 'OPERATING_BOARD' },
    { body: 'lofotraadet', name: 'Lofotrådet', kind: 'REGIONAL_COUNCIL' },
    { body: 'fs-vaagan', name: 'Formannskapet', kind: 'EXECUTIVE_COMMITTEE', municipality: VAAGAN },
  ] as const;
  for (const body of others) book.record('EstablishBody', body, founded);
  for (const key of [KEY_30_70, KEY_20_80]) book.record('DefineKey', key, founded);
  for (const year of population) acceptPopulation(book, year);
  return book;
}

export function acceptPopulation(book: Miniature, year: number, figures = POPULATION[year]): Miniature {
  return book.record(
    'AcceptPopulation',
    { referenceDate: `${year}-01-01`, figures: figures ?? {}, table: '07459', source: 'Statistisk sentralbyrå' },
    { decided: `${year}-02-25` },
  );
}

/** The same book, where a document says that the text of 2024 applies from the date. */
export function lofotenUnder(terms: Terms, from: CivilDate = '2024-01-01', book = bookOfLofoten()): Miniature {
  return book
    .record('ProposeAgreement', { version: 'AV-2024', title: 'Avtalen av 2024', clauses: [], terms }, { decided: from })
    .record('AttestAgreement', { version: 'AV-2024', basis: 'Example' }, { decided: from });
}

type Effect = NonNullable<DataOf<'RecordDecision'>['effect']>;
/** A decision of a body, adopted unless said otherwise. */
export function decide(
  book: Miniature,
  decision: string,
  body: string,
  effect: Effect | null,
  decided: CivilDate,
  more: Partial<DataOf<'RecordDecision'>> & { validFrom?: CivilDate; caseReference?: string } = {},
): Miniature {
  const { validFrom = decided, caseReference, ...said } = more;
  return book.record(
    'RecordDecision',
    {
      decision,
      body,
      outcome: 'ADOPTED',
      votes: { for: null, against: 0, unanimous: true },
      wording: 'Som innstilt.',
      ...(effect && { effect }),
      ...said,
    },
    { decided, validFrom, ...(caseReference !== undefined && { caseReference }) },
  );
}

/** A cost line of 2025, booked and served by default over the whole year; the amount in kroner. */
export function cost(
  category: string,
  amountInKroner: string,
  said: Partial<DataOf<'RecordCostLine'>> = {},
): DataOf<'RecordCostLine'> {
  const amount = parseKroner(amountInKroner);
  if (amount === null) throw new Error(`${amountInKroner} is no amount`);
  return {
    line: 'L-1',
    category,
    label: 'Example',
    amount: amount.toString(),
    vat: { amount: '0', treatment: 'COMPENSATED' },
    bookedOn: '2025-01-15',
    service: { from: '2025-01', to: '2025-12' },
    ...said,
  };
}

export const book = (into: Miniature, line: DataOf<'RecordCostLine'>, decided = '2025-01-31'): Miniature =>
  into.record('RecordCostLine', line, { decided });

/** The answer, which must not be a refusal. */
export function answered(answer: Allocation | Refusal): Allocation {
  if (isRefusal(answer)) throw new Error(`refused: ${answer.text.en}`);
  return answer;
}

/** What each municipality owes, in kroner, by number. */
export const owed = (answer: Allocation | Refusal): Record<string, string> =>
  Object.fromEntries(answered(answer).shares.map((s) => [s.municipality, kroner(s.amount)]));

/** Amounts by name in the order of the rulebook's tables. */
export const amounts = (
  vaagan: string,
  vestvaagoey: string,
  flakstad: string,
  moskenes: string,
  vaeroey: string,
): Record<string, string> => ({
  [VAAGAN]: vaagan,
  [VESTVAAGOEY]: vestvaagoey,
  [FLAKSTAD]: flakstad,
  [MOSKENES]: moskenes,
  [VAEROEY]: vaeroey,
});
