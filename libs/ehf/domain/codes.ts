import type { VatCategory } from './document.ts';

/** BT-24 and BT-23: what the document keeps to, and the process it is part of. */
export const CUSTOMIZATION = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';
export const PROFILE = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/** UNCL1001, as far as a cost-sharing document needs it: invoice and prepayment invoice; credit note. */
export const TYPE_CODES = { INVOICE: ['380', '386'], CREDIT_NOTE: ['381'] } as const;

/** The book holds kroner and øre. */
export const CURRENCY = 'NOK';

/** EAS: the Norwegian organisation number. */
export const ENDPOINT_SCHEME = '0192';

/** Host and participants are Norwegian municipalities. */
export const COUNTRY = 'NO';

/** UNCL4461: credit transfer, debit transfer. */
export const PAYMENT_MEANS: readonly string[] = ['30', '31'];

/** UNECE Rec 20: one, year, month, day, hour. */
export const UNIT_ONE = 'C62';
export const UNITS: readonly string[] = [UNIT_ONE, 'ANN', 'MON', 'DAY', 'HUR'];

export const VAT_CATEGORIES: readonly VatCategory[] = ['S', 'Z', 'E', 'O'];

/** VATEX codes that belong to one category, and that category. */
export const CATEGORY_OF_REASON: Readonly<Record<string, string>> = {
  'VATEX-EU-G': 'G',
  'VATEX-EU-O': 'O',
  'VATEX-EU-IC': 'K',
  'VATEX-EU-AE': 'AE',
  'VATEX-EU-D': 'E',
  'VATEX-EU-F': 'E',
  'VATEX-EU-I': 'E',
  'VATEX-EU-J': 'E',
};
