import type { BookEvent } from './book-events.ts';
import { ascending, type Naive } from './naive.ts';
import { budgetOn } from './naive-budget.ts';
import { hostDecisionsOn } from './naive-control.ts';
import { type Reversal, reversals } from './naive-reversals.ts';

/** The naive model of what binds the host and who may interfere (3.1), and of positions that are moved (1.2). */

interface Interference extends Reversal {
  readonly hostBody: boolean;
}

/** L-3.1-5: a municipality has power over a case of its own alone; the host’s bodies have none over what was delegated. */
function powerOf(known: Naive, body: string, concerned: readonly string[], day: string) {
  const { municipality } = known.body(body);
  const delegated = concerned.some((m) => m !== known.host(day));
  if (municipality === undefined) return 'NO_RULE';
  if (delegated && municipality === known.host(day)) return 'HOST_BODY';
  return concerned.length === 1 && concerned[0] === municipality ? 'OWN_CASE' : 'CASE_OF_OTHERS';
}

const concernedBy = (known: Naive, decision: string): readonly string[] | null =>
  hostDecisionsOn(known, '9999-12-31').find((d) => d.decision === decision)?.for ?? null;

/** Reversals of the host’s decisions by an instruction. */
const instructedReversals = (known: Naive): Interference[] =>
  known.all('HostInstructed').flatMap(({ data: { instruction: by, body, kind, decision: of }, decided, validFrom }) => {
    const concerned = kind === 'REVERSAL' ? concernedBy(known, of) : null;
    if (!concerned) return [];
    const power = powerOf(known, body, concerned, decided);
    return [{ by, of, body, from: validFrom, powerful: power === 'OWN_CASE', hostBody: power === 'HOST_BODY' }];
  });

const reversedOn = (known: Naive, decision: string): string =>
  ascending(
    instructedReversals(known).filter((r) => r.of === decision && r.powerful),
    (r) => r.from,
  )[0]?.from ?? '9999';

export function boundFindingsOn(known: Naive, day: string): string[] {
  const found: string[] = [];
  const tell = (said: string, about: string, who: string, municipality: string | undefined = undefined) =>
    found.push(`BREACH ${said} ${about} → ${who} ${municipality ?? '-'}`);
  const clause = (part: 'hostDecisions' | 'locations', on: string) => known.agreement(on)?.terms.control?.[part];
  const of = (r: { body: string }) => known.body(r.body).municipality;
  for (const r of reversals(known).filter((x) => x.from <= day && !x.powerful))
    tell('REVERSED_WITHOUT_POWER L-3.1-5 [forvaltningsloven § 35]', r.by, 'COUNCILS', of(r));
  for (const r of instructedReversals(known).filter((x) => x.from <= day && !x.powerful)) {
    const code = r.hostBody ? 'REVERSED_BY_HOST_BODY' : 'REVERSED_WITHOUT_POWER';
    tell(`${code} L-3.1-5 [kommuneloven § 20-2]`, r.by, 'COUNCILS', of(r));
  }
  for (const { data, decided, validFrom } of known.all('HostInstructed')) {
    if (data.kind !== 'INSTRUCTION' || validFrom > day || known.form() !== 'HOST_MUNICIPALITY') continue;
    const whose = typeof data.for === 'string' ? known.participants(decided) : data.for;
    const concerned = data.decision === undefined ? whose : concernedBy(known, data.decision);
    const power = powerOf(known, data.body, concerned ?? [], decided);
    if (power === 'OWN_CASE' || power === 'NO_RULE') continue;
    const code = power === 'HOST_BODY' ? 'INSTRUCTED_BY_HOST_BODY' : 'INSTRUCTED_IN_CASE_OF_OTHERS';
    tell(`${code} L-3.1-5 [kommuneloven § 20-2]`, data.instruction, 'COUNCILS', of(data));
  }
  if (known.form() === 'HOST_MUNICIPALITY')
    for (const [code, decision] of beyondBudget(known, day))
      tell(`${code} L-3.1-2 [${clause('hostDecisions', day) ?? 'kommuneloven § 14-5'}]`, decision, 'HOST');
  for (const move of known.all('PositionsMoved')) {
    const agreed = clause('locations', move.validFrom);
    if (move.validFrom <= day && agreed !== undefined && netOf(known, move, day) > 0)
      tell(`POSITIONS_MOVED L-1.2-1 [${agreed}]`, move.data.move, 'HOST');
  }
  return found.sort();
}

/** L-3.1-2: while the budget of the year is not valid, every commitment; while it is, those beyond it, in their order. */
function beyondBudget(known: Naive, day: string): [code: string, decision: string][] {
  const firsts = known.all('HostDecisionRecorded');
  const standing = hostDecisionsOn(known, day).filter((d) => !d.annulled && reversedOn(known, d.decision) > day);
  const committed = ascending(
    standing.flatMap((d) => {
      const corrected = known.all('HostDecisionCorrected').filter((e) => e.data.decision === d.decision);
      const first = firsts.find((e) => e.data.decision === d.decision) as BookEvent;
      const said = [first, ...corrected].findLast((e) => e.data.commitment !== undefined)?.data.commitment;
      return said ? [{ ...d, ...said, amount: BigInt(said.amount) }] : [];
    }),
    (d) => d.decided,
  );
  const years = [...new Set(committed.map((c) => c.year))];
  return years.flatMap((year) => {
    const budget = budgetOn(known, year, day);
    const agreed = known.agreement(day)?.terms.control?.hostDecisions !== undefined;
    const version = known
      .all('BudgetDrafted')
      .find((e) => e.data.year === year && e.data.version === budget?.inForce?.version);
    const total = version?.data.lines.reduce((sum, l) => sum + BigInt(l.amount), 0n);
    let spent = 0n;
    return committed
      .filter((c) => c.year === year)
      .flatMap(({ decision, amount }): [string, string][] => {
        spent += amount;
        if (total === undefined) return budget || agreed ? [['COMMITMENT_WITHOUT_VALID_BUDGET', decision]] : [];
        return amount > 0n && spent > total ? [['COMMITMENT_BEYOND_BUDGET', decision]] : [];
      });
  });
}

/** How many positions are away from a place because of moves to another, those that came back taken off. */
function netOf(known: Naive, { data: { from, to } }: BookEvent, day: string): number {
  const moves = known.all('PositionsMoved').filter((e) => e.validFrom <= day);
  const hundredths = (e: BookEvent) => Math.round(Number(e.data.positions) * 100);
  const away = moves.filter((e) => e.data.from === from && e.data.to === to);
  const back = moves.filter((e) => e.data.from === to && e.data.to === from);
  const sum = (all: readonly BookEvent[]) => all.reduce((net, e) => net + hundredths(e), 0);
  return sum(away) - sum(back);
}
