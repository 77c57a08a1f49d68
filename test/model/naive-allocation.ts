import type { CategoryTerms, Line, Terms } from './book-events.ts';
import { abs, add, div, divide, type Fraction, frac, mul, nearest, parse, total, written } from './exact.ts';
import { after, answer, fail, months, type Naive } from './naive.ts';
import { releasedOf } from './naive-accruals.ts';

/** The naive model of an allocation: every line of every month is looked at by itself, and then all are summed. */

export interface PoolOf {
  readonly year: number;
  readonly category: string;
  readonly agreement: string;
  readonly key: string | null;
  readonly decision: string | null;
  readonly populationDate: string | null;
  readonly total: bigint;
  /** What each pays, and its exact share (null where amounts are fixed). */
  readonly shares: Readonly<Record<string, readonly [amount: bigint, share: string | null]>>;
}

export interface AllocationOf {
  readonly total: bigint;
  readonly booked: bigint;
  readonly shares: Readonly<Record<string, bigint>>;
  readonly pools: readonly PoolOf[];
  /** `line reason` → amount. */
  readonly held: Readonly<Record<string, bigint>>;
  readonly excluded: Readonly<Record<string, bigint>>;
  /** `code about`, ascending. */
  readonly findings: readonly string[];
}

type Pool = Omit<PoolOf, 'total' | 'shares'>;

/** How a line is treated in a month: shared, or not and why. */
type Treatment =
  /** `apart` keeps pools apart that have equal shares. */
  | { how: 'SHARED'; pool: Pool; apart: string; shares: ReadonlyMap<string, Fraction>; findings: readonly string[] }
  | { how: 'HELD' | 'EXCLUDED'; reason: string; findings: readonly string[] }
  | { how: 'COVERED'; pool: Pool };

/** A line's cost of one month. */
interface Part {
  readonly month: string;
  readonly name: string;
  readonly amount: bigint;
  readonly treatment: Treatment;
  readonly rounded: Rounded;
}
/** who takes what does not divide, as it is read on the day, and who is host then; by largest remainder: ''. */
type Rounded = readonly [reading: '' | 'RESIDUAL_TO_HOST' | 'WHOLE_KRONER', host: string];
/** A twelfth of what a participant pays a year. */
interface Due {
  readonly month: string;
  readonly pool: Pool;
  readonly municipality: string;
  readonly annual: bigint;
}

interface Rules {
  readonly day: string;
  readonly year: number;
  readonly host: string;
  readonly everyone: readonly string[];
  readonly version: string;
  readonly terms: Terms;
}

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((a, b) => a + b, 0n);
const grouped = <T>(all: readonly T[], by: (item: T) => unknown): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of all) {
    const id = JSON.stringify(by(item), (_, v) => (typeof v === 'bigint' ? `${v}` : v));
    groups.set(id, [...(groups.get(id) ?? []), item]);
  }
  return [...groups.values()];
};
const sums = (all: readonly (readonly [string, bigint])[]): Record<string, bigint> =>
  Object.fromEntries(grouped(all, ([id]) => id).map((group) => [group[0]?.[0] ?? '', sum(group.map(([, a]) => a))]));

