import type { Text } from '#kernel';
import type { Step } from '../domain/billing/reconciliation.ts';

/** What the lines of a reconciliation are called. */
export const STEP_TEXTS: Readonly<Record<Step['what'], Text>> = {
  LEDGER_COSTS: { nb: 'Kostnader i hovedboka', nn: 'Kostnader i hovudboka', en: 'Costs in the ledger' },
  NOT_BOOKED_YET: {
    nb: 'bokført eller rettet etter denne dagen',
    nn: 'bokført eller retta etter denne dagen',
    en: 'booked or corrected after this day',
  },
  ACCRUALS_OF_OTHER_YEARS: {
    nb: 'påløpt i andre års regnskap, tatt ut i dette',
    nn: 'påkome i rekneskapen for andre år, teke ut i dette',
    en: 'accrued in the accounts of other years, released in these',
  },
  RELEASED_IN_OTHER_YEARS: {
    nb: 'påløpt, tatt ut i senere års regnskap',
    nn: 'påkome, teke ut i rekneskapen for seinare år',
    en: 'accruals released in the accounts of later years',
  },
  ACTUAL_COSTS: {
    nb: 'Ført på året uten påløpte kostnader',
    nn: 'Ført på året utan påkomne kostnader',
    en: 'Booked on the year without accruals',
  },
  OPEN_ACCRUALS: {
    nb: 'påløpte kostnader, ikke fakturert ennå (estimat)',
    nn: 'påkomne kostnader, ikkje fakturerte enno (estimat)',
    en: 'accruals, not invoiced yet (estimate)',
  },
  SERVES_OTHER_YEARS: {
    nb: 'gjelder måneder i andre år',
    nn: 'gjeld månader i andre år',
    en: 'serves months of other years',
  },
  FROM_OTHER_YEARS: {
    nb: 'bokført i andre år, gjelder dette',
    nn: 'bokført i andre år, gjeld dette',
    en: 'booked in other years, serves this one',
  },
  BOOKED: { nb: 'Ført på året', nn: 'Ført på året', en: 'Booked on the year' },
  HELD: { nb: 'holdt tilbake', nn: 'halde tilbake', en: 'held' },
  EXCLUDED: { nb: 'holdt utenfor', nn: 'halde utanfor', en: 'excluded' },
  ALLOCATED: { nb: 'Fordelt', nn: 'Fordelt', en: 'Allocated' },
  NOT_SETTLED: {
    nb: 'året er ikke avregnet',
    nn: 'året er ikkje avrekna',
    en: 'the year is not settled',
  },
  CHANGED_SINCE_SETTLEMENT: {
    nb: 'endret etter siste avregning, ikke korrigert',
    nn: 'endra etter siste avrekning, ikkje korrigert',
    en: 'changed since the last settlement, not corrected',
  },
  BILLED: {
    nb: 'Fakturert av årets kostnader',
    nn: 'Fakturert av kostnadene i året',
    en: 'Billed of the year’s costs',
  },
  OWN_SHARE: { nb: 'vertens egen andel', nn: 'verten sin eigen del', en: 'the host’s own share' },
  INVOICED_NET: { nb: 'Fakturaer uten mva.', nn: 'Fakturaer utan mva.', en: 'Invoices without VAT' },
  VAT: { nb: 'merverdiavgift', nn: 'meirverdiavgift', en: 'VAT' },
  LATE_INTEREST: { nb: 'forsinkelsesrente', nn: 'forseinkingsrente', en: 'late interest' },
  INVOICED: { nb: 'Fakturert', nn: 'Fakturert', en: 'Invoiced' },
  PAID: { nb: 'betalt', nn: 'betalt', en: 'paid' },
  WRITTEN_OFF: { nb: 'avskrevet', nn: 'avskrive', en: 'written off' },
  POSTED_LATER: {
    nb: 'skjedd før, bokført senere fordi regnskapet var avsluttet',
    nn: 'hendt før, bokført seinare fordi rekneskapen var avslutta',
    en: 'happened before, posted later as the accounts were closed',
  },
  OPEN: { nb: 'Åpent på fakturaene', nn: 'Ope på fakturaene', en: 'Open on the invoices' },
  LEDGER_RECEIVABLE: { nb: 'Fordring i hovedboka', nn: 'Krav i hovudboka', en: 'Receivable in the ledger' },
  UNEXPLAINED: { nb: 'UFORKLART', nn: 'UFORKLART', en: 'UNEXPLAINED' },
};
