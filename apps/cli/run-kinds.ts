import type { Language, Text } from '#kernel';

const KINDS: Readonly<Record<string, Text>> = {
  ON_ACCOUNT: { nb: 'à konto', nn: 'à konto', en: 'on account' },
  SETTLEMENT: { nb: 'avregning', nn: 'avrekning', en: 'settlement' },
  CORRECTION: { nb: 'korreksjon', nn: 'korreksjon', en: 'correction' },
  CREDIT: { nb: 'kreditnota', nn: 'kreditnota', en: 'credit note' },
  INTEREST: { nb: 'forsinkelsesrente', nn: 'forseinkingsrente', en: 'late interest' },
};

/** What an invoice run, and each document of it, is for. */
export const kindOfRun = (language: Language, kind: string): string => KINDS[kind]?.[language] ?? kind;
