import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ONLY } from '#allocation';
import type { EventStore } from '#event-store';
import {
  type CivilDate,
  type Finding,
  isRefusal,
  type Language,
  type Refusal,
  type Segment,
  Timelines,
  yearOf,
} from '#kernel';
import type { FactRow, FactSource } from '#projections';
import { byClause, type Clause, compareClauses, textOf } from '../domain/agreement/compare-clauses.ts';
import type { Contest } from '../domain/agreement/contests.ts';
import type { DemandOnDay } from '../domain/agreement/demands.ts';
import { readLegalBasis } from '../domain/agreement/legal-basis.ts';
import { clauseHash } from '../domain/agreement/normalise.ts';
import { REQUIRED_MATTERS } from '../domain/agreement/required-matters.ts';
import type { Word } from '../domain/agreement/words.ts';
import type { FORMS } from '../domain/events.ts';
import { overtakenBy } from '../domain/rules/overtaken-proposal.ts';
import type { Terms } from '../domain/terms.ts';
import type { AgreementTextFact } from '../projections/agreement.ts';
import type {
  AgreementAnswer,
  AgreementVersionView,
  BecauseView,
  ClauseAnswer,
  ClauseTextView,
  ContestedClauseView,
  ContestedTextView,
  CorrectionView,
  MatterView,
  TextEffectView,
  WordView,
} from './agreement-answer.ts';
import { agreementUnknown, clauseUnknown, compareNeedsTwo, textUnknown } from './agreement-refusals.ts';
import { BookReading, type DayOfBook, type DayQuestion } from './book-reading.ts';
import { wordsBetween } from './clause-words.ts';
import type { Clock } from './ports.ts';
import { textEffect } from './text-effect.ts';
import { clocks, findingView } from './views.ts';

export interface AgreementQuestion extends DayQuestion {
  /** Two versions whose clauses are compared. */
  readonly compare?: string | null;
  readonly against?: string | null;
  /** The year in which contested texts are weighed in kroner. Default: that of the day. */
  readonly year?: number | null;
}

export interface ClauseQuestion extends DayQuestion {
  readonly clause: string;
  readonly year?: number | null;
}

