import { hash } from 'node:crypto';
import fc from 'fast-check';
import { ibanOf } from '#ehf';
import { isRefusal, kroner } from '#kernel';
import { type BankFile, readBankFile } from './index.ts';
import { ACCOUNT, bytesOf, type CamtFile, camt, type Entry } from './testing/camt-files.ts';

const OTHER = '12345678911';
const asked = { file: 'bank.xml', account: ACCOUNT };
const readText = (text: string) => readBankFile(bytesOf(text), asked);
const read = (file: CamtFile) => readText(camt(file));

/** The file, which must have been read. */
function whole(file: CamtFile): BankFile {
  const answer = read(file);
  if (isRefusal(answer)) throw new Error(answer.text.en);
  return answer;
}

const ONE: Entry = {
  amount: '1234.50',
  reference: 'REF-1',
  valueOn: '2026-03-06',
  transactions: [{ reference: 'TX-1', kids: ['0000012345'] }],
};

describe('a file of the bank', () => {
  test('gives its payments without a name, an address or a message', () => {
    const text = camt({ entries: [ONE] });
    const answer = readText(text);
    expect(answer).toEqual({
      format: 'CAMT_054',
      version: '001.02',
      sha256: hash('sha256', bytesOf(text)),
      account: ACCOUNT,
      entries: [
        {
          reference: 'TX-1',
          entry: '1',
          bookedOn: '2026-03-05',
          valueOn: '2026-03-06',
          amount: 123450n,
          kid: '0000012345',
          kids: [{ kid: '0000012345', amount: null }],
          reversal: false,
        },
      ],
      leftOut: [],
      otherAccounts: [],
    });
    expect(JSON.stringify(answer, (_, v) => (typeof v === 'bigint' ? `${v}` : v))).not.toContain('EKSEMPEL');
  });

  test.each(['001.02', '001.03', '001.04', '001.06', '001.08', '001.11'])('in version %s says the same', (version) => {
    const entries: Entry[] = [ONE, { amount: '3', transactions: [{ amount: '1' }, { amount: '2' }] }];
    for (const message of ['053', '054'] as const)
      expect(whole({ message, version, entries })).toMatchObject({
        version,
        entries: [{ amount: 123450n }, { amount: 100n, entry: '2.1' }, { amount: 200n, entry: '2.2' }],
      });
  });

  test.each([
    ['money out', { direction: 'DBIT' }, { amount: -10000n, reversal: false }],
    ['a payment in that is taken back', { direction: 'DBIT', reversal: 'true' }, { amount: -10000n, reversal: true }],
    ['a payment out that is taken back', { direction: 'CRDT', reversal: '1' }, { amount: 10000n, reversal: true }],
    ['whole kroner', { amount: '7' }, { amount: 700n }],
    ['one decimal', { amount: '7.5' }, { amount: 750n }],
    ['zeros behind', { amount: '7.50000' }, { amount: 750n }],
    ['a moment in winter', { bookedOn: '2026-01-05T23:30:00Z' }, { bookedOn: '2026-01-06' }],
    ['a moment in summer', { bookedOn: '2026-06-30T22:30:00Z' }, { bookedOn: '2026-07-01' }],
    ['a moment without a zone', { bookedOn: '2026-06-30T23:59:59' }, { bookedOn: '2026-06-30' }],
    ['a date with a zone', { bookedOn: '2026-06-30+02:00' }, { bookedOn: '2026-06-30' }],
    ['no KID', { transactions: [{}] }, { kid: null, kids: [] }],
    ['a KID of MOD11 that ends with a hyphen', { transactions: [{ kids: ['006-'] }] }, { kid: '006-' }],
    ['a KID in groups', { transactions: [{ kids: ['0000 0123 45'] }] }, { kid: '0000012345' }],
    ['a reference that is no KID', { transactions: [{ kids: ['RF18539007547034'] }] }, { kid: null, kids: [] }],
    [
      'several KIDs',
      { transactions: [{ kids: ['0000012345=60.00', '0000054321=40.00'] }] },
      {
        kid: null,
        kids: [
          { kid: '0000012345', amount: 6000n },
          { kid: '0000054321', amount: 4000n },
        ],
      },
    ],
    [
      'one transaction in another currency: what was booked counts',
      { transactions: [{ amount: '8.70', currency: 'EUR' }] },
      { amount: 10000n },
    ],
  ] as const)('reads %s', (_, entry, says) => {
    expect(whole({ entries: [entry as Entry] }).entries).toMatchObject([says]);
  });

  test('shows what is no payment, and why', () => {
    const entries: Entry[] = [
      { status: 'PDNG', amount: '5' },
      { status: 'INFO', direction: 'DBIT', amount: '6', bookedOn: '' },
      { collects: '42', amount: '9000.00', reference: 'SUM-1' },
      { collects: '1', reference: 'A' },
    ];
    expect(whole({ version: '001.08', entries })).toMatchObject({
      entries: [{ reference: 'A', entry: '4' }],
      leftOut: [
        { entry: '1', because: 'NOT_BOOKED', amount: 500n, reference: null, payments: null },
        { entry: '2', because: 'NOT_BOOKED', amount: -600n, reference: null, payments: null },
        { entry: '3', because: 'COLLECTION', amount: 900000n, reference: 'SUM-1', payments: 42 },
      ],
    });
  });

  test('is read for the account asked about, as number or IBAN', () => {
    const iban = ibanOf(ACCOUNT);
    for (const account of [ACCOUNT, iban])
      for (const written of [ACCOUNT, '1234.56.78903', '1234 56 78903', iban, iban.replace(/(.{4})/g, '$1 ')])
        expect(readBankFile(bytesOf(camt({ account, entries: [ONE] })), { file: 'x', account: written })).toMatchObject(
          { account: ACCOUNT, entries: [{ reference: 'TX-1' }] },
        );
  });

  test('leaves the statements of other accounts alone and names them', () => {
    const more = `<Ntfctn><Acct><Id><Othr><Id>${OTHER}</Id></Othr></Id></Acct><Ntry>not read</Ntry></Ntfctn>`;
    expect(whole({ entries: [ONE], more })).toMatchObject({
      entries: [{ reference: 'TX-1' }],
      otherAccounts: [OTHER],
    });
  });

  test.each([
    ['a byte order mark', (text: string) => bytesOf(`\ufeff${text}`)],
    ['ISO-8859-1', (text: string) => Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    [
      'a prefix on every name',
      (text: string) => bytesOf(text.replace(/<(\/?)([A-Z])/g, '<$1c:$2').replace('xmlns=', 'xmlns:c=')),
    ],
  ])('may have %s', (_, bytes) => {
    const text = camt({ entries: [ONE] }).replace('EKSEMPEL MELDING', 'Blåbærsyltetøy');
    expect(readBankFile(bytes(text), asked)).toMatchObject({ entries: [{ amount: 123450n }] });
  });
});

describe('the reference of a payment', () => {
  const batch = (reference?: string): Entry => ({
    amount: '300',
    ...(reference !== undefined && { reference }),
    transactions: [
      { amount: '100', kids: ['0000012345'] },
      { amount: '100', kids: ['0000012345'] },
      { amount: '100', kids: ['0000054321'] },
    ],
  });

  test.each<[string, Entry]>([
    ['the bank gives one', ONE],
    ['the bank gives one of the entry only', { reference: 'REF-2' }],
    ['the bank gives none', { transactions: [{ kids: ['0000012345'], endToEnd: 'E2E' }] }],
    ['payments of a collection have none', batch('SUM-1')],
    ['neither the collection nor its payments have one', batch()],
    [
      'payments of a collection share one',
      {
        amount: '200',
        transactions: [
          { amount: '100', reference: 'SUM-1', kids: ['0000012345'] },
          { amount: '100', reference: 'SUM-1', kids: ['0000054321'] },
        ],
      },
    ],
  ])('is the same in statement and notification, and of one payment only, when %s', (_, entry) => {
    const before: Entry = { amount: '1', reference: 'BEFORE' };
    const told = (file: CamtFile) => whole(file).entries.map(({ reference }) => reference);
    const notification = told({ message: '054', version: '001.02', entries: [{ ...entry, valueOn: '' }] });
    const statement = told({
      message: '053',
      version: '001.08',
      entries: [before, { ...entry, valueOn: '2026-03-07' }],
    });
    expect(statement.slice(1)).toEqual(notification);
    expect(new Set(notification).size).toBe(entry.transactions?.length ?? 1);
  });

  test('is that of the bank, of the transaction before the entry', () => {
    const entries: Entry[] = [ONE, { reference: 'REF-2' }, { reference: 'REF-3', transactions: [{}] }];
    expect(whole({ entries }).entries.map(({ reference }) => reference)).toEqual(['TX-1', 'REF-2', 'REF-3']);
  });

  test.each<[string, Entry]>([
    ['day', { bookedOn: '2026-03-06' }],
    ['amount', { amount: '100.01' }],
    ['direction', { direction: 'DBIT' }],
    ['KID', { transactions: [{ kids: ['0000054321'] }] }],
    ['reference of the payer', { transactions: [{ kids: ['0000012345'], endToEnd: 'OTHER' }] }],
  ])('made of what the payment says differs with the %s', (_, other) => {
    const entry: Entry = { transactions: [{ kids: ['0000012345'] }] };
    const [a, b] = whole({ entries: [entry, { ...entry, ...other }] }).entries;
    expect(a?.reference).toMatch(/^[0-9a-f]{32}$/);
    expect(b?.reference).toMatch(/^[0-9a-f]{32}$/);
    expect(a?.reference).not.toBe(b?.reference);
  });
});

describe('amounts', () => {
  const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });

  test('come back to the øre', () => {
    fc.assert(
      fc.property(cents, fc.boolean(), (amount, out) => {
        const [entry] = whole({ entries: [{ amount: kroner(amount), direction: out ? 'DBIT' : 'CRDT' }] }).entries;
        expect(entry?.amount).toBe(out ? -amount : amount);
      }),
    );
  });

  test('of a collection sum to the entry, or it is refused with both sums', () => {
    const parts = fc.array(fc.tuple(cents, fc.boolean()), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(parts, fc.bigInt({ min: -3n, max: 3n }), (transactions, error) => {
        const sum = transactions.reduce((a, [amount, out]) => a + (out ? -amount : amount), 0n);
        const total = sum + error;
        const answer = read({
          entries: [
            {
              amount: kroner(total < 0n ? -total : total),
              direction: total < 0n ? 'DBIT' : 'CRDT',
              transactions: transactions.map(([amount, out]) => ({
                amount: kroner(amount),
                direction: out ? 'DBIT' : 'CRDT',
              })),
            },
          ],
        });
        if (error === 0n)
          expect((answer as BankFile).entries.map(({ amount }) => amount)).toEqual(
            transactions.map(([amount, out]) => (out ? -amount : amount)),
          );
        else expect(answer).toMatchObject({ refused: true, code: 'bank-entry-sum', details: { entry: '1' } });
      }),
    );
  });

  test.each(['', '-1', '1,50', '1 000', '1.005', '1e3', '.5', '0x10', '1234567890123456', 'NaN'])(
    'that read «%s» are refused',
    (amount) => {
      const text = camt({ entries: [{}] }).replace('>100.00<', `>${amount}<`);
      expect(readText(text)).toMatchObject({
        code: 'bank-entry-unreadable',
        details: { path: 'Ntfctn[1]/Ntry[1]/Amt', value: amount },
      });
    },
  );
});

