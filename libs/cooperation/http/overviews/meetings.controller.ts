import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { caseCsv } from '../../application/case-csv.ts';
import { AskCase } from '../../application/case-questions.ts';
import { extractCsv, followUpsCsv, meetingsCsv } from '../../application/csv.ts';
import { AskExtract } from '../../application/extract-questions.ts';
import { AskFollowUps, AskMeetings, type MeetingsQuestion } from '../../application/meetings-questions.ts';
import { Described, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { StateParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import { PATH_PARAMETERS } from '../resources/path-parameters.ts';
import { ExtractParameters, MeetingsParameters } from './meetings.dto.ts';
import * as examples from './meetings-examples.ts';

const described = (name: string) => ({
  description: PATH_PARAMETERS[name] ?? name,
  schema: { type: 'string' as const },
});

/** Meetings before and after they are held. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class MeetingsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('meetings')
  @OfCooperation()
  @Described({
    summary: 'Meetings called and held',
    description:
      'Notice and list of cases, proposals, minutes and their approval, decisions and follow-ups, as they stand on a day.',
    schema: 'MeetingsAnswer',
    example: examples.meetings,
    row: 'one row per meeting.',
    problems: [404, 422],
  })
  @Requires('book.read')
  meetings(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt, body }: MeetingsParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    return this.#meetings({ cooperation, validOn, knownAt, body: body ?? null }, language);
  }

  @Get('meetings/:meeting')
  @OfCooperation()
  @ApiParam({ name: 'meeting', ...described('meeting') })
  @Described({
    summary: 'A meeting',
    description: 'The same of one meeting.',
    schema: 'MeetingsAnswer',
    example: examples.meetings,
    row: 'one row.',
    problems: [404, 422],
  })
  @Requires('book.read')
  meeting(
    @Param('cooperation') cooperation: string,
    @Param('meeting') meeting: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    return this.#meetings({ cooperation, validOn, knownAt, meeting }, language);
  }

  @Get('follow-ups')
  @OfCooperation()
  @Described({
    summary: 'What has to be done because of decisions',
    description: 'Open, late and done follow-ups, as they stand on a day.',
    schema: 'FollowUpsAnswer',
    example: examples.followUps,
    row: 'one row per follow-up.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async followUps(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskFollowUps(question, language)));
    const name = [cooperation, 'follow-ups', answer.validOn].join('-');
    return new Shown(answer, { csv: () => followUpsCsv(answer), name, keeps: 'passing' });
  }

  @Get('decisions/:decision/extract')
  @OfCooperation()
  @ApiParam({ name: 'decision', ...described('decision') })
  @Described({
    summary: 'An extract of a decision',
    description:
      'For the municipality it goes to, with case, wording, votes, and the hashes of the events that say it.',
    schema: 'ExtractAnswer',
    example: examples.extract,
    row: 'one row per municipality it goes to.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async extract(
    @Param('cooperation') cooperation: string,
    @Param('decision') decision: string,
    @Query() { validOn, knownAt, municipality }: ExtractParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const day = { validOn: validOn ?? null, knownAt: knownAt ?? null };
    const question = { cooperation, decision, municipality: municipality ?? null, ...day };
    const answer = orThrow(await this.queries.execute(new AskExtract(question, language)));
    const name = [cooperation, 'extract', answer.validOn].join('-');
    return new Shown(answer, { csv: () => extractCsv(answer), name, keeps: 'passing' });
  }

  @Get('cases/:case')
  @OfCooperation()
  @ApiParam({ name: 'case', ...described('case') })
  @Described({
    summary: 'A case on its way through the bodies',
    description:
      'Proposals, meetings, decisions, votes, confirmations, corrections, reversals, appeals and reviews in the order of time, and the bodies that it still waits for, as it stands on a day.',
    schema: 'CaseAnswer',
    example: examples.oneCase,
    row: 'one row per step, then one per body that it waits for.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async oneCase(
    @Param('cooperation') cooperation: string,
    @Param('case') asked: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, case: asked, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskCase(question, language)));
    const name = [cooperation, 'case', answer.validOn].join('-');
    return new Shown(answer, { csv: () => caseCsv(answer), name, keeps: 'passing' });
  }

  async #meetings(
    { validOn, knownAt, ...asked }: Partial<MeetingsQuestion> & { cooperation: string },
    language: Language,
  ): Promise<Shown> {
    const question = { ...asked, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskMeetings(question, language)));
    const name = [asked.cooperation, 'meetings', answer.validOn].join('-');
    return new Shown(answer, { csv: () => meetingsCsv(answer), name, keeps: 'passing' });
  }
}
