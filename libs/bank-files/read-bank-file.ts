import { hash } from 'node:crypto';
import { isRefusal, type Refusal } from '#kernel';
import type { BankFile, EntryLeftOut } from './bank-entry.ts';
import { accountOf, sameAccount } from './camt/account.ts';
import { readCamt } from './camt/document.ts';
import { childrenOf } from './camt/element.ts';
import { type Payment, readEntry } from './camt/entry.ts';
import { referencesOf } from './camt/references.ts';
import { bankFileOtherAccount, bankFileTooLarge } from './refusals.ts';

/** A file of 20 000 payments has some 10 MiB; the tree in memory is fifty times the file. */
const LIMIT_MIB = 20;

export interface Asked {
  /** The name of the file, for the text of a refusal. */
  readonly file: string;
  /** The account to read, as Norwegian account number or IBAN; blanks and points do not matter. */
  readonly account: string;
}

/**
 * Reads camt.053 (statement) or camt.054 (notification), any version, for one account: all of it, or the refusal of the
 * first that is wrong. Takes along no name, address or message of anybody.
 */
export function readBankFile(bytes: Uint8Array, { file, account }: Asked): BankFile | Refusal {
  if (bytes.length > LIMIT_MIB * 1024 * 1024) return bankFileTooLarge({ file, limit: String(LIMIT_MIB) });
  const camt = readCamt(bytes, file);
  if (isRefusal(camt)) return camt;

  const asked = sameAccount(account);
  const others = new Set<string>();
  const payments: Payment[] = [];
  const leftOut: EntryLeftOut[] = [];
  let found = false;
  let number = 0;
  for (const [n, statement] of camt.statements.entries()) {
    const own = accountOf(statement) ?? '?';
    if (own !== asked) {
      others.add(own);
      continue;
    }
    found = true;
    for (const [m, element] of childrenOf(statement, 'Ntry').entries()) {
      number += 1;
      const path = `${camt.part}[${n + 1}]/Ntry[${m + 1}]`;
      const read = readEntry(element, { file, entry: String(number), path });
      if (isRefusal(read)) return read;
      payments.push(...read.payments);
      if (read.leftOut) leftOut.push(read.leftOut);
    }
  }
  if (!found) return bankFileOtherAccount({ file, asked, found: [...others].join(', ') || '?' });

  const references = referencesOf(payments.map((payment) => ({ ...payment, account: asked })));
  return {
    format: camt.format,
    version: camt.version,
    sha256: hash('sha256', bytes),
    account: asked,
    entries: payments.map(({ entry, bookedOn, valueOn, amount, kids, reversal }, n) => ({
      reference: references[n] as string,
      entry,
      bookedOn,
      valueOn,
      amount,
      kid: kids.length === 1 ? (kids[0]?.kid ?? null) : null,
      kids,
      reversal,
    })),
    leftOut,
    otherAccounts: [...others],
  };
}
