import { refusalType } from '#kernel';

export const notBackup = refusalType<{ directory: string; problem: string }>('backup-not-one', 'unknown', {
  nb: (p) =>
    `${p.directory}: her er det ingen sikkerhetskopi som dette programmet kan lese (${p.problem}). Oppgi mappa «fellesbok backup» laget.`,
  nn: (p) =>
    `${p.directory}: her er det ingen tryggingskopi som dette programmet kan lese (${p.problem}). Oppgi mappa «fellesbok backup» laga.`,
  en: (p) =>
    `${p.directory}: there is no backup here that this program can read (${p.problem}). Give the directory that “fellesbok backup” made.`,
});

export const backupDamaged = refusalType<{ file: string; problem: string }>('backup-damaged', 'unanswerable', {
  nb: (p) => `${p.file} er skadet (${p.problem}). Ingenting er skrevet. Bruk en annen sikkerhetskopi.`,
  nn: (p) => `${p.file} er skadd (${p.problem}). Ingenting er skrive. Bruk ein annan tryggingskopi.`,
  en: (p) => `${p.file} is damaged (${p.problem}). Nothing was written. Use another backup.`,
});

export const restoreNotEmpty = refusalType<{ directory: string }>('restore-not-empty', 'conflict', {
  nb: (p) => `${p.directory} er ikke en tom mappe. Gjenopprett til en ny mappe; ingenting blir skrevet over.`,
  nn: (p) => `${p.directory} er ikkje ei tom mappe. Gjenopprett til ei ny mappe; ingenting blir skrive over.`,
  en: (p) => `${p.directory} is no empty directory. Restore into a new one; nothing is written over.`,
});

export const erasuresMissing = refusalType<{ at: string }>('restore-erasures', 'conflict', {
  nb: (p) =>
    `Sikkerhetskopien er fra ${p.at} og har dokumenter eller navn. Det som er slettet etter det, ville komme tilbake. Oppgi lista over slettinger, eller en mappe med nyere dokumenter og navn, med --erasures; eller --no-erasures hvis ingenting er slettet siden.`,
  nn: (p) =>
    `Tryggingskopien er frå ${p.at} og har dokument eller namn. Det som er sletta etter det, ville kome tilbake. Oppgi lista over slettingar, eller ei mappe med nyare dokument og namn, med --erasures; eller --no-erasures dersom ingenting er sletta sidan.`,
  en: (p) =>
    `The backup is of ${p.at} and has documents or names. What was erased after that would come back. Give the list of erasures, or a directory with newer documents and names, with --erasures; or --no-erasures when nothing was erased since.`,
});

export const erasuresUnreadable = refusalType<{ path: string; line: number; problem: string }>(
  'erasures-unreadable',
  'malformed',
  {
    nb: (p) =>
      `${p.path} linje ${p.line}: kan ikke leses som en sletting (${p.problem}). Skriv lista med «fellesbok document erasures».`,
    nn: (p) =>
      `${p.path} linje ${p.line}: kan ikkje lesast som ei sletting (${p.problem}). Skriv lista med «fellesbok document erasures».`,
    en: (p) =>
      `${p.path} line ${p.line}: cannot be read as an erasure (${p.problem}). Write the list with “fellesbok document erasures”.`,
  },
);
