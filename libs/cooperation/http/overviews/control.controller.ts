import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { appealsCsv, delegationsCsv, hostDecisionsCsv } from '../../application/delegation-csv.ts';
import { AskAppeals, AskDelegations, AskHostDecisions } from '../../application/delegation-questions.ts';
import { Described, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { StateParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import * as examples from './control-examples.ts';

const asked = (cooperation: string, { validOn, knownAt }: StateParameters) => ({
  cooperation,
  validOn: validOn ?? null,
  knownAt: knownAt ?? null,
});

/** What the municipalities have given to the host, what it decided for them, and how that is controlled. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class ControlController {
  constructor(private readonly queries: QueryBus) {}

  @Get('delegations')
  @OfCooperation()
  @Described({
    summary: 'Who has delegated what to the host',
    description: 'The council’s instruction, the giving by its chief executive and what took it back, on a day.',
    schema: 'DelegationsAnswer',
    example: examples.delegations,
    row: 'one row per municipality and delegation.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async delegations(
    @Param('cooperation') cooperation: string,
    @Query() parameters: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const answer = orThrow(await this.queries.execute(new AskDelegations(asked(cooperation, parameters), language)));
    const name = [cooperation, 'delegations', answer.validOn].join('-');
    return new Shown(answer, { csv: () => delegationsCsv(answer), name, keeps: 'passing' });
  }

  @Get('host-decisions')
  @OfCooperation()
  @Described({
    summary: 'What the host decided on behalf of others',
    description: 'With what it says of budget and principle, instructions in delegated cases, and positions moved.',
    schema: 'HostDecisionsAnswer',
    example: examples.hostDecisions,
    row: 'one row per decision of the host.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async hostDecisions(
    @Param('cooperation') cooperation: string,
    @Query() parameters: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const answer = orThrow(await this.queries.execute(new AskHostDecisions(asked(cooperation, parameters), language)));
    const name = [cooperation, 'host-decisions', answer.validOn].join('-');
    return new Shown(answer, { csv: () => hostDecisionsCsv(answer), name, keeps: 'passing' });
  }

  @Get('appeals')
  @OfCooperation()
  @Described({
    summary: 'Appeals and legality reviews',
    description: 'How far each has come on a day, its last day, and what is not as the law says.',
    schema: 'AppealsAnswer',
    example: examples.appeals,
    row: 'one row per appeal and per legality review.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async appeals(
    @Param('cooperation') cooperation: string,
    @Query() parameters: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const answer = orThrow(await this.queries.execute(new AskAppeals(asked(cooperation, parameters), language)));
    const name = [cooperation, 'appeals', answer.validOn].join('-');
    return new Shown(answer, { csv: () => appealsCsv(answer), name, keeps: 'passing' });
  }
}