/** The allocation of the months from–to. */
export function allocation(known: Naive, from: string, to: string): AllocationOf {
  const asked = ({ month }: { month: string }) => month >= from;
  // The øre are split on the running total of the accounting year; what has no answer before the asked months is no part of it.
  const orNone = <T extends object>(month: string, work: () => T): T | null => {
    const found = month < from ? answer(work) : work();
    return typeof found === 'string' ? null : found;
  };
  const parts: Part[] = [];
  const dues: Due[] = [];
  const names = new Set<string>();
  const findings = new Set<string>();
  for (const month of months(`${from.slice(0, 4)}-01`, to)) {
    const rules = orNone(month, () => rulesOf(known, month));
    if (!rules) continue;
    for (const [category, { method }] of Object.entries(rules.terms.categories))
      if (method === 'FIXED_AMOUNTS' && !agreementIsOver(known, rules))
        dues.push(...(orNone(month, () => duesOf(known, rules, month, category)) ?? []));
    for (const [name, line] of linesOf(known, month)) {
      const treatment = orNone(month, () => treat(known, rules, name, line));
      const rounded = roundedOn(known, rules);
      if (treatment) parts.push({ month, name, amount: portion(line, month), treatment, rounded });
    }
    if (month < from) continue;
    for (const municipality of rules.everyone) names.add(municipality);
    for (const finding of observations(known, rules)) findings.add(finding);
  }
  if (!parts.some(asked) && !dues.some(asked)) fail('no-costs');

  const pools: PoolOf[] = [];
  const left = { HELD: [] as [string, bigint][], EXCLUDED: [] as [string, bigint][] };
  for (const group of grouped(parts, ({ treatment: t, rounded }) =>
    t.how === 'SHARED' ? [t.pool, t.apart, said(t.shares), rounded] : t.how,
  )) {
    const [first] = group as [Part];
    if (first.treatment.how !== 'SHARED' || !group.some(asked)) continue;
    const { pool, shares } = first.treatment;
    const all = sum(group.map((p) => p.amount));
    const before = sum(group.filter((p) => !asked(p)).map((p) => p.amount));
    const [through, earlier] = [
      dividedAsRead(all, shares, first.rounded),
      dividedAsRead(before, shares, first.rounded),
    ];
    const owed = [...shares].map(([m, share]) => [
      m,
      [(through.get(m) ?? 0n) - (earlier.get(m) ?? 0n), written(share)] as const,
    ]);
    pools.push({ ...pool, total: all - before, shares: Object.fromEntries(owed) });
  }
  for (const group of grouped(dues, (d) => d.pool)) {
    const [{ pool }] = group as [Due];
    if (!group.some(asked)) continue;
    const owed = grouped(group, ({ municipality, annual }) => [municipality, annual]).flatMap((own) => {
      const [{ municipality, annual }] = own as [Due];
      const upTo = (n: number) => (annual * BigInt(n)) / 12n;
      return own.some(asked)
        ? [[municipality, upTo(own.length) - upTo(own.filter((d) => !asked(d)).length)] as const]
        : [];
    });
    const due = sum(owed.map(([, amount]) => amount));
    const covered = parts.filter(
      (p) => asked(p) && p.treatment.how === 'COVERED' && said(p.treatment.pool) === said(pool),
    );
    const remainder = sum(covered.map((p) => p.amount)) - due;
    pools.push({
      ...pool,
      total: due,
      shares: Object.fromEntries(Object.entries(sums(owed)).map(([m, amount]) => [m, [amount, null]])),
    });
    if (remainder === 0n) continue;
    left.HELD.push([`${pool.year}/${pool.category} FIXED_AMOUNTS_REMAINDER`, remainder]);
    findings.add(`FIXED_AMOUNTS_REMAINDER ${pool.category} ${pool.year}`);
  }
  for (const { name, amount, treatment } of parts.filter(asked)) {
    if (treatment.how !== 'COVERED') for (const finding of treatment.findings) findings.add(finding);
    if (treatment.how === 'HELD') findings.add(`${treatment.reason} ${name}`);
    if (treatment.how === 'HELD' || treatment.how === 'EXCLUDED')
      left[treatment.how].push([`${name} ${treatment.reason}`, amount]);
  }
  const owed = pools.flatMap((p) => Object.entries(p.shares).map(([m, [amount]]) => [m, amount] as const));
  return {
    total: sum(pools.map((p) => p.total)),
    booked: sum(parts.filter(asked).map((p) => p.amount)),
    shares: sums([...[...names].map((m) => [m, 0n] as const), ...owed]),
    pools,
    held: sums(left.HELD),
    excluded: sums(left.EXCLUDED),
    findings: [...findings].sort(),
  };
}

function roundedOn(known: Naive, { day, host }: Rules): Rounded {
  const reading = known.reading('A-10', day);
  return reading === 'RESIDUAL_TO_HOST' || reading === 'WHOLE_KRONER' ? [reading, host] : ['', ''];
}

/** what is left over goes to the host, of øre or of kroner; where the host has no share, it cannot. */
function dividedAsRead(amount: bigint, shares: ReadonlyMap<string, Fraction>, [reading, host]: Rounded) {
  if (reading === '' || !shares.has(host)) return divide(amount, shares);
  const others = [...shares.keys()].filter((m) => m !== host);
  const kroner = divide(amount / 100n, shares);
  const own = (m: string): bigint => {
    const exact = mul(frac(amount), shares.get(m) as Fraction);
    return reading === 'WHOLE_KRONER' ? (kroner.get(m) ?? 0n) * 100n : exact.n / exact.d;
  };
  const paid = others.map((m) => [m, own(m)] as const);
  return new Map([...paid, [host, amount - sum(paid.map(([, part]) => part))]]);
}

