import type { ExtractAnswer } from '#cooperation';
import type { Language } from '#kernel';
import { afterwardsInWords, electionInWords, proposalsInWords } from './decided-words.ts';
import { effectInWords } from './effect-words.ts';
import { confirmationIn, flat, meetingWords, quoted, resultIn } from './meeting-words.ts';
import { Renderer } from './render.ts';
import { countedInWords, derivedInWords } from './votes.ts';

/** An extract (særutskrift) of a decision in Markdown: what was decided, and where in the book it stands. */
export function printedExtract(
  a: ExtractAnswer,
  language: Language,
  erasure: (reference: string) => string = () => '',
): string {
  const w = meetingWords(language);
  const title = a.caseReference ?? a.decision;
  const facts = [
    `- ${w('to')}: ${a.recipients.map(({ municipality, name }) => `${municipality} ${flat(name)}`).join(', ')}`,
    `- ${w('body')}: ${flat(a.bodyName)}`,
    ...(a.meeting === null ? [] : [`- ${w('meeting')}: ${a.meeting}${a.place === null ? '' : `, ${flat(a.place)}`}`]),
    `- ${w('date')}: ${a.decidedOn}`,
    ...(a.caseTitle === null ? [] : [`- ${w('caseReference')}: ${flat(a.caseTitle)}`]),
    ...(a.closed === null
      ? []
      : [`- ${w('closed')}: ${a.closed.legalBasis === null ? w('noBasis') : flat(a.closed.legalBasis)}`]),
    `- ${w('outcome')}: ${resultIn(language, a)}`,
    ...(a.effect === null ? [] : [`- ${w('effect')}: ${effectInWords(a.effect, language, { clause: true })}`]),
    ...countedInWords(a.vote, a, language).map((line) => `- ${line}`),
    `- ${w('votesComeTo')}: ${derivedInWords(a.vote, language)}`,
    ...afterwardsInWords(a.afterwards, language).map((line) => `- **${line}**`),
    `- ${w('minutes')}: ${a.minutesApprovedOn === null ? w('notApproved') : `${w('approved')} ${a.minutesApprovedOn}`}`,
    ...a.confirmations.map((said) => `- ${confirmationIn(language, said, a)}`),
    ...(a.bodyMunicipality !== null && a.confirmations.every(({ outdated }) => outdated)
      ? [`- ${w('unconfirmed')}`]
      : []),
  ];
  const document = ({ reference, sha256 }: ExtractAnswer['record'][number]['documents'][number]): string => {
    const erased = erasure(reference);
    return `\n  ${w('document')} ${reference}${erased === '' ? '' : ` (${flat(erased)})`}\n  ${sha256}`;
  };
  const record = a.record.map(({ index, type, recorded, hash, documents }) => {
    const head = `- ${w('event')} ${index} ${type}, ${w('recorded')} ${recorded}\n  ${hash}`;
    return `${head}${documents.map(document).join('')}`;
  });
  const clock = new Renderer(language).clock(a);
  return [
    `# ${w('extract')}: ${title}`,
    flat(a.name),
    facts.join('\n'),
    `## ${w('decision')} ${a.decision}`,
    quoted(a.wording),
    ...(a.proposals ? proposalsInWords(a.proposals, language, quoted) : []),
    ...(a.election
      ? [
          electionInWords(a.election, language)
            .map((line) => `- ${line}`)
            .join('\n'),
        ]
      : []),
    `---\n${w('extractOf')} ${a.cooperation} ${w('onDay')} ${a.validOn}, ${clock}. ${w('verify')}`,
    record.join('\n'),
  ].join('\n\n');
}
