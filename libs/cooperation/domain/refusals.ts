import { refusalType } from '#kernel';

export const notEstablished = refusalType<object>('not-established', 'conflict', {
  nb: () => 'Boka er tom: samarbeidet er ikke opprettet. Begynn med EstablishCooperation.',
  nn: () => 'Boka er tom: samarbeidet er ikkje oppretta. Byrja med EstablishCooperation.',
  en: () => 'The book is empty: the cooperation is not established. Begin with EstablishCooperation.',
});

export const alreadyEstablished = refusalType<{ name: string }>('already-established', 'conflict', {
  nb: (p) => `Samarbeidet «${p.name}» er allerede opprettet i denne boka. En bok har ett samarbeid.`,
  nn: (p) => `Samarbeidet «${p.name}» er alt oppretta i denne boka. Ei bok har eitt samarbeid.`,
  en: (p) => `The cooperation “${p.name}” is already established in this book. A book has one cooperation.`,
});

export const organisationNumberWrong = refusalType<{ municipality: string; organisationNumber: string }>(
  'organisation-number',
  'malformed',
  {
    nb: (p) =>
      `Organisasjonsnummeret ${p.organisationNumber} for kommune ${p.municipality} har feil kontrollsiffer. Sjekk nummeret.`,
    nn: (p) =>
      `Organisasjonsnummeret ${p.organisationNumber} for kommune ${p.municipality} har feil kontrollsiffer. Sjekk nummeret.`,
    en: (p) =>
      `The organisation number ${p.organisationNumber} of municipality ${p.municipality} has a wrong check digit. Check the number.`,
  },
);

export const hostNotParticipant = refusalType<{ host: string; participants: string }>(
  'host-not-participant',
  'malformed',
  {
    nb: (p) => `Vertskommunen ${p.host} er ikke blant deltakerne (${p.participants}). Verten må selv være deltaker.`,
    nn: (p) => `Vertskommunen ${p.host} er ikkje blant deltakarane (${p.participants}). Verten må sjølv vere deltakar.`,
    en: (p) =>
      `The host municipality ${p.host} is not among the participants (${p.participants}). The host must itself be a participant.`,
  },
);

export const participantTwice = refusalType<{ municipality: string }>('participant-twice', 'conflict', {
  nb: (p) => `Kommune ${p.municipality} er allerede deltaker. Sjekk kommunenummeret.`,
  nn: (p) => `Kommune ${p.municipality} er alt deltakar. Sjekk kommunenummeret.`,
  en: (p) => `Municipality ${p.municipality} is already a participant. Check its number.`,
});

export const notParticipant = refusalType<{ municipality: string; on: string }>('not-participant', 'conflict', {
  nb: (p) => `Kommune ${p.municipality} er ikke deltaker ${p.on}. Sjekk kommunenummeret og datoen.`,
  nn: (p) => `Kommune ${p.municipality} er ikkje deltakar ${p.on}. Sjekk kommunenummeret og datoen.`,
  en: (p) => `Municipality ${p.municipality} is no participant on ${p.on}. Check the number and the date.`,
});

export const versionTaken = refusalType<{ version: string }>('version-taken', 'conflict', {
  nb: (p) =>
    `Avtaleversjonen «${p.version}» står allerede i boka. Gi den nye en annen id, eller rett den gamle (CorrectAgreement).`,
  nn: (p) =>
    `Avtaleversjonen «${p.version}» står alt i boka. Gi den nye ein annan id, eller rett den gamle (CorrectAgreement).`,
  en: (p) =>
    `The agreement version “${p.version}” is already in the book. Give the new one another id, or correct the old (CorrectAgreement).`,
});

export const versionUnknown = refusalType<{ version: string; known: string }>('version-unknown', 'conflict', {
  nb: (p) =>
    `Avtaleversjonen «${p.version}» finnes ikke i boka. Registrer den først (ProposeAgreement), eller bruk en av: ${p.known}.`,
  nn: (p) =>
    `Avtaleversjonen «${p.version}» finst ikkje i boka. Registrer han først (ProposeAgreement), eller bruk ein av: ${p.known}.`,
  en: (p) =>
    `The agreement version “${p.version}” is not in the book. Record it first (ProposeAgreement), or use one of: ${p.known}.`,
});

export const endBeforeStart = refusalType<{ from: string; until: string }>('end-before-start', 'malformed', {
  nb: (p) => `Rettelsen gjelder fra ${p.from} til ${p.until}: slutten må være etter starten.`,
  nn: (p) => `Rettinga gjeld frå ${p.from} til ${p.until}: slutten må vere etter starten.`,
  en: (p) => `The correction holds from ${p.from} until ${p.until}: the end must be after the start.`,
});

