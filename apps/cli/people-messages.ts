import type { Language } from '#kernel';
import { say } from './messages.ts';

/** What is said of people in offices. */
export const PEOPLE_MESSAGES = {
  nobody: say({
    nb: (cooperation: string) => `Ingen navn er lagret for ${cooperation} den dagen.`,
    nn: (cooperation: string) => `Ingen namn er lagra for ${cooperation} den dagen.`,
    en: (cooperation: string) => `No names are kept for ${cooperation} on that day.`,
  }),
  added: say({
    nb: (holder: string, office: string) => `${holder} er lagret i vervet ${office}. Navnet står ikke i boka.`,
    nn: (holder: string, office: string) => `${holder} er lagra i vervet ${office}. Namnet står ikkje i boka.`,
    en: (holder: string, office: string) => `${holder} is kept in the office ${office}. The name is not in the book.`,
  }),
  corrected: say({
    nb: (holder: string) => `${holder} er rettet. Det som sto der før, er overskrevet.`,
    nn: (holder: string) => `${holder} er retta. Det som stod der før, er skrive over.`,
    en: (holder: string) => `${holder} is corrected. What it said before is overwritten.`,
  }),
  ended: say({
    nb: (holder: string, until: string) => `${holder} har ikke vervet fra ${until}. Navnet står til det blir slettet.`,
    nn: (holder: string, until: string) => `${holder} har ikkje vervet frå ${until}. Namnet står til det blir sletta.`,
    en: (holder: string, until: string) =>
      `${holder} no longer has the office from ${until}. The name stays until it is erased.`,
  }),
  erased: say({
    nb: (holder: string) =>
      `Navnet til ${holder} er slettet for godt, og slettingen står i boka. Tenk på sikkerhetskopiene.`,
    nn: (holder: string) =>
      `Namnet til ${holder} er sletta for godt, og slettinga står i boka. Tenk på tryggingskopiane.`,
    en: (holder: string) => `The name of ${holder} is erased for good, and the book says so. Think of the backups.`,
  }),
  eraseNeedsYes: say({
    nb: (holder: string) =>
      `Navnet til ${holder} blir borte for godt, og slettingen blir stående i boka. Gjenta med --yes.`,
    nn: (holder: string) =>
      `Namnet til ${holder} blir borte for godt, og slettinga blir ståande i boka. Gjenta med --yes.`,
    en: (holder: string) => `The name of ${holder} goes for good, and the book will say so. Repeat with --yes.`,
  }),
  nothingToCorrect: say({
    nb: () => 'oppgi hva som skal rettes: --name, --email, --phone, --municipality, --from eller --until.',
    nn: () => 'oppgi kva som skal rettast: --name, --email, --phone, --municipality, --from eller --until.',
    en: () => 'give what to correct: --name, --email, --phone, --municipality, --from or --until.',
  }),
};

/** What stands where a name was. */
export const NAME_ERASED: Readonly<Record<Language, string>> = {
  nb: '(slettet)',
  nn: '(sletta)',
  en: '(erased)',
};

export const PEOPLE_COLUMNS: Readonly<Record<Language, readonly string[]>> = {
  nb: ['Verv', 'Organ', 'Kommune', 'Navn', 'E-post', 'Telefon', 'Fra', 'Ute fra', 'Id'],
  nn: ['Verv', 'Organ', 'Kommune', 'Namn', 'E-post', 'Telefon', 'Frå', 'Ute frå', 'Id'],
  en: ['Office', 'Body', 'Municipality', 'Name', 'E-mail', 'Telephone', 'From', 'Out from', 'Id'],
};
