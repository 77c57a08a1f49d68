import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { agreementCsv, clauseCsv } from '../../application/agreement-csv.ts';
import { AskAgreement, AskClause } from '../../application/agreement-questions.ts';
import { Described, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { AgreementParameters, ClauseParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import * as examples from './agreement-examples.ts';

/** The text of the agreement: which applies, why, and what is contested. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class AgreementController {
  constructor(private readonly queries: QueryBus) {}

  @Get('agreement')
  @OfCooperation()
  @Described({
    summary: 'The agreement on a day',
    description:
      'The version in force and why, its clauses, its basis in law and what the law wants it to settle, contested clauses with both texts and what the other would mean in kroner, and two versions clause by clause.',
    schema: 'AgreementOnDayAnswer',
    example: examples.agreement,
    row: 'one row per clause; of two versions compared, one per clause of either.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async agreement(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt, compare, against, year }: AgreementParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = {
      cooperation,
      validOn: validOn ?? null,
      knownAt: knownAt ?? null,
      compare: compare ?? null,
      against: against ?? null,
      year: year === undefined ? null : Number(year),
    };
    const answer = orThrow(await this.queries.execute(new AskAgreement(question, language)));
    const name = [cooperation, 'agreement', answer.validOn].join('-');
    return new Shown(answer, { csv: () => agreementCsv(answer), name, keeps: 'passing' });
  }

  @Get('agreement/clauses/:clause')
  @OfCooperation()
  @ApiParam({ name: 'clause', description: 'Number of the clause.', schema: { type: 'string', example: '4.4' } })
  @Described({
    summary: 'A clause of the agreement on a day',
    description: 'Its text as it applies, every text it has had, and what is contested in it.',
    schema: 'ClauseAnswer',
    example: examples.clause,
    row: 'one row per text that the clause has had or was proposed to have.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async clause(
    @Param('cooperation') cooperation: string,
    @Param('clause') clause: string,
    @Query() { validOn, knownAt, year }: ClauseParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const asked = { clause, year: year === undefined ? null : Number(year) };
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null, ...asked };
    const answer = orThrow(await this.queries.execute(new AskClause(question, language)));
    const name = [cooperation, 'clause', clause, answer.validOn].join('-');
    return new Shown(answer, { csv: () => clauseCsv(answer), name, keeps: 'passing' });
  }
}
