import { isCivilDate } from '#kernel';
import { CURRENCY, TYPE_CODES } from '../codes.ts';
import type { EhfDocument } from '../document.ts';
import { at, blank, type Place, type Rule, when } from './rule.ts';

/** EN 16931-1 § 6.4.2 and Peppol BIS Billing 3.0: what every document has at its head. BT-n are its business terms. */
export const HEADER_RULES: readonly Rule[] = [
  {
    id: 'BR-02',
    text: {
      nb: 'Dokumentet mangler nummer. Gi det neste nummer i serien.',
      nn: 'Dokumentet manglar nummer. Gi det neste nummer i serien.',
      en: 'The document has no number. Give it the next number of the series.',
    },
    broken: ({ number }) => when(blank(number), at('number', 'BT-1')),
  },
  {
    id: 'BR-03',
    text: {
      nb: 'Dokumentet mangler utstedelsesdato. Oppgi dagen det er utstedt.',
      nn: 'Dokumentet manglar utferdingsdato. Oppgje dagen det er utferda.',
      en: 'The document has no issue date. Give the day on which it is issued.',
    },
    broken: ({ issueDate }) => when(blank(issueDate), at('issueDate', 'BT-2')),
  },
  {
    id: 'BR-04',
    text: {
      nb: 'Dokumentet mangler dokumenttype. Oppgi 380 for faktura eller 381 for kreditnota.',
      nn: 'Dokumentet manglar dokumenttype. Oppgje 380 for faktura eller 381 for kreditnota.',
      en: 'The document has no type code. Give 380 for an invoice or 381 for a credit note.',
    },
    broken: ({ typeCode }) => when(blank(typeCode), at('typeCode', 'BT-3')),
  },
  {
    id: 'PEPPOL-EN16931-P0100',
    text: {
      nb: 'En faktura må ha dokumenttype 380 eller 386. Rett dokumenttypen.',
      nn: 'Ein faktura må ha dokumenttype 380 eller 386. Rett dokumenttypen.',
      en: 'An invoice must have type code 380 or 386. Correct the type code.',
    },
    broken: ({ kind, typeCode }) => when(kind === 'INVOICE' && foreign(typeCode, kind), at('typeCode', 'BT-3')),
  },
  {
    id: 'PEPPOL-EN16931-P0101',
    text: {
      nb: 'En kreditnota må ha dokumenttype 381. Rett dokumenttypen.',
      nn: 'Ein kreditnota må ha dokumenttype 381. Rett dokumenttypen.',
      en: 'A credit note must have type code 381. Correct the type code.',
    },
    broken: ({ kind, typeCode }) => when(kind === 'CREDIT_NOTE' && foreign(typeCode, kind), at('typeCode', 'BT-3')),
  },
  {
    id: 'BR-05',
    text: {
      nb: 'Dokumentet mangler valuta. Oppgi NOK.',
      nn: 'Dokumentet manglar valuta. Oppgje NOK.',
      en: 'The document has no currency. Give NOK.',
    },
    broken: ({ currency }) => when(blank(currency), at('currency', 'BT-5')),
  },
  {
    id: 'BR-CL-04',
    text: {
      nb: 'Valutaen er ikke NOK. Boka fører norske kroner; oppgi NOK.',
      nn: 'Valutaen er ikkje NOK. Boka fører norske kroner; oppgje NOK.',
      en: 'The currency is not NOK. The book keeps Norwegian kroner; give NOK.',
    },
    broken: ({ currency }) => when(!blank(currency) && currency !== CURRENCY, at('currency', 'BT-5')),
  },
  {
    id: 'PEPPOL-EN16931-R003',
    text: {
      nb: 'Dokumentet har verken kjøpers referanse eller ordrenummer. Oppgi ressursnummeret mottakeren har bedt om.',
      nn: 'Dokumentet har korkje referansen til kjøparen eller ordrenummer. Oppgje ressursnummeret mottakaren har bede om.',
      en: 'The document has neither a buyer reference nor an order number. Give the resource number that the recipient asked for.',
    },
    broken: ({ buyerReference, orderReference }) =>
      when(buyerReference === null && orderReference === null, at('buyerReference', 'BT-10')),
  },
  {
    id: 'PEPPOL-EN16931-F001',
    text: {
      nb: 'Datoen finnes ikke i kalenderen. Skriv den som ÅÅÅÅ-MM-DD.',
      nn: 'Datoen finst ikkje i kalenderen. Skriv han som ÅÅÅÅ-MM-DD.',
      en: 'The date does not exist in the calendar. Write it as YYYY-MM-DD.',
    },
    broken: (document) => datesOf(document).flatMap(([date, place]) => when(!blank(date) && !isCivilDate(date), place)),
  },
  {
    id: 'BR-55',
    text: {
      nb: 'Henvisningen til et tidligere dokument mangler nummer. Oppgi nummeret.',
      nn: 'Tilvisinga til eit tidlegare dokument manglar nummer. Oppgje nummeret.',
      en: 'The reference to an earlier document has no number. Give its number.',
    },
    broken: ({ preceding }) =>
      preceding.flatMap(({ number }, i) => when(blank(number), at(`preceding[${i}].number`, 'BT-25'))),
  },
  {
    id: 'FB-REFERENCE',
    text: {
      nb: 'Kreditnotaen sier ikke hva den krediterer. Vis til fakturaen den gjelder.',
      nn: 'Kreditnotaen seier ikkje kva han krediterer. Vis til fakturaen han gjeld.',
      en: 'The credit note does not say what it credits. Refer to the invoice.',
    },
    broken: ({ kind, preceding }) => when(kind === 'CREDIT_NOTE' && preceding.length === 0, at('preceding', 'BG-3')),
  },
];

const foreign = (typeCode: string, kind: EhfDocument['kind']): boolean =>
  !blank(typeCode) && !(TYPE_CODES[kind] as readonly string[]).includes(typeCode);

function datesOf({ issueDate, dueDate, preceding, period, lines }: EhfDocument): [string | null, Place][] {
  return [
    [issueDate, at('issueDate', 'BT-2')],
    [dueDate, at('dueDate', 'BT-9')],
    [period?.from ?? null, at('period.from', 'BT-73')],
    [period?.to ?? null, at('period.to', 'BT-74')],
    ...preceding.map(({ issueDate: date }, i): [string | null, Place] => [
      date,
      at(`preceding[${i}].issueDate`, 'BT-26'),
    ]),
    ...lines.flatMap(({ period: of }, i): [string | null, Place][] => [
      [of?.from ?? null, at(`lines[${i}].period.from`, 'BT-134')],
      [of?.to ?? null, at(`lines[${i}].period.to`, 'BT-135')],
    ]),
  ];
}
