import { AskParticipants, type ParticipantsAnswer, participantsCsv } from '#cooperation';
import type { Language, Text } from '#kernel';
import { show } from './asking.ts';
import { namesIn } from './names.ts';
import { Renderer } from './render.ts';
import { type CommonOptions, Session } from './session.ts';
import { table } from './table.ts';

const WORDS = {
  participants: { nb: 'Deltakere', nn: 'Deltakarar', en: 'Participants' },
  onDay: { nb: 'per', nn: 'per', en: 'on' },
  number: { nb: 'Nr.', nn: 'Nr.', en: 'No.' },
  municipality: { nb: 'Kommune', nn: 'Kommune', en: 'Municipality' },
  organisation: { nb: 'Org.nr.', nn: 'Org.nr.', en: 'Org. no.' },
  from: { nb: 'Fra', nn: 'Frå', en: 'From' },
  until: { nb: 'Til og med', nn: 'Til og med', en: 'Until' },
  host: { nb: 'vert', nn: 'vert', en: 'host' },
  notices: { nb: 'Varsel om uttreden', nn: 'Varsel om uttreden', en: 'Notices of withdrawal' },
  notice: { nb: 'Varsel', nn: 'Varsel', en: 'Notice' },
  received: { nb: 'Mottatt', nn: 'Motteke', en: 'Received' },
  lastDay: { nb: 'Siste dag', nn: 'Siste dag', en: 'Last day' },
  clause: { nb: 'Punkt', nn: 'Punkt', en: 'Clause' },
  takenBack: { nb: 'trukket tilbake', nn: 'trekt tilbake', en: 'taken back' },
  stands: {
    nb: 'men ikke alle var enige: varselet står',
    nn: 'men ikkje alle var samde: varselet står',
    en: 'but not all agreed: the notice stands',
  },
  noHost: {
    nb: 'Ingen av deltakerne er vertskommune denne dagen.',
    nn: 'Ingen av deltakarane er vertskommune denne dagen.',
    en: 'None of the participants is host on this day.',
  },
  takesPlaceOf: { nb: 'tar plassen til', nn: 'tek plassen til', en: 'takes the place of' },
  noEffect: { nb: 'uten virkning', nn: 'utan verknad', en: 'no effect' },
  admission: { nb: 'Opptak', nn: 'Opptak', en: 'Admission' },
  dissolution: { nb: 'Oppløsning', nn: 'Oppløysing', en: 'Dissolution' },
  approved: { nb: 'Vedtatt av', nn: 'Vedteke av', en: 'Approved by' },
  missing: { nb: 'Mangler', nn: 'Manglar', en: 'Missing' },
  holds: { nb: 'Gjelder fra', nn: 'Gjeld frå', en: 'Holds from' },
  mergers: { nb: 'Sammenslåinger', nn: 'Samanslåingar', en: 'Mergers' },
  tookPlaceOf: { nb: 'tok plassen til', nn: 'tok plassen til', en: 'took the place of' },
} as const satisfies Record<string, Text>;

export function participants(
  cooperation: string,
  options: CommonOptions & { knownAt?: string; validOn?: string },
): Promise<void> {
  const { validOn, knownAt, lang } = options;
  return Session.reading(options, async (session) => {
    const answer = await session.ask(new AskParticipants({ cooperation, validOn, knownAt }, lang));
    show(answer, options, { table: (a) => participantsTable(a, lang), csv: participantsCsv });
  });
}

function participantsTable(a: ParticipantsAnswer, language: Language): string {
  const w = (word: keyof typeof WORDS): string => WORDS[word][language];
  const renderer = new Renderer(language);
  const councils = ({ on, approvedBy, missing }: NonNullable<ParticipantsAnswer['dissolution']>): string => {
    const given = namesIn(
      a,
      approvedBy.map((g) => g.municipality),
    );
    return on === null
      ? `${w('approved')}: ${given}. ${w('missing')}: ${namesIn(a, missing)}.`
      : `${w('approved')}: ${given}. ${w('holds')} ${on}.`;
  };
  const parts = [
    `${w('participants')} ${a.cooperation}, ${w('onDay')} ${a.validOn}, ${renderer.clock(a)}`,
    table(
      [
        { head: w('number') },
        { head: w('municipality') },
        { head: w('organisation') },
        { head: w('from') },
        { head: w('until') },
        { head: '' },
      ],
      a.participants.map((p) => [
        p.municipality,
        p.name,
        p.organisationNumber,
        p.from,
        p.until ?? '—',
        p.host ? w('host') : '',
      ]),
    ),
  ];
  if (!a.participants.some((p) => p.host)) parts.push(w('noHost'));
  if (a.notices.length > 0)
    parts.push(
      `${w('notices')}\n${table(
        [
          { head: w('notice') },
          { head: w('number') },
          { head: w('municipality') },
          { head: w('received') },
          { head: w('lastDay') },
          { head: w('clause') },
          { head: '' },
        ],
        a.notices.map((n) => [
          n.notice,
          n.municipality,
          n.name,
          n.receivedOn,
          n.lastDay ?? w('noEffect'),
          n.clause,
          n.takenBack ? `${w('takenBack')} ${n.takenBack.on}${n.takenBack.agreed ? '' : `, ${w('stands')}`}` : '',
        ]),
      )}`,
    );
  const mergers = [
    ...a.successions.map((s) => `  ${s.on}: ${s.successor} ${s.successorName} ${w('tookPlaceOf')} ${replaced(s)}`),
    ...a.successionsToCome.map(
      (s) => `  ${s.on}: ${s.successor} ${s.successorName} ${w('takesPlaceOf')} ${replaced(s)}`,
    ),
  ];
  if (mergers.length > 0) parts.push(`${w('mergers')}\n${mergers.join('\n')}`);
  for (const admission of a.admissions)
    parts.push(`${w('admission')}: ${admission.municipality} ${admission.name}. ${councils(admission)}`);
  if (a.dissolution) parts.push(`${w('dissolution')}. ${councils(a.dissolution)}`);
  return [...parts, ...renderer.basis({ ...a, interpretations: [] })].join('\n\n');
}

const replaced = ({ predecessors, predecessorNames }: ParticipantsAnswer['successions'][number]): string =>
  predecessors.map((number, n) => `${number} ${predecessorNames[n]}`).join(', ');
