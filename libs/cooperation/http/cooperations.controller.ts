import { Controller, Get, Inject, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { EventStore } from '#event-store';
import { type Instant, instantOf, isRefusal, type Language, millisOf, orThrow } from '#kernel';
import {
  allocationCsv,
  csv,
  decisionsCsv,
  diffCsv,
  explainCsv,
  stateCsv,
  stateDiffCsv,
  whatIfCsv,
} from '../application/csv.ts';
import { AskAllocation, AskDecisions, AskDiff, AskExplain, AskState, AskStateDiff } from '../application/messages.ts';
import { CLOCK, type Clock, EVENT_STORE } from '../application/ports.ts';
import { datesReversed } from '../application/refusals.ts';
import { AskWhatIf } from '../application/what-if.ts';
import type { BookView, CooperationsAnswer } from './answers.ts';
import { Described, OfCooperation } from './described.ts';
import { AskedLanguage } from './edge/language.ts';
import { limitOf, nextPage } from './edge/paging.ts';
import { isSize, refusedFor } from './edge/parameters.ts';
import { cursorWrong, parametersExclude } from './edge/refusals.ts';
import { Shown } from './edge/representation.ts';
import { Requires } from './edge/requires.ts';
import * as examples from './examples.ts';
import {
  AllocationParameters,
  DecisionsParameters,
  DiffParameters,
  ExplanationParameters,
  ListParameters,
  StateDiffParameters,
  StateParameters,
  WhatIfParameters,
} from './questions.dto.ts';
import { ReadYourWrite } from './read-your-write.ts';

/** So long after a point has passed nothing more is recorded before it: a recording takes its time before it is written. */
const SETTLED_MS = 60_000;

@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations')
export class CooperationsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Described({
    summary: 'The cooperations here',
    description: 'Every cooperation whose book lies here, how many events it has and when the last was recorded.',
    schema: 'CooperationsAnswer',
    example: examples.cooperations,
    row: 'one row per cooperation.',
    paged: true,
  })
  @Requires('book.read')
  async list(
    @Query() { limit: asked, cursor = '', format }: ListParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const limit = limitOf(asked);
    const books = (await this.store.books()).filter((book) => book > cursor);
    const cooperations: BookView[] = [];
    for (const cooperation of books.slice(0, limit)) {
      const { size, lastRecorded } = await this.store.bookHead(cooperation);
      const state = await this.queries.execute(new AskState({ cooperation }, language));
      // Before its first day a cooperation has no name; that nothing can be said now is another matter.
      const name = isRefusal(state) && state.kind === 'unanswerable' ? null : orThrow(state).name;
      cooperations.push({ cooperation, name, size, lastRecorded: lastRecorded ?? '' });
    }
    const body: CooperationsAnswer = { cooperations };
    const last = books.length > limit ? cooperations.at(-1)?.cooperation : undefined;
    return new Shown(body, {
      csv: () => cooperationsCsv(cooperations),
      name: 'cooperations',
      keeps: 'changing',
      ...(last !== undefined && {
        headers: nextPage('/api/cooperations', { limit: String(limit), cursor: last, format }),
      }),
    });
  }

  @Get(':cooperation/state')
  @OfCooperation()
  @Described({
    summary: 'What holds on a date',
    description:
      'Participants, agreement, key, shares, services and costs on `validOn`, as the book was known at `knownAt`. A part that has no answer says why.',
    schema: 'StateAnswer',
    example: examples.state,
    row: 'one row per participant.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async state(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskState(question, language)));
    return new Shown(answer, {
      csv: () => stateCsv(answer),
      name: [cooperation, 'state', answer.validOn].join('-'),
      keeps: this.#keeps([knownAt, answer.knownAt], validOn !== undefined),
    });
  }

  @Get(':cooperation/allocation')
  @OfCooperation()
  @Described({
    summary: 'What each municipality owes of a period',
    description:
      'The costs of the months `from` to `to`, both included, shared by the terms in force in each month; to the øre, with what is held or excluded and why.',
    schema: 'AllocationAnswer',
    example: examples.allocation,
    row: 'one row per pool and municipality, and one per line that is held or excluded; the amounts sum to what is booked.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async allocation(
    @Param('cooperation') cooperation: string,
    @Query() { from, to, knownAt }: AllocationParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, from, to, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskAllocation(question, language)));
    return new Shown(answer, {
      csv: () => allocationCsv(answer),
      name: [cooperation, 'allocation', from, to].join('-'),
      keeps: this.#keeps([knownAt, answer.knownAt]),
    });
  }

  @Get(':cooperation/what-if')
  @OfCooperation()
  @Described({
    summary: 'What a period would cost each municipality with another key',
    description:
      'The allocation of the months `from` to `to` beside the one that another key would give: a key of the book (`key`) or one that is written out (`components`). Costs, participants, population dates and months are the same. Nothing is recorded.',
    schema: 'WhatIfAnswer',
    example: examples.whatIf,
    row: 'one row per municipality.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async whatIf(
    @Param('cooperation') cooperation: string,
    @Query() { from, to, knownAt, key, components, minShare, maxShare }: WhatIfParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const asked = {
      key: key ?? null,
      components: components ?? null,
      minShare: minShare ?? null,
      maxShare: maxShare ?? null,
    };
    const question = { cooperation, from, to, knownAt: knownAt ?? null, ...asked };
    const answer = orThrow(await this.queries.execute(new AskWhatIf(question, language)));
    return new Shown(answer, {
      csv: () => whatIfCsv(answer),
      name: [cooperation, 'what-if', from, to].join('-'),
      keeps: this.#keeps([knownAt, answer.knownAt]),
    });
  }

  @Get(':cooperation/decisions')
  @OfCooperation()
  @Described({
    summary: 'What was decided',
    description:
      'Decisions up to and including `validOn`, or in the period `from` to `to`, with votes, effect and whether the effect stands.',
    schema: 'DecisionsAnswer',
    example: examples.decisions,
    row: 'one row per decision.',
    problems: [404, 422],
    paged: true,
  })
  @Requires('book.read')
  async decisions(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, from, to, knownAt, limit: asked, cursor = '0', format }: DecisionsParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    if (validOn !== undefined && (from ?? to) !== undefined) {
      const other = from === undefined ? 'to' : 'from';
      throw refusedFor([{ parameter: 'validOn', refusal: parametersExclude({ parameter: 'validOn', other }) }]);
    }
    if (from !== undefined && to !== undefined && to < from) {
      throw refusedFor([{ parameter: 'to', refusal: datesReversed({ from, to }) }]);
    }
    if (!isSize(cursor)) {
      throw refusedFor([{ parameter: 'cursor', refusal: cursorWrong({ parameter: 'cursor', value: cursor }) }]);
    }
    const until = validOn ?? to;
    const [limit, skip] = [limitOf(asked), Number(cursor)];
    const period = { from: from ?? null, to: until ?? null, knownAt: knownAt ?? null };
    // One more than the page tells whether there is another.
    const question = { cooperation, ...period, skip, limit: limit + 1 };
    const found = orThrow(await this.queries.execute(new AskDecisions(question, language)));
    const answer = { ...found, decisions: found.decisions.slice(0, limit) };
    // The next page is one of the same answer: of the same period, as known at the same point.
    const same = { from, to: answer.to, knownAt: String(answer.size), limit: String(limit), format };
    const path = `/api/cooperations/${cooperation}/decisions`;
    const more = found.decisions.length > limit;
    return new Shown(answer, {
      csv: () => decisionsCsv(answer),
      name: [cooperation, 'decisions', ...(from ? [from] : []), answer.to].join('-'),
      keeps: this.#keeps([knownAt, answer.knownAt], until !== undefined),
      ...(more && { headers: nextPage(path, { ...same, cursor: String(skip + limit) }) }),
    });
  }

  @Get(':cooperation/explanation')
  @OfCooperation()
  @Described({
    summary: 'Why a municipality owes what it owes',
    description:
      'Each pool the municipality has a part in: the key and who decided it, the population, the cost lines, the readings applied, down to the events.',
    schema: 'ExplanationAnswer',
    example: examples.explanation,
    row: 'one row per pool and cost line.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async explanation(
    @Param('cooperation') cooperation: string,
    @Query() { from, to, municipality, knownAt }: ExplanationParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, from, to, municipality, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskExplain(question, language)));
    return new Shown(answer, {
      csv: () => explainCsv(answer),
      name: [cooperation, 'explanation', municipality, from, to].join('-'),
      keeps: this.#keeps([knownAt, answer.knownAt]),
    });
  }

  @Get(':cooperation/allocation-diff')
  @OfCooperation()
  @Described({
    summary: 'What changed in an allocation, and by which events',
    description:
      'The allocation of the same period as known at two points: `knownAt` and `against`. A point without an answer says why.',
    schema: 'DiffAnswer',
    example: examples.diff,
    row: 'one row per municipality.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async diff(
    @Param('cooperation') cooperation: string,
    @Query() { from, to, knownAt, against }: DiffParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, from, to, knownAt: [knownAt, against ?? null] as const };
    const answer = orThrow(await this.queries.execute(new AskDiff(question, language)));
    return new Shown(answer, {
      csv: () => diffCsv(answer),
      name: [cooperation, 'allocation-diff', from, to].join('-'),
      keeps: this.#bothKeep(knownAt, against, answer),
    });
  }

  @Get(':cooperation/state-diff')
  @OfCooperation()
  @Described({
    summary: 'What changed in the state of a date, and by which events',
    description:
      'The state on `validOn` as known at two points: `knownAt` and `against`. A point without an answer says why.',
    schema: 'StateDiffAnswer',
    example: examples.stateDiff,
    row: 'one row per part that changed.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async stateDiff(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt, against }: StateDiffParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: [knownAt, against ?? null] as const };
    const answer = orThrow(await this.queries.execute(new AskStateDiff(question, language)));
    return new Shown(answer, {
      csv: () => stateDiffCsv(answer),
      name: [cooperation, 'state-diff', answer.validOn].join('-'),
      keeps: this.#bothKeep(knownAt, against, answer, validOn !== undefined),
    });
  }

  #bothKeep(
    knownAt: string,
    against: string | undefined,
    { before, after }: { before: { knownAt: Instant }; after: { knownAt: Instant } },
    dated = true,
  ): 'lasting' | 'passing' {
    const sides = [this.#keeps([knownAt, before.knownAt], dated), this.#keeps([against, after.knownAt], dated)];
    return sides.includes('passing') ? 'passing' : 'lasting';
  }

  /** An answer lasts when nothing in its question follows the clock, and nothing can still be recorded before its point. */
  #keeps([asked, resolved]: readonly [string | undefined, Instant], dated = true): 'lasting' | 'passing' {
    if (asked === undefined || !dated) return 'passing';
    if (isSize(asked)) return 'lasting';
    return resolved < instantOf(millisOf(this.clock.now()) - SETTLED_MS) ? 'lasting' : 'passing';
  }
}

const cooperationsCsv = (books: readonly BookView[]): string =>
  csv(
    ['cooperation', 'name', 'size', 'lastRecorded'],
    books.map((b) => [b.cooperation, b.name, b.size, b.lastRecorded]),
  );
