/** Builds files of a bank for the specs. Every amount, account and reference is an example. */

export const ACCOUNT = '12345678903';

export interface Transaction {
  readonly reference?: string;
  readonly endToEnd?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly direction?: 'CRDT' | 'DBIT';
  /** Each a structured part of its own; `kid=100.00` with what is paid of that document. */
  readonly kids?: readonly string[];
  readonly more?: string;
}

export interface Entry {
  readonly amount?: string;
  readonly currency?: string;
  readonly direction?: string;
  readonly status?: string;
  readonly bookedOn?: string;
  readonly valueOn?: string;
  readonly reversal?: string;
  readonly reference?: string;
  readonly collects?: string;
  readonly transactions?: readonly Transaction[];
}

export interface CamtFile {
  readonly message?: '053' | '054';
  readonly version?: string;
  readonly account?: string;
  readonly entries: readonly Entry[];
  /** More statements, as XML. */
  readonly more?: string;
}

const element = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${text}</${name}>`;

function structured(kid: string): string {
  const [reference, paid] = kid.split('=');
  const part = paid === undefined ? '' : `<RfrdDocAmt><RmtdAmt Ccy="NOK">${paid}</RmtdAmt></RfrdDocAmt>`;
  return `<Strd>${part}<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${reference}</Ref></CdtrRefInf></Strd>`;
}

/** Version 02 has the amount of a transaction in `AmtDtls`, later ones have it beside its direction. */
function transaction(tx: Transaction, old: boolean): string {
  const { currency = 'NOK', amount, kids = [] } = tx;
  const money = amount === undefined ? '' : `<Amt Ccy="${currency}">${amount}</Amt>`;
  return [
    '<TxDtls>',
    `<Refs>${element('AcctSvcrRef', tx.reference)}<EndToEndId>${tx.endToEnd ?? 'NOTPROVIDED'}</EndToEndId></Refs>`,
    old && money ? `<AmtDtls><TxAmt>${money}</TxAmt></AmtDtls>` : money,
    element('CdtDbtInd', tx.direction),
    '<RltdPties><Dbtr><Nm>EKSEMPEL BETALER</Nm><PstlAdr><AdrLine>EKSEMPELVEIEN 1</AdrLine></PstlAdr></Dbtr></RltdPties>',
    `<RmtInf><Ustrd>EKSEMPEL MELDING</Ustrd>${kids.map(structured).join('')}</RmtInf>`,
    tx.more ?? '',
    '</TxDtls>',
  ].join('');
}

function entry(e: Entry, version: string): string {
  const { amount = '100.00', currency = 'NOK', direction = 'CRDT', status = 'BOOK', bookedOn = '2026-03-05' } = e;
  const coded = version >= '001.08';
  const details = e.transactions ?? [];
  const batch = e.collects === undefined ? '' : `<Btch><NbOfTxs>${e.collects}</NbOfTxs></Btch>`;
  const date = (name: string, on: string | undefined) =>
    on === undefined || on === '' ? '' : `<${name}>${element(on.includes('T') ? 'DtTm' : 'Dt', on)}</${name}>`;
  return [
    '<Ntry>',
    amount === '' ? '' : `<Amt Ccy="${currency}">${amount}</Amt>`,
    direction === '' ? '' : element('CdtDbtInd', direction),
    element('RvslInd', e.reversal),
    element('Sts', coded ? element('Cd', status) : status),
    date('BookgDt', bookedOn),
    date('ValDt', e.valueOn),
    element('AcctSvcrRef', e.reference),
    batch || details.length > 0
      ? `<NtryDtls>${batch}${details.map((tx) => transaction(tx, version < '001.03')).join('')}</NtryDtls>`
      : '',
    '</Ntry>',
  ].join('\n');
}

export function camt({ message = '054', version = '001.02', account = ACCOUNT, entries, more = '' }: CamtFile): string {
  const [outer, part] = message === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'];
  const id = account.startsWith('NO') ? element('IBAN', account) : `<Othr>${element('Id', account)}</Othr>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${message}.${version}">`,
    `<${outer}><GrpHdr><MsgId>EKSEMPEL-${message}</MsgId></GrpHdr>`,
    `<${part}><Id>1</Id><Acct><Id>${id}</Id></Acct>`,
    ...entries.map((e) => entry(e, version)),
    `</${part}>${more}</${outer}></Document>`,
  ].join('\n');
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
