import type { ExtractAnswer, VoteView } from '#cooperation';
import type { Language, Text } from '#kernel';
import { type Named, nameIn } from './names.ts';
import { outcomeIn } from './words.ts';

/** The words of meetings, minutes and extracts. */
const WORDS = {
  meetings: { nb: 'Møter', nn: 'Møte', en: 'Meetings' },
  meeting: { nb: 'Møte', nn: 'Møte', en: 'Meeting' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  body: { nb: 'Organ', nn: 'Organ', en: 'Body' },
  date: { nb: 'Dato', nn: 'Dato', en: 'Date' },
  status: { nb: 'Status', nn: 'Status', en: 'Status' },
  cancelled: { nb: 'Avlyst', nn: 'Avlyst', en: 'Cancelled' },
  notice: { nb: 'Innkalling', nn: 'Innkalling', en: 'Notice' },
  noticeAndAgenda: { nb: 'Innkalling og saksliste', nn: 'Innkalling og sakliste', en: 'Notice and list of cases' },
  minutes: { nb: 'Møtebok', nn: 'Møtebok', en: 'Minutes' },
  sentOn: { nb: 'sendt', nn: 'send', en: 'sent' },
  noNotice: { nb: 'ingen innkalling i boka', nn: 'inga innkalling i boka', en: 'no notice in the book' },
  agenda: { nb: 'Saksliste', nn: 'Sakliste', en: 'List of cases' },
  items: { nb: 'Saker', nn: 'Saker', en: 'Items' },
  decisions: { nb: 'Vedtak', nn: 'Vedtak', en: 'Decisions' },
  decision: { nb: 'Vedtak', nn: 'Vedtak', en: 'Decision' },
  proposals: { nb: 'Forslag', nn: 'Framlegg', en: 'Proposals' },
  municipality: { nb: 'kommune', nn: 'kommune', en: 'municipality' },
  from: { nb: 'fra', nn: 'frå', en: 'from' },
  followUps: { nb: 'Oppfølging', nn: 'Oppfølging', en: 'Follow-up' },
  what: { nb: 'Hva', nn: 'Kva', en: 'What' },
  who: { nb: 'Hvem', nn: 'Kven', en: 'Who' },
  due: { nb: 'Frist', nn: 'Frist', en: 'Due' },
  approval: { nb: 'Godkjenning', nn: 'Godkjenning', en: 'Approval' },
  approved: { nb: 'Møteboka ble godkjent', nn: 'Møteboka vart godkjend', en: 'The minutes were approved' },
  inMeeting: { nb: 'i møtet', nn: 'i møtet', en: 'in the meeting' },
  notApproved: {
    nb: 'Møteboka er ikke godkjent.',
    nn: 'Møteboka er ikkje godkjend.',
    en: 'The minutes are not approved.',
  },
  remarks: { nb: 'Merknader', nn: 'Merknader', en: 'Remarks' },
  timeAndPlace: { nb: 'Tid og sted', nn: 'Tid og stad', en: 'Time and place' },
  remote: { nb: 'fjernmøte', nn: 'fjernmøte', en: 'remote meeting' },
  present: { nb: 'Til stede', nn: 'Til stades', en: 'Present' },
  absent: { nb: 'Fravær', nn: 'Fråvær', en: 'Absent' },
  nobody: { nb: 'ingen', nn: 'ingen', en: 'nobody' },
  notSaid: { nb: 'ikke oppgitt', nn: 'ikkje oppgitt', en: 'not said' },
  treated: { nb: 'Behandlede saker', nn: 'Handsama saker', en: 'Cases treated' },
  closed: { nb: 'Lukkede dører', nn: 'Lukka dører', en: 'Closed doors' },
  closedItem: { nb: 'unntatt offentlighet', nn: 'unnateke offentlegheit', en: 'not public' },
  noBasis: { nb: 'hjemmel ikke oppgitt', nn: 'heimel ikkje oppgitt', en: 'no legal basis given' },
  voteOpen: {
    nb: 'avstemningen om å lukke ble holdt for åpne dører',
    nn: 'røystinga om å lukke vart halden for opne dører',
    en: 'the vote on closing was held in open meeting',
  },
  voteNotOpen: {
    nb: 'avstemningen om å lukke ble ikke holdt for åpne dører',
    nn: 'røystinga om å lukke vart ikkje halden for opne dører',
    en: 'the vote on closing was not held in open meeting',
  },
  excused: { nb: 'Inhabilitet og fritak', nn: 'Ugildskap og fritak', en: 'Disqualification and exemption' },
  granted: { nb: 'fratrådte', nn: 'gjekk frå', en: 'stood down' },
  notGranted: { nb: 'deltok', nn: 'deltok', en: 'took part' },
  added: { nb: 'Saker utenfor sakslista', nn: 'Saker utanfor saklista', en: 'Items not on the list' },
  objections: { nb: 'innvendinger', nn: 'innvendingar', en: 'objections' },
  chairObjected: { nb: 'møtelederen var imot', nn: 'møteleiaren var imot', en: 'the chair objected' },
  votes: { nb: 'Stemmer', nn: 'Røyster', en: 'Votes' },
  unanimous: { nb: 'enstemmig', nn: 'samrøystes', en: 'unanimous' },
  votesFor: { nb: 'for', nn: 'for', en: 'for' },
  votesAgainst: { nb: 'mot', nn: 'mot', en: 'against' },
  votesComeTo: { nb: 'Etter reglene', nn: 'Etter reglane', en: 'By the rules' },
  effect: { nb: 'Virkning', nn: 'Verknad', en: 'Effect' },
  outcome: { nb: 'Utfall', nn: 'Utfall', en: 'Outcome' },
  annulled: { nb: 'kjent ugyldig', nn: 'kjend ugyldig', en: 'annulled' },
  caseReference: { nb: 'Sak', nn: 'Sak', en: 'Case' },
  confirmed: { nb: 'Bekreftet av', nn: 'Stadfesta av', en: 'Confirmed by' },
  outdated: {
    nb: 'gjelder det som sto før andre endret føringen',
    nn: 'gjeld det som stod før andre endra føringa',
    en: 'said of what stood before others changed the record',
  },
  unconfirmed: {
    nb: 'Kommunen har ikke bekreftet føringen',
    nn: 'Kommunen har ikkje stadfesta føringa',
    en: 'The municipality has not confirmed the record',
  },
  objected: { nb: 'Bestridt av', nn: 'Bestriden av', en: 'Objected to by' },
  none: { nb: 'Ingen.', nn: 'Ingen.', en: 'None.' },
  noMeetings: { nb: 'Ingen møter i boka.', nn: 'Ingen møte i boka.', en: 'No meetings in the book.' },
  noFollowUps: { nb: 'Ingen oppfølging i boka.', nn: 'Inga oppfølging i boka.', en: 'No follow-ups in the book.' },
  extract: { nb: 'Særutskrift', nn: 'Særutskrift', en: 'Extract' },
  to: { nb: 'Til', nn: 'Til', en: 'To' },
  afterwards: { nb: 'Etter vedtaket', nn: 'Etter vedtaket', en: 'Afterwards' },
  book: { nb: 'Bok', nn: 'Bok', en: 'Book' },
  event: { nb: 'Hendelse', nn: 'Hending', en: 'Event' },
  document: { nb: 'dokument', nn: 'dokument', en: 'document' },
  recorded: { nb: 'ført', nn: 'ført', en: 'recorded' },
  asOf: {
    nb: 'Dette er en utskrift av boka',
    nn: 'Dette er ei utskrift av boka',
    en: 'This is a print of the book',
  },
  extractOf: {
    nb: 'Dette er en særutskrift av boka',
    nn: 'Dette er ei særutskrift av boka',
    en: 'This is an extract of the book',
  },
  verify: {
    nb: 'Avtrykkene under (SHA-256) er de hendelsene har i boka. Er hendelsen endret, stemmer de ikke.',
    nn: 'Avtrykka under (SHA-256) er dei hendingane har i boka. Er hendinga endra, stemmer dei ikkje.',
    en: 'The hashes below (SHA-256) are those of the events in the book. If an event was altered, they do not fit.',
  },
} as const satisfies Record<string, Text>;
export type MeetingWord = keyof typeof WORDS;

export const meetingWords =
  (language: Language) =>
  (word: MeetingWord): string =>
    WORDS[word][language];

type Confirmation = ExtractAnswer['confirmations'][number];

/** Who confirmed or objected to the record, and when; and whether others changed it since. */
export function confirmationIn(language: Language, { by, confirms, on, outdated }: Confirmation, named: Named): string {
  const w = meetingWords(language);
  return `${w(confirms ? 'confirmed' : 'objected')} ${nameIn(named, by)}, ${on}${outdated ? ` (${w('outdated')})` : ''}`;
}

const STATUS: Readonly<Record<string, Text>> = {
  CALLED: { nb: 'innkalt', nn: 'kalla inn', en: 'called' },
  CANCELLED: { nb: 'avlyst', nn: 'avlyst', en: 'cancelled' },
  HELD: { nb: 'holdt', nn: 'halde', en: 'held' },
  MINUTES_APPROVED: { nb: 'møtebok godkjent', nn: 'møtebok godkjend', en: 'minutes approved' },
  OPEN: { nb: 'åpen', nn: 'open', en: 'open' },
  LAPSED: { nb: 'bortfalt', nn: 'bortfallen', en: 'lapsed' },
  LATE: { nb: 'over fristen', nn: 'over fristen', en: 'late' },
  DONE: { nb: 'gjort', nn: 'gjort', en: 'done' },
  DISQUALIFIED: { nb: 'inhabil', nn: 'ugild', en: 'disqualified' },
  EXEMPTED: {
    nb: 'fritak av personlige grunner',
    nn: 'fritak av personlege grunnar',
    en: 'exempted for personal reasons',
  },
};
export const statusIn = (language: Language, status: string): string => STATUS[status]?.[language] ?? status;

type Numbers = Pick<VoteView['counted'], 'for' | 'against'>;
interface Voted {
  readonly outcome: string;
  readonly annulled: boolean;
  readonly votes: Numbers & { readonly unanimous: boolean | null };
  readonly vote: VoteView | null;
}

/**
 * The outcome and the votes: those of the ballots that count, where the minutes give ballots, else the numbers they give. It is
 * unanimous when nobody who voted stood on the other side, for or against; what the minutes call it does not make it so.
 */
export function resultIn(language: Language, { outcome, annulled, votes, vote }: Voted): string {
  const w = meetingWords(language);
  const counted: Numbers = vote !== null && vote.ballots.length > 0 ? vote.counted : votes;
  const [inFavour, against] = [counted.for ?? 0, counted.against ?? 0];
  const oneSided = inFavour === 0 || against === 0;
  const agreed = counted === votes ? votes.unanimous === true && oneSided : oneSided && inFavour + against > 0;
  const nobody = counted.for === 0 && counted.against === 0;
  const numbers = [
    ...(agreed && !nobody ? [w('unanimous')] : []),
    ...(counted.for === null || (agreed && inFavour === 0 && against > 0) ? [] : [`${inFavour} ${w('votesFor')}`]),
    ...(counted.against === null || (agreed && against === 0 && !nobody) ? [] : [`${against} ${w('votesAgainst')}`]),
  ];
  const said = numbers.length > 0 ? ` (${numbers.join(', ')})` : '';
  return `${outcomeIn(language, outcome)}${said}${annulled ? `, ${w('annulled')}` : ''}`;
}

/** What somebody wrote, set apart, so that nothing in it can pass for a part of the print. */
export const quoted = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
/** On one line. */
export const flat = (text: string): string => text.replace(/\s+/g, ' ');
