import type { RunKind } from '#invoicing';
import type { Language, Text } from '#kernel';

/** The words of papers. `{…}` stands for what is put in. */
const WORDS = {
  invoice: { nb: 'Faktura', nn: 'Faktura', en: 'Invoice' },
  creditNote: { nb: 'Kreditnota', nn: 'Kreditnota', en: 'Credit note' },
  basisNote: { nb: 'Fordelingsnotat', nn: 'Fordelingsnotat', en: 'How the amount came about' },
  settlement: { nb: 'Avregning', nn: 'Avrekning', en: 'Settlement' },
  seller: { nb: 'Selger', nn: 'Seljar', en: 'Seller' },
  buyer: { nb: 'Kjøper', nn: 'Kjøpar', en: 'Buyer' },
  name: { nb: 'Navn', nn: 'Namn', en: 'Name' },
  organisationNumber: { nb: 'Org.nr.', nn: 'Org.nr.', en: 'Org. no.' },
  address: { nb: 'Adresse', nn: 'Adresse', en: 'Address' },
  reference: { nb: 'Deres referanse', nn: 'Dykkar referanse', en: 'Your reference' },
  order: { nb: 'Bestilling', nn: 'Bestilling', en: 'Order' },
  number: { nb: 'Nummer', nn: 'Nummer', en: 'Number' },
  issuedOn: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  dueOn: { nb: 'Forfall', nn: 'Forfall', en: 'Due' },
  concerns: { nb: 'Gjelder', nn: 'Gjeld', en: 'Concerns' },
  account: { nb: 'Til konto', nn: 'Til konto', en: 'To account' },
  kid: { nb: 'KID', nn: 'KID', en: 'KID' },
  agreement: { nb: 'Avtale', nn: 'Avtale', en: 'Agreement' },
  refersTo: { nb: 'Viser til', nn: 'Viser til', en: 'Refers to' },
  cooperation: { nb: 'Samarbeid', nn: 'Samarbeid', en: 'Cooperation' },
  lines: { nb: 'Linjer', nn: 'Linjer', en: 'Lines' },
  what: { nb: 'Hva', nn: 'Kva', en: 'What' },
  vat: { nb: 'Mva.', nn: 'Mva.', en: 'VAT' },
  withoutVat: { nb: 'Beløp uten mva. (kr)', nn: 'Beløp utan mva. (kr)', en: 'Amount without VAT (NOK)' },
  sum: { nb: 'Sum', nn: 'Sum', en: 'Total' },
  vatAndTotal: {
    nb: 'Merverdiavgift og sum (kr)',
    nn: 'Meirverdiavgift og sum (kr)',
    en: 'Value added tax and total (NOK)',
  },
  vatBase: { nb: 'Grunnlag', nn: 'Grunnlag', en: 'Base' },
  toPay: { nb: 'Å betale', nn: 'Å betale', en: 'To pay' },
  credited: { nb: 'Godskrives', nn: 'Blir godskrive', en: 'Credited' },
  standard: { nb: 'Med mva., {rate} %', nn: 'Med mva., {rate} %', en: 'With VAT, {rate} %' },
  exempt: { nb: 'Fritatt for mva.', nn: 'Friteke for mva.', en: 'Exempt from VAT' },
  outside: { nb: 'Utenfor mva.', nn: 'Utanfor mva.', en: 'Outside the scope of VAT' },
  readable: {
    nb: 'Dette er en lesbar utgave. Dokumentet som gjelder, er EHF-dokumentet med SHA-256 {sha256}.',
    nn: 'Dette er ei lesbar utgåve. Dokumentet som gjeld, er EHF-dokumentet med SHA-256 {sha256}.',
    en: 'This is a copy for reading. The document that counts is the EHF document with SHA-256 {sha256}.',
  },
  noteIntro: {
    nb: 'Her står hvordan beløpet på {invoice} er regnet ut for {name}. Tallene er slik boka var kjent da kjøringen {run} ble klargjort {on} (de første {size} hendelsene).',
    nn: 'Her står korleis beløpet på {invoice} er rekna ut for {name}. Tala er slik boka var kjend då køyringa {run} vart klargjord {on} (dei første {size} hendingane).',
    en: 'This shows how the amount of {invoice} was computed for {name}. The figures are as the book was known when the run {run} was prepared on {on} (the first {size} events).',
  },
  stepsOfRun: {
    nb: 'Klargjort {prepared}, attestert {attested}, anvist {approved}, utstedt {issued}.',
    nn: 'Klargjord {prepared}, attestert {attested}, tilvist {approved}, utferda {issued}.',
    en: 'Prepared {prepared}, vouched for {attested}, approved {approved}, issued {issued}.',
  },
  basis: { nb: 'Grunnlag', nn: 'Grunnlag', en: 'Basis' },
  basisBudget: {
    nb: 'Budsjettet for {year}, versjon {version}, på {total} kr.',
    nn: 'Budsjettet for {year}, versjon {version}, på {total} kr.',
    en: 'The budget of {year}, version {version}, of NOK {total}.',
  },
  basisCosts: {
    nb: 'Det som er ført av kostnader for {year}: {total} kr er fordelt på kommunene.',
    nn: 'Det som er ført av kostnader for {year}: {total} kr er fordelt på kommunane.',
    en: 'The costs booked for {year}: NOK {total} is shared by the municipalities.',
  },
  basisStated: {
    nb: 'Beløpene er ført etter et dokument, ikke regnet ut av boka.',
    nn: 'Beløpa er førte etter eit dokument, ikkje rekna ut av boka.',
    en: 'The amounts were recorded from a document, not computed by the book.',
  },
  provisional: { nb: 'Foreløpig grunnlag', nn: 'Førebels grunnlag', en: 'Provisional basis' },
  costs: { nb: 'Kostnadene', nn: 'Kostnadene', en: 'The costs' },
  costsByCategory: { nb: 'Kostnader per kategori', nn: 'Kostnader per kategori', en: 'Costs by category' },
  category: { nb: 'Kategori', nn: 'Kategori', en: 'Category' },
  howShared: { nb: 'Deles', nn: 'Blir delt', en: 'Shared' },
  clause: { nb: 'Punkt', nn: 'Punkt', en: 'Clause' },
  inAll: { nb: 'I alt (kr)', nn: 'I alt (kr)', en: 'In all (NOK)' },
  partOf: { nb: '{name} (kr)', nn: '{name} (kr)', en: '{name} (NOK)' },
  keys: { nb: 'Nøkkelen', nn: 'Nøkkelen', en: 'The key' },
  keyByAgreement: {
    nb: '{name}: nøkkelen i avtalen, punkt {clause}.',
    nn: '{name}: nøkkelen i avtalen, punkt {clause}.',
    en: '{name}: the key of the agreement, clause {clause}.',
  },
  keyByDecision: {
    nb: '{name}: vedtatt ({decision}), punkt {clause}.',
    nn: '{name}: vedteken ({decision}), punkt {clause}.',
    en: '{name}: decided ({decision}), clause {clause}.',
  },
  keyBounds: {
    nb: 'Ingen andel er under {min} eller over {max}.',
    nn: 'Ingen del er under {min} eller over {max}.',
    en: 'No share is below {min} or above {max}.',
  },
  sharesWith: {
    nb: '{of}: andeler etter {key}, innbyggere per {date}',
    nn: '{of}: delar etter {key}, innbyggjarar per {date}',
    en: '{of}: shares by {key}, inhabitants on {date}',
  },
  sharesPlain: { nb: '{of}: andeler etter {key}', nn: '{of}: delar etter {key}', en: '{of}: shares by {key}' },
  populationSource: {
    nb: 'Kilde: {source}, {table}.',
    nn: 'Kjelde: {source}, {table}.',
    en: 'Source: {source}, {table}.',
  },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  inhabitants: { nb: 'Innbyggere', nn: 'Innbyggjarar', en: 'Inhabitants' },
  equalPart: { nb: 'Likt, {weight}', nn: 'Likt, {weight}', en: 'Equally, {weight}' },
  populationPart: {
    nb: 'Etter innbyggere, {weight}',
    nn: 'Etter innbyggjarar, {weight}',
    en: 'By inhabitants, {weight}',
  },
  share: { nb: 'Andel', nn: 'Del', en: 'Share' },
  ownShare: {
    nb: 'Andelen til {name}: {sum} = {share}.',
    nn: 'Delen til {name}: {sum} = {share}.',
    en: 'The share of {name}: {sum} = {share}.',
  },
  arithmetic: { nb: 'Regnestykket', nn: 'Reknestykket', en: 'The arithmetic' },
  arithmeticOf: {
    nb: 'Kostnad × andel = beløp, for {name}',
    nn: 'Kostnad × del = beløp, for {name}',
    en: 'Cost × share = amount, for {name}',
  },
  pot: { nb: 'Pott (kr)', nn: 'Pott (kr)', en: 'Pool (NOK)' },
  times: { nb: '× andel', nn: '× del', en: '× share' },
  exactly: { nb: '= nøyaktig (kr)', nn: '= nøyaktig (kr)', en: '= exactly (NOK)' },
  exact: { nb: 'Nøyaktig (kr)', nn: 'Nøyaktig (kr)', en: 'Exactly (NOK)' },
  rounded: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  fixed: { nb: 'fast beløp', nn: 'fast beløp', en: 'fixed amount' },
  rounding: {
    nb: 'Kostnader som deles likt mellom de samme kommunene, er én pott. Hver kommune får først de hele ørene av sin andel. Ørene som da er igjen, går én og én til dem med størst rest; er resten lik, til den med lavest kommunenummer. Slik summerer delene alltid til potten. Andelene er vist med fire desimaler; det regnes med den nøyaktige brøken.',
    nn: 'Kostnader som blir delte likt mellom dei same kommunane, er éin pott. Kvar kommune får først dei heile øra av sin del. Øra som då er att, går eitt og eitt til dei med størst rest; er resten lik, til den med lågast kommunenummer. Slik summerer delane alltid til potten. Delane er viste med fire desimalar; det blir rekna med den nøyaktige brøken.',
    en: 'Costs that are shared in the same way by the same municipalities are one pool. Each municipality first gets the whole øre of its share. The øre that are left go one by one to the largest remainders; of equal ones to the lowest municipality number. So the parts always sum to the pool. Shares are shown with four decimals; the exact fraction is used.',
  },
  toInvoice: {
    nb: 'Fra årets beløp til {invoice}',
    nn: 'Frå beløpet for året til {invoice}',
    en: 'From the amount of the year to {invoice}',
  },
  billedNow: { nb: 'Fakturert nå', nn: 'Fakturert no', en: 'Billed now' },
  ofYear: { nb: 'Året (kr)', nn: 'Året (kr)', en: 'The year (NOK)' },
  before: { nb: 'Fakturert før (kr)', nn: 'Fakturert før (kr)', en: 'Billed before (NOK)' },
  rest: { nb: 'Rest (kr)', nn: 'Rest (kr)', en: 'Rest (NOK)' },
  now: { nb: 'Nå (kr)', nn: 'No (kr)', en: 'Now (NOK)' },
  instalment: {
    nb: 'Dette er termin {number} av {of}. Resten av året deles på de {left} terminene som er igjen, denne medregnet, og rundes ned til hele øre; den siste terminen tar det som da står igjen. Øre som avrundingen av kategoriene etterlater, legges til den største.',
    nn: 'Dette er termin {number} av {of}. Resten av året blir delt på dei {left} terminane som er att, denne medrekna, og runda ned til heile øre; den siste terminen tek det som då står att. Øre som avrundinga av kategoriane etterlèt, blir lagde til den største.',
    en: 'This is instalment {number} of {of}. The rest of the year is divided by the {left} instalments that are left, this one counted, and rounded down to whole øre; the last instalment takes what is left then. Øre that the rounding of categories leaves are put to the largest.',
  },
  difference: {
    nb: 'Beløpet er årets andel av kostnadene minus det som er fakturert før. Er forskjellen under null, får kommunen den tilbake i en kreditnota.',
    nn: 'Beløpet er delen av kostnadene for året minus det som er fakturert før. Er skilnaden under null, får kommunen han tilbake i ei kreditnota.',
    en: 'The amount is the share of the costs of the year less what was billed before. Where the difference is below zero, the municipality gets it back in a credit note.',
  },
  soFar: {
    nb: 'Året har ikke noe gyldig budsjett. Det som er ført av kostnader så langt, faktureres, minus det som er fakturert før.',
    nn: 'Året har ikkje noko gyldig budsjett. Det som er ført av kostnader så langt, blir fakturert, minus det som er fakturert før.',
    en: 'The year has no valid budget. What is booked of costs so far is billed, less what was billed before.',
  },
  differs: {
    nb: 'Beløpene er ført av den som klargjorde kjøringen. Etter reglene i boka skulle summen vært {rules} kr; kjøringen har {recorded} kr.',
    nn: 'Beløpa er førte av den som klargjorde køyringa. Etter reglane i boka skulle summen vore {rules} kr; køyringa har {recorded} kr.',
    en: 'The amounts were recorded by whoever prepared the run. By the rules in the book the sum should have been NOK {rules}; the run has NOK {recorded}.',
  },
  billedBefore: {
    nb: 'Dokumenter som er utstedt før',
    nn: 'Dokument som er utferda før',
    en: 'Documents issued before',
  },
  creditOf: {
    nb: 'Kreditnotaen tar tilbake hele {about}. Grunn: {ground}',
    nn: 'Kreditnotaen tek tilbake heile {about}. Grunn: {ground}',
    en: 'The credit note takes back all of {about}. Ground: {ground}',
  },
  interestOf: {
    nb: 'Forsinkelsesrente på {about}, krevd etter vedtak {ground}.',
    nn: 'Forseinkingsrente på {about}, kravd etter vedtak {ground}.',
    en: 'Late interest on {about}, claimed on the decision {ground}.',
  },
  unanswerable: {
    nb: 'Boka kan ikke vise regnestykket: {detail}',
    nn: 'Boka kan ikkje vise reknestykket: {detail}',
    en: 'The book cannot show the arithmetic: {detail}',
  },
  notShared: { nb: 'Det som ikke er fordelt', nn: 'Det som ikkje er fordelt', en: 'What is not shared' },
  notSharedLines: {
    nb: 'Linjer som ingen faktureres for',
    nn: 'Linjer som ingen blir fakturert for',
    en: 'Lines that nobody is billed for',
  },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
  line: { nb: 'Linje', nn: 'Linje', en: 'Line' },
  label: { nb: 'Tekst', nn: 'Tekst', en: 'Text' },
  reason: { nb: 'Grunn', nn: 'Grunn', en: 'Reason' },
  amount: { nb: 'Beløp (kr)', nn: 'Beløp (kr)', en: 'Amount (NOK)' },
  held: { nb: 'Holdt tilbake', nn: 'Halde tilbake', en: 'Held' },
  excluded: { nb: 'Utenfor fordelingen', nn: 'Utanfor fordelinga', en: 'Outside the allocation' },
  findings: { nb: 'Avvik og merknader', nn: 'Avvik og merknader', en: 'Findings' },
  breach: { nb: 'Avvik', nn: 'Avvik', en: 'Breach' },
  remark: { nb: 'Merknad', nn: 'Merknad', en: 'Remark' },
  readings: {
    nb: 'Åpne spørsmål og hvordan de er lest',
    nn: 'Opne spørsmål og korleis dei er lesne',
    en: 'Open questions and how they are read',
  },
  byDefault: { nb: 'standardvalg, ikke vedtatt', nn: 'standardval, ikkje vedteke', en: 'default, not decided' },
  byDecision: { nb: 'vedtak {decision}', nn: 'vedtak {decision}', en: 'decision {decision}' },
  settlementIntro: {
    nb: 'Hva {year} kostet hver kommune, og hva som er fakturert, slik det står {on} (de første {size} hendelsene i boka).',
    nn: 'Kva {year} kosta kvar kommune, og kva som er fakturert, slik det står {on} (dei første {size} hendingane i boka).',
    en: 'What {year} cost each municipality, and what was invoiced, as it stands on {on} (the first {size} events of the book).',
  },
  notSettled: {
    nb: 'Året er ikke avregnet ennå. Dette er et anslag.',
    nn: 'Året er ikkje avrekna enno. Dette er eit overslag.',
    en: 'The year is not settled yet. This is an estimate.',
  },
  notClosed: {
    nb: 'Regnskapet for året er ikke avsluttet (A-11). Tallene kan endre seg.',
    nn: 'Rekneskapen for året er ikkje avslutta (A-11). Tala kan endre seg.',
    en: 'The accounts of the year are not closed (A-11). The figures can change.',
  },
  perMunicipality: {
    nb: 'Avregning per kommune (kr)',
    nn: 'Avrekning per kommune (kr)',
    en: 'Settlement by municipality (NOK)',
  },
  shareOfCosts: { nb: 'Andel av kostnadene', nn: 'Del av kostnadene', en: 'Share of the costs' },
  onAccount: { nb: 'À konto', nn: 'À konto', en: 'On account' },
  settledWith: { nb: 'Avregnet', nn: 'Avrekna', en: 'Settled' },
  remaining: { nb: 'Gjenstår', nn: 'Står att', en: 'Remaining' },
  hostIs: {
    nb: '{name} er vertskommune. Andelen føres i vertens eget regnskap og faktureres ikke.',
    nn: '{name} er vertskommune. Delen blir ført i rekneskapen til verten og blir ikkje fakturert.',
    en: '{name} is the host. Its share is posted in its own accounts and not invoiced.',
  },
  booked: { nb: 'Ført i alt', nn: 'Ført i alt', en: 'Booked in all' },
  shared: { nb: 'Fordelt på kommunene', nn: 'Fordelt på kommunane', en: 'Shared by the municipalities' },
  whereCostsWent: { nb: 'Hvor kostnadene ble av', nn: 'Kvar kostnadene vart av', en: 'Where the costs went' },
  bookedIs: {
    nb: 'Ført = fordelt + holdt tilbake + utenfor',
    nn: 'Ført = fordelt + halde tilbake + utanfor',
    en: 'Booked = shared + held + outside',
  },
  byCategory: {
    nb: 'Andel av kostnadene per kategori (kr)',
    nn: 'Del av kostnadene per kategori (kr)',
    en: 'Share of the costs by category (NOK)',
  },
  poolCaption: {
    nb: '{category}: {pot} kr, {how}, punkt {clause}',
    nn: '{category}: {pot} kr, {how}, punkt {clause}',
    en: '{category}: NOK {pot}, {how}, clause {clause}',
  },
  documents: { nb: 'Dokumenter', nn: 'Dokument', en: 'Documents' },
  documentsOf: {
    nb: 'Utstedt for {year} (kr uten mva.)',
    nn: 'Utferda for {year} (kr utan mva.)',
    en: 'Issued for {year} (NOK without VAT)',
  },
  kind: { nb: 'Art', nn: 'Slag', en: 'Kind' },
} as const satisfies Record<string, Text>;

