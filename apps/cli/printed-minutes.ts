import type { MeetingsAnswer, MeetingView } from '#cooperation';
import type { Language } from '#kernel';
import { groundOf } from './clause-words.ts';
import { afterwardsInWords, electionInWords, proposalKindIn, proposalsInWords } from './decided-words.ts';
import { confirmationIn, flat, meetingWords, quoted, resultIn, statusIn } from './meeting-words.ts';
import { type Named, nameIn } from './names.ts';
import type { SeatName } from './people.ts';
import { Renderer } from './render.ts';
import { countedInWords, derivedInWords } from './votes.ts';
import { wordsIn } from './words.ts';

/** The minutes (møtebok) of a meeting, or its notice and list of cases while it is not held, in Markdown. */
export function printedMinutes(answer: MeetingsAnswer, m: MeetingView, language: Language, names: SeatName): string {
  const w = meetingWords(language);
  const renderer = new Renderer(language);
  const title = m.held ? w('minutes') : w('noticeAndAgenda');
  const parts = [
    `# ${title}: ${flat(m.bodyName)}, ${m.date}`,
    `${answer.name}\n${w('meeting')} ${m.meeting}, ${statusIn(language, m.status)}`,
    ...(m.cancelled ? [cancelledPart(m.cancelled, language)] : []),
    ...(m.notice ? [noticePart(m, language)] : [`${w('notice')}: ${w('noNotice')}.`]),
    ...(m.held ? heldParts(m, answer, language, names) : []),
    ...proposalParts(m, answer, language),
    ...(m.held ? decisionParts(m, answer, language) : []),
    ...followUpParts(m, language),
    ...(m.held ? [approvalPart(m, language)] : []),
    ...findingsPart(answer, language),
    `---\n${w('asOf')} ${answer.cooperation} ${w('onDay')} ${answer.validOn}, ${renderer.clock(answer)}.`,
  ];
  return parts.join('\n\n');
}

function cancelledPart({ on, reason }: NonNullable<MeetingView['cancelled']>, language: Language): string {
  return `**${meetingWords(language)('cancelled')} ${on}**${reason === null ? '' : `: ${flat(reason)}`}`;
}

function noticePart({ notice }: MeetingView, language: Language): string {
  const w = meetingWords(language);
  if (!notice) return '';
  const where = [notice.date, notice.time, notice.place, ...(notice.remote ? [w('remote')] : [])];
  const items = notice.agenda.map(({ item, title, public: open, legalBasis }) => {
    const closed = open ? '' : ` (${w('closedItem')}: ${legalBasis === null ? w('noBasis') : flat(legalBasis)})`;
    return `- ${item}: ${flat(title)}${closed}`;
  });
  const head = `${w('notice')}: ${w('sentOn')} ${notice.sentOn}. ${where.filter(Boolean).map(String).map(flat).join(', ')}.`;
  return `${head}\n\n## ${w('agenda')}\n\n${items.length > 0 ? items.join('\n') : w('none')}`;
}

function heldParts({ held, body, date }: MeetingView, answer: Named, language: Language, names: SeatName): string[] {
  const w = meetingWords(language);
  if (!held) return [];
  const listed = (list: readonly string[] | null): string =>
    list === null ? w('notSaid') : list.join(', ') || w('nobody');
  const named = (seat: string): string => {
    const name = names(body, seat, date);
    return name === ''
      ? nameIn(answer, seat)
      : `${nameIn(answer, seat)} ${name.startsWith('(') ? name : `(${flat(name)})`}`;
  };
  const seats = (list: readonly string[] | null): string => listed(list?.map(named) ?? null);
  const remote = held.remote ? [w('remote')] : [];
  const whereAndWhen = [
    held.on,
    held.time ?? w('notSaid'),
    ...(held.place ? [flat(held.place)] : remote.length ? [] : [w('notSaid')]),
  ];
  const facts = [
    `- ${w('timeAndPlace')}: ${[...whereAndWhen, ...remote].join(', ')}`,
    `- ${w('present')}: ${seats(held.present)}`,
    `- ${w('absent')}: ${seats(held.absent)}`,
    `- ${w('treated')}: ${listed(held.treated)}`,
  ];
  const basis = (legalBasis: string | null): string => (legalBasis === null ? w('noBasis') : flat(legalBasis));
  const closed = held.closed.map(({ item, legalBasis, votedInOpenMeeting: open }) => {
    const vote = open === null ? '' : `; ${w(open ? 'voteOpen' : 'voteNotOpen')}`;
    return `- ${item}: ${basis(legalBasis)}${vote}`;
  });
  const excused = held.excused.map(({ seat, item, ground, granted, legalBasis }) => {
    const result = w(granted ? 'granted' : 'notGranted');
    return `- ${nameIn(answer, seat)}${item === null ? '' : `, ${item}`}: ${statusIn(language, ground)}, ${result} (${basis(legalBasis)})`;
  });
  const added = held.added.map(({ item, title, objections, chairObjected }) => {
    const chair = chairObjected ? `, ${w('chairObjected')}` : '';
    return `- ${item}: ${flat(title)} (${w('objections')}: ${objections}${chair})`;
  });
  const section = (head: string, lines: readonly string[]) =>
    lines.length > 0 ? [`## ${head}\n\n${lines.join('\n')}`] : [];
  return [
    `## ${w('meeting')}\n\n${facts.join('\n')}`,
    ...section(w('closed'), closed),
    ...section(w('excused'), excused),
    ...section(w('added'), added),
  ];
}