export const matterUnknown = refusalType<{ version: string; letter: string; law: string }>(
  'agreement-matter-unknown',
  'malformed',
  {
    nb: (p) =>
      `Avtaleversjonen «${p.version}» har bokstav ${p.letter} i vilkåret matters. ${p.law} har den ikke. Bruk lovens bokstaver.`,
    nn: (p) =>
      `Avtaleversjonen «${p.version}» har bokstav ${p.letter} i vilkåret matters. ${p.law} har han ikkje. Bruk bokstavane i lova.`,
    en: (p) =>
      `The agreement version “${p.version}” has the letter ${p.letter} in matters of its terms. ${p.law} has none. Use the letters of the law.`,
  },
);

export const matterTwice = refusalType<{ version: string; letter: string }>('agreement-matter-twice', 'malformed', {
  nb: (p) => `Avtaleversjonen «${p.version}» har bokstav ${p.letter} to ganger i vilkåret matters. Gi den én gang.`,
  nn: (p) => `Avtaleversjonen «${p.version}» har bokstav ${p.letter} to gonger i vilkåret matters. Gi han éin gong.`,
  en: (p) => `The agreement version “${p.version}” has the letter ${p.letter} twice in matters. Give it once.`,
});

export const matterClauseUnknown = refusalType<{
  version: string;
  letter: string;
  clause: string | null;
  known: string;
}>('agreement-matter-clause', 'malformed', {
  nb: (p) =>
    `Avtaleversjonen «${p.version}»: bokstav ${p.letter} i vilkåret matters viser til punkt ${p.clause ?? '—'}, som ikke finnes i teksten. Bruk et av: ${p.known}.`,
  nn: (p) =>
    `Avtaleversjonen «${p.version}»: bokstav ${p.letter} i vilkåret matters viser til punkt ${p.clause ?? '—'}, som ikkje finst i teksten. Bruk eit av: ${p.known}.`,
  en: (p) =>
    `The agreement version “${p.version}”: the letter ${p.letter} in matters names clause ${p.clause ?? '—'}, which the text does not have. Use one of: ${p.known}.`,
});

export const clauseTwice = refusalType<{ version: string; clause: string }>('clause-twice', 'malformed', {
  nb: (p) => `Avtaleversjonen «${p.version}» har punkt ${p.clause} to ganger. Gi hvert punkt én tekst.`,
  nn: (p) => `Avtaleversjonen «${p.version}» har punkt ${p.clause} to gonger. Gi kvart punkt éin tekst.`,
  en: (p) => `The agreement version “${p.version}” has clause ${p.clause} twice. Give each clause one text.`,
});

export const demandTaken = refusalType<{ demand: string }>('demand-taken', 'conflict', {
  nb: (p) => `Kravet «${p.demand}» står allerede i boka. Gi det nye en annen id.`,
  nn: (p) => `Kravet «${p.demand}» står alt i boka. Gi det nye ein annan id.`,
  en: (p) => `The demand “${p.demand}” is already in the book. Give the new one another id.`,
});

export const demandUnknown = refusalType<{ demand: string; known: string }>('demand-unknown', 'conflict', {
  nb: (p) =>
    `Boka har ikke noe krav «${p.demand}» om endring. Registrer det først (DemandChange), eller bruk: ${p.known}.`,
  nn: (p) =>
    `Boka har ikkje noko krav «${p.demand}» om endring. Registrer det først (DemandChange), eller bruk: ${p.known}.`,
  en: (p) => `The book has no demand “${p.demand}” for a change. Record it first (DemandChange), or use: ${p.known}.`,
});

export const termsNameUnknownKey = refusalType<{ version: string; key: string }>('terms-unknown-key', 'conflict', {
  nb: (p) =>
    `Avtaleversjonen «${p.version}» viser til nøkkelen «${p.key}», som ikke finnes i boka. Registrer nøkkelen først (DefineKey).`,
  nn: (p) =>
    `Avtaleversjonen «${p.version}» viser til nøkkelen «${p.key}», som ikkje finst i boka. Registrer nøkkelen først (DefineKey).`,
  en: (p) =>
    `The agreement version “${p.version}” names the key “${p.key}”, which is not in the book. Record the key first (DefineKey).`,
});

