import { isOrganisationNumber } from '#kernel';
import { COUNTRY, ENDPOINT_SCHEME } from '../codes.ts';
import type { EhfDocument, Party } from '../document.ts';
import { at, blank, type Place, partiesOf, type Rule, when } from './rule.ts';

/** The business terms of the seller and of the buyer, field by field. */
const TERMS = {
  seller: { endpoint: 'BT-34', organisationNumber: 'BT-30', vatNumber: 'BT-31', country: 'BT-40' },
  buyer: { endpoint: 'BT-49', organisationNumber: 'BT-47', vatNumber: 'BT-48', country: 'BT-55' },
} as const;

/** Asks of both parties; `field` is inside the party. */
const both =
  (wrong: (party: Party) => boolean, field: keyof (typeof TERMS)['seller'], path: string = field): Rule['broken'] =>
  (document) =>
    partiesOf(document).flatMap(([who, party]) => when(wrong(party), at(`${who}.${path}`, TERMS[who][field])));

const VAT_NUMBER = /^NO(\d{9})MVA$/;
const isVatNumber = (text: string): boolean => isOrganisationNumber(VAT_NUMBER.exec(text)?.[1] ?? '');

/** Organisation numbers stand in the electronic address and in the legal registration, each with scheme 0192. */
const misnumbered = (document: EhfDocument): readonly Place[] =>
  partiesOf(document).flatMap(([who, { endpoint, organisationNumber }]) => [
    ...when(
      endpoint?.scheme === ENDPOINT_SCHEME && !isOrganisationNumber(endpoint.id),
      at(`${who}.endpoint`, TERMS[who].endpoint),
    ),
    ...when(
      organisationNumber !== null && !isOrganisationNumber(organisationNumber),
      at(`${who}.organisationNumber`, TERMS[who].organisationNumber),
    ),
  ]);

/**
 * EN 16931-1 § 6.4.2 (BG-4, BG-7), Peppol R010, R020 and NO-R-001: host and participant. Bokføringsforskriften § 5-1-2
 * wants name and organisation number of both.
 */
