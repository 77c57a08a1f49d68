import type { EhfDocument, Party } from '#ehf';
import { type MoneyFact, nextInstalment } from '#invoicing';
import { type CivilDate, isRefusal, kronerForReaders, type Language, type Oere, type Refusal } from '#kernel';
import { type Block, dateForReaders, type Facts, monthsForReaders, type Row } from '#paper';
import type { BasisOfPlan } from '../domain/billing/basis-of-plan.ts';
import { figureOf, figuresOf } from '../domain/billing/figures.ts';
import { categoryIn } from '../domain/category-words.ts';
import type { FindingView } from './answers.ts';
import {
  arithmetic,
  costsByCategory,
  findingBlocks,
  fixedBlocks,
  keyBlocks,
  notShared,
  readingBlocks,
  right,
  type Shared,
  under,
} from './paper-basis.ts';
import { kindIn, type PaperWords, paperWords } from './paper-words.ts';
import { interpretationView } from './views.ts';

/** A document as it was issued, the run that it came from, and what the figures of the run rest on. */
export interface InvoiceOnPaper {
  readonly cooperation: string;
  readonly language: Language;
  readonly ehf: EhfDocument;
  readonly sha256: string;
  readonly issued: MoneyFact<'InvoiceIssued'>;
  readonly run: MoneyFact<'InvoiceRunPrepared'>;
  /** Null: before the book had that step, as in books that were moved in. */
  readonly attestedOn: CivilDate | null;
  readonly approvedOn: CivilDate | null;
  /** Documents that it settles, corrects, credits or claims interest on. */
  readonly referred: readonly MoneyFact<'InvoiceIssued'>[];
  /** How many events were known when the figures were taken. */
  readonly size: number;
  /** What the year asks for by the rules as known then; a refusal where they give no answer; null: figures of a document. */
  readonly asks: Shared | Refusal | null;
  readonly plan: BasisOfPlan | null;
  readonly names: ReadonlyMap<string, string>;
  readonly findings: readonly FindingView[];
}

export const titleOf = ({ ehf, language }: Pick<InvoiceOnPaper, 'ehf' | 'language'>): string =>
  `${paperWords(language)(ehf.kind === 'INVOICE' ? 'invoice' : 'creditNote')} ${ehf.number}`;

/** The document, and on a page of its own how its amount came about (fordelingsnotat). */
export function invoiceBlocks(of: InvoiceOnPaper): Block[] {
  return [...documentBlocks(of), { kind: 'new-page' }, ...basisBlocks(of)];
}

function documentBlocks(of: InvoiceOnPaper): Block[] {
  const { ehf, issued, run, language } = of;
  const w = paperWords(language);
  const { instalment, kind, period } = run.data;
  const which = instalment ? ` ${instalment.number}/${instalment.of}` : '';
  const concerns = `${kindIn(language, kind)}${which}, ${monthsForReaders(period, language)}`;
  const preceding = ehf.preceding.map(({ number, issueDate }) =>
    issueDate === null ? number : `${number} (${dateForReaders(issueDate)})`,
  );
  const facts: [string, string | null][] = [
    [w('issuedOn'), dateForReaders(ehf.issueDate)],
    [w('dueOn'), ehf.kind === 'INVOICE' && ehf.dueDate !== null ? dateForReaders(ehf.dueDate) : null],
    [w('account'), ehf.kind === 'INVOICE' ? accountForReaders(ehf.payment?.account ?? null) : null],
    [w('kid'), ehf.kind === 'INVOICE' ? (ehf.payment?.kid ?? null) : null],
    [w('concerns'), concerns],
    [w('cooperation'), of.cooperation],
    [w('agreement'), ehf.contract],
    [w('refersTo'), preceding.join(', ') || null],
  ];
  return [
    { kind: 'heading', level: 1, text: titleOf(of) },
    { kind: 'beside', left: partyFacts(w('seller'), ehf.seller, w), right: buyerFacts(ehf, w) },
    { kind: 'facts', rows: told(facts) },
    linesOf(of, w),
    vatOf(ehf, w),
    { kind: 'paragraph', style: 'small', text: w('readable', { sha256: of.sha256 }) },
  ];

  function linesOf({ ehf: document }: InvoiceOnPaper, words: PaperWords): Block {
    return {
      kind: 'table',
      caption: words('lines'),
      columns: [{ head: words('what') }, { head: words('vat') }, right(words('withoutVat'))],
      rows: [
        // The document has a line for each of the claim’s, in its order.
        ...document.lines.map(({ amount, vat }, n): Row => {
          const category = categoryIn(language, issued.data.lines[n]?.category ?? '');
          const of = kindIn(language, kind);
          return {
            cells: [of === category ? of : `${of}: ${category}`, vatName(vat, words), kronerForReaders(amount)],
          };
        }),
        { sum: true, cells: [words('sum'), '', kronerForReaders(document.totals.withoutVat)] },
      ],
    };
  }
}

