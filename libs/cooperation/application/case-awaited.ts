import { meetingStatus } from '#governance';
import type { CivilDate } from '#kernel';
import type { CaseGround, DecidedInCase } from './case-steps.ts';

/** A body that the case still waits for on the day, and why. */
export interface AwaitedBody {
  /** Null when the book has no council of the municipality. */
  readonly body: string | null;
  readonly bodyName: string | null;
  readonly municipality: string | null;
  /**
   * NOT_TREATED: nothing is recorded. CALLED: it stands on the list of a meeting. NOT_DECIDED: a meeting was held, and no decision
   * is recorded. POSTPONED, UNDETERMINED: as decided last. ENDED: what it decided is void, or was reversed, and nothing decided since.
   */
  readonly because: 'NOT_TREATED' | 'CALLED' | 'NOT_DECIDED' | 'POSTPONED' | 'UNDETERMINED' | 'ENDED';
  readonly meeting: string | null;
  /** The day of that meeting, or of that decision. */
  readonly on: CivilDate | null;
}

/** What every council of the cooperation has to decide (kommuneloven §§ 14-2, 20-4, 20-8), or leads to their deciding. */
const OF_ALL_COUNCILS: ReadonlySet<string> = new Set([
  'RECOMMEND_AGREEMENT',
  'RECOMMEND_BUDGET',
  'APPROVE_AGREEMENT',
  'RATIFY_KEY',
  'TREAT_BUDGET',
  'ADMIT_PARTICIPANT',
  'AGREE_TO_DISSOLVE',
]);

interface Participants {
  /** Those that take part on the day. */
  readonly municipalities: readonly string[];
  /** Whether a key that a regional council decides must be ratified by the councils. */
  readonly keyNeedsRatification: boolean;
}

/**
 * The bodies that have not settled the case: every council, where something in it is for all of them to decide; and each body
 * that has called or held a meeting about it. A body has settled it when it has adopted or rejected, or taken note.
 */
export function awaitedIn(ground: CaseGround, { municipalities, keyNeedsRatification }: Participants): AwaitedBody[] {
  const { bodies, decisions, meetings } = ground;
  const forAll = decisions.some(({ view: { effect } }) => {
    const kind = effect?.kind ?? '';
    return OF_ALL_COUNCILS.has(kind) || (kind === 'DECIDE_KEY' && keyNeedsRatification);
  });
  const councils = forAll
    ? municipalities.map((m) => ({
        municipality: m,
        body: [...bodies.values()].find((b) => b.kind === 'COUNCIL' && b.municipality === m)?.id ?? null,
      }))
    : [];
  const treating = [...meetings.map(({ meeting }) => meeting.body), ...decisions.map(({ view }) => view.body)];
  const others = [...new Set(treating)].filter((body) => !councils.some((c) => c.body === body));
  const all = [...councils, ...others.map((body) => ({ body, municipality: bodies.get(body)?.municipality ?? null }))];
  return all.flatMap(({ body, municipality }) => {
    const open = body === null ? NOTHING : whyOpen(body, ground);
    const bodyName = body === null ? null : (bodies.get(body)?.name ?? body);
    return open ? [{ body, bodyName, municipality, ...open }] : [];
  });
}

const NOTHING = { because: 'NOT_TREATED', meeting: null, on: null } as const;

function whyOpen(
  body: string,
  { meetings, decisions, validOn }: CaseGround,
): Pick<AwaitedBody, 'because' | 'meeting' | 'on'> | null {
  const made = decisions.filter(({ view }) => view.body === body);
  if (made.some(settles)) return null;
  const last = made.at(-1);
  const its = meetings.filter(({ meeting }) => meeting.body === body).map(({ meeting }) => meeting);
  const called = its.find((meeting) => meetingStatus(meeting, validOn) === 'CALLED');
  if (called) return { because: 'CALLED', meeting: called.id, on: called.notices.at(-1)?.at.date ?? null };
  if (last) {
    const { annulled, reversed, outcome, meeting, decidedOn, effect } = last.view;
    const ended = annulled || reversed || effect?.kind === 'REVERSE_DECISION';
    const because = ended ? 'ENDED' : outcome === 'POSTPONED' ? 'POSTPONED' : 'UNDETERMINED';
    return { because, meeting, on: decidedOn };
  }
  const held = its.filter((meeting) => meeting.held !== null && meeting.held.on <= validOn).at(-1);
  return held ? { because: 'NOT_DECIDED', meeting: held.id, on: held.held?.on ?? null } : NOTHING;
}

/** A decision that stands. What reverses another is no answer to the case itself. */
const settles = ({ view: { annulled, reversed, outcome, effect, vote } }: DecidedInCase): boolean =>
  !annulled &&
  !reversed &&
  effect?.kind !== 'REVERSE_DECISION' &&
  vote?.derived.outcome !== 'UNDETERMINED' &&
  (outcome === 'ADOPTED' || outcome === 'REJECTED' || outcome === 'NOTED');
