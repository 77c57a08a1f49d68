import { writeFileSync } from 'node:fs';
import { AskInvoicePaper, AskSettlementPaper } from '#cooperation';
import type { Language } from '#kernel';
import { COPY_MESSAGES } from './copy-messages.ts';
import { Failure } from './failure.ts';
import { MESSAGES } from './messages.ts';
import { type CommonOptions, Session } from './session.ts';

const WRITTEN: Readonly<Record<Language, (title: string, file: string, bytes: number) => string>> = {
  nb: (title, file, bytes) => `${title} er skrevet til ${file} (${bytes} byte)`,
  nn: (title, file, bytes) => `${title} er skriven til ${file} (${bytes} byte)`,
  en: (title, file, bytes) => `${title} was written to ${file} (${bytes} bytes)`,
};

/** A document by its number, or the settlement of a year, as a PDF in a new file. */
export function paper(
  cooperation: string,
  numberOrYear: string,
  options: CommonOptions & { out: string; validOn?: string; knownAt?: string },
): Promise<void> {
  const { out, validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const day = { cooperation, validOn, knownAt };
    const { title, bytes } = await session.ask(
      /^\d{4}$/.test(numberOrYear)
        ? new AskSettlementPaper({ ...day, year: Number(numberOrYear) }, lang)
        : new AskInvoicePaper({ ...day, invoice: numberOrYear }, lang),
    );
    try {
      // Never over another file.
      writeFileSync(out, bytes, { flag: 'wx' });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new Failure(
        code === 'EEXIST' ? COPY_MESSAGES.alreadyThere[lang](out) : MESSAGES.documentNotWritten[lang](out, message),
      );
    }
    process.stdout.write(`${WRITTEN[lang](title, out, bytes.byteLength)}\n`);
  });
}