const told = (facts: readonly (readonly [string, string | null])[]): [string, string][] =>
  facts.flatMap(([name, value]) => (value === null || value === '' ? [] : [[name, value] as [string, string]]));

function partyFacts(title: string, { name, organisationNumber, vatNumber, address }: Party, w: PaperWords): Facts {
  const { street = null, postalCode = null, city = null } = address ?? {};
  const place = [postalCode, city].filter((part) => part !== null).join(' ');
  const number = organisationNumber?.replace(/(\d{3})(?=\d)/g, '$1\u00a0') ?? null;
  const rows = told([
    [w('name'), name],
    [w('organisationNumber'), number && (vatNumber === null ? number : `${number}\u00a0MVA`)],
    [w('address'), [street, place].filter((line) => line !== null && line !== '').join('\n')],
  ]);
  return { kind: 'facts', title, rows };
}

function buyerFacts({ buyer, buyerReference, orderReference }: EhfDocument, w: PaperWords): Facts {
  const { title = '', rows } = partyFacts(w('buyer'), buyer, w);
  const more = told([
    [w('reference'), buyerReference],
    [w('order'), orderReference],
  ]);
  return { kind: 'facts', title, rows: [...rows, ...more] };
}

function vatOf({ vat, totals, kind }: EhfDocument, w: PaperWords): Block {
  return {
    kind: 'table',
    caption: w('vatAndTotal'),
    columns: [{ head: w('what') }, right(w('vatBase')), right(w('vat')), right(w('sum'))],
    rows: [
      ...vat.map(({ taxable, tax, reason, ...of }) => ({
        cells: [
          reason === null ? vatName(of, w) : `${vatName(of, w)}: ${reason}`,
          ...[taxable, tax, taxable + tax].map(kronerForReaders),
        ],
      })),
      {
        sum: true,
        cells: [
          w(kind === 'INVOICE' ? 'toPay' : 'credited'),
          ...[totals.withoutVat, totals.vat, totals.payable].map(kronerForReaders),
        ],
      },
    ],
  };
}

function vatName({ category, rate }: EhfDocument['lines'][number]['vat'], w: PaperWords): string {
  if (category === 'O') return w('outside');
  if (category === 'E') return w('exempt');
  const [whole, hundredths] = [(rate ?? 0n) / 100n, (rate ?? 0n) % 100n];
  const decimals = hundredths === 0n ? '' : `,${String(hundredths).padStart(2, '0').replace(/0$/, '')}`;
  return w('standard', { rate: `${whole}${decimals}` });
}

/** `1234 56 78903`, as banks write it. */
const accountForReaders = (account: string | null): string | null =>
  account === null ? null : account.replace(/^(\d{4})(\d{2})(\d{5})$/, '$1\u00a0$2\u00a0$3');