export const PARTY_RULES: readonly Rule[] = [
  {
    id: 'BR-06',
    text: {
      nb: 'Selgeren mangler navn. Oppgi navnet på vertskommunen.',
      nn: 'Seljaren manglar namn. Oppgje namnet på vertskommunen.',
      en: 'The seller has no name. Give the name of the host.',
    },
    broken: ({ seller }) => when(blank(seller.name), at('seller.name', 'BT-27')),
  },
  {
    id: 'BR-07',
    text: {
      nb: 'Kjøperen mangler navn. Oppgi navnet på kommunen.',
      nn: 'Kjøparen manglar namn. Oppgje namnet på kommunen.',
      en: 'The buyer has no name. Give the name of the municipality.',
    },
    broken: ({ buyer }) => when(blank(buyer.name), at('buyer.name', 'BT-44')),
  },
  {
    id: 'BR-08',
    text: {
      nb: 'Selgeren mangler adresse. Oppgi minst landet.',
      nn: 'Seljaren manglar adresse. Oppgje minst landet.',
      en: 'The seller has no address. Give at least the country.',
    },
    broken: ({ seller }) => when(seller.address === null, at('seller.address', 'BG-5')),
  },
  {
    id: 'BR-09',
    text: {
      nb: 'Adressen til selgeren mangler land. Oppgi NO.',
      nn: 'Adressa til seljaren manglar land. Oppgje NO.',
      en: 'The address of the seller has no country. Give NO.',
    },
    broken: ({ seller }) =>
      when(seller.address !== null && blank(seller.address.country), at('seller.address.country', 'BT-40')),
  },
  {
    id: 'BR-10',
    text: {
      nb: 'Kjøperen mangler adresse. Oppgi minst landet.',
      nn: 'Kjøparen manglar adresse. Oppgje minst landet.',
      en: 'The buyer has no address. Give at least the country.',
    },
    broken: ({ buyer }) => when(buyer.address === null, at('buyer.address', 'BG-8')),
  },
  {
    id: 'BR-11',
    text: {
      nb: 'Adressen til kjøperen mangler land. Oppgi NO.',
      nn: 'Adressa til kjøparen manglar land. Oppgje NO.',
      en: 'The address of the buyer has no country. Give NO.',
    },
    broken: ({ buyer }) =>
      when(buyer.address !== null && blank(buyer.address.country), at('buyer.address.country', 'BT-55')),
  },
  {
    id: 'BR-CL-14',
    text: {
      nb: 'Landet er ikke NO. Partene er norske kommuner; oppgi NO.',
      nn: 'Landet er ikkje NO. Partane er norske kommunar; oppgje NO.',
      en: 'The country is not NO. The parties are Norwegian municipalities; give NO.',
    },
    broken: both(
      ({ address }) => address !== null && !blank(address.country) && address.country !== COUNTRY,
      'country',
      'address.country',
    ),
  },
  {
    id: 'PEPPOL-EN16931-R020',
    text: {
      nb: 'Selgeren mangler elektronisk adresse. Oppgi organisasjonsnummeret med 0192.',
      nn: 'Seljaren manglar elektronisk adresse. Oppgje organisasjonsnummeret med 0192.',
      en: 'The seller has no electronic address. Give the organisation number with 0192.',
    },
    broken: ({ seller }) => when(seller.endpoint === null, at('seller.endpoint', 'BT-34')),
  },
  {
    id: 'PEPPOL-EN16931-R010',
    text: {
      nb: 'Kjøperen mangler elektronisk adresse. Oppgi organisasjonsnummeret med 0192.',
      nn: 'Kjøparen manglar elektronisk adresse. Oppgje organisasjonsnummeret med 0192.',
      en: 'The buyer has no electronic address. Give the organisation number with 0192.',
    },
    broken: ({ buyer }) => when(buyer.endpoint === null, at('buyer.endpoint', 'BT-49')),
  },
  {
    id: 'BR-CL-25',
    text: {
      nb: 'Den elektroniske adressen er ikke et organisasjonsnummer. Bruk 0192.',
      nn: 'Den elektroniske adressa er ikkje eit organisasjonsnummer. Bruk 0192.',
      en: 'The electronic address is not an organisation number. Use 0192.',
    },
    broken: both(({ endpoint }) => endpoint !== null && endpoint.scheme !== ENDPOINT_SCHEME, 'endpoint'),
  },
  {
    id: 'PEPPOL-COMMON-R041',
    text: {
      nb: 'Organisasjonsnummeret har ikke ni sifre med riktig kontrollsiffer. Se etter i Enhetsregisteret.',
      nn: 'Organisasjonsnummeret har ikkje ni siffer med rett kontrollsiffer. Sjå etter i Einingsregisteret.',
      en: 'The organisation number is not nine digits with a right check digit. Look it up in Enhetsregisteret.',
    },
    broken: misnumbered,
  },
  {
    id: 'BR-CO-26',
    text: {
      nb: 'Selgeren har verken organisasjonsnummer eller mva-nummer. Oppgi organisasjonsnummeret.',
      nn: 'Seljaren har korkje organisasjonsnummer eller mva-nummer. Oppgje organisasjonsnummeret.',
      en: 'The seller has neither an organisation number nor a VAT number. Give the organisation number.',
    },
    broken: ({ seller }) =>
      when(seller.organisationNumber === null && seller.vatNumber === null, at('seller.organisationNumber', 'BT-30')),
  },
  {
    id: 'BR-CO-09',
    text: {
      nb: 'Mva-nummeret begynner ikke med NO. Skriv NO, organisasjonsnummeret og MVA.',
      nn: 'Mva-nummeret byrjar ikkje med NO. Skriv NO, organisasjonsnummeret og MVA.',
      en: 'The VAT number does not begin with NO. Write NO, the organisation number and MVA.',
    },
    broken: both(({ vatNumber }) => vatNumber !== null && !vatNumber.startsWith(COUNTRY), 'vatNumber'),
  },
  {
    id: 'NO-R-001',
    text: {
      nb: 'Mva-nummeret er ikke NO, et gyldig organisasjonsnummer og MVA. Rett det.',
      nn: 'Mva-nummeret er ikkje NO, eit gyldig organisasjonsnummer og MVA. Rett det.',
      en: 'The VAT number is not NO, a valid organisation number and MVA. Correct it.',
    },
    broken: ({ seller: { vatNumber } }) =>
      when(!!vatNumber?.startsWith(COUNTRY) && !isVatNumber(vatNumber), at('seller.vatNumber', 'BT-31')),
  },
];
