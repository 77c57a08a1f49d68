import type { BookEvent } from './book-events.ts';
import { latest, plus } from './days.ts';
import { ascending, type Naive } from './naive.ts';

/** The naive model of the budget of a year (4.2): everything is looked at anew for the day asked about. */

export interface AdoptionOf {
  readonly municipality: string;
  readonly verdict: string;
  readonly decision: string;
  readonly decided: string;
  readonly counts: boolean;
  readonly because: string | null;
}

export interface VersionOf {
  readonly version: string;
  readonly kind: string;
  readonly status: string;
  readonly since: string;
  readonly late: boolean;
  readonly adoptions: readonly AdoptionOf[];
  readonly missing: readonly string[];
  /** Decisions by which councils said otherwise of what all had adopted in time. */
  readonly endedBy: readonly { readonly decision: string; readonly municipality: string }[];
  readonly sent: string | null;
}

export interface BudgetOf {
  readonly year: number;
  readonly status: string;
  readonly late: boolean;
  readonly version: string;
  readonly since: string;
  readonly draftBy: string | null;
  readonly adoptBy: string | null;
  readonly clause: string | null;
  readonly required: readonly string[];
  readonly versions: readonly VersionOf[];
  readonly inForce: { readonly version: string; readonly since: string } | null;
  readonly provisional: {
    readonly basis: string;
    readonly decision: string | null;
    readonly from: string;
    /** `year/version` that it goes by. */
    readonly budget: string | null;
  } | null;
  /** Everything said of any version, also by those who do not count. */
  readonly said: readonly (AdoptionOf & { readonly kind: string })[];
}

/** The days the agreement sets for the budget of a year: that of the last day itself says it. */
export function daysOf(known: Naive, year: number) {
  const before = year - 1;
  const named = [`${before}-12-31`, `${before}-09-01`].map((d) => known.agreement(d)?.terms.budget).find((b) => b);
  if (!named) return null;
  const { draftBy, adoptBy, clause } = known.agreement(`${before}-${named.adoptBy}`)?.terms.budget ?? named;
  return { draftBy: `${before}-${draftBy}`, adoptBy: `${before}-${adoptBy}`, clause };
}

/** The budget of a year as it stands on a day; null before anything was drafted. */
export function budgetOn(known: Naive, year: number, day: string): BudgetOf | null {
  const days = daysOf(known, year);
  const required = known.participants(`${year}-01-01`);
  const lateIsValid = known.reading('A-33', day) === 'VALID_FROM_LAST_ADOPTION';
  const ownLineIsEnough = known.reading('A-25', day) === 'OWN_LINE_IS_ENOUGH';
  const drafts = known.all('BudgetDrafted').filter((e) => e.data.year === year && e.decided <= day);
  const made = madeByCouncils(known, year, day);
  const said = new Map([...drafts, ...made].map((d) => [d, saidOf(known, d, day, ownLineIsEnough)]));
  const everything = [...drafts, ...made].map((draft) => {
    const bound = draft.data.kind === 'AMENDMENT' ? '9999-12-31' : (days?.adoptBy ?? null);
    return versionOn(known, draft, said.get(draft) ?? [], { day, required, bound, lateIsValid });
  });
  // What councils made of a budget is one when all have adopted the same.
  const versions = everything.filter((v, i) => i < drafts.length || (required.length > 0 && v.missing.length === 0));
  const originals = versions.filter((v) => v.kind === 'ORIGINAL');
  const main = leading(originals.length > 0 ? originals : versions);
  if (!main) return null;
  const amendment = leading(versions.filter((v) => v.kind === 'AMENDMENT' && v.status === 'VALID'));
  const inForce = amendment ?? leading(originals.filter((v) => v.status === 'VALID'));
  const asked = days && !inForce && day >= `${year}-01-01`;
  return {
    year,
    status: main.status,
    late: main.late,
    version: main.version,
    since: main.since,
    draftBy: days?.draftBy ?? null,
    adoptBy: days?.adoptBy ?? null,
    clause: days?.clause ?? null,
    required,
    versions,
    inForce: inForce ? { version: inForce.version, since: inForce.since } : null,
    provisional: asked ? provisionalOn(known, year, day, main, versions) : null,
    said: [...said].flatMap(([d, all]) =>
      versions.some((v) => v.version === d.data.version) ? all.map((a) => ({ ...a, kind: d.data.kind })) : [],
    ),
  };
}

/** Contents that councils put in the place of a version and that nobody drafted, each once. */
function madeByCouncils(known: Naive, year: number, day: string): BookEvent[] {
  const drafted = known.all('BudgetDrafted').filter((e) => e.data.year === year);
  const changed = known.all('BudgetTreated').filter(({ data }) => data.year === year && data.changedTo);
  const isNew = (e: BookEvent, i: number): boolean =>
    !drafted.some((d) => d.data.contentHash === e.data.contentHash) &&
    changed.findIndex((x) => x.data.contentHash === e.data.contentHash) === i;
  return changed.filter(isNew).flatMap((e) => {
    const { version, contentHash } = e.data;
    const kind = drafted.find((d) => d.data.version === version)?.data.kind;
    if (!kind || e.decided > day) return [];
    return [{ ...e, data: { ...e.data, version: `${version}/${contentHash.slice(0, 8)}`, kind } }];
  });
}