export class AskAgreement extends Query<AgreementAnswer | Refusal> {
  constructor(
    readonly question: AgreementQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

export class AskClause extends Query<ClauseAnswer | Refusal> {
  constructor(
    readonly question: ClauseQuestion,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

/** Which text of the agreement applies on a day and why, clause by clause; on both clocks. */
export class AgreementQuestions {
  readonly #book: BookReading;

  constructor(store: EventStore, facts: { readonly register: FactSource }, clock: Clock) {
    this.#book = new BookReading(store, facts.register, clock);
  }

  /** Default: as it stands today. */
  async ask(question: AgreementQuestion, language: Language = 'nb'): Promise<AgreementAnswer | Refusal> {
    const { cooperation, compare = null, against = null } = question;
    if ((compare === null) !== (against === null)) return compareNeedsTwo({ given: compare ?? against ?? '' });
    const read = await this.#read(question);
    if (isRefusal(read)) return read;
    const { day, texts } = read;
    const wanted = [compare, against].find((v) => v !== null && !texts.has(v));
    if (wanted) return textUnknown({ version: wanted, on: day.validOn, known: [...texts.keys()].join(', ') });
    const { form } = day.cooperation.value as { form: string };
    const shown = new TextsOfDay(day, texts, language);
    const contested = this.#contested(question, shown);
    if (isRefusal(contested)) return contested;
    const { version } = shown;
    const { terms, clauses } = shown.content(version).value;
    return {
      ...clocks(cooperation, day.known),
      validOn: day.validOn,
      form,
      inForce: shown.inForce,
      version,
      because: shown.because(version),
      termsOf: (day.of('terms')[0]?.value as { version: string } | undefined)?.version ?? null,
      versions: [...texts.keys()].map((id) => shown.versionView(id)),
      clauses: inOrder(clauses).map(({ clause, text }) => ({
        clause,
        text,
        hash: clauseHash(text),
        contested: contested.some((c) => c.clause === clause),
      })),
      legalBasis: terms.legalBasis
        ? { ...readLegalBasis(terms.legalBasis.text), clause: terms.legalBasis.clause }
        : null,
      completeness: completenessOf(form as (typeof FORMS)[number], terms, language),
      contested,
      demands: day.of('change-demand').map(({ name, value, sources }) => ({
        demand: name,
        ...(value as unknown as DemandOnDay),
        events: sources,
      })),
      comparison:
        compare === null || against === null
          ? null
          : { before: compare, after: against, clauses: shown.compared(compare, against) },
      findings: findingsOf(day).map(findingView(language)),
      events: shown.sources,
    };
  }

  /** A clause as it applies, every text it has had, and what another text of it would mean. */
  async clause(question: ClauseQuestion, language: Language = 'nb'): Promise<ClauseAnswer | Refusal> {
    const { cooperation, clause } = question;
    const read = await this.#read(question);
    if (isRefusal(read)) return read;
    const { day, texts } = read;
    const shown = new TextsOfDay(day, texts, language);
    const history = shown.history(clause);
    if (history.length === 0)
      return clauseUnknown({ clause, on: day.validOn, known: shown.clauses().join(', ') || '—' });
    const contested = this.#contested(question, shown, clause);
    if (isRefusal(contested)) return contested;
    const text = shown.inForce === null ? null : textOf(shown.content(shown.inForce).value.clauses, clause);
    return {
      ...clocks(cooperation, day.known),
      validOn: day.validOn,
      clause,
      inForce: shown.inForce,
      because: shown.because(shown.version),
      text,
      hash: text === null ? null : clauseHash(text),
      history,
      contested: contested[0] ?? null,
      findings: findingsOf(day)
        .filter((f) => f.clause === clause)
        .map(findingView(language)),
      events: shown.sources,
    };
  }

  async #read(question: DayQuestion): Promise<{ day: DayOfBook; texts: Texts } | Refusal> {
    const day = await this.#book.onDay(question);
    if (isRefusal(day)) return day;
    const rows = day.of('agreement-text') as unknown as readonly TextRow[];
    if (rows.length === 0) return agreementUnknown({ on: day.validOn });
    const byProposal = [...rows].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : first(a) - first(b)));
    return { day, texts: new Map(byProposal.map((row) => [row.name, row])) };
  }

  /** Every contested clause, or the one asked about, with what the other texts would mean. */
  #contested(
    { cooperation, year: asked }: DayQuestion & { readonly year?: number | null },
    shown: TextsOfDay,
    only: string | null = null,
  ): ContestedClauseView[] | Refusal {
    const found = shown.contested().filter((c) => only === null || c.clause === only);
    if (found.length === 0) return [];
    const year = asked ?? yearOf(shown.day.validOn);
    const months = { cooperation, from: `${year}-01`, to: `${year}-12` };
    const rows = this.#book.during(months, shown.day.known);
    if (isRefusal(rows)) return rows;
    return found.map(({ others, main, ...view }) => ({
      ...view,
      effects: others.map((other): TextEffectView => textEffect(rows, year, main, other, shown.language)),
    }));
  }
}

@QueryHandler(AskAgreement)
export class AskAgreementHandler implements IQueryHandler<AskAgreement> {
  constructor(private readonly agreements: AgreementQuestions) {}

  execute({ question, language }: AskAgreement) {
    return this.agreements.ask(question, language);
  }
}

@QueryHandler(AskClause)
export class AskClauseHandler implements IQueryHandler<AskClause> {
  constructor(private readonly agreements: AgreementQuestions) {}

  execute({ question, language }: AskClause) {
    return this.agreements.clause(question, language);
  }
}

type TextRow = Omit<FactRow, 'value'> & { readonly value: AgreementTextFact };
type Texts = ReadonlyMap<string, TextRow>;
type Content = AgreementTextFact['contents'][number];
interface Status {
  readonly inForceFrom: CivilDate | null;
  readonly termsFrom: CivilDate | null;
  readonly attested: boolean;
  readonly approvedBy: readonly {
    readonly municipality: string;
    readonly decision: string;
    readonly decidedOn: CivilDate;
  }[];
}
interface TextSide {
  readonly version: string;
  readonly terms: Terms;
  readonly text: string;
  readonly view: ContestedTextView;
}

