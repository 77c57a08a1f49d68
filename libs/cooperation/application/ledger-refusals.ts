import { decimalIn, refusalType } from '#kernel';

export const invoiceUnknown = refusalType<{ invoice: string; on: string; known: string }>(
  'invoice-unknown-then',
  'unknown',
  {
    nb: (p) =>
      `Boka har ingen faktura eller kreditnota ${p.invoice} per ${p.on}. Utstedt for det året: ${p.known}. Spør om en av dem, eller om en senere dag.`,
    nn: (p) =>
      `Boka har ingen faktura eller kreditnota ${p.invoice} per ${p.on}. Utferda for det året: ${p.known}. Spør om ein av dei, eller om ein seinare dag.`,
    en: (p) =>
      `The book has no invoice or credit note ${p.invoice} on ${p.on}. Issued for that year: ${p.known}. Ask about one of them, or about a later day.`,
  },
);

export const documentMissing = refusalType<{ invoice: string }>('invoice-document-missing', 'unknown', {
  nb: (p) =>
    `${p.invoice} har ikke noe EHF-dokument i boka: fakturaen ble ført uten. Bruk dokumentet som verten selv har sendt.`,
  nn: (p) =>
    `${p.invoice} har ikkje noko EHF-dokument i boka: fakturaen vart ført utan. Bruk dokumentet som verten sjølv har sendt.`,
  en: (p) =>
    `${p.invoice} has no EHF document in the book: the invoice was recorded without one. Use the document that the host itself has sent.`,
});

export const documentDamaged = refusalType<{ invoice: string; sha256: string }>(
  'invoice-document-damaged',
  'unavailable',
  {
    nb: (p) =>
      `Dokumentet til ${p.invoice} er ikke det som ble utstedt (SHA-256 ${p.sha256}), og gis ikke ut. Hent boka fra en sikkerhetskopi.`,
    nn: (p) =>
      `Dokumentet til ${p.invoice} er ikkje det som vart utferda (SHA-256 ${p.sha256}), og blir ikkje gjeve ut. Hent boka frå ein tryggingskopi.`,
    en: (p) =>
      `The document of ${p.invoice} is not the one that was issued (SHA-256 ${p.sha256}) and is not given out. Restore the book from a backup.`,
  },
);

export const statusUnknown = refusalType<{ status: string; known: string }>('invoice-status-unknown', 'malformed', {
  nb: (p) => `«${p.status}» er ingen status for en faktura. Bruk en av: ${p.known}.`,
  nn: (p) => `«${p.status}» er ingen status for ein faktura. Bruk ein av: ${p.known}.`,
  en: (p) => `“${p.status}” is no status of an invoice. Use one of: ${p.known}.`,
});

export const neverBilled = refusalType<{ municipality: string; on: string; known: string }>(
  'municipality-never-billed',
  'unknown',
  {
    nb: (p) => `Kommune ${p.municipality} er verken deltaker eller fakturert per ${p.on}. Bruk en av: ${p.known}.`,
    nn: (p) => `Kommune ${p.municipality} er verken deltakar eller fakturert per ${p.on}. Bruk ein av: ${p.known}.`,
    en: (p) => `Municipality ${p.municipality} neither takes part nor was invoiced on ${p.on}. Use one of: ${p.known}.`,
  },
);

export const accountUnknown = refusalType<{ account: string; year: number; known: string }>(
  'ledger-account-unknown',
  'unknown',
  {
    nb: (p) => `Regnskapet for ${p.year} har ingen konto «${p.account}». Bruk en av: ${p.known}.`,
    nn: (p) => `Rekneskapen for ${p.year} har ingen konto «${p.account}». Bruk ein av: ${p.known}.`,
    en: (p) => `The accounts of ${p.year} have no account “${p.account}”. Use one of: ${p.known}.`,
  },
);

export const programUnknown = refusalType<{ program: string; known: string }>('journal-program-unknown', 'unknown', {
  nb: (p) => `Det finnes ingen journal for «${p.program}». Bruk en av: ${p.known}.`,
  nn: (p) => `Det finst ingen journal for «${p.program}». Bruk ein av: ${p.known}.`,
  en: (p) => `There is no journal for “${p.program}”. Use one of: ${p.known}.`,
});

/** Not of a question: part of an answer, where interest cannot be told. */
export const rateMissing = refusalType<{ from: string; to: string }>('interest-rate-missing', 'unanswerable', {
  nb: (p) =>
    `Forsinkelsesrenten kan ikke regnes ut: boka mangler rentesatsen fra ${p.from} til ${p.to}. Verten registrerer den (RecordInterestRate).`,
  nn: (p) =>
    `Forseinkingsrenta kan ikkje reknast ut: boka manglar rentesatsen frå ${p.from} til ${p.to}. Verten registrerer han (RecordInterestRate).`,
  en: (p) =>
    `Late interest cannot be computed: the book lacks the rate from ${p.from} to ${p.to}. The host records it (RecordInterestRate).`,
});

/** Not of a question either: interest is told, with a rate that may not be the right one. */
export const rateAssumed = refusalType<{ since: string; percent: string; from: string }>(
  'interest-rate-assumed',
  'unanswerable',
  {
    nb: (p) =>
      `Boka mangler rentesatsen fra ${p.since}. Forsinkelsesrenten er regnet videre med ${decimalIn('nb', p.percent)} %, satsen fra ${p.from}. Verten registrerer den nye (RecordInterestRate).`,
    nn: (p) =>
      `Boka manglar rentesatsen frå ${p.since}. Forseinkingsrenta er rekna vidare med ${decimalIn('nn', p.percent)} %, satsen frå ${p.from}. Verten registrerer den nye (RecordInterestRate).`,
    en: (p) =>
      `The book lacks the rate from ${p.since}. Late interest is computed on with ${p.percent} %, the rate from ${p.from}. The host records the new one (RecordInterestRate).`,
  },
);
