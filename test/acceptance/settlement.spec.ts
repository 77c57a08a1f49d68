import {
  AskInvoiceDocument,
  AskInvoices,
  AskSettlement,
  type InvoicesAnswer,
  type SettlementAnswer,
} from '#cooperation';
import { FIVE, TERMS_2024_B, VAAGAN, VAEROEY } from '../../libs/cooperation/testing/lofoten.ts';
import { BILLING_TERMS, BillingHistory, COOPERATION } from './billing-history.ts';

let history: BillingHistory;
afterEach(() => history.book.close());

const settlement = (year: number, validOn: string, knownAt?: string): Promise<SettlementAnswer> =>
  history.book.ask(new AskSettlement({ cooperation: COOPERATION, year, validOn, knownAt }));
const invoices = (year: number, validOn: string): Promise<InvoicesAnswer> =>
  history.book.ask(new AskInvoices({ cooperation: COOPERATION, year, validOn }));
/** Every document as it was sent, byte for byte. */
async function documents(year: number, validOn: string): Promise<Record<string, string>> {
  const { invoices: all } = await invoices(year, validOn);
  const bytes: Record<string, string> = {};
  for (const { invoice } of all) {
    const document = await history.book.ask(new AskInvoiceDocument({ cooperation: COOPERATION, invoice }));
    bytes[invoice] = document.bytes.toString('utf8');
  }
  return bytes;
}
const owed = ({ municipalities }: SettlementAnswer, of: 'allocated' | 'settlement' | 'difference') =>
  Object.fromEntries(municipalities.map((m) => [m.municipality, m[of]]));

describe('scenario 3: the minutes are corrected after the year was settled', () => {
  it('the difference comes as a correction with its reason; nothing that was issued is rewritten', async () => {
    const lines = [
      { category: 'DRIFT', amount: '1200000000' },
      { category: 'HOST_ADMIN_EXTRA', amount: '48000000' },
    ];
    history = await BillingHistory.of({ year: 2024, lines });
    for (let month = 1; month <= 12; month++)
      await history.run('ON_ACCOUNT', 2024, `2024-${String(month).padStart(2, '0')}-05`);
    await history.cost('L-1', 'DRIFT', '1234567890', '2024-12-10');
    await history.cost('L-2', 'HOST_ADMIN_EXTRA', '48000000', '2024-12-10');
    const settled = await history.run('SETTLEMENT', 2024, '2024-12-20');
    // The text as printed keeps the host’s extra cost out.
    expect(settled.excluded.map((u) => [u.category, u.amount])).toEqual([['HOST_ADMIN_EXTRA', '480000.00']]);
    const before = await settlement(2024, '2025-02-28');
    expect(before).toMatchObject({ booked: '12825678.90', allocated: '12345678.90', total: { difference: '0.00' } });
    const sent = await documents(2024, '2025-02-28');
    expect(Object.keys(sent)).toHaveLength(4 * 13);

    const terms = { ...TERMS_2024_B, budget: BILLING_TERMS.budget };
    const correction = { version: 'A-1', ground: 'MINUTES_CORRECTED', authority: 'KS-090/24', clauses: [], terms };
    await history.tell('CorrectAgreement', '2025-03-01', correction, { validFrom: '2024-09-24' });

    // As known before: excluded, and settled; as known after: October to December are in the key base.
    expect(await settlement(2024, '2025-03-02', '2025-02-28')).toMatchObject({ total: { difference: '0.00' } });
    const after = await settlement(2024, '2025-03-02');
    expect(after).toMatchObject({ allocated: '12465678.90', excluded: { total: '360000.00' } });
    expect(after.total.difference).toBe('120000.00');
    expect(after.changes?.run).toBe('avregning-2024');
    expect(after.changes?.reasons.map(({ type, decided }) => [type, decided])).toEqual([
      ['AgreementCorrected', '2025-03-01'],
    ]);

    const correcting = await history.run('CORRECTION', 2024, '2025-03-03');
    expect(
      correcting.parts.map((p) => [p.municipality, p.lines.filter((l) => l.amount !== '0.00').map((l) => l.category)]),
    ).toEqual(FIVE.map((m) => [m, ['HOST_ADMIN_EXTRA']]));
    expect(correcting).toMatchObject({
      total: '120000.00',
      basis: { reason: expect.stringContaining('rettet avtaletekst 2025-03-01') },
    });
    expect(correcting.basis.reason).toContain('Endret siden «avregning-2024»');
    expect((await settlement(2024, '2025-03-04')).total).toMatchObject({ difference: '0.00' });
    expect(await documents(2024, '2025-03-02')).toEqual(sent);
    // It refers to everything that was billed of the year before.
    const { invoices: all } = await invoices(2024, '2025-03-04');
    const ofVaeroey = all.filter(({ municipality }) => municipality === VAEROEY);
    expect(ofVaeroey.at(-1)).toMatchObject({
      kind: 'CORRECTION',
      references: ofVaeroey.slice(0, -1).map((i) => i.invoice),
    });
  }, 60_000);
});