const first = (row: { readonly sources: readonly number[] }): number => row.sources[0] ?? 0;
const inOrder = (clauses: readonly Clause[]): Clause[] => [...clauses].sort((a, b) => byClause(a.clause, b.clause));
const findingsOf = (day: DayOfBook): readonly Finding[] =>
  day
    .of('findings')
    .filter((r) => r.name === 'agreement')
    .flatMap((r) => (r.value as unknown as { findings: readonly Finding[] }).findings);

/** The versions as they stand on the day asked about. */
class TextsOfDay {
  readonly inForce: string | null;
  readonly sources: readonly number[];
  readonly #name: (municipality: string) => string;
  readonly #status: ReadonlyMap<string, Status>;
  readonly #participants: readonly string[];

  constructor(
    readonly day: DayOfBook,
    private readonly texts: Texts,
    readonly language: Language,
  ) {
    const [agreement] = day.of('agreement').filter((r) => r.name === ONLY);
    const participants = day.of('participant');
    this.inForce = (agreement?.value as { version: string } | undefined)?.version ?? null;
    this.sources = Timelines.sourcesOf(agreement?.sources ?? [], ...[...texts.values()].map((t) => t.sources));
    this.#name = day.nameOf;
    this.#participants = participants.map((r) => r.name).sort();
    this.#status = new Map(day.of('version').map((r) => [r.name, r.value as unknown as Status]));
  }