/** Of versions that are valid, the one that became so last; else the one that most adopted; of equals the later. */
function leading(versions: readonly VersionOf[]): VersionOf | undefined {
  const valid = ascending(
    versions.filter((v) => v.status === 'VALID'),
    (v) => v.since,
  ).at(-1);
  const counted = (v: VersionOf) => v.adoptions.filter((a) => a.counts).length;
  return valid ?? versions.findLast((v) => versions.every((x) => counted(x) <= counted(v)));
}

/** What was said of a version by the day, in the order in which it was decided. */
function saidOf(known: Naive, draft: BookEvent, day: string, ownLineIsEnough: boolean): AdoptionOf[] {
  // Of the version, or of one with the same content: it is that which councils adopt.
  const { year, version, contentHash } = draft.data;
  const treated = known
    .all('BudgetTreated')
    .filter(({ data }) => data.year === year && (data.version === version || data.contentHash === contentHash));
  const all = treated.map(({ data }): AdoptionOf => {
    const { decided, annulled } = known.record(data.decision);
    const outcome = known.outcome(data.decision);
    const deviates = data.contentHash !== draft.data.contentHash;
    const ownLine = data.evidence === 'OWN_BUDGET_LINE';
    const adopted = deviates ? 'DEVIATING' : ownLine ? 'OWN_LINE' : 'ADOPTED';
    const otherwise = outcome === 'REJECTED' || outcome === 'POSTPONED' ? outcome : 'UNDETERMINED';
    const verdict = outcome === 'ADOPTED' ? adopted : otherwise;
    const why: Record<string, string | null> = {
      ADOPTED: null,
      DEVIATING: 'CHANGED',
      OWN_LINE: ownLineIsEnough ? null : 'OWN_LINE_ONLY',
    };
    const not = annulled ? 'ANNULLED' : !known.ofCouncil(data.decision) ? 'NOT_COUNCIL' : null;
    const because = not ?? (verdict in why ? (why[verdict] as string | null) : 'NOT_ADOPTED');
    const municipality = data.municipality ?? '';
    return { municipality, verdict, decision: data.decision, decided, counts: because === null, because };
  });
  return ascending(all, (a) => a.decided).filter((a) => a.decided <= day);
}

interface Asked {
  readonly day: string;
  readonly required: readonly string[];
  /** The last day that counts; null: nobody has said which. */
  readonly bound: string | null;
  readonly lateIsValid: boolean;
}

function versionOn(known: Naive, draft: BookEvent, said: readonly AdoptionOf[], asked: Asked): VersionOf {
  const { day, required, bound, lateIsValid } = asked;
  const { year, version, kind } = draft.data;
  const heard = said.filter((a) => a.because !== 'ANNULLED' && a.because !== 'NOT_COUNCIL');
  // Who says once more what it adopted says nothing new.
  const wordsOf = (m: string) =>
    heard
      .filter((a) => a.municipality === m)
      .filter((a, i, words) => i === 0 || !a.counts || words[i - 1]?.counts === false);
  const lastOf = (m: string) => wordsOf(m).at(-1);
  const adoptions = heard.filter((a) => required.includes(a.municipality) && lastOf(a.municipality) === a);
  const adopters = required.filter((m) => lastOf(m)?.counts);
  const missing = required.filter((m) => !adopters.includes(m));
  const onDays = adopters.map((m) => lastOf(m)?.decided ?? '').sort();
  const sentOn =
    known.all('BudgetSent').find((e) => e.data.year === year && e.data.version === version)?.decided ?? '9999';
  const sent = sentOn <= day ? sentOn : null;
  const ends = missing.map((m) => {
    const words = wordsOf(m);
    const i = words.findLastIndex((a) => a.counts);
    const [yes, otherwise] = words.slice(i);
    return i !== -1 && yes && otherwise ? { yes: yes.decided, otherwise } : null;
  });
  const ended = ends.filter((e) => e !== null);
  const whole = latest(...onDays, ...ended.map((e) => e.yes));
  const endedBy =
    ended.length === ends.length &&
    bound !== null &&
    (whole <= bound || lateIsValid) &&
    ended.every((e) => e.otherwise.decided > whole)
      ? ended.map((e) => ({ decision: e.otherwise.decision, municipality: e.otherwise.municipality }))
      : [];
  const is = (status: string, since: string, late = false) => ({
    version,
    kind,
    status,
    since,
    late,
    adoptions,
    missing,
    endedBy,
    sent,
  });
  if (required.length > 0 && missing.length === 0) {
    const last = latest(...onDays);
    if (bound === null) return is('UNDETERMINED', last);
    return is(last > bound && !lateIsValid ? 'NOT_VALID' : 'VALID', last, last > bound);
  }
  if (bound !== null && day > bound) {
    const onlyLines = missing.every((m) => lastOf(m)?.because === 'OWN_LINE_ONLY');
    // Who is missing had adopted it, in time, and said otherwise since: it was valid until the first of them did.
    const turned = missing.map((m) => {
      const words = wordsOf(m);
      const i = words.findLastIndex((a) => a.counts);
      return i === -1 ? null : { adopted: words[i]?.decided ?? '', on: words[i + 1]?.decided ?? '' };
    });
    const inTime = [...onDays, ...turned.map((t) => t?.adopted ?? '9999')].every((d) => d <= bound || lateIsValid);
    const since = turned.every((t) => t !== null) && inTime ? (turned.map((t) => t?.on ?? '').sort()[0] ?? '') : '';
    return is(onlyLines ? 'UNDETERMINED' : 'NOT_VALID', latest(since, plus(bound, 1)));
  }
  const [first] = onDays;
  if (first !== undefined) return is('PARTLY_ADOPTED', first);
  return sent ? is('SENT', sent) : is('DRAFT', draft.decided);
}