/** Fordelingsnotat: from the costs of the year to the amount of the document, in steps that a council member can check. */
function basisBlocks(of: InvoiceOnPaper): Block[] {
  const { issued, run, language, asks, names, size } = of;
  const w = paperWords(language);
  const own = issued.data.municipality;
  const name = names.get(own) ?? own;
  const day = (date: CivilDate | null): string => (date === null ? '—' : dateForReaders(date));
  const steps = {
    prepared: day(run.on),
    attested: day(of.attestedOn),
    approved: day(of.approvedOn),
    issued: day(issued.on),
  };
  const invoice = titleOf(of);
  const blocks: Block[] = [
    { kind: 'heading', level: 1, text: `${w('basisNote')}: ${invoice}` },
    {
      kind: 'paragraph',
      text: w(run.data.about ? 'aboutIntro' : 'noteIntro', {
        invoice: lower(invoice),
        name,
        run: run.data.run,
        on: day(run.on),
        size,
      }),
    },
    { kind: 'paragraph', style: 'small', text: w('stepsOfRun', steps) },
    { kind: 'heading', level: 2, text: w('basis') },
    ...whatItRestsOn(of, w),
  ];
  if (asks !== null && isRefusal(asks))
    blocks.push({ kind: 'paragraph', text: w('unanswerable', { detail: asks.text[language] }) });
  else if (asks !== null)
    blocks.push(
      { kind: 'heading', level: 2, text: w('costs') },
      costsByCategory(asks, own),
      ...under(w('keys'), keyBlocks(asks, own)),
      ...under(w('fixedAmounts'), fixedBlocks(asks, own)),
      { kind: 'heading', level: 2, text: w('arithmetic') },
      ...arithmetic(asks, own),
    );
  blocks.push(...toThisDocument(of, w));
  if (asks !== null && !isRefusal(asks)) {
    const readings = asks.allocation.interpretations.map(interpretationView(language));
    blocks.push(...notShared(asks), ...findingBlocks(of.findings, language), ...readingBlocks(readings, language));
  }
  return blocks;
}

/** In the middle of a sentence. */
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function whatItRestsOn({ run, plan, asks, referred }: InvoiceOnPaper, w: PaperWords): Block[] {
  const { basis, kind, about } = run.data;
  if (about) {
    const [document] = referred.filter(({ data }) => data.invoice === about.invoice);
    const what = `${lower(w(document?.data.document === 'CREDIT_NOTE' ? 'creditNote' : 'invoice'))} ${about.invoice}`;
    const text = w(kind === 'CREDIT' ? 'creditOf' : 'interestOf', { about: what, ground: about.ground });
    return [{ kind: 'paragraph', text }];
  }
  const blocks: Block[] = [];
  if (basis.of === 'PROVISIONAL') blocks.push({ kind: 'paragraph', style: 'strong', text: w('provisional') });
  if (plan && 'budget' in plan) {
    const { year, version, lines } = plan.budget;
    const total = kronerForReaders(lines.reduce((sum, { amount }) => sum + BigInt(amount), 0n));
    blocks.push({ kind: 'paragraph', text: w('basisBudget', { year, version, total }) });
  } else if (basis.of !== 'STATED' && asks !== null && !isRefusal(asks)) {
    const total = kronerForReaders(asks.allocation.total);
    blocks.push({ kind: 'paragraph', text: w('basisCosts', { year: run.year, total }) });
  } else if (basis.of === 'STATED' && asks === null) blocks.push({ kind: 'paragraph', text: w('basisStated') });
  // The reason was recorded with the run, in the language of whoever prepared it.
  if (basis.reason !== undefined) blocks.push({ kind: 'paragraph', text: basis.reason });
  return blocks;
}