export const erasureTwice = refusalType<{ id: string; recorded: string; ground: string }>('erasure-twice', 'conflict', {
  nb: (p) => `Boka har slettingen av «${p.id}» fra før (${p.recorded}). Den skjer bare én gang. Grunnlag: ${p.ground}.`,
  nn: (p) => `Boka har slettinga av «${p.id}» frå før (${p.recorded}). Ho skjer berre éin gong. Grunnlag: ${p.ground}.`,
  en: (p) => `The book already has the erasure of “${p.id}” (${p.recorded}). It happens once. Ground: ${p.ground}.`,
});

export const noticeTaken = refusalType<{ notice: string }>('notice-taken', 'conflict', {
  nb: (p) => `Varselet «${p.notice}» står allerede i boka. Gi det nye en annen id.`,
  nn: (p) => `Varselet «${p.notice}» står alt i boka. Gi det nye ein annan id.`,
  en: (p) => `The notice “${p.notice}” is already in the book. Give the new one another id.`,
});

export const noticeUnknown = refusalType<{ notice: string; known: string }>('notice-unknown', 'conflict', {
  nb: (p) => `Boka har ikke noe varsel «${p.notice}». Varslene er: ${p.known}.`,
  nn: (p) => `Boka har ikkje noko varsel «${p.notice}». Varsla er: ${p.known}.`,
  en: (p) => `The book has no notice “${p.notice}”. The notices are: ${p.known}.`,
});

export const noticeTakenBack = refusalType<{ notice: string; on: string }>('notice-taken-back', 'conflict', {
  nb: (p) =>
    `Varselet «${p.notice}» ble trukket tilbake ${p.on}. Det kan ikke trekkes en gang til. Er det ført feil, rett føringen (CorrectRecord).`,
  nn: (p) =>
    `Varselet «${p.notice}» vart trekt tilbake ${p.on}. Det kan ikkje trekkjast ein gong til. Er det ført feil, rett føringa (CorrectRecord).`,
  en: (p) =>
    `The notice “${p.notice}” was taken back on ${p.on}. It cannot be taken back again. If the record is wrong, correct it (CorrectRecord).`,
});

export const alreadyLeft = refusalType<{ municipality: string; lastDay: string }>('already-left', 'conflict', {
  nb: (p) => `Kommune ${p.municipality} var deltaker til og med ${p.lastDay}. Registrer den som ny deltaker i stedet.`,
  nn: (p) => `Kommune ${p.municipality} var deltakar til og med ${p.lastDay}. Registrer han som ny deltakar i staden.`,
  en: (p) =>
    `Municipality ${p.municipality} was a participant until ${p.lastDay}. Record it as a new participant instead.`,
});

export const costMappingVersionTaken = refusalType<{ mapping: string; version: number; last: number }>(
  'cost-mapping-version',
  'conflict',
  {
    nb: (p) =>
      `Boka har tilordningen «${p.mapping}» til og med versjon ${p.last}, så versjon ${p.version} er ikke ny. Gi den endrede tilordningen et høyere versjonsnummer.`,
    nn: (p) =>
      `Boka har tilordninga «${p.mapping}» til og med versjon ${p.last}, så versjon ${p.version} er ikkje ny. Gi den endra tilordninga eit høgare versjonsnummer.`,
    en: (p) =>
      `The book has the mapping “${p.mapping}” up to version ${p.last}, so version ${p.version} is not new. Give the changed mapping a higher version.`,
  },
);

export const costMappingUnknown = refusalType<{ mapping: string; known: string }>('cost-mapping-unknown', 'conflict', {
  nb: (p) =>
    `Boka har ikke tilordningen «${p.mapping}». Bruk en av: ${p.known}, eller registrer den (RecordCostMapping).`,
  nn: (p) =>
    `Boka har ikkje tilordninga «${p.mapping}». Bruk ei av: ${p.known}, eller registrer henne (RecordCostMapping).`,
  en: (p) => `The book has no mapping “${p.mapping}”. Use one of: ${p.known}, or record it (RecordCostMapping).`,
});

export const defaultsRecorded = refusalType<{ count: number }>('defaults-recorded', 'conflict', {
  nb: (p) =>
    `Alle de ${p.count} standardvalgene er allerede i boka, og ingenting ble skrevet. Vil dere lese noe på en annen måte, vedta det (ADOPT_INTERPRETATION).`,
  nn: (p) =>
    `Alle dei ${p.count} standardvala står alt i boka, og ingenting vart skrive. Vil de lese noko på ein annan måte, vedta det (ADOPT_INTERPRETATION).`,
  en: (p) =>
    `All ${p.count} defaults are in the book already, and nothing was written. To read something in another way, decide it (ADOPT_INTERPRETATION).`,
});