/** A year that nobody has drafted a budget for by the day, and what there is to say of it; null: nothing. */
export interface UndraftedOf {
  /** What the agreement of each last day says, as far as it is over; null: nothing. */
  readonly agreed: { readonly draftBy: string; readonly adoptBy: string; readonly clause: string } | null;
  readonly provisional: BudgetOf['provisional'];
  /** Decisions on what to ask for that were not the host’s. */
  readonly notByHost: readonly string[];
}

export function undraftedOn(known: Naive, year: number, day: string): UndraftedOf | null {
  if (budgetOn(known, year, day)) return null;
  const before = String(year - 1);
  const began = known.all('CooperationEstablished')[0]?.validFrom ?? '9999';
  const agreedOn = (mmdd: string) => {
    const on = [`${before}-${mmdd}`, day].sort()[0] ?? day;
    return known.participants(on).length > 0 ? known.agreement(on)?.terms.budget : undefined;
  };
  const within = before >= began.slice(0, 4) && before <= day.slice(0, 4);
  const last = within ? agreedOn('12-31') : undefined;
  const terms = last && (agreedOn(last.adoptBy) ?? last);
  const agreed = terms
    ? { draftBy: `${before}-${terms.draftBy}`, adoptBy: `${before}-${terms.adoptBy}`, clause: terms.clause }
    : null;
  const said = known.all('ProvisionalBasisDecided').filter((e) => e.data.year === year && e.validFrom <= day);
  const hosts = said.filter((e) => byHost(known, e));
  const notByHost = said
    .filter((e) => !hosts.includes(e) && !known.record(e.data.decision).annulled)
    .map((e) => e.data.decision);
  const decides = hosts.some(
    (e) => known.outcome(e.data.decision) === 'ADOPTED' && !known.record(e.data.decision).annulled,
  );
  const provisional =
    day >= `${year}-01-01` && (agreed !== null || decides) ? provisionalOn(known, year, day, null, []) : null;
  const shown = agreed || provisional?.decision ? provisional : null;
  return agreed || shown || notByHost.length > 0 ? { agreed, provisional: shown, notByHost } : null;
}

/** Whether the body that decided was one of the municipality that was host on the day. */
function byHost(known: Naive, e: BookEvent): boolean {
  const { body, decided } = known.record(e.data.decision);
  const host = known.hosts().findLast((h) => h.from <= decided)?.host;
  return host !== undefined && known.body(body).municipality === host;
}

const BASES: Readonly<Record<string, string>> = {
  LAST_VALID_BUDGET: 'LAST_VALID_BUDGET',
  DRAFT: 'DRAFT',
  NOTHING: 'NONE',
  ACTUAL_COST: 'ACTUAL_COST',
};

/** what is asked for on account while no budget is valid. */
function provisionalOn(
  known: Naive,
  year: number,
  day: string,
  main: VersionOf | null,
  versions: readonly VersionOf[],
): BudgetOf['provisional'] {
  const ofHost = (e: BookEvent): boolean =>
    byHost(known, e) && !known.record(e.data.decision).annulled && known.outcome(e.data.decision) === 'ADOPTED';
  const decided = ascending(
    known.all('ProvisionalBasisDecided').filter((e) => e.data.year === year && ofHost(e)),
    (e) => known.record(e.data.decision).decided,
  ).findLast((e) => e.validFrom <= day);
  const reading = known.readingOn('A-06', day);
  const basis = decided?.data.basis ?? BASES[reading?.event.data.option ?? ''] ?? 'LAST_VALID_BUDGET';
  const first = `${year}-01-01`;
  const from = latest(decided?.validFrom ?? reading?.validFrom ?? first, first);
  const named = versions.find((v) => v.version === decided?.data.version) ?? main;
  const budgetOf = (): string | null => {
    if (named && (basis === 'DRAFT' || (basis === 'ADOPTED_LATE' && named.late))) return `${year}/${named.version}`;
    if (basis !== 'LAST_VALID_BUDGET') return null;
    for (let before = year - 1; before >= year - 10; before--) {
      const valid = budgetOn(known, before, day)?.inForce;
      if (valid) return `${before}/${valid.version}`;
    }
    return null;
  };
  return { basis, decision: decided?.data.decision ?? null, from, budget: budgetOf() };
}