const said = (value: Pool | ReadonlyMap<string, Fraction>): string =>
  JSON.stringify(value instanceof Map ? [...value].map(([m, share]) => [m, written(share)]) : value);

/** What holds on the first day of a month. */
function rulesOf(known: Naive, month: string): Rules {
  const day = `${month}-01`;
  const host = known.host(day) ?? fail(known.ended(day) ? 'cooperation-dissolved' : 'no-cooperation-then');
  const inForce = known.terms(day) ?? fail('no-terms-in-force');
  return { day, year: Number(month.slice(0, 4)), host, everyone: known.participants(day), ...inForce };
}

const poolOf = ({ year, version }: Rules, category: string): Pool => ({
  year,
  category,
  agreement: version,
  key: null,
  decision: null,
  populationDate: null,
});

/** What counts of a month: what stands in the accounts, without the accruals whose cost came. */
export function linesOf(known: Naive, month: string): [name: string, line: Line][] {
  const released = releasedOf(known);
  return bookedLinesOf(known, month).filter(([name]) => !released.has(name));
}

/** What stands in the accounts for a month: a correction replaces a line in its months and nowhere else. */
export function bookedLinesOf(known: Naive, month: string): [name: string, line: Line][] {
  const lines = new Map<string, Line>();
  for (const e of known.all('CostLineRecorded', 'CostLineCorrected', 'CostLineAnnulled')) {
    const corrected = e.type === 'CostLineCorrected';
    const line = (corrected ? e.data.line : e.data) as Line;
    const name = `${e.stream.slice(-4)}/${line.line}`;
    if (corrected && (month < e.data.from || (e.data.until ?? '') < month)) continue;
    if (e.type !== 'CostLineAnnulled' && line.service.from <= month && month <= line.service.to) lines.set(name, line);
    else lines.delete(name);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What the cooperation bears of a line in a month: equal parts of the months it serves, to the øre over the whole. */
export function portion({ amount, vat, service }: Line, month: string): bigint {
  const borne = BigInt(amount) + (vat.treatment === 'COST' ? BigInt(vat.amount) : 0n);
  const served = months(service.from, service.to);
  const upTo = (n: number) => (borne * BigInt(n)) / BigInt(served.length);
  const place = served.indexOf(month);
  return upTo(place + 1) - upTo(place);
}

function treat(known: Naive, rules: Rules, name: string, line: Line): Treatment {
  const { day, host, everyone, terms } = rules;
  const { category } = line;
  const said = terms.categories[category];
  if (!said) return held('CATEGORY_NOT_IN_AGREEMENT');
  if (agreementIsOver(known, rules)) return held('ESTABLISHMENT_OVER');
  const marked = (question: string, ...options: string[]) =>
    said.interpretation === question && options.includes(known.reading(question, day) ?? '');
  const shared = () => keyed(known, rules, name, line, category, everyone);
  const by = (apart: string, shares: readonly (readonly [string, Fraction])[], findings: string[] = []): Treatment => ({
    how: 'SHARED',
    pool: poolOf(rules, category),
    apart,
    shares: new Map(shares),
    findings,
  });
  const alone = (municipality: string) => by(municipality, [[municipality, frac(1n)]]);
  switch (said.method) {
    case 'KEYED_ALL':
      return shared();
    case 'KEYED_SERVICE': {
      const using = line.sharedService === undefined ? null : known.service(line.sharedService, day);
      if (!using) return held('NO_PARTICIPANTS');
      if (said.needsApproval && !approved(known, line.sharedService ?? '', day)) return held('PROJECT_NOT_APPROVED');
      const among = using.filter((m) => everyone.includes(m));
      const [first] = among;
      if (first === undefined) return held('NO_PARTICIPANTS');
      if (among.length === 1) return alone(first);
      // A-08, read literally: the host is none of the two.
      const partners = among.filter((m) => m !== host || known.reading('A-08', day) !== 'EXCLUDES_HOST');
      return partners.length < 2 ? held('TOO_FEW_PARTNERS') : keyed(known, rules, name, line, category, among);
    }
    case 'FIXED_AMOUNTS':
      return { how: 'COVERED', pool: poolOf(rules, category) };
    case 'ACTUAL':
    case 'OWN': {
      // A-12, read so that equipment is shared by those who take part, whoever gets it.
      if (marked('A-12', 'BY_KEY')) return shared();
      const open = said.interpretation === 'A-12' && !known.readingOn('A-12', day);
      const findings = open ? [`BEARER_NOT_STATED ${rules.year} ${category}`] : [];
      if (line.municipality !== undefined) return by(line.municipality, [[line.municipality, frac(1n)]], findings);
      const parts = Object.entries(line.distribution ?? {}).map(([m, part]) => [m, frac(abs(BigInt(part)))] as const);
      const all = total(parts.map(([, part]) => part));
      return all.n === 0n
        ? held('NO_PARTICIPANTS')
        : by(
            name,
            parts.map(([m, part]) => [m, div(part, all)]),
            findings,
          );
    }
    case 'ORIGIN': {
      const transfers = known.all('EmploymentTransferred').filter((e) => e.validFrom <= day);
      const transferred = transfers.find((e) => e.data.transfer === line.pension?.transfer)?.data;
      if (!transferred) return held('NO_PARTICIPANTS');
      const { transfer, origin } = transferred;
      const ended = known.all('TransferredEmploymentEnded').findLast((e) => e.data.transfer === transfer);
      const over = ended !== undefined && ended.validFrom <= day && said.afterEnd !== undefined;
      // A-13, read so that it is everybody's from the start.
      if (!over && known.reading('A-13', day) === 'ALL') return shared();
      if (over && said.afterEnd !== undefined)
        return terms.categories[said.afterEnd]
          ? keyed(known, rules, name, line, said.afterEnd, everyone)
          : held('CATEGORY_NOT_IN_AGREEMENT');
      if (origin === host) return excluded('PENSION_OF_HOST');
      const decided = known.all('PensionRechargeDecided').filter((e) => e.data.municipality === origin);
      const charged = decided.some(
        ({ data: { decision } }) =>
          known.record(decision).validFrom <= day && known.stands(decision, 'RECHARGE_PENSION'),
      );
      return charged ? alone(origin) : excluded('PENSION_NOT_RECHARGED');
    }
    case 'AGREED': {
      const agreed = known.all('CostSplitAgreed').find((e) => e.data.split === line.split)?.data;
      if (!agreed || !known.stands(agreed.decision, 'AGREE_COST_SPLIT')) return held('SPLIT_NOT_AGREED');
      // A-04, by analogy with the law: a majority agrees.
      const unanimous = known.unanimous(agreed.decision) || known.reading('A-04', day) === 'BY_ANALOGY_WITH_LAW';
      const shares = Object.entries(agreed.shares).map(([m, share]) => [m, parse(share)] as const);
      return by(agreed.split, shares, unanimous ? [] : [`SPLIT_NOT_UNANIMOUS ${agreed.split}`]);
    }
    case 'DETERMINED': {
      const decided = known.all('AllocationDetermined').find((e) => e.data.determination === line.determination)?.data;
      if (!decided || !known.stands(decided.decision, 'DETERMINE_ALLOCATION'))
        return known.reading('A-12', day) === 'BY_KEY' ? shared() : held('NOT_DETERMINED');
      if (decided.method === 'STAYS_WITH_HOST') return excluded('STAYS_WITH_HOST');
      return shared();
    }
    case 'FIXED_BY_BOARD': {
      const decided = known.all('HostExtraFixed').filter((e) => e.data.year === rules.year);
      const fixed = decided.some((e) => known.stands(e.data.decision, 'FIX_HOST_EXTRA'));
      return held(fixed ? 'HOST_EXTRA_NOT_DISTRIBUTED' : 'HOST_EXTRA_NOT_FIXED');
    }
    default:
      if (marked('A-01', 'IN_BASE', 'CLERICAL_ERROR') || marked('A-34', 'ALL_DRIFT')) return shared();
      if (said.interpretation === 'A-34' && !known.readingOn('A-34', day))
        return excluded('EXCLUDED_CONTESTED', [`PREMISES_NOT_SETTLED ${rules.year} ${category}`]);
      return excluded(said.interpretation === undefined ? 'EXCLUDED_BY_AGREEMENT' : 'EXCLUDED_CONTESTED');
  }
}
const held = (reason: string): Treatment => ({ how: 'HELD', reason, findings: [] });
const excluded = (reason: string, findings: string[] = []): Treatment => ({ how: 'EXCLUDED', reason, findings });
/** the period that the agreement set itself is over, and it is read so that nothing goes on without another. */
const agreementIsOver = (known: Naive, { day, terms }: Rules): boolean =>
  terms.establishment !== undefined &&
  day > terms.establishment.until &&
  known.reading('A-24', day) === 'AGREED_AD_HOC';

/** By the key of the day; among some of the participants as A-09 is read. */
function keyed(
  known: Naive,
  rules: Rules,
  name: string,
  line: Line,
  category: string,
  among: readonly string[],
): Treatment {
  const { day, everyone } = rules;
  const { key, decision } = known.key(day);
  const definition = known.definition(key);
  const has = (basis: string) => definition.components.some((c) => c.basis === basis);
  const population = has('POPULATION') ? known.population(day) : null;
  let shares = known.sharesOf(definition, among, day, line);
  const subset = among.length < everyone.length;
  const reading = (subset && known.reading('A-09', day)) || 'RERUN';
  if (reading !== 'RERUN') {
    const whole = known.sharesOf(definition, everyone, day, line);
    const own = among.map((m) => whole.get(m) as Fraction);
    const kept = total(own);
    const extra = div(add(frac(1n), frac(-kept.n, kept.d)), frac(BigInt(among.length)));
    const read = (share: Fraction) => (reading === 'RENORMALISE' ? div(share, kept) : add(share, extra));
    shares = new Map(among.map((m, i) => [m, read(own[i] as Fraction)]));
  }
  return {
    how: 'SHARED',
    pool: { ...poolOf(rules, category), key, decision, populationDate: population?.date ?? null },
    apart: `${subset ? reading : ''} ${has('ACTUAL') ? name : ''}`,
    shares,
    findings: population?.provisional ? [`POPULATION_PROVISIONAL ${rules.year}: ${population.date}`] : [],
  };
}

/** 4.4: a body that may do so has approved the project by the end of the month. */
const approved = (known: Naive, service: string, day: string): boolean =>
  known
    .all('ProjectApproved')
    .filter((e) => e.data.service === service && known.stands(e.data.decision, 'APPROVE_PROJECT'))
    .some((e) => known.record(e.data.decision).validFrom < `${after(day, 1)}-01`);

/** L-4.4-O1: each participant pays its own cost of the base year, indexed, a twelfth a month. */
function duesOf(known: Naive, rules: Rules, month: string, category: string): Due[] {
  const { baseYear = rules.year - 1, index } = rules.terms.categories[category] as CategoryTerms;
  let factor = frac(1n);
  if (index !== undefined) {
    const values = known.all('IndexRecorded').findLast((e) => e.data.series === index)?.data.values ?? {};
    const [base, now] = [values[baseYear] ?? '0', values[rules.year] ?? fail('no-index-value')].map(parse);
    factor = base?.n ? div(now as Fraction, base) : fail('no-index-value');
  }
  const costs = known.all('HistoricCostRecorded').filter((e) => e.data.year === baseYear);
  return rules.everyone.map((municipality) => {
    const own = costs.findLast((e) => e.data.municipality === municipality) ?? fail('no-historic-cost');
    return { month, pool: poolOf(rules, category), municipality, annual: nearest(mul(parse(own.data.amount), factor)) };
  });
}

/** Findings about a month that no cost is needed for. */
function observations(known: Naive, { day, year, version, terms, host, everyone }: Rules): string[] {
  const found: string[] = [];
  if (!everyone.includes(host)) found.push(`SHARED_WITHOUT_HOST ${host} ${year}`);
  if (terms.establishment && day > terms.establishment.until)
    found.push(`ESTABLISHMENT_PERIOD_OVER ${version} ${year}`);
  for (const decided of known.all('KeyDecided')) {
    const { decision } = decided.data;
    if (known.record(decision).decided > day) continue;
    const against = known.against(decision, 'DECIDE_KEY');
    if (against === 'NO_COMPETENCE') found.push(`KEY_WITHOUT_COMPETENCE ${decision}`);
    if (['NOT_ADOPTED', 'NOT_PASSED', 'NO_QUORUM', 'UNDETERMINED'].includes(against ?? ''))
      found.push(`KEY_NOT_ADOPTED ${decision}`);
    const applied = known.effective(decided) ?? known.leftOpenFrom(decided);
    if (against === null && applied === null) found.push(`KEY_NOT_RATIFIED ${decision}`);
  }
  for (const { validFrom, data } of known.all('ServiceAbstained'))
    if (validFrom <= day && !known.mayAbstain(validFrom))
      found.push(`OPT_OUT_NOT_ALLOWED ${data.service} ${data.municipality}`);
  return found;
}
