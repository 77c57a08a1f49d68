import { type Draft, documentOf, type EhfDocument, type EhfLine } from '../index.ts';
import { A_KONTO, SETTLEMENT, TOO_MUCH_ASKED } from './examples.ts';

/** A document that breaks the rule, and every rule that it then breaks with the fields, as `rule field`. */
export interface Broken {
  readonly rule: string;
  readonly document: EhfDocument;
  readonly breaks: readonly string[];
}

const INVOICE = documentOf(A_KONTO);
const EXEMPT = documentOf(SETTLEMENT);
const CREDIT = documentOf(TOO_MUCH_ASKED);
const { seller, buyer, payment } = INVOICE;

const changed = (change: Partial<EhfDocument>, of: EhfDocument = INVOICE): EhfDocument => ({ ...of, ...change });
const sold = (change: Partial<EhfDocument['seller']>): EhfDocument => changed({ seller: { ...seller, ...change } });
const bought = (change: Partial<EhfDocument['buyer']>): EhfDocument => changed({ buyer: { ...buyer, ...change } });
const paid = (change: Partial<NonNullable<EhfDocument['payment']>>): EhfDocument =>
  changed({ payment: { meansCode: '30', kid: null, account: null, ...payment, ...change } });
const total = (change: Partial<EhfDocument['totals']>): EhfDocument =>
  changed({ totals: { ...INVOICE.totals, ...change } });

/** The first line changed. */
const lined = (change: Partial<EhfLine>, of: EhfDocument = INVOICE): EhfDocument =>
  changed({ lines: of.lines.map((line, i) => (i === 0 ? { ...line, ...change } : line)) }, of);

/** The first VAT breakdown changed. */
const summed = (change: Partial<EhfDocument['vat'][number]>, of: EhfDocument = INVOICE): EhfDocument =>
  changed({ vat: of.vat.map((subtotal, i) => (i === 0 ? { ...subtotal, ...change } : subtotal)) }, of);

const drafted = (change: Partial<Draft>): EhfDocument => documentOf({ ...A_KONTO, ...change });
const zeroRated = drafted({ lines: [{ name: 'Drift', amount: 100n, vat: { category: 'Z', rate: 0n } }] });
const outside = drafted({
  seller: { ...seller, vatNumber: null },
  lines: [{ name: 'Drift', amount: 100n, vat: { category: 'O', rate: null } }],
  exemptions: { O: { reason: 'Utenfor merverdiavgiftsloven', reasonCode: null } },
});
const exemptOnly = drafted({
  lines: [{ name: 'Drift', amount: 100n, vat: { category: 'E', rate: 0n } }],
  exemptions: { E: { reason: 'Merverdiavgiftsloven § 3-28', reasonCode: null } },
});

const row = (rule: string, document: EhfDocument, ...breaks: readonly string[]): Broken => ({ rule, document, breaks });

