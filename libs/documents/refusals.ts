import { refusalType } from '#kernel';

export const noDocuments = refusalType<{ directory: string }>('no-documents', 'unknown', {
  nb: (p) =>
    `${p.directory}: her er det ingen dokumenter. Legg inn ett først («fellesbok document add»), eller oppgi --data.`,
  nn: (p) =>
    `${p.directory}: her er det ingen dokument. Legg inn eitt først («fellesbok document add»), eller oppgi --data.`,
  en: (p) => `${p.directory}: there are no documents here. Add one first (“fellesbok document add”), or give --data.`,
});

export const documentUnknown = refusalType<{ reference: string }>('document-unknown', 'unknown', {
  nb: (p) => `Dokumentet «${p.reference}» finnes ikke her. Sjekk referansen med «fellesbok document list».`,
  nn: (p) => `Dokumentet «${p.reference}» finst ikkje her. Sjekk referansen med «fellesbok document list».`,
  en: (p) => `The document “${p.reference}” is not here. Check the reference with “fellesbok document list”.`,
});

interface Gone {
  readonly reference: string;
  readonly erasedAt: string;
  readonly by: string;
  readonly ground: string;
}

export const documentErased = refusalType<Gone>('document-erased', 'unanswerable', {
  nb: (p) => `Dokumentet «${p.reference}» ble slettet ${p.erasedAt} av ${p.by}. Grunnlag: ${p.ground}`,
  nn: (p) => `Dokumentet «${p.reference}» vart sletta ${p.erasedAt} av ${p.by}. Grunnlag: ${p.ground}`,
  en: (p) => `The document “${p.reference}” was erased ${p.erasedAt} by ${p.by}. Ground: ${p.ground}`,
});

export const alreadyErased = refusalType<Gone>('document-already-erased', 'conflict', {
  nb: (p) =>
    `Dokumentet «${p.reference}» er alt slettet, ${p.erasedAt} av ${p.by}. Det skjer bare én gang. Grunnlag: ${p.ground}`,
  nn: (p) =>
    `Dokumentet «${p.reference}» er alt sletta, ${p.erasedAt} av ${p.by}. Det skjer berre éin gong. Grunnlag: ${p.ground}`,
  en: (p) =>
    `The document “${p.reference}” is already erased, ${p.erasedAt} by ${p.by}. That happens once. Ground: ${p.ground}`,
});

export const documentAltered = refusalType<{ reference: string; sha256: string; found: string }>(
  'document-altered',
  'unanswerable',
  {
    nb: (p) =>
      `Dokumentet «${p.reference}» er endret etter at det ble lagt inn: SHA-256 skal være ${p.sha256}, men er ${p.found}. Hent det fra en sikkerhetskopi.`,
    nn: (p) =>
      `Dokumentet «${p.reference}» er endra etter at det vart lagt inn: SHA-256 skal vere ${p.sha256}, men er ${p.found}. Hent det frå ein tryggingskopi.`,
    en: (p) =>
      `The document “${p.reference}” was altered after it was added: SHA-256 should be ${p.sha256}, but is ${p.found}. Take it from a backup.`,
  },
);

export const otherDocument = refusalType<{ reference: string; sha256: string; found: string }>(
  'document-other',
  'conflict',
  {
    nb: (p) =>
      `«${p.reference}» er ikke dokumentet boka viser til: boka sier SHA-256 ${p.sha256}, her står ${p.found}. Hent dokumentene fra en sikkerhetskopi.`,
    nn: (p) =>
      `«${p.reference}» er ikkje dokumentet boka viser til: boka seier SHA-256 ${p.sha256}, her står ${p.found}. Hent dokumenta frå ein tryggingskopi.`,
    en: (p) =>
      `“${p.reference}” is not the document that the book refers to: the book says SHA-256 ${p.sha256}, here it is ${p.found}. Take the documents from a backup.`,
  },
);

export const documentTooLarge = refusalType<{ bytes: number; limit: number }>('document-too-large', 'malformed', {
  nb: (p) => `Dokumentet er på ${p.bytes} byte; grensen er ${p.limit} (50 MiB). Del det, eller lagre det mindre.`,
  nn: (p) => `Dokumentet er på ${p.bytes} byte; grensa er ${p.limit} (50 MiB). Del det, eller lagre det mindre.`,
  en: (p) => `The document has ${p.bytes} bytes; the limit is ${p.limit} (50 MiB). Split it, or save it smaller.`,
});

export const mediaTypeWrong = refusalType<{ mediaType: string }>('media-type-wrong', 'malformed', {
  nb: (p) => `«${p.mediaType}» er ingen medietype. Skriv den som application/pdf eller text/plain.`,
  nn: (p) => `«${p.mediaType}» er ingen medietype. Skriv han som application/pdf eller text/plain.`,
  en: (p) => `“${p.mediaType}” is no media type. Write it as application/pdf or text/plain.`,
});

export const groundMissing = refusalType<{ reference: string }>('ground-missing', 'malformed', {
  nb: (p) => `Slettingen av «${p.reference}» mangler grunnlag. Oppgi loven eller vedtaket, ikke hvem det gjelder.`,
  nn: (p) => `Slettinga av «${p.reference}» manglar grunnlag. Oppgi lova eller vedtaket, ikkje kven det gjeld.`,
  en: (p) => `The erasure of “${p.reference}” lacks its ground. Give the law or the decision, not whom it concerns.`,
});

export const foreignFile = refusalType<{ file: string; why: string }>('documents-foreign-file', 'conflict', {
  nb: (p) => `${p.file} er ikke en dokumentfil dette programmet kan åpne (${p.why}). Den er ikke endret.`,
  nn: (p) => `${p.file} er ikkje ei dokumentfil dette programmet kan opne (${p.why}). Ho er ikkje endra.`,
  en: (p) => `${p.file} is no file of documents that this program can open (${p.why}). It was not changed.`,
});

export const documentsUnavailable = refusalType<{ file: string; problem: string }>(
  'documents-unavailable',
  'unavailable',
  {
    nb: (p) => `Dokumentene i ${p.file} kan ikke brukes nå (${p.problem}). Ingenting ble skrevet.`,
    nn: (p) => `Dokumenta i ${p.file} kan ikkje brukast no (${p.problem}). Ingenting vart skrive.`,
    en: (p) => `The documents in ${p.file} cannot be used now (${p.problem}). Nothing was written.`,
  },
);
