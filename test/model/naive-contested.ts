import type { BookEvent } from './book-events.ts';
import type { Naive } from './naive.ts';

/** The naive model of contested clauses (A-01, L-H-2): of which texts do bodies say different things on a day. */

interface Word {
  readonly decision: string;
  readonly recommends: boolean;
  readonly version: string;
  readonly council: boolean;
  readonly municipality: string | null;
  readonly on: string;
  readonly stands: boolean;
  readonly case: string | null;
  readonly index: number;
}

/** L-H-4: what a copy changes is no other text. */
export const asSaid = (text: string): string => text.toLowerCase().replace(/\s/g, '');

function words(known: Naive): Word[] {
  return known
    .all('AgreementApproved', 'AgreementRecommended')
    .map(({ type, data: { decision, version }, index }): Word => {
      const { body, decided, case: of } = known.record(decision);
      const { kind, municipality } = known.body(body);
      const recommends = type === 'AgreementRecommended';
      return {
        ...{ decision, recommends, version, index, on: decided, case: of },
        ...{ council: kind === 'COUNCIL', municipality: municipality ?? null },
        stands: known.stands(decision, recommends ? 'RECOMMEND_AGREEMENT' : 'APPROVE_AGREEMENT'),
      };
    })
    .sort((a, b) => (a.on === b.on ? a.index - b.index : a.on < b.on ? -1 : 1));
}

/** Versions in the order in which they came into force. */
function inForceInTurn(known: Naive, versions: readonly string[]): { version: string; from: string }[] {
  const days = [...new Set(versions.flatMap((v) => known.entry(v)?.inForce ?? []))].sort();
  return days.flatMap((from) => {
    const version = known.agreement(from)?.version;
    return version === undefined ? [] : [{ version, from }];
  });
}

export interface ContestedOn {
  readonly clause: string;
  /** The text with more councils behind it, else the earlier one. */
  readonly version: string;
  readonly other: string;
  readonly municipality: string | null;
  readonly because: 'a council did otherwise' | 'councils differ';
}

export function contestedOn(known: Naive, day: string): ContestedOn[] {
  const proposed = known.all('AgreementProposed');
  const said = words(known);
  return proposed.flatMap((one, i) => proposed.slice(i + 1).flatMap((two) => between(known, day, said, one, two)));
}

const amended = (e: BookEvent): string | undefined => (e.data as unknown as { amends?: string }).amends ?? undefined;

function between(known: Naive, day: string, said: readonly Word[], one: BookEvent, two: BookEvent): ContestedOn[] {
  const [a, b] = [one.data.version, two.data.version];
  const casesOf = (version: string) => said.flatMap((w) => (w.version === version && w.case !== null ? [w.case] : []));
  const together = casesOf(a).some((c) => casesOf(b).includes(c));
  const kin = amended(one) === b || amended(two) === a || (amended(one) ?? 'none') === amended(two);
  if (!together && !kin) return [];
  const turns = inForceInTurn(
    known,
    known.all('AgreementProposed').map((e) => e.data.version),
  );
  const last = turns.findLastIndex((t) => t.version === a || t.version === b);
  const replaced = last < 0 ? undefined : turns[last + 1]?.from;
  if (replaced !== undefined && replaced <= day) return [];
  const of = said.filter((w) => (w.version === a || w.version === b) && w.on <= day);
  const texts = [a, b].map((v) => new Map(known.clauses(v, day).map((c) => [c.split(' ')[0] ?? '', asSaid(c)])));
  const [first, second] = texts as [Map<string, string>, Map<string, string>];
  const clauses = [...new Set([...first.keys(), ...second.keys()])].filter((c) => first.get(c) !== second.get(c));
  const behind = (v: string) =>
    new Set(of.filter((w) => w.council && w.stands && w.version === v).map((w) => w.municipality)).size;
  const [version, other] = behind(b) > behind(a) ? [b, a] : [a, b];
  const tell = (because: ContestedOn['because'], municipality: string | null) =>
    clauses.map((clause) => ({ clause, version, other, municipality, because }));

  for (const w of of.filter((r) => r.recommends && r.stands && r.municipality !== null)) {
    const spoke = of.filter((c) => c.council && c.municipality === w.municipality && c.on >= w.on);
    if (spoke.length === 1 && spoke[0]?.stands && spoke[0].version !== w.version)
      return tell('a council did otherwise', w.municipality);
  }
  // A change of the text that applied contradicts nothing while councils adopt it one after the other.
  if (known.agreement(two.decided)?.version === a) return [];
  const adopted = of.filter((w) => w.council && w.stands);
  const lastOf = [...new Set(adopted.map((w) => w.municipality))].map(
    (m) => adopted.findLast((w) => w.municipality === m)?.version,
  );
  return new Set(lastOf).size > 1 ? tell('councils differ', null) : [];
}