function proposalParts({ proposals }: MeetingView, named: Named, language: Language): string[] {
  const w = meetingWords(language);
  if (proposals.length === 0) return [];
  const each = proposals.map(({ proposal, item, kind, by, text, sentOn }) => {
    const who = [by.body, by.municipality, by.seat]
      .flatMap((one) => (one === null ? [] : [nameIn(named, one)]))
      .join(', ');
    const what = kind === null ? item : `${item}, ${proposalKindIn(language, kind)}`;
    return `### ${proposal} (${what}), ${w('from')} ${who}, ${w('sentOn')} ${sentOn}\n\n${quoted(text)}`;
  });
  return [`## ${w('proposals')}\n\n${each.join('\n\n')}`];
}

function decisionParts({ decisions }: MeetingView, named: Named, language: Language): string[] {
  const w = meetingWords(language);
  const each = decisions.map((d) => {
    const about = [d.caseReference ?? d.decision, ...(d.item === null ? [] : [d.item])].join(', ');
    const confirmed = d.confirmations.map(
      (said) => `${confirmationIn(language, said, named)}${said.remark === null ? '' : `\n${quoted(said.remark)}`}`,
    );
    const counted = [
      ...countedInWords(d.vote, named, language),
      `${w('votesComeTo')}: ${derivedInWords(d.vote, language)}`,
    ];
    const then = afterwardsInWords(d.afterwards, language).map((line) => `**${line}**`);
    return [
      `### ${about}: ${resultIn(language, d)}`,
      ...then,
      quoted(d.wording),
      ...(d.proposals ? proposalsInWords(d.proposals, language, quoted) : []),
      ...(d.election ? [electionInWords(d.election, language).join('\n')] : []),
      counted.join('\n'),
      ...confirmed,
    ].join('\n\n');
  });
  return [`## ${w('decisions')}\n\n${each.length > 0 ? each.join('\n\n') : w('none')}`];
}

function followUpParts({ followUps }: MeetingView, language: Language): string[] {
  const w = meetingWords(language);
  if (followUps.length === 0) return [];
  const each = followUps.map((f) => {
    const due = f.dueOn === null ? '' : `, ${w('due').toLowerCase()} ${f.dueOn}`;
    const done = f.closedOn === null ? '' : ` ${f.closedOn}: ${flat(f.how ?? '')}`;
    return `- ${flat(f.what)} (${flat(f.who)}${due}): ${statusIn(language, f.status)}${done}`;
  });
  return [`## ${w('followUps')}\n\n${each.join('\n')}`];
}

function approvalPart({ approved }: MeetingView, language: Language): string {
  const w = meetingWords(language);
  if (!approved) return `## ${w('approval')}\n\n${w('notApproved')}`;
  const remarks = approved.remarks === null ? '' : `\n\n${w('remarks')}:\n\n${quoted(approved.remarks)}`;
  return `## ${w('approval')}\n\n${w('approved')} ${approved.on} ${w('inMeeting')} ${approved.in}.${remarks}`;
}

/** What the book makes of the meeting; no part of the minutes themselves. */
function findingsPart({ findings }: MeetingsAnswer, language: Language): string[] {
  if (findings.length === 0) return [];
  const w = wordsIn(language);
  const each = findings.map(
    (f) => `- ${w(f.severity === 'BREACH' ? 'breach' : 'remark')} (${groundOf(f, language)}): ${f.text} [${f.about}]`,
  );
  return [`## ${w('findings')}\n\n${each.join('\n')}`];
}