/** At least one document for each rule. */
export const BROKEN: readonly Broken[] = [
  row('BR-02', changed({ number: '' }), 'BR-02 number', 'PEPPOL-EN16931-R008 number'),
  row('BR-03', changed({ issueDate: '' }), 'BR-03 issueDate', 'PEPPOL-EN16931-R008 issueDate'),
  row('BR-04', changed({ typeCode: '' }), 'BR-04 typeCode', 'PEPPOL-EN16931-R008 typeCode'),
  row('PEPPOL-EN16931-P0100', changed({ typeCode: '381' }), 'PEPPOL-EN16931-P0100 typeCode'),
  row('PEPPOL-EN16931-P0101', changed({ typeCode: '380' }, CREDIT), 'PEPPOL-EN16931-P0101 typeCode'),
  row('BR-05', changed({ currency: '' }), 'BR-05 currency', 'PEPPOL-EN16931-R008 currency'),
  row('BR-CL-04', changed({ currency: 'KR' }), 'BR-CL-04 currency'),
  row('PEPPOL-EN16931-R003', changed({ buyerReference: null }), 'PEPPOL-EN16931-R003 buyerReference'),
  row('PEPPOL-EN16931-F001', changed({ issueDate: '2025-01-32' }), 'PEPPOL-EN16931-F001 issueDate'),
  row('PEPPOL-EN16931-F001', changed({ dueDate: '05.02.2025' }), 'PEPPOL-EN16931-F001 dueDate', 'FB-DUE-ORDER dueDate'),
  row(
    'PEPPOL-EN16931-F001',
    changed({ preceding: [{ number: '1', issueDate: '2025-02-29' }] }),
    'PEPPOL-EN16931-F001 preceding[0].issueDate',
  ),
  row(
    'BR-55',
    changed({ preceding: [{ number: '', issueDate: null }] }),
    'BR-55 preceding[0].number',
    'PEPPOL-EN16931-R008 preceding[0].number',
  ),
  row('FB-REFERENCE', changed({ preceding: [] }, CREDIT), 'FB-REFERENCE preceding'),

  row('BR-CO-19', changed({ period: { from: null, to: null } }), 'BR-CO-19 period'),
  row('BR-29', changed({ period: { from: '2025-01-31', to: '2025-01-30' } }), 'BR-29 period.to'),
  row('BR-CO-20', lined({ period: { from: null, to: null } }), 'BR-CO-20 lines[0].period'),
  row('BR-30', lined({ period: { from: '2025-01-31', to: '2025-01-30' } }), 'BR-30 lines[0].period.to'),
  row(
    'PEPPOL-EN16931-R110',
    lined({ period: { from: '2024-12-31', to: '2025-01-31' } }),
    'PEPPOL-EN16931-R110 lines[0].period.from',
  ),
  row(
    'PEPPOL-EN16931-R111',
    lined({ period: { from: '2025-01-01', to: '2025-02-01' } }),
    'PEPPOL-EN16931-R111 lines[0].period.to',
  ),

  row('BR-06', sold({ name: '' }), 'BR-06 seller.name', 'PEPPOL-EN16931-R008 seller.name'),
  row('BR-07', bought({ name: ' ' }), 'BR-07 buyer.name', 'PEPPOL-EN16931-R008 buyer.name'),
  row('BR-08', sold({ address: null }), 'BR-08 seller.address'),
  row(
    'BR-09',
    sold({ address: { street: null, city: null, postalCode: null, country: '' } }),
    'BR-09 seller.address.country',
    'PEPPOL-EN16931-R008 seller.address.country',
  ),
  row('BR-10', bought({ address: null }), 'BR-10 buyer.address'),
  row(
    'BR-11',
    bought({ address: { street: null, city: null, postalCode: null, country: '' } }),
    'BR-11 buyer.address.country',
    'PEPPOL-EN16931-R008 buyer.address.country',
  ),
  row(
    'BR-CL-14',
    bought({ address: { street: null, city: null, postalCode: null, country: 'NOR' } }),
    'BR-CL-14 buyer.address.country',
  ),
  row('PEPPOL-EN16931-R020', sold({ endpoint: null }), 'PEPPOL-EN16931-R020 seller.endpoint'),
  row('PEPPOL-EN16931-R010', bought({ endpoint: null }), 'PEPPOL-EN16931-R010 buyer.endpoint'),
  row('BR-CL-25', bought({ endpoint: { scheme: '9909', id: '310000027' } }), 'BR-CL-25 buyer.endpoint'),
  row(
    'PEPPOL-COMMON-R041',
    bought({ endpoint: { scheme: '0192', id: '310000028' }, organisationNumber: '31000002' }),
    'PEPPOL-COMMON-R041 buyer.endpoint',
    'PEPPOL-COMMON-R041 buyer.organisationNumber',
  ),
  row('PEPPOL-COMMON-R041', sold({ organisationNumber: '310000018' }), 'PEPPOL-COMMON-R041 seller.organisationNumber'),
  row(
    'BR-CO-26',
    changed({ seller: { ...outside.seller, organisationNumber: null } }, outside),
    'BR-CO-26 seller.organisationNumber',
  ),
  row('BR-CO-09', sold({ vatNumber: '310000019MVA' }), 'BR-CO-09 seller.vatNumber'),
  row('NO-R-001', sold({ vatNumber: 'NO310000018MVA' }), 'NO-R-001 seller.vatNumber'),
  row('NO-R-001', sold({ vatNumber: 'NO310000019' }), 'NO-R-001 seller.vatNumber'),

  row('BR-49', paid({ meansCode: '' }), 'BR-49 payment.meansCode', 'PEPPOL-EN16931-R008 payment.meansCode'),
  row('BR-CL-16', paid({ meansCode: 'kort' }), 'BR-CL-16 payment.meansCode'),
  row('BR-61', paid({ account: null }), 'BR-61 payment.account', 'FB-PAYMENT payment.account'),
  row(
    'BR-50',
    paid({ account: '' }),
    'BR-50 payment.account',
    'FB-PAYMENT payment.account',
    'PEPPOL-EN16931-R008 payment.account',
  ),
  row('FB-PAYMENT', changed({ payment: null }), 'FB-PAYMENT payment.account'),
  row('FB-ACCOUNT', paid({ account: '86011117948' }), 'FB-ACCOUNT payment.account'),
  row('FB-IBAN', paid({ account: 'NO9286011117947' }), 'FB-IBAN payment.account'),
  row('FB-KID', paid({ kid: '00079927398714' }), 'FB-KID payment.kid'),
  row('FB-DUE', changed({ dueDate: null, paymentTerms: '30 dager' }), 'FB-DUE dueDate'),
  row('FB-DUE-PLACE', changed({ payment: null }, CREDIT), 'FB-DUE-PLACE dueDate'),
  row('FB-DUE-ORDER', changed({ dueDate: '2025-01-05' }), 'FB-DUE-ORDER dueDate'),
  row('BR-CO-25', changed({ dueDate: null }), 'FB-DUE dueDate', 'BR-CO-25 dueDate'),

  row(
    'BR-16',
    changed({
      lines: [],
      vat: [],
      totals: { lines: 0n, withoutVat: 0n, vat: 0n, withVat: 0n, prepaid: null, rounding: null, payable: 0n },
    }),
    'BR-16 lines',
    'BR-CO-18 vat',
  ),
  row('BR-21', lined({ id: '' }), 'BR-21 lines[0].id', 'PEPPOL-EN16931-R008 lines[0].id'),
  row('BR-23', lined({ unit: '' }), 'BR-23 lines[0].unit', 'PEPPOL-EN16931-R008 lines[0].unit'),
  row('BR-CL-23', lined({ unit: 'stk' }), 'BR-CL-23 lines[0].unit'),
  row('BR-25', lined({ name: '' }), 'BR-25 lines[0].name', 'PEPPOL-EN16931-R008 lines[0].name'),
  row('BR-27', lined({ quantity: -1n, price: -1_000_050n }), 'BR-27 lines[0].price'),
  row('PEPPOL-EN16931-R120', lined({ price: 1_000_047n }), 'PEPPOL-EN16931-R120 lines[0].amount'),

  row(
    'BR-CO-04',
    lined({ vat: { category: '', rate: 2500n } }),
    'BR-CO-04 lines[0].vat.category',
    'BR-S-08 vat[0].taxable',
    'PEPPOL-EN16931-R008 lines[0].vat.category',
  ),
  row(
    'BR-CL-18',
    lined({ vat: { category: 'X', rate: 2500n } }),
    'BR-CL-18 lines[0].vat.category',
    'BR-S-08 vat[0].taxable',
  ),
  row('BR-CO-18', changed({ vat: [], totals: { ...exemptOnly.totals } }, exemptOnly), 'BR-CO-18 vat', 'BR-E-01 vat'),
  row('BR-47', summed({ category: '' }), 'BR-47 vat[0].category', 'BR-S-01 vat', 'PEPPOL-EN16931-R008 vat[0].category'),
  row('BR-CL-17', summed({ category: 'X' }), 'BR-CL-17 vat[0].category', 'BR-S-01 vat'),
  row('BR-48', summed({ rate: null }, exemptOnly), 'BR-48 vat[0].rate'),
  row(
    'BR-CO-17',
    changed(
      {
        vat: [{ ...EXEMPT.vat[0], tax: 100n } as EhfDocument['vat'][number], ...EXEMPT.vat.slice(1)],
        totals: {
          ...EXEMPT.totals,
          vat: EXEMPT.totals.vat + 100n,
          withVat: EXEMPT.totals.withVat + 100n,
          payable: EXEMPT.totals.payable + 100n,
        },
      },
      EXEMPT,
    ),
    'BR-CO-17 vat[0].tax',
    'BR-E-09 vat[0].tax',
  ),
  row('BR-CL-22', summed({ reasonCode: 'VATEX-XX' }, exemptOnly), 'BR-CL-22 vat[0].reasonCode'),
  row(
    'PEPPOL-EN16931-P0104',
    summed({ reasonCode: 'VATEX-EU-G' }, exemptOnly),
    'PEPPOL-EN16931-P0104 vat[0].reasonCode',
  ),
  row(
    'PEPPOL-EN16931-P0105',
    summed({ reasonCode: 'VATEX-EU-O' }, exemptOnly),
    'PEPPOL-EN16931-P0105 vat[0].reasonCode',
  ),
  row(
    'PEPPOL-EN16931-P0106',
    summed({ reasonCode: 'VATEX-EU-IC' }, exemptOnly),
    'PEPPOL-EN16931-P0106 vat[0].reasonCode',
  ),
  row(
    'PEPPOL-EN16931-P0107',
    summed({ reasonCode: 'VATEX-EU-AE' }, exemptOnly),
    'PEPPOL-EN16931-P0107 vat[0].reasonCode',
  ),
  row('PEPPOL-EN16931-P0108', summed({ reasonCode: 'VATEX-EU-D' }, outside), 'PEPPOL-EN16931-P0108 vat[0].reasonCode'),
  row('PEPPOL-EN16931-P0109', summed({ reasonCode: 'VATEX-EU-F' }, outside), 'PEPPOL-EN16931-P0109 vat[0].reasonCode'),
  row('PEPPOL-EN16931-P0110', summed({ reasonCode: 'VATEX-EU-I' }, outside), 'PEPPOL-EN16931-P0110 vat[0].reasonCode'),
  row('PEPPOL-EN16931-P0111', summed({ reasonCode: 'VATEX-EU-J' }, outside), 'PEPPOL-EN16931-P0111 vat[0].reasonCode'),

  row(
    'BR-S-01',
    changed({
      vat: exemptOnly.vat.map((subtotal) => ({ ...subtotal, taxable: 0n })),
      totals: { ...INVOICE.totals, vat: 0n, withVat: INVOICE.totals.withoutVat, payable: INVOICE.totals.withoutVat },
    }),
    'BR-S-01 vat',
  ),
  row('BR-Z-01', changed({ vat: [...zeroRated.vat, ...zeroRated.vat] }, zeroRated), 'BR-Z-01 vat'),
  row('BR-E-01', changed({ vat: [...exemptOnly.vat, ...exemptOnly.vat] }, exemptOnly), 'BR-E-01 vat'),
  row('BR-O-01', changed({ vat: [...outside.vat, ...outside.vat] }, outside), 'BR-O-01 vat'),
  row('BR-S-02', sold({ vatNumber: null }), 'BR-S-02 seller.vatNumber'),
  row('BR-Z-02', changed({ seller: outside.seller }, zeroRated), 'BR-Z-02 seller.vatNumber'),
  row('BR-E-02', changed({ seller: outside.seller }, exemptOnly), 'BR-E-02 seller.vatNumber'),
  row(
    'BR-O-02',
    changed({ seller, buyer: { ...buyer, vatNumber: 'NO310000027MVA' } }, outside),
    'BR-O-02 seller.vatNumber',
    'BR-O-02 buyer.vatNumber',
  ),
  row(
    'BR-S-05',
    lined({ vat: { category: 'S', rate: 0n } }),
    'BR-S-01 vat',
    'BR-S-05 lines[0].vat.rate',
    'BR-S-08 vat[0].taxable',
  ),
  row('BR-Z-05', lined({ vat: { category: 'Z', rate: 2500n } }, zeroRated), 'BR-Z-05 lines[0].vat.rate'),
  row('BR-E-05', lined({ vat: { category: 'E', rate: 2500n } }, exemptOnly), 'BR-E-05 lines[0].vat.rate'),
  row('BR-O-05', lined({ vat: { category: 'O', rate: 0n } }, outside), 'BR-O-05 lines[0].vat.rate'),
  row(
    'BR-S-08',
    summed({ taxable: 1_033_383n + 400n, tax: 258_446n }),
    'BR-S-08 vat[0].taxable',
    'BR-CO-14 totals.vat',
  ),
  row('BR-Z-08', summed({ taxable: 101n }, zeroRated), 'BR-Z-08 vat[0].taxable'),
  row('BR-E-08', summed({ taxable: 101n }, exemptOnly), 'BR-E-08 vat[0].taxable'),
  row('BR-O-08', summed({ taxable: 101n }, outside), 'BR-O-08 vat[0].taxable'),
  row(
    'BR-S-09',
    changed({
      vat: INVOICE.vat.map((subtotal) => ({ ...subtotal, tax: subtotal.tax + 100n })),
      totals: {
        ...INVOICE.totals,
        vat: INVOICE.totals.vat + 100n,
        withVat: INVOICE.totals.withVat + 100n,
        payable: INVOICE.totals.payable + 100n,
      },
    }),
    'BR-CO-17 vat[0].tax',
    'BR-S-09 vat[0].tax',
  ),
  row('BR-Z-09', summed({ tax: 100n }, zeroRated), 'BR-CO-17 vat[0].tax', 'BR-Z-09 vat[0].tax', 'BR-CO-14 totals.vat'),
  row('BR-E-09', summed({ tax: 100n }, exemptOnly), 'BR-CO-17 vat[0].tax', 'BR-E-09 vat[0].tax', 'BR-CO-14 totals.vat'),
  row('BR-O-09', summed({ tax: 100n }, outside), 'BR-CO-17 vat[0].tax', 'BR-O-09 vat[0].tax', 'BR-CO-14 totals.vat'),
  row('BR-S-10', summed({ reason: 'Fritatt' }), 'BR-S-10 vat[0].reason'),
  row('BR-Z-10', summed({ reason: 'Fritatt' }, zeroRated), 'BR-Z-10 vat[0].reason'),
  row('BR-E-10', summed({ reason: null }, exemptOnly), 'BR-E-10 vat[0].reason'),
  row('BR-O-10', summed({ reason: null }, outside), 'BR-O-10 vat[0].reason'),
  row(
    'BR-O-11',
    drafted({
      seller: outside.seller,
      lines: [
        { name: 'Drift', amount: 100n, vat: { category: 'O', rate: null } },
        { name: 'Lisenser', amount: 100n, vat: { category: 'S', rate: 2500n } },
      ],
      exemptions: { O: { reason: 'Utenfor merverdiavgiftsloven', reasonCode: null } },
    }),
    'BR-S-02 seller.vatNumber',
    'BR-O-11 vat',
    'BR-O-12 lines[1].vat.category',
  ),
  row(
    'BR-O-12',
    lined({ vat: { category: 'E', rate: 0n } }, changed({ seller }, outside)),
    'BR-E-01 vat',
    'BR-O-08 vat[0].taxable',
    'BR-O-12 lines[0].vat.category',
  ),

  row(
    'BR-CO-10',
    total({ lines: 1_033_382n, withoutVat: 1_033_382n, withVat: 1_291_728n, payable: 1_291_728n }),
    'BR-CO-10 totals.lines',
  ),
  row(
    'BR-CO-13',
    total({ withoutVat: 1_033_382n, withVat: 1_291_728n, payable: 1_291_728n }),
    'BR-CO-13 totals.withoutVat',
  ),
  row('BR-CO-14', total({ vat: 258_345n, withVat: 1_291_728n, payable: 1_291_728n }), 'BR-CO-14 totals.vat'),
  row('BR-CO-15', total({ withVat: 1_291_728n, payable: 1_291_728n }), 'BR-CO-15 totals.withVat'),
  row('BR-CO-16', total({ payable: 1_291_728n }), 'BR-CO-16 totals.payable'),
  row('BR-CO-16', total({ prepaid: 1n, rounding: 2n }), 'BR-CO-16 totals.payable'),

  row('PEPPOL-EN16931-R008', changed({ note: '' }), 'PEPPOL-EN16931-R008 note'),
  row('FB-TEXT', changed({ note: 'à konto\tjanuar' }), 'FB-TEXT note'),
];