export type PaperWord = keyof typeof WORDS;

export type PaperWords = (word: PaperWord, put?: Readonly<Record<string, string | number>>) => string;
export const paperWords =
  (language: Language): PaperWords =>
  (word, put = {}) =>
    WORDS[word][language].replace(/\{(\w+)\}/g, (_, name: string) => String(put[name] ?? '—'));

const KINDS: Readonly<Record<RunKind, Text>> = {
  ON_ACCOUNT: { nb: 'À konto', nn: 'À konto', en: 'On account' },
  SETTLEMENT: { nb: 'Avregning', nn: 'Avrekning', en: 'Settlement' },
  CORRECTION: { nb: 'Korreksjon', nn: 'Korreksjon', en: 'Correction' },
  CREDIT: { nb: 'Kreditering', nn: 'Kreditering', en: 'Credit' },
  INTEREST: { nb: 'Forsinkelsesrente', nn: 'Forseinkingsrente', en: 'Late interest' },
};
export const kindIn = (language: Language, kind: RunKind): string => KINDS[kind][language];

const METHODS: Readonly<Record<string, Text>> = {
  KEYED_ALL: { nb: 'etter nøkkelen, mellom alle', nn: 'etter nøkkelen, mellom alle', en: 'by the key, among all' },
  KEYED_SERVICE: {
    nb: 'etter nøkkelen, mellom dem som er med',
    nn: 'etter nøkkelen, mellom dei som er med',
    en: 'by the key, among those who take part',
  },
  FIXED_AMOUNTS: { nb: 'faste beløp', nn: 'faste beløp', en: 'fixed amounts' },
  ACTUAL: { nb: 'hver sin del', nn: 'kvar sin del', en: 'each its own part' },
  OWN: { nb: 'én kommune betaler', nn: 'éin kommune betaler', en: 'one municipality pays' },
  ORIGIN: {
    nb: 'kommunen den ansatte kom fra',
    nn: 'kommunen den tilsette kom frå',
    en: 'the municipality the employee came from',
  },
  AGREED: { nb: 'slik organet ble enig om', nn: 'slik organet vart samd om', en: 'as the body agreed' },
  DETERMINED: { nb: 'etter vedtak', nn: 'etter vedtak', en: 'by decision' },
  FIXED_BY_BOARD: { nb: 'beløp fastsatt av styret', nn: 'beløp fastsett av styret', en: 'amount fixed by the board' },
};
export const methodIn = (language: Language, method: string): string => METHODS[method]?.[language] ?? method;
