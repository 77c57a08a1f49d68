import { AskBodies, type BodiesAnswer, type BodyOnDayView, bodiesCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { type Named, nameIn } from './names.ts';
import { type SeatName, seatNames } from './people.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { table } from './table.ts';
import { RULES_BASIS } from './words.ts';

const WORDS = {
  bodies: { nb: 'Organer', nn: 'Organ', en: 'Bodies' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  rules: { nb: 'Regler', nn: 'Reglar', en: 'Rules' },
  acts: { nb: 'Undertegner', nn: 'Underteiknar', en: 'Signs' },
  nobody: { nb: 'ingen er til stede', nn: 'ingen er til stades', en: 'nobody is there' },
  unknownSeats: { nb: 'setene står ikke i boka', nn: 'seta står ikkje i boka', en: 'the seats are not in the book' },
  absence: { nb: 'fravær', nn: 'fråvær', en: 'absence' },
  members: { nb: 'Stemmeberettigede', nn: 'Røysteføre', en: 'Voting members' },
  seat: { nb: 'Sete', nn: 'Sete', en: 'Seat' },
  office: { nb: 'Stilling', nn: 'Stilling', en: 'Office' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  name: { nb: 'Navn', nn: 'Namn', en: 'Name' },
  role: { nb: 'Rolle', nn: 'Rolle', en: 'Part' },
  now: { nb: 'Status', nn: 'Status', en: 'Status' },
  until: { nb: 'Til og med', nn: 'Til og med', en: 'Until' },
  quorum: { nb: 'vedtaksført med', nn: 'vedtaksført med', en: 'quorum' },
  casting: {
    nb: 'møtelederen avgjør stemmelikhet',
    nn: 'møteleiaren avgjer likt røystetal',
    en: 'the one who chairs decides a tie',
  },
  noCasting: { nb: 'ingen dobbeltstemme', nn: 'inga dobbeltrøyst', en: 'no casting vote' },
  remote: { nb: 'fjernmøte tillatt', nn: 'fjernmøte tillate', en: 'remote meetings allowed' },
  noRemote: { nb: 'ikke fjernmøte', nn: 'ikkje fjernmøte', en: 'no remote meetings' },
  written: {
    nb: 'skriftlig behandling tillatt',
    nn: 'skriftleg handsaming tillaten',
    en: 'decisions in writing allowed',
  },
  noWritten: { nb: 'ikke skriftlig behandling', nn: 'ikkje skriftleg handsaming', en: 'no decisions in writing' },
} as const satisfies Record<string, Text>;

const MAJORITY: Readonly<Record<NonNullable<BodyOnDayView['rules']['rules']>['majority'], Text>> = {
  SIMPLE: { nb: 'alminnelig flertall', nn: 'vanleg fleirtal', en: 'simple majority' },
  TWO_THIRDS: { nb: 'to tredels flertall', nn: 'to tredels fleirtal', en: 'two thirds' },
  UNANIMOUS: { nb: 'enstemmighet', nn: 'samrøystes', en: 'unanimity' },
  CONSENSUS_ELSE_LEADER: {
    nb: 'enighet, ellers avgjør lederen',
    nn: 'semje, elles avgjer leiaren',
    en: 'consensus, else the leader decides',
  },
};
const QUORUM: Readonly<Record<string, Text>> = {
  HALF: { nb: 'halvparten', nn: 'halvparten', en: 'half' },
  MAJORITY: { nb: 'mer enn halvparten', nn: 'meir enn halvparten', en: 'more than half' },
  ALL: { nb: 'alle', nn: 'alle', en: 'all' },
};
const ROLES: Readonly<Record<BodyOnDayView['seats'][number]['role'], Text>> = {
  CHAIR: { nb: 'leder', nn: 'leiar', en: 'chair' },
  DEPUTY_CHAIR: { nb: 'nestleder', nn: 'nestleiar', en: 'deputy chair' },
  MEMBER: { nb: 'medlem', nn: 'medlem', en: 'member' },
  DEPUTY: { nb: 'vara', nn: 'vara', en: 'deputy' },
  OBSERVER: { nb: 'observatør', nn: 'observatør', en: 'observer' },
};
const INACTIVE: Readonly<Record<'NOT_PARTICIPANT' | 'ENDED', Text>> = {
  NOT_PARTICIPANT: { nb: 'kommunen deltar ikke', nn: 'kommunen deltek ikkje', en: 'the municipality takes no part' },
  ENDED: { nb: 'avsluttet', nn: 'avslutta', en: 'ended' },
};

export function bodies(
  cooperation: string,
  options: CommonOptions & { knownAt?: string; validOn?: string; names?: boolean },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskBodies({ cooperation, validOn, knownAt }, lang));
    const names = options.names ? await seatNames(session, cooperation) : null;
    show(answer, options, { table: (a) => bodiesInWords(a, lang, names), csv: bodiesCsv });
  });
}

