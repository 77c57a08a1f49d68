import { type CivilDate, type Timeline, Timelines } from '#kernel';
import type { AgreementVersion } from '../state.ts';
import { compareClauses } from './compare-clauses.ts';
import type { Word } from './words.ts';

/** Two texts of one agreement, each with somebody behind it, that do not say the same (A-01, L-H-2). */
export interface Contest {
  /** The text with more councils behind it; of equals the earlier. */
  readonly version: string;
  readonly other: string;
  readonly clauses: readonly string[];
  /** COUNCIL_OTHERWISE: a council adopted another text than its own municipality’s body recommended. */
  readonly because: 'COUNCIL_OTHERWISE' | 'COUNCILS_DIFFER';
  /** Whose council can settle it; null: more than one’s. */
  readonly municipality: string | null;
}

interface Asked {
  readonly versions: readonly AgreementVersion[];
  readonly words: readonly Word[];
  /** Which version is in force when. */
  readonly inForce: Timeline<{ readonly version: string }>;
}

/** When which texts contradict each other, by pairs of versions. */
export function contestsOver(asked: Asked): { readonly pair: string; readonly timeline: Timeline<Contest> }[] {
  const { versions } = asked;
  return versions.flatMap((one, i) =>
    versions.slice(i + 1).flatMap((two) => {
      if (!related(one, two, asked.words)) return [];
      const timeline = contestOver(one, two, asked);
      return timeline.length === 0 ? [] : [{ pair: `${one.id} ${two.id}`, timeline }];
    }),
  );
}

/** One amends the other, both amend the same, or bodies treated both in the same case. */
function related(one: AgreementVersion, two: AgreementVersion, words: readonly Word[]): boolean {
  if (one.amends === two.id || two.amends === one.id) return true;
  if (one.amends !== null && one.amends === two.amends) return true;
  const cases = (version: string) => words.flatMap((w) => (w.version === version && w.case !== null ? [w.case] : []));
  const ofTwo = new Set(cases(two.id));
  return cases(one.id).some((c) => ofTwo.has(c));
}

function contestOver(one: AgreementVersion, two: AgreementVersion, { words, inForce }: Asked): Timeline<Contest> {
  const said = words.filter((w) => w.version === one.id || w.version === two.id);
  const changing = isChange(one, two, inForce);
  const until = replacedOn(one, two, inForce);
  const turns = new Set([...said.map((w) => w.decidedOn), ...[one, two].flatMap((v) => v.content.map((c) => c.from))]);
  const first = said[0]?.decidedOn;
  let timeline: Timeline<Contest> = [];
  for (const from of [...turns].sort()) {
    if (first === undefined || from < first || !Timelines.before(from, until)) continue;
    const contest = contestOn(from, one, two, said, changing);
    timeline = Timelines.clear(timeline, from, null);
    if (contest) timeline = Timelines.assign(timeline, { from, to: until, ...contest });
  }
  return timeline;
}

function contestOn(
  day: CivilDate,
  one: AgreementVersion,
  two: AgreementVersion,
  said: readonly Word[],
  changing: boolean,
): { value: Contest; sources: readonly number[] } | null {
  const words = said.filter((w) => w.decidedOn <= day);
  const textOn = (v: AgreementVersion) => Timelines.at(v.content, day)?.value.clauses ?? [];
  const clauses = compareClauses(textOn(one), textOn(two)).flatMap(({ clause, change }) =>
    change === 'SAME' || change === 'COPIED' ? [] : [clause],
  );
  const found = clauses.length === 0 ? null : (notFollowed(words) ?? (changing ? null : differing(words)));
  if (!found) return null;
  const councils = (version: string) =>
    new Set(words.filter((w) => w.council && w.stands && w.version === version).map((w) => w.municipality)).size;
  const [version, other] = councils(two.id) > councils(one.id) ? [two.id, one.id] : [one.id, two.id];
  const sources = Timelines.sourcesOf([one.source, two.source], ...found.words.map((w) => w.sources));
  return { value: { version, other, clauses, because: found.because, municipality: found.municipality }, sources };
}

/**
 * The later text was proposed while the earlier was in force: what councils adopted before they changed it contradicts
 * nothing (L-6.4-1), neither until the last of them has, nor when one of them has left.
 */
function isChange(one: AgreementVersion, two: AgreementVersion, inForce: Asked['inForce']): boolean {
  const [earlier, later] = one.source < two.source ? [one, two] : [two, one];
  return Timelines.at(inForce, later.proposedOn)?.value.version === earlier.id;
}

type Found = Pick<Contest, 'because' | 'municipality'> & { readonly words: readonly Word[] };

/**
 * A body recommended one text and the council of the same municipality then adopted the other, once: whether it meant to
 * is open. When the council speaks again, of either text, it has said which.
 */
function notFollowed(words: readonly Word[]): Found | null {
  for (const recommended of words) {
    const { municipality } = recommended;
    if (recommended.said !== 'RECOMMENDED' || !recommended.stands || municipality === null) continue;
    const after = words.filter(
      (w) => w.council && w.municipality === municipality && w.decidedOn >= recommended.decidedOn,
    );
    const [adopted, again] = after;
    if (adopted?.stands && again === undefined && adopted.version !== recommended.version)
      return { because: 'COUNCIL_OTHERWISE', municipality, words: [recommended, adopted] };
  }
  return null;
}

/** The last that each council adopted is not the same text. */
function differing(words: readonly Word[]): Found | null {
  const last = new Map<string | null, Word>();
  for (const word of words) if (word.council && word.stands) last.set(word.municipality, word);
  const adopted = [...last.values()];
  return new Set(adopted.map((w) => w.version)).size > 1
    ? { because: 'COUNCILS_DIFFER', municipality: null, words: adopted }
    : null;
}

/** The day on which a later text than both came into force; null while none has. */
function replacedOn(one: AgreementVersion, two: AgreementVersion, inForce: Asked['inForce']): CivilDate | null {
  const of = [one.id, two.id];
  const last = inForce.findLastIndex((s) => of.includes(s.value.version));
  return last < 0 ? null : (inForce[last + 1]?.from ?? null);
}
