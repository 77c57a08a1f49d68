import {
  type AllocationAnswer,
  type DecisionsAnswer,
  type DiffAnswer,
  type EventReference,
  type ExplainAnswer,
  type FindingView,
  type InterpretationView,
  readingText,
  type StateAnswer,
  type StateDiffAnswer,
  type UnallocatedView,
  type WhatIfAnswer,
} from '#cooperation';
import { kroner as asKroner, decimalIn, type Language, parseKroner } from '#kernel';
import { clauseIn, groundOf } from './clause-words.ts';
import { reversedInWords } from './decided-words.ts';
import { effectInWords } from './effect-words.ts';
import { type Named, namedIn, nameIn, namesIn } from './names.ts';
import { money, table } from './table.ts';
import { votesOf } from './votes.ts';
import { categoryIn, KINDS, outcomeIn, partIn, whoIn, wordsIn } from './words.ts';

type Words = ReturnType<typeof wordsIn>;

/** Answers as a person reads them on a terminal. */
export class Renderer {
  readonly #w: Words;

  constructor(private readonly language: Language) {
    this.#w = wordsIn(language);
  }

  allocation(a: AllocationAnswer): string {
    const w = this.#w;
    const parts = [
      `${w('allocationOf')} ${a.cooperation}, ${a.from} – ${a.to}, ${this.clock(a)}`,
      table(
        [{ head: w('number') }, { head: w('municipality') }, { head: w('amount'), align: 'right' }],
        [...a.shares.map((s) => [s.municipality, s.name, money(s.amount)]), ['', w('sum'), money(a.total)]],
      ),
    ];
    if (a.pools.length > 0) {
      parts.push(
        table(
          [
            { head: w('category') },
            { head: w('key') },
            { head: w('populationDate') },
            { head: w('participants'), width: 40 },
            { head: w('agreement') },
            { head: w('clause') },
            { head: w('amount'), align: 'right' },
          ],
          a.pools.map((p) => [
            this.#category(p.category),
            p.key?.id ?? '—',
            p.populationDate ?? '—',
            namesIn(a, p.participants),
            p.agreement,
            p.clause,
            money(p.total),
          ]),
        ),
      );
    }
    parts.push(...this.#unallocated(w('held'), a.held), ...this.#unallocated(w('excluded'), a.excluded));
    if (a.accruals.length > 0) {
      const lines = a.accruals.map(
        (l) => `  ${l.line} ${this.#category(l.category)} ${money(l.amount)} ${l.label}: ${l.ground}`,
      );
      parts.push([w('accruals'), ...lines].join('\n'));
    }
    parts.push(...this.basis(a));
    return parts.join('\n\n');
  }

  state(s: StateAnswer): string {
    const w = this.#w;
    const part = (title: string, value: string) => `${title}: ${value}`;
    const missing = (x: { unanswerable: { detail: string } }) => x.unanswerable.detail;
    const lines = [
      `${w('stateOn')} ${s.name} (${s.cooperation}) ${s.validOn}, ${this.clock(s)}`,
      [
        part(
          w('agreement'),
          'unanswerable' in s.agreement ? missing(s.agreement) : `${s.agreement.version} – ${s.agreement.title}`,
        ),
        ...s.versions.map(
          (v) =>
            `  ${v.version}: ${v.inForceFrom ? `${w('inForceFrom')} ${v.inForceFrom}` : `${w('pendingApproval')} (${w('missing')}: ${namesIn(s, v.missing)})`}`,
        ),
        part(
          w('key'),
          'unanswerable' in s.key
            ? missing(s.key)
            : `${s.key.id} – ${s.key.name} (${s.key.components.map((c) => `${c.weight} ${c.basis}`).join(' + ')}), ${clauseIn(s.key.clause, this.language)}`,
        ),
      ].join('\n'),
    ];
    const shares = 'unanswerable' in s.shares ? null : new Map(s.shares.of.map((x) => [x.municipality, x.share]));
    lines.push(
      table(
        [{ head: w('number') }, { head: w('municipality') }, { head: w('share'), align: 'right' }, { head: '' }],
        s.participants.map((p) => [
          p.municipality,
          p.name,
          this.#decimal(shares?.get(p.municipality) ?? '—'),
          p.host ? w('host') : '',
        ]),
      ),
    );
    if ('unanswerable' in s.shares && !('unanswerable' in s.key)) lines.push(missing(s.shares));
    if (s.keyDecisions.length > 0) {
      lines.push(
        `${w('pending')}\n${s.keyDecisions.map((k) => `  ${k.decision}: ${k.key} – ${k.status}${k.missing.length > 0 ? ` (${w('missing')}: ${namesIn(s, k.missing)})` : ''}`).join('\n')}`,
      );
    }
    if (s.services.length > 0)
      lines.push(
        `${w('services')}\n${s.services.map((x) => `  ${x.service}: ${x.name} – ${namesIn(s, x.participants) || w('nothing')}`).join('\n')}`,
      );
    if (s.costLines.length > 0) {
      lines.push(
        `${w('costLines')}\n${table(
          [
            { head: w('line') },
            { head: w('category') },
            { head: w('label'), width: 50 },
            { head: w('amount'), align: 'right' },
          ],
          s.costLines.map((c) => [c.line, this.#category(c.category), c.label, money(c.month)]),
        )}`,
      );
    }
    return [...lines, ...this.#interpretations(s.interpretations)].join('\n\n');
  }

  decisions(d: DecisionsAnswer): string {
    const w = this.#w;
    const head = `${w('decisions')} ${d.cooperation}, ${d.from ? `${d.from} – ` : '– '}${d.to}, ${this.clock(d)}`;
    const rows = d.decisions.map((x) => [
      x.decidedOn,
      x.caseReference ?? x.decision,
      x.bodyName,
      `${outcomeIn(this.language, x.outcome)}${x.annulled ? ` (${w('annulled')})` : ''}${reversedInWords(x, this.language)}`,
      x.effect ? effectInWords(x.effect, this.language) : '',
      x.events.map((e) => `${inOslo(e.recorded).slice(0, 10)}${e.imported ? ` (${w('imported')})` : ''}`).join('\n'),
      x.wording.length > 120 ? `${x.wording.slice(0, 117)}…` : x.wording,
    ]);
    const columns = [
      { head: w('decidedOn') },
      { head: w('caseReference') },
      { head: w('body'), width: 24 },
      { head: w('outcome') },
      { head: w('effect'), width: 26 },
      { head: w('recorded') },
      { head: w('wording'), width: 44 },
    ];
    if (rows.length === 0) return `${head}\n\n${w('nothing')}`;
    const votes = votesOf(d, this.language);
    return [head, table(columns, rows), ...(votes.length > 0 ? [[`${w('votes')}:`, ...votes].join('\n')] : [])].join(
      '\n\n',
    );
  }

  explain(e: ExplainAnswer): string {
    const w = this.#w;
    const parts = [
      `${w('because')}: ${e.municipality} ${e.name}, ${e.from} – ${e.to}: ${money(e.amount)} kr, ${this.clock(e)}`,
    ];
    for (const p of e.pools) {
      const lines = [
        `${this.#category(p.category)}: ${money(p.amount)} ${w('of')} ${money(p.of)}${p.share ? ` = ${this.#decimal(p.share.percent)} % (${p.share.exact})` : ''}`,
        `  ${w('agreement')} ${p.agreement}, ${clauseIn(p.clause, this.language)}; ${w('participants').toLowerCase()} ${namesIn(e, p.participants)}`,
      ];
      if (p.key)
        lines.push(
          `  ${w('key')} ${p.key.id} – ${p.key.name}: ${p.key.components.map((c) => `${c.weight} ${c.basis}`).join(' + ')}${p.key.decision ? ` (${w('byDecision')} ${p.key.decision})` : ''}`,
        );
      if (p.population)
        lines.push(
          `  ${w('populationDate')} ${p.population.date}: ${p.population.own} ${w('of')} ${p.population.sum} ${w('population')} (${p.population.source})`,
        );
      for (const l of p.lines) {
        const accrued = l.accrual === null ? '' : ` (${w('accrued')}: ${l.accrual})`;
        lines.push(`  ${l.line} ${l.label}${accrued}: ${money(l.amount)}  [${l.events.join(', ')}]`);
      }
      for (const i of p.interpretations) lines.push(`  ${this.#interpretation(i)}`);
      lines.push(`  ${w('events')} [${p.events.join(', ')}]`);
      parts.push(lines.join('\n'));
    }
    return [...parts, ...this.#findings(e), this.#events(w('events'), e.events)].join('\n\n');
  }

  diff(d: DiffAnswer): string {
    const w = this.#w;
    const side = (x: DiffAnswer['before']) =>
      `${inOslo(x.knownAt)} (${w('firstEvents', x.size)})${x.unanswerable ? `: ${x.unanswerable.detail}` : ''}`;
    const parts = [
      `${w('allocationOf')} ${d.cooperation}, ${d.from} – ${d.to}\n  ${w('before')}: ${side(d.before)}\n  ${w('after')}: ${side(d.after)}`,
      table(
        [
          { head: w('number') },
          { head: w('municipality') },
          { head: w('before'), align: 'right' },
          { head: w('after'), align: 'right' },
          { head: w('change'), align: 'right' },
        ],
        [
          ...d.shares.map((s) => [s.municipality, s.name, money(s.before), money(s.after), money(s.change)]),
          ['', w('sum'), money(d.before.total), money(d.after.total), money(difference(d.before.total, d.after.total))],
        ],
      ),
    ];
    const changed = [
      ...d.pools.map((p) => [
        namedIn(d, p.pool).replace(p.category, this.#category(p.category)),
        money(p.before),
        money(p.after),
      ]),
      ...d.held.map((h) => [`${h.line} ${h.label}`, money(h.before), money(h.after)]),
    ];
    if (changed.length > 0)
      parts.push(
        table(
          [
            { head: w('category'), width: 60 },
            { head: w('before'), align: 'right' },
            { head: w('after'), align: 'right' },
          ],
          changed,
        ),
      );
    parts.push(this.#events(w('learnt'), d.events));
    return parts.join('\n\n');
  }

  whatIf(a: WhatIfAnswer): string {
    const w = this.#w;
    const { now, whatIf } = a.keys;
    const parts = [
      [
        `${w('whatIf')} ${a.cooperation}, ${a.from} – ${a.to}, ${this.clock(a)}`,
        ...now.map(
          (k) =>
            `  ${w('now')} ${k.from} – ${k.to}: ${this.#keyInWords(k)}${k.decision ? ` (${w('byDecision')} ${k.decision})` : ''}`,
        ),
        ...(now.length === 0 ? [`  ${w('now')}: ${w('noKey')}`] : []),
        `  ${w('withKey')}: ${this.#keyInWords(whatIf)}`,
      ].join('\n'),
      table(
        [
          { head: w('number') },
          { head: w('municipality') },
          { head: `${w('now')} (kr)`, align: 'right' },
          { head: '%', align: 'right' },
          { head: `${w('withKey')} (kr)`, align: 'right' },
          { head: '%', align: 'right' },
          { head: `${w('difference')} (kr)`, align: 'right' },
          { head: '%', align: 'right' },
        ],
        [
          ...a.shares.map((s) => [
            s.municipality,
            s.name,
            money(s.now.amount),
            this.#percent(s.now.share),
            money(s.whatIf.amount),
            this.#percent(s.whatIf.share),
            money(s.difference.amount),
            this.#percent(s.difference.change),
          ]),
          ['', w('sum'), money(a.total.now), '', money(a.total.whatIf), '', money(a.total.difference), ''],
        ],
      ),
    ];
    if (a.parts.length > 0) {
      parts.push(
        table(
          [
            { head: w('category') },
            { head: w('key') },
            { head: w('populationDate') },
            { head: w('participants'), width: 40 },
            { head: w('clause') },
            { head: w('amount'), align: 'right' },
            { head: w('withKey'), width: 40 },
          ],
          a.parts.map((p) => [
            this.#category(p.category),
            p.keys.join(', ') || '—',
            p.populationDates.now.join(', ') || '—',
            namesIn(a, p.participants),
            p.clause,
            money(p.total),
            p.because ? `${w('untouched')}: ${p.because.text}` : w('replaced'),
          ]),
        ),
      );
    }
    parts.push(...this.#unallocated(w('held'), a.held), ...this.#unallocated(w('excluded'), a.excluded));
    parts.push(...this.basis(a));
    return parts.join('\n\n');
  }

  stateDiff(d: StateDiffAnswer): string {
    const w = this.#w;
    const side = (x: StateDiffAnswer['before']) =>
      `${inOslo(x.knownAt)} (${w('firstEvents', x.size)})${x.unanswerable ? `: ${x.unanswerable.detail}` : ''}`;
    const head = `${w('stateOn')} ${d.cooperation}, ${d.validOn}\n  ${w('before')}: ${side(d.before)}\n  ${w('after')}: ${side(d.after)}`;
    if (d.changes.length === 0) return `${head}\n\n${w('change')}: ${w('nothing')}`;
    const rows = d.changes.map(({ part, before, after }) => [
      namedIn(d, partIn(this.language, part)),
      ...[before, after].map((said) => (said === null ? '—' : namedIn(d, said))),
    ]);
    return [
      head,
      table(
        [
          { head: w('change'), width: 40 },
          { head: w('before'), width: 44 },
          { head: w('after'), width: 44 },
        ],
        rows,
      ),
      this.#events(w('learnt'), d.events),
    ].join('\n\n');
  }

  /** Which clocks the answer rests on. */
  clock({ knownAt, size }: { knownAt: string; size: number }): string {
    return `${this.#w('knownAt')} ${inOslo(knownAt)} (${this.#w('firstEvents', size)})`;
  }

  #percent(part: { percent: string } | null): string {
    return part === null ? '—' : this.#decimal(part.percent).replace('-', '−');
  }

  #keyInWords(key: WhatIfAnswer['keys']['whatIf']): string {
    const w = this.#w;
    // One that is written in the question is named by what it says.
    if (key.name === key.id && key.id.includes(':')) return key.id;
    const parts = key.components.map((c) => [c.weight, c.basis, c.metric].filter(Boolean).join(' ')).join(' + ');
    const bounds = [
      ...(key.minShare === null ? [] : [`${w('minShare')} ${key.minShare}`]),
      ...(key.maxShare === null ? [] : [`${w('maxShare')} ${key.maxShare}`]),
    ];
    return [`${key.id} – ${key.name}: ${parts}`, ...bounds].join(', ');
  }

  #decimal(number: string): string {
    return decimalIn(this.language, number);
  }

  #category(category: string): string {
    return categoryIn(this.language, category);
  }

  #unallocated(title: string, items: readonly UnallocatedView[]): string[] {
    const w = this.#w;
    if (items.length === 0) return [];
    const rows = items.map((u) => [u.line, this.#category(u.category), u.label, money(u.amount), u.text, u.clause]);
    return [
      `${title}\n${table(
        [
          { head: w('line') },
          { head: w('category') },
          { head: w('label'), width: 40 },
          { head: w('amount'), align: 'right' },
          { head: w('reason'), width: 40 },
          { head: w('clause') },
        ],
        rows,
      )}`,
    ];
  }

  /** What was found, and the readings that the answer rests on. */
  basis(a: {
    readonly findings: readonly FindingView[];
    readonly interpretations: readonly InterpretationView[];
    readonly names: Named['names'];
  }): string[] {
    return [...this.#findings(a), ...this.#interpretations(a.interpretations)];
  }

  #responsible({ responsible }: FindingView, named: Named): string {
    const { who, municipality } = responsible;
    return ` ${this.#w('responsible')}: ${whoIn(this.language, who, municipality !== null)}${municipality === null ? '' : ` ${nameIn(named, municipality)}`}.`;
  }

  #findings({ findings, ...named }: Named & { readonly findings: readonly FindingView[] }): string[] {
    if (findings.length === 0) return [];
    const w = this.#w;
    return [
      `${w('findings')}\n${findings.map((f) => `  ${f.severity === 'BREACH' ? w('breach') : w('remark')} ${f.rule} (${groundOf(f, this.language)}): ${f.text} [${aboutIn(named, f, this.language)}] ${f.remedy}${this.#responsible(f, named)}`).join('\n')}`,
    ];
  }

  #interpretations(interpretations: readonly InterpretationView[]): string[] {
    return interpretations.length === 0
      ? []
      : [`${this.#w('interpretations')}\n${interpretations.map((i) => `  ${this.#interpretation(i)}`).join('\n')}`];
  }

  #interpretation(i: InterpretationView): string {
    const w = this.#w;
    const read = readingText(i.id, i.option)?.[this.language] ?? i.option;
    return `${i.id} ${i.question} ${read} (${i.decision ? `${w('byDecision')} ${i.decision}` : w('byDefault')})`;
  }

  #events(title: string, events: readonly EventReference[]): string {
    const w = this.#w;
    if (events.length === 0) return `${title}: ${w('nothing')}`;
    const rows = events.map((e) => [
      String(e.index),
      e.type,
      e.caseReference ?? '',
      e.decided,
      inOslo(e.recorded),
      e.imported ? `${w('imported')} ${e.written.slice(0, 10)}` : '',
      e.id,
    ]);
    return `${title}\n${table([{ head: '#', align: 'right' }, { head: w('events') }, { head: w('caseReference') }, { head: w('decidedOn') }, { head: w('recorded') }, { head: '' }, { head: 'id' }], rows)}`;
  }
}

/** Findings that are about a municipality. */
const ABOUT_MUNICIPALITIES = /^(ADMISSION_|MERGER_|BUDGET_FOR_MERGED$)/;

/** What a finding is about, with words for kinds and categories; whose it is stands behind it, by name. */
function aboutIn(named: Named, { code, about }: FindingView, language: Language): string {
  if (ABOUT_MUNICIPALITIES.test(code)) return nameIn(named, about);
  return about
    .split(' ')
    .map((word) => KINDS[word]?.[language] ?? categoryIn(language, word))
    .join(' ')
    .replace(/(?<=[ (])[^ ()]+(?=\)?$)/, (id) => nameIn(named, id));
}

function difference(before: string | null, after: string | null): string | null {
  const [a, b] = [before, after].map((x) => (x === null ? null : parseKroner(x)));
  return a === null || b === null || a === undefined || b === undefined ? null : asKroner(b - a);
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' });

/** An instant as a clock in Oslo shows it, to the minute. */
const inOslo = (instant: string): string => CLOCK.format(new Date(instant));