function bodiesInWords(a: BodiesAnswer, language: Language, names: SeatName | null): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const renderer = new Renderer(language);
  return [
    `${w('bodies')} ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`,
    ...a.bodies.map((body) => bodyInWords(body, a, language, names && ((seat) => names(body.body, seat, a.validOn)))),
    ...renderer.basis({ ...a, interpretations: [] }),
  ].join('\n\n');
}

function bodyInWords(
  body: BodyOnDayView,
  named: Named,
  language: Language,
  nameOf: ((seat: string) => string) | null,
): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const { acts, seats, members } = body;
  const signs = acts
    ? `${acts.office} (${nameIn(named, acts.seat)}${acts.absence ? `, ${w('absence')} ${acts.absence}` : ''})`
    : w(seats.length > 0 ? 'nobody' : 'unknownSeats');
  const lines = [
    `${body.name} (${body.body})`,
    `  ${w('rules')}: ${rulesInWords(body.rules, language)}`,
    `  ${w('acts')}: ${signs}`,
    ...(members === null ? [] : [`  ${w('members')}: ${members}`]),
  ];
  if (seats.length === 0) return lines.join('\n');
  const person = nameOf ? [w('name')] : [];
  const columns = [w('seat'), w('office'), ...person, w('municipality'), w('role'), w('until'), w('now')].map(
    (head) => ({
      head,
    }),
  );
  const rows = seats.map((s) => [
    // A seat is recorded by its id, which can be the number of a municipality.
    s.seat in named.names ? `${s.seat} ${nameIn(named, s.seat)}` : s.seat,
    s.office,
    ...(nameOf ? [nameOf(s.seat)] : []),
    s.municipality === null ? '—' : nameIn(named, s.municipality),
    `${ROLES[s.role][language]}${s.standsInFor ? ` (${s.standsInFor})` : ''}${s.elected ? ` (${s.elected})` : ''}`,
    s.until ?? '—',
    s.inactive ? INACTIVE[s.inactive][language] : '',
  ]);
  return [...lines, table(columns, rows)].join('\n');
}

function rulesInWords({ basis, rules, decision }: BodyOnDayView['rules'], language: Language): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const said = decision ? `${RULES_BASIS[basis][language]} (${decision})` : RULES_BASIS[basis][language];
  if (!rules) return said;
  const { quorum, remote, written } = rules;
  const parts = [
    ...(quorum === undefined ? [] : [`${w('quorum')} ${QUORUM[quorum]?.[language] ?? quorum}`]),
    MAJORITY[rules.majority][language],
    w(rules.castingVote ? 'casting' : 'noCasting'),
    ...(remote === undefined ? [] : [w(remote ? 'remote' : 'noRemote')]),
    ...(written === undefined ? [] : [w(written ? 'written' : 'noWritten')]),
  ];
  return `${said}, ${rules.clause}: ${parts.join('; ')}`;
}
