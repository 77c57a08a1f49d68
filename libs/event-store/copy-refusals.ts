import { refusalType } from '#kernel';

export const nothingToCopy = refusalType<{ book: string; known: string }>('copy-nothing', 'unknown', {
  nb: (p) => `Kilden har ingen bok for «${p.book}». Bøkene der er: ${p.known}.`,
  nn: (p) => `Kjelda har inga bok for «${p.book}». Bøkene der er: ${p.known}.`,
  en: (p) => `The source has no book of “${p.book}”. The books there are: ${p.known}.`,
});

export const bookDamaged = refusalType<{ book: string; index: number; detail: string; problems: number }>(
  'book-damaged',
  'unanswerable',
  {
    nb: (p) =>
      `Boka «${p.book}» er skadet i hendelse ${p.index} (${p.detail}; feil i alt: ${p.problems}). Hent den fra en sikkerhetskopi.`,
    nn: (p) =>
      `Boka «${p.book}» er skada i hending ${p.index} (${p.detail}; feil i alt: ${p.problems}). Hent ho frå ein tryggingskopi.`,
    en: (p) =>
      `The book “${p.book}” is damaged at event ${p.index} (${p.detail}; problems in all: ${p.problems}). Take it from a backup.`,
  },
);

export const booksDiffer = refusalType<{ book: string; index: number }>('copy-differs', 'conflict', {
  nb: (p) =>
    `Boka «${p.book}» i målet er en annen: den skiller seg fra kilden første gang i hendelse ${p.index}. Ingenting er skrevet over. Kopier til et tomt sted.`,
  nn: (p) =>
    `Boka «${p.book}» i målet er ei anna: ho skil seg frå kjelda første gong i hending ${p.index}. Ingenting er skrive over. Kopier til ein tom stad.`,
  en: (p) =>
    `The book “${p.book}” in the target is another: it first differs from the source at event ${p.index}. Nothing was overwritten. Copy to an empty place.`,
});

export const writtenMeanwhile = refusalType<{ book: string; index: number }>('copy-target-written', 'conflict', {
  nb: (p) =>
    `Noen andre skrev i boka «${p.book}» i målet mens den ble kopiert, ved hendelse ${p.index}. La bare kopieringen skrive der, og begynn på et tomt sted.`,
  nn: (p) =>
    `Nokon andre skreiv i boka «${p.book}» i målet medan ho vart kopiert, ved hending ${p.index}. La berre kopieringa skrive der, og begynn på ein tom stad.`,
  en: (p) =>
    `Somebody else wrote to the book “${p.book}” in the target while it was copied, at event ${p.index}. Let the copy alone write there, and begin in an empty place.`,
});

export const idElsewhere = refusalType<{ book: string; index: number; id: string }>('copy-id-taken', 'conflict', {
  nb: (p) =>
    `Hendelse ${p.index} i «${p.book}» har id-en ${p.id}, som en annen bok i målet alt har brukt. Kopier til et annet sted.`,
  nn: (p) =>
    `Hending ${p.index} i «${p.book}» har id-en ${p.id}, som ei anna bok i målet alt har brukt. Kopier til ein annan stad.`,
  en: (p) =>
    `Event ${p.index} of “${p.book}” has the id ${p.id}, which another book in the target uses already. Copy to another place.`,
});
