import type { Text } from '#kernel';
import { CATEGORY_OF_REASON, VAT_CATEGORIES } from '../codes.ts';
import { taxOf } from '../complete.ts';
import type { EhfDocument, VatCategory } from '../document.ts';
import { at, blank, lines, partiesOf, type Rule, subtotals, when } from './rule.ts';

const NAMES: Readonly<Record<VatCategory, Text>> = {
  S: { nb: 'avgiftspliktig (S)', nn: 'avgiftspliktig (S)', en: 'standard rated (S)' },
  Z: { nb: 'fritatt med nullsats (Z)', nn: 'friteken med nullsats (Z)', en: 'zero rated (Z)' },
  E: { nb: 'unntatt fra mva (E)', nn: 'unnateke frå mva (E)', en: 'exempt from VAT (E)' },
  O: { nb: 'utenfor mva (O)', nn: 'utanfor mva (O)', en: 'outside the scope of VAT (O)' },
};

const ofLines = (document: EhfDocument, category: VatCategory) =>
  document.lines.filter(({ vat }) => vat.category === category);
const ofVat = (document: EhfDocument, category: VatCategory) =>
  document.vat.filter((subtotal) => subtotal.category === category);

/** One breakdown for the category; for S one for each of its rates. */
function badlyBrokenDown(document: EhfDocument, category: VatCategory): boolean {
  const asked = ofLines(document, category).map(({ vat }) => vat.rate);
  const given = ofVat(document, category).map(({ rate }) => rate);
  if (category !== 'S') return (asked.length > 0 || given.length > 0) && given.length !== 1;
  return (
    new Set(given).size !== given.length ||
    new Set([...asked, ...given]).size !== new Set(asked).size ||
    !asked.every((rate) => given.includes(rate))
  );
}

const brokenDown = (category: VatCategory): Rule => ({
  id: `BR-${category}-01`,
  text: {
    nb: `Linjene som er ${NAMES[category].nb}, har ikke nøyaktig én mva-sum${category === 'S' ? ' for hver sats' : ''}. Regn ut mva-summene på nytt av linjene.`,
    nn: `Linjene som er ${NAMES[category].nn}, har ikkje nøyaktig éin mva-sum${category === 'S' ? ' for kvar sats' : ''}. Rekn ut mva-summane på nytt av linjene.`,
    en: `The lines that are ${NAMES[category].en} do not have exactly one VAT breakdown${category === 'S' ? ' per rate' : ''}. Compute the breakdown anew from the lines.`,
  },
  broken: (document) => when(badlyBrokenDown(document, category), at('vat', 'BG-23')),
});

const sellerVatNumber = (category: 'S' | 'Z' | 'E'): Rule => ({
  id: `BR-${category}-02`,
  text: {
    nb: `En linje er ${NAMES[category].nb}, og da må selgeren ha mva-nummer. Oppgi det, eller velg en annen mva-kode.`,
    nn: `Ei linje er ${NAMES[category].nn}, og då må seljaren ha mva-nummer. Oppgje det, eller vel ein annan mva-kode.`,
    en: `A line is ${NAMES[category].en}, and then the seller must have a VAT number. Give it, or choose another VAT category.`,
  },
  broken: (document) =>
    when(ofLines(document, category).length > 0 && document.seller.vatNumber === null, at('seller.vatNumber', 'BT-31')),
});

const rateIsZero = (category: 'Z' | 'E'): Rule => ({
  id: `BR-${category}-05`,
  text: {
    nb: `Linja er ${NAMES[category].nb}, men satsen er ikke 0. Sett satsen til 0.`,
    nn: `Linja er ${NAMES[category].nn}, men satsen er ikkje 0. Set satsen til 0.`,
    en: `The line is ${NAMES[category].en}, but the rate is not 0. Set the rate to 0.`,
  },
  broken: lines(({ vat }) => vat.category === category && vat.rate !== 0n, 'vat.rate', 'BT-152'),
});

