import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { AskBudget } from '../../application/budget-questions.ts';
import {
  budgetCsv,
  deadlinesCsv,
  economicPlanCsv,
  findingsCsv,
  interpretationsCsv,
  participantsCsv,
  previewCsv,
} from '../../application/csv.ts';
import { AskDeadlines, AskDeadlinesCalendar } from '../../application/deadlines-questions.ts';
import { AskEconomicPlan } from '../../application/economic-plan-questions.ts';
import { AskFindings } from '../../application/findings-questions.ts';
import { AskInterpretations } from '../../application/interpretations-questions.ts';
import { AskParticipants } from '../../application/participants-questions.ts';
import { AskPreview } from '../../application/preview-questions.ts';
import { Described, DescribedText, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { HttpRefused } from '../edge/problem.ts';
import { routeUnknown } from '../edge/refusals.ts';
import { Shown, ShownText } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import {
  CalendarParameters,
  DeadlinesParameters,
  FindingsParameters,
  PreviewParameters,
  StateParameters,
} from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import * as examples from './examples.ts';

/** What a secretary, an economist and an auditor look at first: chapters of the agreement as they stand on a day. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class OverviewsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('participants')
  @OfCooperation()
  @Described({
    summary: 'Who takes part on a day',
    description: 'Participants, notices of withdrawal and what they set in motion, and mergers.',
    schema: 'ParticipantsAnswer',
    example: examples.participants,
    row: 'one row per participant.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async participants(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskParticipants(question, language)));
    const name = [cooperation, 'participants', answer.validOn].join('-');
    return new Shown(answer, { csv: () => participantsCsv(answer), name, keeps: 'passing' });
  }

  @Get('budgets/:year')
  @OfCooperation()
  @ApiParam({ name: 'year', description: 'The budget year.', schema: { type: 'string', example: '2026' } })
  @Described({
    summary: 'Whether the budget of a year was valid on a day',
    description:
      'Every version with who adopted it when, what counts and why not, what may be spent, and what is not as the agreement says.',
    schema: 'BudgetAnswer',
    example: examples.budget,
    row: 'one row per version and municipality whose council must adopt it.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async budget(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    if (!/^\d{4}$/.test(year)) throw new HttpRefused({ refusal: routeUnknown({ path: `budgets/${year}` }) });
    const question = { cooperation, year: Number(year), validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskBudget(question, language)));
    const name = [cooperation, 'budget', year, answer.validOn].join('-');
    return new Shown(answer, { csv: () => budgetCsv(answer), name, keeps: 'passing' });
  }

  @Get('budgets/:year/plan')
  @OfCooperation()
  @ApiParam({ name: 'year', description: 'The budget year.', schema: { type: 'string', example: '2026' } })
  @Described({
    summary: 'What each municipality should put in its economic plan',
    description:
      'The budget year and the three after it, of the version in force or the latest drafted, shared by the rules of each year.',
    schema: 'EconomicPlanAnswer',
    example: examples.economicPlan,
    row: 'one row per municipality and year.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async economicPlan(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    if (!/^\d{4}$/.test(year)) throw new HttpRefused({ refusal: routeUnknown({ path: `budgets/${year}/plan` }) });
    const question = { cooperation, year: Number(year), validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskEconomicPlan(question, language)));
    const name = [cooperation, 'economic-plan', year, answer.validOn].join('-');
    return new Shown(answer, { csv: () => economicPlanCsv(answer), name, keeps: 'passing' });
  }

  @Get('findings')
  @OfCooperation()
  @Described({
    summary: 'What is not as the agreement or the law says',
    description:
      'Breaches and remarks of every chapter as they stand on a day, with rule, clause, events, who must act and what to do; all, or some by severity, rule or who must act.',
    schema: 'FindingsAnswer',
    example: examples.findings,
    row: 'one row per finding.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async findings(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt, severity, responsible, municipality, rule }: FindingsParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const clocks = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const question = { ...clocks, severity, responsible, municipality, rule };
    const answer = orThrow(await this.queries.execute(new AskFindings(question, language)));
    const name = [cooperation, 'findings', answer.validOn].join('-');
    return new Shown(answer, { csv: () => findingsCsv(answer), name, keeps: 'passing' });
  }

  @Get('interpretations')
  @OfCooperation()
  @Described({
    summary: 'Open questions and how they are read',
    description: 'Where agreement or law is silent or unclear, and which reading applies on a day, by whose decision.',
    schema: 'InterpretationsAnswer',
    example: examples.interpretations,
    row: 'one row per question.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async interpretations(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskInterpretations(question, language)));
    const name = [cooperation, 'interpretations', answer.validOn].join('-');
    return new Shown(answer, { csv: () => interpretationsCsv(answer), name, keeps: 'passing' });
  }

  @Get('interpretations/:interpretation/preview')
  @OfCooperation()
  @ApiParam({
    name: 'interpretation',
    description: 'Number of the open question.',
    schema: { type: 'string', example: 'A-01' },
  })
  @Described({
    summary: 'What another reading would mean in kroner',
    description:
      'What each municipality owes of a year as it is, and as it would be with another reading. Writes nothing: the body that may choose records a decision.',
    schema: 'PreviewAnswer',
    example: examples.preview,
    row: 'one row per municipality.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async preview(
    @Param('cooperation') cooperation: string,
    @Param('interpretation') interpretation: string,
    @Query() { option, year, knownAt }: PreviewParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, interpretation, option, year: Number(year), knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskPreview(question, language)));
    const name = [cooperation, 'preview', answer.id, answer.option, year].join('-');
    return new Shown(answer, { csv: () => previewCsv(answer), name, keeps: 'passing' });
  }

  @Get('deadlines')
  @OfCooperation()
  @Described({
    summary: 'What is due in a year',
    description: 'The yearly cycle from the agreement and the law: by when, who must act, and what has been done.',
    schema: 'DeadlinesAnswer',
    example: examples.deadlines,
    row: 'one row per deadline.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async deadlines(
    @Param('cooperation') cooperation: string,
    @Query() { year, validOn, knownAt }: DeadlinesParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const asked = { year: year === undefined ? null : Number(year), validOn: validOn ?? null };
    const question = { cooperation, knownAt: knownAt ?? null, ...asked };
    const answer = orThrow(await this.queries.execute(new AskDeadlines(question, language)));
    const name = [cooperation, 'deadlines', String(answer.year)].join('-');
    return new Shown(answer, { csv: () => deadlinesCsv(answer), name, keeps: 'passing' });
  }

  @Get('deadlines/calendar')
  @OfCooperation()
  @DescribedText({
    summary: 'What is due in a year, as a calendar',
    description:
      'The deadlines as an iCalendar feed (RFC 5545): a whole day for each, with basis and status, in the language of Accept-Language.',
    media: 'text/calendar',
    example: examples.calendar,
    problems: [404, 422],
  })
  @Requires('book.read')
  async calendar(
    @Param('cooperation') cooperation: string,
    @Query() { year, validOn, knownAt }: CalendarParameters,
    @AskedLanguage() language: Language,
  ): Promise<ShownText> {
    const asked = { year: year === undefined ? null : Number(year), validOn: validOn ?? null };
    const question = { cooperation, knownAt: knownAt ?? null, ...asked };
    const answer = orThrow(await this.queries.execute(new AskDeadlinesCalendar(question, language)));
    const name = `${[cooperation, 'deadlines', String(answer.year)].join('-')}.ics`;
    // Calendar programs ask every hour or so; `changing` gives them a tag to ask with.
    return new ShownText(answer.text, { media: 'text/calendar', name, keeps: 'changing' });
  }
}