describe('scenario 10: the key is changed back to 1 January when half of the year is invoiced', () => {
  it('no issued document changes; what is left of the year and the settlement follow the new key, with references', async () => {
    history = await BillingHistory.of({ year: 2025, lines: [{ category: 'DRIFT', amount: '1000000000' }] });
    for (let month = 1; month <= 6; month++) await history.run('ON_ACCOUNT', 2025, `2025-0${month}-05`);
    const sent = await documents(2025, '2025-06-30');
    expect(Object.keys(sent)).toHaveLength(4 * 6);

    await history.decide('LR-7/25', 'lofotraadet', { kind: 'DECIDE_KEY', key: '20-80' }, '2025-06-10');
    for (const m of FIVE) {
      const effect = { kind: 'RATIFY_KEY', keyDecision: 'LR-7/25', effectiveFrom: '2025-01-01' };
      await history.decide(`KS-${m}-20/25`, `ks-${m}`, effect, '2025-06-18');
    }
    const july = await history.propose('ON_ACCOUNT', 2025, '2025-07-05');
    expect(july.changes?.run).toBe('a-konto-2025-06');
    expect(july.changes?.figures.map((f) => f.municipality)).toEqual([...FIVE]);
    const reasons = new Set(july.changes?.reasons.map(({ type }) => type));
    expect(reasons.has('KeyDecided') && reasons.has('KeyRatified')).toBe(true);
    for (let month = 7; month <= 12; month++)
      await history.run('ON_ACCOUNT', 2025, `2025-${String(month).padStart(2, '0')}-05`);
    expect(await documents(2025, '2025-06-30')).toEqual(sent);

    await history.population(2025, '2025-12-09');
    await history.cost('L-1', 'DRIFT', '1000000000', '2025-12-10');
    const settled = await history.run('SETTLEMENT', 2025, '2025-12-20');
    const answer = await settlement(2025, '2025-12-31');
    // The shares of 20/80 and the population of 1 January 2025, worked out elsewhere.
    expect(owed(answer, 'allocated')).toEqual({
      '1857': '622286.06',
      '1859': '815678.23',
      '1860': '4202831.93',
      '1865': '3641042.48',
      '1874': '718161.30',
    });
    expect(answer.total).toMatchObject({ allocated: '10000000.00', difference: '0.00' });
    expect(answer.municipalities.find((m) => m.memorandum)?.municipality).toBe(VAAGAN);
    // The settlement is what the new population date makes of a year billed by the old one, and nothing more.
    expect(settled.parts.map((p) => [p.municipality, p.amount])).toEqual(
      answer.municipalities.map((m) => [m.municipality, m.settlement]),
    );
    const { invoices: all } = await invoices(2025, '2025-12-31');
    const ofVaeroey = all.filter(({ municipality }) => municipality === VAEROEY);
    expect(ofVaeroey).toHaveLength(13);
    expect(ofVaeroey.at(-1)).toMatchObject({
      kind: 'SETTLEMENT',
      references: ofVaeroey.slice(0, 12).map((i) => i.invoice),
    });
  }, 60_000);
});