// The official rules let S be off by less than a krone, because rates may be rounded; here it is exact to the øre.
const taxable = (category: VatCategory): Rule => ({
  id: `BR-${category}-08`,
  text: {
    nb: `Grunnlaget for det som er ${NAMES[category].nb}, er ikke summen av linjene. Regn det ut på nytt.`,
    nn: `Grunnlaget for det som er ${NAMES[category].nn}, er ikkje summen av linjene. Rekn det ut på nytt.`,
    en: `The taxable amount of what is ${NAMES[category].en} is not the sum of its lines. Compute it anew.`,
  },
  broken: subtotals(
    (subtotal, document) => {
      if (subtotal.category !== category) return false;
      const own = ofLines(document, category).filter(({ vat }) => category !== 'S' || vat.rate === subtotal.rate);
      return own.reduce((sum, { amount }) => sum + amount, 0n) !== subtotal.taxable;
    },
    'taxable',
    'BT-116',
  ),
});

const untaxed = (category: 'Z' | 'E' | 'O'): Rule => ({
  id: `BR-${category}-09`,
  text: {
    nb: `Det er regnet mva av det som er ${NAMES[category].nb}. Sett mva-beløpet til 0.`,
    nn: `Det er rekna mva av det som er ${NAMES[category].nn}. Set mva-beløpet til 0.`,
    en: `There is VAT on what is ${NAMES[category].en}. Set the VAT amount to 0.`,
  },
  broken: subtotals(({ category: of, tax }) => of === category && tax !== 0n, 'tax', 'BT-117'),
});

const hasReason = (category: 'E' | 'O'): Rule => ({
  id: `BR-${category}-10`,
  text: {
    nb: `Det står ikke hvorfor noe er ${NAMES[category].nb}. Oppgi hjemmelen.`,
    nn: `Det står ikkje kvifor noko er ${NAMES[category].nn}. Oppgje heimelen.`,
    en: `It is not said why something is ${NAMES[category].en}. Name the provision.`,
  },
  broken: subtotals(
    ({ category: of, reason, reasonCode }) => of === category && reason === null && reasonCode === null,
    'reason',
    'BT-120',
  ),
});

const hasNoReason = (category: 'S' | 'Z'): Rule => ({
  id: `BR-${category}-10`,
  text: {
    nb: `Det står en grunn til fritak på det som er ${NAMES[category].nb}. Ta den bort.`,
    nn: `Det står ein grunn til fritak på det som er ${NAMES[category].nn}. Ta han bort.`,
    en: `There is a reason for exemption on what is ${NAMES[category].en}. Leave it out.`,
  },
  broken: subtotals(
    ({ category: of, reason, reasonCode }) => of === category && (reason !== null || reasonCode !== null),
    'reason',
    'BT-120',
  ),
});

/** Which Peppol rule ties each VATEX code to its category. */
const REASON_RULES: Readonly<Record<string, string>> = {
  'VATEX-EU-G': 'PEPPOL-EN16931-P0104',
  'VATEX-EU-O': 'PEPPOL-EN16931-P0105',
  'VATEX-EU-IC': 'PEPPOL-EN16931-P0106',
  'VATEX-EU-AE': 'PEPPOL-EN16931-P0107',
  'VATEX-EU-D': 'PEPPOL-EN16931-P0108',
  'VATEX-EU-F': 'PEPPOL-EN16931-P0109',
  'VATEX-EU-I': 'PEPPOL-EN16931-P0110',
  'VATEX-EU-J': 'PEPPOL-EN16931-P0111',
};

const reasonFits = (code: string): Rule => ({
  id: REASON_RULES[code] as string,
  text: {
    nb: `Grunnen ${code} hører til mva-koden ${CATEGORY_OF_REASON[code]}. Rett en av dem.`,
    nn: `Grunnen ${code} høyrer til mva-koden ${CATEGORY_OF_REASON[code]}. Rett ein av dei.`,
    en: `The reason ${code} belongs to VAT category ${CATEGORY_OF_REASON[code]}. Correct one of them.`,
  },
  broken: subtotals(
    ({ category, reasonCode }) => reasonCode === code && category !== CATEGORY_OF_REASON[code],
    'reasonCode',
    'BT-121',
  ),
});

const known = (category: string): boolean => (VAT_CATEGORIES as readonly string[]).includes(category);
const isOutside = (category: string): boolean => category === 'O';

/**
 * EN 16931-1 § 6.4.3 (BG-23, BG-30) and Peppol P0104 to P0111: the VAT category of each line and of the sums. Which one a
 * cost category has is decided before the first invoice, and O stands alone.
 */
