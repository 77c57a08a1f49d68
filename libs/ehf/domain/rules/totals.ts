import type { Oere } from '#kernel';
import { at, blank, type Rule, when } from './rule.ts';

const sum = (amounts: readonly Oere[]): Oere => amounts.reduce((total, amount) => total + amount, 0n);

/** EN 16931-1 § 6.4.2 (BG-22): parts sum to wholes, to the øre. BR-CO-25 stood there until 2026 and is kept. */
export const TOTALS_RULES: readonly Rule[] = [
  {
    id: 'BR-CO-10',
    text: {
      nb: 'Summen av linjene stemmer ikke med linjene. Regn den ut på nytt.',
      nn: 'Summen av linjene stemmer ikkje med linjene. Rekn han ut på nytt.',
      en: 'The sum of the lines is not that of the lines. Compute it anew.',
    },
    broken: ({ lines, totals }) =>
      when(totals.lines !== sum(lines.map(({ amount }) => amount)), at('totals.lines', 'BT-106')),
  },
  {
    id: 'BR-CO-13',
    text: {
      nb: 'Beløpet uten mva er ikke summen av linjene. Regn det ut på nytt.',
      nn: 'Beløpet utan mva er ikkje summen av linjene. Rekn det ut på nytt.',
      en: 'The amount without VAT is not the sum of the lines. Compute it anew.',
    },
    broken: ({ totals }) => when(totals.withoutVat !== totals.lines, at('totals.withoutVat', 'BT-109')),
  },
  {
    id: 'BR-CO-14',
    text: {
      nb: 'Mva i alt er ikke summen av mva-beløpene. Regn den ut på nytt.',
      nn: 'Mva i alt er ikkje summen av mva-beløpa. Rekn ho ut på nytt.',
      en: 'The total VAT is not the sum of the VAT amounts. Compute it anew.',
    },
    broken: ({ vat, totals }) => when(totals.vat !== sum(vat.map(({ tax }) => tax)), at('totals.vat', 'BT-110')),
  },
  {
    id: 'BR-CO-15',
    text: {
      nb: 'Beløpet med mva er ikke beløpet uten mva pluss mva. Regn det ut på nytt.',
      nn: 'Beløpet med mva er ikkje beløpet utan mva pluss mva. Rekn det ut på nytt.',
      en: 'The amount with VAT is not the amount without VAT plus VAT. Compute it anew.',
    },
    broken: ({ totals }) => when(totals.withVat !== totals.withoutVat + totals.vat, at('totals.withVat', 'BT-112')),
  },
  {
    id: 'BR-CO-16',
    text: {
      nb: 'Beløpet å betale er ikke beløpet med mva, minus det som er betalt, pluss avrunding. Regn det ut på nytt.',
      nn: 'Beløpet å betale er ikkje beløpet med mva, minus det som er betalt, pluss avrunding. Rekn det ut på nytt.',
      en: 'The amount due is not the amount with VAT, less what is paid, plus rounding. Compute it anew.',
    },
    broken: ({ totals: { withVat, prepaid, rounding, payable } }) =>
      when(payable !== withVat - (prepaid ?? 0n) + (rounding ?? 0n), at('totals.payable', 'BT-115')),
  },
  {
    id: 'BR-CO-25',
    text: {
      nb: 'Det er noe å betale, men verken forfall eller betalingsvilkår er oppgitt. Oppgi forfall.',
      nn: 'Det er noko å betale, men korkje forfall eller betalingsvilkår er oppgjeve. Oppgje forfall.',
      en: 'There is something to pay, but neither a due date nor payment terms. Give the due date.',
    },
    broken: ({ kind, totals, dueDate, paymentTerms }) =>
      when(kind === 'INVOICE' && totals.payable > 0n && dueDate === null && blank(paymentTerms), at('dueDate', 'BT-9')),
  },
];
