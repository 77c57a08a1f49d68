import type { EhfDocument } from '../document.ts';
import { at, blank, type Place, partiesOf, type Rule, when } from './rule.ts';

type Said = readonly [text: string | null | undefined, place: Place];

/** Every text that is written, with its place. */
function textsOf(document: EhfDocument): readonly Said[] {
  return [
    [document.number, at('number', 'BT-1')],
    [document.typeCode, at('typeCode', 'BT-3')],
    [document.issueDate, at('issueDate', 'BT-2')],
    [document.dueDate, at('dueDate', 'BT-9')],
    [document.currency, at('currency', 'BT-5')],
    [document.note, at('note', 'BT-22')],
    [document.buyerReference, at('buyerReference', 'BT-10')],
    [document.orderReference, at('orderReference', 'BT-13')],
    [document.contract, at('contract', 'BT-12')],
    [document.paymentTerms, at('paymentTerms', 'BT-20')],
    [document.payment?.meansCode, at('payment.meansCode', 'BT-81')],
    [document.payment?.kid, at('payment.kid', 'BT-83')],
    [document.payment?.account, at('payment.account', 'BT-84')],
    ...document.preceding.map(({ number }, i): Said => [number, at(`preceding[${i}].number`, 'BT-25')]),
    ...partiesOf(document).flatMap(([who, { name, organisationNumber, vatNumber, endpoint, address }]): Said[] => {
      const term = (seller: number, buyer: number): string => `BT-${who === 'seller' ? seller : buyer}`;
      return [
        [name, at(`${who}.name`, term(27, 44))],
        [organisationNumber, at(`${who}.organisationNumber`, term(30, 47))],
        [vatNumber, at(`${who}.vatNumber`, term(31, 48))],
        [endpoint?.id, at(`${who}.endpoint`, term(34, 49))],
        [address?.street, at(`${who}.address.street`, term(35, 50))],
        [address?.city, at(`${who}.address.city`, term(37, 52))],
        [address?.postalCode, at(`${who}.address.postalCode`, term(38, 53))],
        [address?.country, at(`${who}.address.country`, term(40, 55))],
      ];
    }),
    ...document.vat.flatMap(({ category, reason, reasonCode }, i): Said[] => [
      [category, at(`vat[${i}].category`, 'BT-118')],
      [reason, at(`vat[${i}].reason`, 'BT-120')],
      [reasonCode, at(`vat[${i}].reasonCode`, 'BT-121')],
    ]),
    ...document.lines.flatMap(({ id, name, description, unit, vat }, i): Said[] => [
      [id, at(`lines[${i}].id`, 'BT-126')],
      [name, at(`lines[${i}].name`, 'BT-153')],
      [description, at(`lines[${i}].description`, 'BT-154')],
      [unit, at(`lines[${i}].unit`, 'BT-130')],
      [vat.category, at(`lines[${i}].vat.category`, 'BT-151')],
    ]),
  ];
}

/** Control characters other than line feed, halves of a character, and what else XML 1.0 (§ 2.2) cannot hold. */
const NOT_XML = /[^\P{Cc}\n]|\p{Cs}|[\ufffe\uffff]/u;

/** Peppol BIS Billing 3.0 R008, and XML 1.0 § 2.2: nothing is written that is empty or cannot be written. */
export const TEXT_RULES: readonly Rule[] = [
  {
    id: 'PEPPOL-EN16931-R008',
    text: {
      nb: 'Feltet er tomt. Fyll det ut, eller utelat det.',
      nn: 'Feltet er tomt. Fyll det ut, eller utelat det.',
      en: 'The field is empty. Fill it in, or leave it out.',
    },
    broken: (document) =>
      textsOf(document).flatMap(([text, place]) => when(typeof text === 'string' && blank(text), place)),
  },
  {
    id: 'FB-TEXT',
    text: {
      nb: 'Teksten har et tegn som ikke kan stå i et EHF-dokument, for eksempel et tabulatortegn. Ta det bort.',
      nn: 'Teksten har eit teikn som ikkje kan stå i eit EHF-dokument, til dømes eit tabulatorteikn. Ta det bort.',
      en: 'The text has a character that cannot stand in an EHF document, such as a tab. Leave it out.',
    },
    broken: (document) => textsOf(document).flatMap(([text, place]) => when(!!text && NOT_XML.test(text), place)),
  },
];