/** From what the year asks for to what is billed now, category by category, as the run recorded it. */
function toThisDocument(of: InvoiceOnPaper, w: PaperWords): Block[] {
  const { issued, run, language, asks, referred } = of;
  const own = issued.data.municipality;
  const { kind, instalment, parts } = run.data;
  const lines = parts.find(({ municipality }) => municipality === own)?.lines ?? [];
  const figures = asks === null || isRefusal(asks) ? null : figuresOf(asks.allocation.pools);
  const yearOf = (category: string, target: string): Oere | null =>
    kind === 'ON_ACCOUNT' ? figures && figureOf(figures, own, category) : BigInt(target);
  const withYear = kind !== 'ON_ACCOUNT' || figures !== null;
  const withRest = kind === 'ON_ACCOUNT' && figures !== null;
  const isAbout = run.data.about !== null;
  const row = (label: string, year: Oere | null, billed: Oere, now: Oere, sum = false): Row => ({
    cells: [
      label,
      ...(isAbout
        ? []
        : [
            ...(withYear ? [year === null ? '—' : kronerForReaders(year)] : []),
            kronerForReaders(billed),
            ...(withRest ? [kronerForReaders((year ?? 0n) - billed)] : []),
          ]),
      kronerForReaders(now),
    ],
    ...(sum && { sum: true }),
  });
  const total = (part: (line: (typeof lines)[number]) => Oere): Oere =>
    lines.reduce((all, line) => all + part(line), 0n);
  const text =
    of.plan?.of === 'ACTUAL_COST'
      ? w('soFar')
      : instalment
        ? w('instalment', { ...instalment, left: instalment.of - instalment.number + 1 })
        : kind === 'SETTLEMENT' || kind === 'CORRECTION'
          ? w('difference')
          : null;
  const title = isAbout ? w('theAmount') : w('toInvoice', { invoice: lower(titleOf(of)) });
  const byRules = figures && amountByRules(of, figures);
  const recorded = total(({ amount }) => BigInt(amount));
  return [
    { kind: 'heading', level: 2, text: title },
    ...(text === null ? [] : [{ kind: 'paragraph', text } as const]),
    {
      kind: 'table',
      caption: w('billedNow'),
      columns: [
        { head: w('category') },
        ...(isAbout
          ? []
          : [...(withYear ? [right(w('ofYear'))] : []), right(w('before')), ...(withRest ? [right(w('rest'))] : [])]),
        right(w('now')),
      ],
      rows: [
        ...lines.map(({ category, target, billed, amount }) =>
          row(categoryIn(language, category), yearOf(category, target), BigInt(billed), BigInt(amount)),
        ),
        row(
          w('sum'),
          total(({ category, target }) => yearOf(category, target) ?? 0n),
          total(({ billed }) => BigInt(billed)),
          recorded,
          true,
        ),
      ],
    },
    ...(byRules !== null && byRules !== recorded
      ? [
          {
            kind: 'paragraph',
            style: 'strong',
            text: w('differs', { rules: kronerForReaders(byRules), recorded: kronerForReaders(recorded) }),
          } as const,
        ]
      : []),
    ...referredTo(referred, isAbout, language, w),
  ];
}

/** What the run should bill by the rules as known to it; whoever prepared it may have recorded something else. */
function amountByRules({ issued, run }: InvoiceOnPaper, figures: ReturnType<typeof figuresOf>): Oere {
  const own = issued.data.municipality;
  const { instalment, parts } = run.data;
  const lines = parts.find(({ municipality }) => municipality === own)?.lines ?? [];
  const categories = new Set([...(figures.get(own)?.keys() ?? []), ...lines.map(({ category }) => category)]);
  const rest = new Map<string, Oere>();
  for (const category of categories) {
    const billed = lines.find((line) => line.category === category)?.billed ?? '0';
    rest.set(category, figureOf(figures, own, category) - BigInt(billed));
  }
  const due = instalment ? nextInstalment(rest, instalment.of - instalment.number + 1) : rest;
  return [...due.values()].reduce((sum, amount) => sum + amount, 0n);
}

/** The documents that were issued before, with what they billed. */
function referredTo(
  referred: readonly MoneyFact<'InvoiceIssued'>[],
  isAbout: boolean,
  language: Language,
  w: PaperWords,
): Block[] {
  if (referred.length === 0) return [];
  const net = referred.reduce((sum, { data }) => sum + BigInt(data.net), 0n);
  return [
    {
      kind: 'table',
      caption: w(isAbout ? 'documentAbout' : 'billedBefore'),
      columns: [{ head: w('number') }, { head: w('issuedOn') }, { head: w('kind') }, right(w('withoutVat'))],
      rows: [
        ...referred.map(({ data, on }) => ({
          cells: [data.invoice, dateForReaders(on), kindIn(language, data.kind), kronerForReaders(BigInt(data.net))],
        })),
        ...(isAbout ? [] : [{ sum: true, cells: [w('sum'), '', '', kronerForReaders(net)] }]),
      ],
    },
  ];
}