  /** The version in force; else the one that most councils have approved, of equals the latest. */
  get version(): string {
    if (this.inForce !== null) return this.inForce;
    const ids = [...this.texts.keys()];
    return [...ids].reverse().sort((a, b) => this.#approved(b).length - this.#approved(a).length)[0] as string;
  }

  /** Text and terms of a version on the day, with any correction of them. */
  content(version: string): Content {
    const contents = this.#fact(version).contents as readonly Content[];
    return (Timelines.at(contents, this.day.validOn) ?? contents[0]) as Content;
  }

  versionView(id: string): AgreementVersionView {
    const { title, proposedOn, amends, by, hash, words } = this.#fact(id);
    const { inForceFrom = null, termsFrom = null, attested = false } = this.#status.get(id) ?? {};
    const { terms, correction } = this.content(id).value;
    const { validOn } = this.day;
    const expires = terms.expires?.lastDay ?? null;
    return {
      version: id,
      title,
      proposedOn,
      amends,
      by,
      status: this.#statusOf(id, inForceFrom, expires),
      inForceFrom,
      termsFrom,
      expires,
      attested,
      approvedBy: this.#approved(id).map((a) => ({ ...a, name: this.#name(a.municipality) })),
      missing: this.#missing(id),
      overtakenBy: this.#overtakenBy(id, proposedOn),
      recommendedBy: words.filter((w) => w.said === 'RECOMMENDED' && w.decidedOn <= validOn).map(wordView),
      correction: correctionView(correction),
      hash,
      events: this.texts.get(id)?.sources ?? [],
    };
  }

  /** Why the version applies on the day, or what it waits for. */
  because(id: string): BecauseView {
    const status = this.#status.get(id);
    const { correction } = this.content(id).value;
    const applies = this.inForce === id;
    const [given, missing] = [this.#approved(id).length, this.#missing(id)];
    if (applies && correction) return this.#say('CORRECTED', CORRECTED(correction));
    if (applies && status?.attested) return this.#say('ATTESTED', ATTESTED(status.inForceFrom ?? ''));
    if (applies) return this.#say('ALL_APPROVED', APPROVED(given, status?.inForceFrom ?? ''));
    return this.#say(
      'PENDING',
      PENDING(
        given,
        given + missing.length,
        missing.map((m) => this.#name(m)),
        this.inForce,
      ),
    );
  }

  compared(before: string, after: string) {
    const [one, two] = [this.content(before).value.clauses, this.content(after).value.clauses];
    return compareClauses(one, two).map((c) => ({
      ...c,
      words: c.change === 'CHANGED' ? wordsBetween(c.before ?? '', c.after ?? '') : [],
    }));
  }

  /** Every number that any version has. */
  clauses(): string[] {
    const all = [...this.texts.values()].flatMap((t) => t.value.contents.flatMap((c) => c.value.clauses));
    return [...new Set(all.map((c) => c.clause))].sort(byClause);
  }

  /** The texts of a clause in the order in which they were proposed; copies of the one before are told as such. */
  history(clause: string): ClauseTextView[] {
    const told: ClauseTextView[] = [];
    for (const [version, { value }] of this.texts) {
      for (const content of value.contents as readonly Content[]) {
        const text = textOf(content.value.clauses, clause);
        if (text === null) continue;
        const before = told.at(-1)?.text ?? null;
        const [compared] = compareClauses(before === null ? [] : [{ clause, text: before }], [{ clause, text }]);
        const from = this.#appliedFrom(version, content);
        told.push({
          version,
          title: value.title,
          proposedOn: value.proposedOn,
          from,
          to: from === null ? null : this.#appliedTo(version, content),
          text,
          hash: clauseHash(text),
          change: compared?.change ?? 'SAME',
          correction: correctionView(content.value.correction),
          words: compared?.change === 'CHANGED' && before !== null ? wordsBetween(before, text) : [],
        });
      }
    }
    return told;
  }

  /** Clauses with more than one text that somebody stands behind; the first text is the contested version’s own. */
  contested() {
    const contests = this.day.of('contest').map((r) => r.value as unknown as Contest);
    const pairs = [
      ...contests.flatMap((c) => c.clauses.map((clause) => ({ clause, version: c.version, other: c.other }))),
      ...this.#corrected().map((clause) => ({
        clause,
        version: this.inForce as string,
        other: this.inForce as string,
      })),
    ];
    const keys = [...new Set(pairs.map((p) => `${p.clause} ${p.version}`))].sort(byClause);
    return keys.map((key) => {
      const of = pairs.filter((p) => `${p.clause} ${p.version}` === key);
      const { clause, version } = of[0] as (typeof pairs)[number];
      const sides = this.#sides(clause, [version, ...of.map((p) => p.other)]);
      const [main, ...others] = sides as [TextSide, ...TextSide[]];
      return {
        clause,
        version,
        texts: sides.map((s) => s.view),
        differences: others.map((o) => ({ version: o.version, words: wordsBetween(main.text, o.text) })),
        because: this.because(version),
        main,
        others,
      };
    });
  }

  /** Clauses of the version in force that a correction changed. */
  #corrected(): string[] {
    if (this.inForce === null) return [];
    const { correction, clauses } = this.content(this.inForce).value;
    if (correction === null) return [];
    return compareClauses(this.#fact(this.inForce).asProposed, clauses).flatMap(({ clause, change }) =>
      change === 'SAME' || change === 'COPIED' ? [] : [clause],
    );
  }

  /** Each text of the clause once: of each version as it reads on the day, then as it was before its correction. */
  #sides(clause: string, versions: readonly string[]): TextSide[] {
    const sides: TextSide[] = [];
    const add = (version: string, content: Content, corrected: boolean) => {
      const text = textOf(content.value.clauses, clause) ?? '';
      const hash = clauseHash(text);
      if (sides.some((s) => s.view.hash === hash)) return;
      const { title, words } = this.#fact(version);
      const said = corrected ? [] : words.filter((w) => w.version === version && w.decidedOn <= this.day.validOn);
      const inForce = this.inForce === version && content === this.content(version);
      const correction = correctionView(content.value.correction);
      const view = { version, title, text, hash, inForce, correction, words: said.map(wordView) };
      sides.push({ version, terms: content.value.terms, text, view });
    };
    for (const version of new Set(versions)) {
      const content = this.content(version);
      add(version, content, content.value.correction !== null);
    }
    for (const version of new Set(versions)) {
      const proposed = this.#fact(version).contents.find((c) => c.value.correction === null);
      if (proposed) add(version, proposed as Content, false);
    }
    return sides;
  }

  #fact = (version: string): AgreementTextFact => (this.texts.get(version) as TextRow).value;
  #say = (code: BecauseView['code'], text: Record<Language, string>): BecauseView => ({
    code,
    text: text[this.language],
  });

  #approved(id: string) {
    return (this.#status.get(id)?.approvedBy ?? []).filter((a) => a.decidedOn <= this.day.validOn);
  }

  #missing(id: string): string[] {
    const from = this.#status.get(id)?.inForceFrom ?? null;
    if (from !== null && from <= this.day.validOn) return [];
    const given = new Set(this.#approved(id).map((a) => a.municipality));
    return this.#participants.filter((m) => !given.has(m));
  }

  #overtakenBy(id: string, proposedOn: CivilDate): string | null {
    const others = [...this.#status].map(([version, { inForceFrom }]) => ({ version, inForceFrom }));
    return overtakenBy({ version: id, proposedOn, others, validOn: this.day.validOn });
  }

  #statusOf(id: string, from: CivilDate | null, expires: CivilDate | null): AgreementVersionView['status'] {
    const { validOn } = this.day;
    if (this.inForce === id) return expires !== null && expires < validOn ? 'EXPIRED' : 'IN_FORCE';
    if (from === null) return 'PENDING';
    if (from <= validOn) return 'REPLACED';
    // It will be approved by all, but is not yet on this day.
    return this.#missing(id).length > 0 ? 'PENDING' : 'NOT_YET';
  }

  #appliedFrom(version: string, content: Segment<unknown>): CivilDate | null {
    const from = this.#status.get(version)?.inForceFrom ?? null;
    if (from === null) return null;
    const start = content.from > from ? content.from : from;
    return Timelines.before(start, content.to) ? start : null;
  }

  /** The first day on which the text no longer applied: it was corrected, or another version came into force. */
  #appliedTo(version: string, content: Segment<unknown>): CivilDate | null {
    const from = this.#status.get(version)?.inForceFrom ?? '';
    const later = [...this.#status.values()].flatMap(({ inForceFrom }) =>
      inForceFrom !== null && inForceFrom > from ? [inForceFrom] : [],
    );
    return [...later, ...(content.to === null ? [] : [content.to])].sort()[0] ?? null;
  }
}