describe('all of a file is refused', () => {
  test.each<[string, Entry, string, object]>([
    ['in euro', { currency: 'EUR' }, 'bank-entry-currency', { path: 'Ntfctn[1]/Ntry[2]/Amt/@Ccy', currency: 'EUR' }],
    ['without an amount', { amount: '' }, 'bank-entry-lacks', { path: 'Ntfctn[1]/Ntry[2]/Amt' }],
    ['without a direction', { direction: '' }, 'bank-entry-lacks', { path: 'Ntfctn[1]/Ntry[2]/CdtDbtInd' }],
    ['in an unknown direction', { direction: 'IN' }, 'bank-entry-unreadable', { value: 'IN' }],
    ['without a status', { status: '' }, 'bank-entry-lacks', { path: 'Ntfctn[1]/Ntry[2]/Sts' }],
    ['without a day', { bookedOn: '' }, 'bank-entry-lacks', { path: 'Ntfctn[1]/Ntry[2]/BookgDt' }],
    [
      'on a day that does not exist',
      { bookedOn: '2026-02-30' },
      'bank-entry-unreadable',
      { path: 'Ntfctn[1]/Ntry[2]/BookgDt/Dt', value: '2026-02-30' },
    ],
    ['at a moment that does not exist', { bookedOn: '2026-02-01T25:00:00' }, 'bank-entry-unreadable', {}],
    ['with a broken value date', { valueOn: '5.3.2026' }, 'bank-entry-unreadable', { value: '5.3.2026' }],
    ['neither reversed nor not', { reversal: 'maybe' }, 'bank-entry-unreadable', { value: 'maybe' }],
    ['with a broken count', { collects: 'many' }, 'bank-entry-unreadable', { value: 'many' }],
    [
      'with another count of transactions than it says',
      { collects: '3', transactions: [{ amount: '50' }, { amount: '50' }] },
      'bank-entry-count',
      { says: '3', has: '2' },
    ],
    [
      'with a transaction without an amount among several',
      { transactions: [{ amount: '100' }, {}] },
      'bank-entry-lacks',
      { entry: '2.2', path: 'Ntfctn[1]/Ntry[2]/NtryDtls/TxDtls[2]/Amt' },
    ],
    [
      'with a transaction in euro among several',
      { transactions: [{ amount: '50' }, { amount: '50', currency: 'EUR' }] },
      'bank-entry-currency',
      { entry: '2.2' },
    ],
  ])('for one entry %s', (_, entry, code, details) => {
    const answer = read({ entries: [{}, entry, {}] });
    expect(answer).toMatchObject({ refused: true, code, details: { file: 'bank.xml', entry: '2', ...details } });
    if (!isRefusal(answer)) throw new Error('not refused');
    for (const text of Object.values(answer.text)) expect(text).toMatch(/^bank\.xml, (post|entry) 2/);
  });

  test.each<[string, string, string]>([
    ['empty', '', 'bank-file-not-xml'],
    ['a spreadsheet', 'Dato;Beløp\n1.1.2026;5', 'bank-file-not-xml'],
    ['cut off', camt({ entries: [ONE] }).slice(0, -10), 'bank-file-not-xml'],
    [
      'with a DTD',
      camt({ entries: [ONE] }).replace('<Document', '<!DOCTYPE Document><Document'),
      'bank-file-has-doctype',
    ],
    ['another message', camt({ entries: [ONE] }).replace('camt.054', 'camt.052'), 'bank-file-not-camt'],
    ['another kind of XML', '<Invoice xmlns="urn:x"/>', 'bank-file-not-camt'],
    ['another message than its name', camt({ entries: [] }).replace('camt.054', 'camt.053'), 'bank-file-not-camt'],
    ['of another account', camt({ account: OTHER, entries: [ONE] }), 'bank-file-other-account'],
    [
      'of a tag with a hundred thousand attributes',
      `<a ${Array.from({ length: 100_000 }, (_, n) => `a${n}="1"`).join(' ')}/>`,
      'bank-file-out-of-bounds',
    ],
    ['of elements without end', `<a>${'<b/>'.repeat(800_000)}</a>`, 'bank-file-out-of-bounds'],
    ['nested without end', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'bank-file-not-camt'],
  ])('that is %s', (_, text, code) => {
    expect(readText(text)).toMatchObject({ refused: true, code });
  });

  test('that has other bytes than it says, or is too large', () => {
    const latin = Buffer.from(camt({ entries: [ONE] }).replace('EKSEMPEL MELDING', 'Blåbær'), 'latin1');
    expect(readBankFile(latin, asked)).toMatchObject({ code: 'bank-file-not-xml' });
    expect(readBankFile(new Uint8Array(20 * 1024 * 1024 + 1), asked)).toMatchObject({ code: 'bank-file-too-large' });
  });

  test('tells the asked and the found account', () => {
    expect(read({ account: OTHER, entries: [ONE] })).toMatchObject({ details: { asked: ACCOUNT, found: OTHER } });
  });
});
