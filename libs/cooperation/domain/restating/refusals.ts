import { refusalType } from '#kernel';

export const recordUnknown = refusalType<{ event: number }>('record-unknown', 'conflict', {
  nb: (p) =>
    `Samarbeidets bok har ingen føring nr. ${p.event} som kan rettes eller annulleres slik. Bruk nummeret som svarene viser; er føringen rettet før, bruk nummeret på den første.`,
  nn: (p) =>
    `Boka til samarbeidet har inga føring nr. ${p.event} som kan rettast eller annullerast slik. Bruk nummeret som svara viser; er føringa retta før, bruk nummeret på den første.`,
  en: (p) =>
    `The book of the cooperation has no record ${p.event} that can be corrected or annulled like this. Use the index that answers show; of a record that was corrected before, that of the first.`,
});

export const recordNotRestatable = refusalType<{ event: number; type: string }>('record-not-restatable', 'conflict', {
  nb: (p) =>
    `Føring nr. ${p.event} er ${p.type}. Den rettes ikke slik: bruk rettelsen eller annulleringen som hører til, eller annuller vedtaket den følger av.`,
  nn: (p) =>
    `Føring nr. ${p.event} er ${p.type}. Ho blir ikkje retta slik: bruk rettinga eller annulleringa som høyrer til, eller annuller vedtaket ho følgjer av.`,
  en: (p) =>
    `Record ${p.event} is ${p.type}. It is not corrected like this: use the correction or annulment of its own, or annul the decision that it follows from.`,
});

export const recordOfOtherType = refusalType<{ event: number; type: string; is: string }>(
  'record-of-other-type',
  'conflict',
  {
    nb: (p) => `Føring nr. ${p.event} er ${p.is}, ikke ${p.type}. Sjekk nummeret.`,
    nn: (p) => `Føring nr. ${p.event} er ${p.is}, ikkje ${p.type}. Sjekk nummeret.`,
    en: (p) => `Record ${p.event} is ${p.is}, not ${p.type}. Check the index.`,
  },
);

export const recordAlreadyAnnulled = refusalType<{ event: number; by: number }>('record-already-annulled', 'conflict', {
  nb: (p) => `Føring nr. ${p.event} er allerede annullert (nr. ${p.by}). Før det som er riktig, på nytt.`,
  nn: (p) => `Føring nr. ${p.event} er alt annullert (nr. ${p.by}). Før det som er rett, på nytt.`,
  en: (p) => `Record ${p.event} is already annulled (by ${p.by}). Record anew what is right.`,
});

export const recordOnlyAnnulled = refusalType<{ event: number; type: string }>('record-only-annulled', 'conflict', {
  nb: (p) =>
    `Føring nr. ${p.event} (${p.type}) har følger som ble regnet ut da den ble ført. Annuller den (AnnulRecord), og før den riktige på nytt.`,
  nn: (p) =>
    `Føring nr. ${p.event} (${p.type}) har følgjer som vart rekna ut då ho vart ført. Annuller ho (AnnulRecord), og før den rette på nytt.`,
  en: (p) =>
    `Record ${p.event} (${p.type}) has consequences that were worked out when it was recorded. Annul it (AnnulRecord), and record the right one anew.`,
});

export const recordContentWrong = refusalType<{ event: number; type: string; at: string; problem: string }>(
  'record-content-wrong',
  'malformed',
  {
    nb: (p) =>
      `Rettelsen av føring nr. ${p.event} passer ikke i ${p.type}: ${p.at} ${p.problem}. Skriv hele innholdet slik det skal være.`,
    nn: (p) =>
      `Rettinga av føring nr. ${p.event} passar ikkje i ${p.type}: ${p.at} ${p.problem}. Skriv heile innhaldet slik det skal vere.`,
    en: (p) =>
      `The correction of record ${p.event} does not fit ${p.type}: ${p.at} ${p.problem}. Write the whole content as it should be.`,
  },
);

export const recordOfOtherThing = refusalType<{ event: number; field: string; is: string; says: string }>(
  'record-of-other-thing',
  'malformed',
  {
    nb: (p) =>
      `Føring nr. ${p.event} gjelder ${p.field} «${p.is}», ikke «${p.says}». Annuller føringen, og før den riktige på nytt.`,
    nn: (p) =>
      `Føring nr. ${p.event} gjeld ${p.field} «${p.is}», ikkje «${p.says}». Annuller føringa, og før den rette på nytt.`,
    en: (p) =>
      `Record ${p.event} is of ${p.field} “${p.is}”, not “${p.says}”. Annul the record, and record the right one anew.`,
  },
);

export const recordNotCorrected = refusalType<{ event: number }>('record-not-corrected', 'malformed', {
  nb: (p) => `Rettelsen av føring nr. ${p.event} endrer ingenting. Oppgi minst én opplysning som skal være en annen.`,
  nn: (p) => `Rettinga av føring nr. ${p.event} endrar ingenting. Oppgi minst éi opplysning som skal vere ei anna.`,
  en: (p) => `The correction of record ${p.event} changes nothing. Give at least one thing that is to be another.`,
});