const wordView = ({ named: _, version: __, council: ___, case: ____, sources: _____, ...word }: Word): WordView => word;

const correctionView = (correction: (CorrectionView & { readonly source?: number }) | null): CorrectionView | null =>
  correction && { ground: correction.ground, authority: correction.authority, correctedOn: correction.correctedOn };

function completenessOf(form: (typeof FORMS)[number], terms: Terms, language: Language) {
  const required = REQUIRED_MATTERS[form];
  if (!required) return null;
  const matters = required.matters.map(({ letter, text }): MatterView => {
    const said = terms.matters?.find((m) => m.letter === letter);
    return {
      letter,
      matter: text[language],
      status: said?.status ?? 'NOT_ASSESSED',
      clauses: said?.clauses ?? [],
      note: said?.note ?? null,
    };
  });
  return { law: required.law, matters };
}

const APPROVED = (given: number, on: CivilDate): Record<Language, string> => ({
  nb: `${given} kommunestyrer har vedtatt teksten, den siste ${on}. Da trådte den i kraft.`,
  nn: `${given} kommunestyre har vedteke teksten, det siste ${on}. Då tok han til å gjelde.`,
  en: `${given} councils have adopted the text, the last on ${on}. It came into force then.`,
});
const ATTESTED = (on: CivilDate): Record<Language, string> => ({
  nb: `Et dokument sier at teksten gjelder fra ${on}. Vedtakene i kommunestyrene er ikke i boka.`,
  nn: `Eit dokument seier at teksten gjeld frå ${on}. Vedtaka i kommunestyra er ikkje i boka.`,
  en: `A document says that the text applies from ${on}. The decisions of the councils are not in the book.`,
});
const CORRECTED = ({ correctedOn, authority }: CorrectionView): Record<Language, string> => ({
  nb: `Teksten ble rettet ${correctedOn}. Hjemmel: ${authority}.`,
  nn: `Teksten vart retta ${correctedOn}. Heimel: ${authority}.`,
  en: `The text was corrected on ${correctedOn}. Authority: ${authority}.`,
});
const PENDING = (
  given: number,
  all: number,
  missing: readonly string[],
  inForce: string | null,
): Record<Language, string> => {
  const names = missing.join(', ') || '—';
  return {
    nb: `${given} av ${all} kommunestyrer har vedtatt teksten; ${names} mangler. Til da gjelder ${inForce ?? 'ingen avtale'}.`,
    nn: `${given} av ${all} kommunestyre har vedteke teksten; ${names} manglar. Til då gjeld ${inForce ?? 'ingen avtale'}.`,
    en: `${given} of ${all} councils have adopted the text; ${names} are missing. Until then ${inForce ?? 'no agreement'} applies.`,
  };
};