export const VAT_RULES: readonly Rule[] = [
  {
    id: 'BR-CO-04',
    text: {
      nb: 'Linja mangler mva-kode. Velg den som er vedtatt for kategorien.',
      nn: 'Linja manglar mva-kode. Vel den som er vedteken for kategorien.',
      en: 'The line has no VAT category. Choose the one decided for the cost category.',
    },
    broken: lines(({ vat }) => blank(vat.category), 'vat.category', 'BT-151'),
  },
  {
    id: 'BR-CL-18',
    text: {
      nb: `Mva-koden på linja brukes ikke her. Bruk en av ${VAT_CATEGORIES.join(', ')}.`,
      nn: `Mva-koden på linja er ikkje i bruk her. Bruk ein av ${VAT_CATEGORIES.join(', ')}.`,
      en: `The VAT category of the line is not used here. Use one of ${VAT_CATEGORIES.join(', ')}.`,
    },
    broken: lines(({ vat }) => !blank(vat.category) && !known(vat.category), 'vat.category', 'BT-151'),
  },
  {
    id: 'BR-CO-18',
    text: {
      nb: 'Dokumentet har ingen mva-sum. Regn den ut av linjene.',
      nn: 'Dokumentet har ingen mva-sum. Rekn han ut av linjene.',
      en: 'The document has no VAT breakdown. Compute it from the lines.',
    },
    broken: ({ vat }) => when(vat.length === 0, at('vat', 'BG-23')),
  },
  {
    id: 'BR-47',
    text: {
      nb: 'Mva-summen mangler mva-kode. Regn den ut på nytt av linjene.',
      nn: 'Mva-summen manglar mva-kode. Rekn han ut på nytt av linjene.',
      en: 'The VAT breakdown has no category. Compute it anew from the lines.',
    },
    broken: subtotals(({ category }) => blank(category), 'category', 'BT-118'),
  },
  {
    id: 'BR-CL-17',
    text: {
      nb: `Mva-koden på mva-summen brukes ikke her. Bruk en av ${VAT_CATEGORIES.join(', ')}.`,
      nn: `Mva-koden på mva-summen er ikkje i bruk her. Bruk ein av ${VAT_CATEGORIES.join(', ')}.`,
      en: `The category of the VAT breakdown is not used here. Use one of ${VAT_CATEGORIES.join(', ')}.`,
    },
    broken: subtotals(({ category }) => !blank(category) && !known(category), 'category', 'BT-118'),
  },
  {
    id: 'BR-48',
    text: {
      nb: 'Mva-summen mangler sats. Oppgi den; bare det som er utenfor mva (O), har ingen.',
      nn: 'Mva-summen manglar sats. Oppgje han; berre det som er utanfor mva (O), har ingen.',
      en: 'The VAT breakdown has no rate. Give it; only what is outside the scope of VAT (O) has none.',
    },
    broken: subtotals(({ category, rate }) => !isOutside(category) && rate === null, 'rate', 'BT-119'),
  },
  {
    // The official rule lets it be off by less than a krone; here it is exact to the øre.
    id: 'BR-CO-17',
    text: {
      nb: 'Mva-beløpet er ikke grunnlag ganger sats, rundet av til øret. Regn det ut på nytt.',
      nn: 'Mva-beløpet er ikkje grunnlag gonger sats, runda av til øret. Rekn det ut på nytt.',
      en: 'The VAT amount is not taxable amount times rate, rounded to the øre. Compute it anew.',
    },
    broken: subtotals((subtotal) => subtotal.tax !== taxOf(subtotal.taxable, subtotal.rate), 'tax', 'BT-117'),
  },
  {
    id: 'BR-CL-22',
    text: {
      nb: 'Koden for hvorfor det ikke er mva, brukes ikke her. Skriv grunnen med ord.',
      nn: 'Koden for kvifor det ikkje er mva, er ikkje i bruk her. Skriv grunnen med ord.',
      en: 'The code for why there is no VAT is not used here. Write the reason in words.',
    },
    broken: subtotals(
      ({ reasonCode }) => reasonCode !== null && !Object.hasOwn(CATEGORY_OF_REASON, reasonCode),
      'reasonCode',
      'BT-121',
    ),
  },
  ...Object.keys(REASON_RULES).map(reasonFits),
  ...VAT_CATEGORIES.map(brokenDown),
  sellerVatNumber('S'),
  sellerVatNumber('Z'),
  sellerVatNumber('E'),
  {
    id: 'BR-O-02',
    text: {
      nb: 'En linje er utenfor mva (O), og da kan ingen av partene stå med mva-nummer. Ta det bort, eller velg en annen mva-kode.',
      nn: 'Ei linje er utanfor mva (O), og då kan ingen av partane stå med mva-nummer. Ta det bort, eller vel ein annan mva-kode.',
      en: 'A line is outside the scope of VAT (O), and then neither party may stand with a VAT number. Leave it out, or choose another VAT category.',
    },
    broken: (document) =>
      ofLines(document, 'O').length === 0
        ? []
        : partiesOf(document).flatMap(([who, { vatNumber }]) =>
            when(vatNumber !== null, at(`${who}.vatNumber`, who === 'seller' ? 'BT-31' : 'BT-48')),
          ),
  },
  {
    id: 'BR-S-05',
    text: {
      nb: 'Linja er avgiftspliktig (S), men har ingen sats over 0. Oppgi satsen.',
      nn: 'Linja er avgiftspliktig (S), men har ingen sats over 0. Oppgje satsen.',
      en: 'The line is standard rated (S), but has no rate above 0. Give the rate.',
    },
    broken: lines(({ vat }) => vat.category === 'S' && (vat.rate === null || vat.rate <= 0n), 'vat.rate', 'BT-152'),
  },
  rateIsZero('Z'),
  rateIsZero('E'),
  {
    id: 'BR-O-05',
    text: {
      nb: 'Linja er utenfor mva (O), men har en sats. Ta bort satsen.',
      nn: 'Linja er utanfor mva (O), men har ein sats. Ta bort satsen.',
      en: 'The line is outside the scope of VAT (O), but has a rate. Leave the rate out.',
    },
    broken: lines(({ vat }) => isOutside(vat.category) && vat.rate !== null, 'vat.rate', 'BT-152'),
  },
  ...VAT_CATEGORIES.map(taxable),
  {
    id: 'BR-S-09',
    text: {
      nb: 'Mva-beløpet av det som er avgiftspliktig (S), er ikke grunnlag ganger sats. Regn det ut på nytt.',
      nn: 'Mva-beløpet av det som er avgiftspliktig (S), er ikkje grunnlag gonger sats. Rekn det ut på nytt.',
      en: 'The VAT amount of what is standard rated (S) is not taxable amount times rate. Compute it anew.',
    },
    broken: subtotals(
      ({ category, taxable: base, rate, tax }) => category === 'S' && tax !== taxOf(base, rate),
      'tax',
      'BT-117',
    ),
  },
  untaxed('Z'),
  untaxed('E'),
  untaxed('O'),
  hasNoReason('S'),
  hasNoReason('Z'),
  hasReason('E'),
  hasReason('O'),
  {
    id: 'BR-O-11',
    text: {
      nb: 'Mva-summen utenfor mva (O) står sammen med andre mva-summer. Del dokumentet: O må stå alene.',
      nn: 'Mva-summen utanfor mva (O) står saman med andre mva-summar. Del dokumentet: O må stå åleine.',
      en: 'The breakdown outside the scope of VAT (O) stands beside others. Split the document: O must stand alone.',
    },
    broken: (document) =>
      when(
        ofVat(document, 'O').length > 0 && document.vat.some(({ category }) => !isOutside(category)),
        at('vat', 'BG-23'),
      ),
  },
  {
    id: 'BR-O-12',
    text: {
      nb: 'Linja har en annen mva-kode enn O i et dokument som er utenfor mva. Del dokumentet: O må stå alene.',
      nn: 'Linja har ein annan mva-kode enn O i eit dokument som er utanfor mva. Del dokumentet: O må stå åleine.',
      en: 'The line has another VAT category than O in a document outside the scope of VAT. Split the document: O must stand alone.',
    },
    broken: (document) =>
      ofVat(document, 'O').length === 0
        ? []
        : lines(({ vat }) => !isOutside(vat.category), 'vat.category', 'BT-151')(document),
  },
];
