import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { runProposalCsv } from '../../application/run-proposal-csv.ts';
import { AskRunProposal } from '../../application/run-proposal-questions.ts';
import { settlementCsv } from '../../application/settlement-csv.ts';
import { AskSettlement } from '../../application/settlement-questions.ts';
import { AskReconciliation, reconciliationCsv } from '../../application/settlement-reconciliation.ts';
import { Described, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { PlainText } from '../edge/parameters.ts';
import { HttpRefused } from '../edge/problem.ts';
import { routeUnknown } from '../edge/refusals.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { StateParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import * as examples from './settlement-examples.ts';

export class RunProposalParameters extends StateParameters {
  @PlainText({
    description: 'ON_ACCOUNT: the next instalment; SETTLEMENT: what the year cost; CORRECTION: what changed after it.',
    example: 'ON_ACCOUNT',
  })
  readonly kind!: string;
}

const YEAR = {
  name: 'year',
  description: 'The accounting year.',
  schema: { type: 'string', example: '2025' },
} as const;

/** What a year is to be billed, and what it cost beside what it was billed. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class SettlementController {
  constructor(private readonly queries: QueryBus) {}

  @Get('accounts/:year/run-proposal')
  @OfCooperation()
  @ApiParam(YEAR)
  @Described({
    summary: 'What the next run of a year should bill',
    description:
      'By the rules: the next instalment of the plan, the settlement, or what changed after it, less what was billed before. `prepare` is what `POST accounts/{year}/invoice-runs` takes; nothing is recorded here.',
    schema: 'RunProposalAnswer',
    example: examples.runProposal,
    row: 'one row per municipality and category.',
    problems: [404, 409, 422],
  })
  @Requires('book.read')
  async proposal(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Query() { kind, validOn, knownAt }: RunProposalParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { ...asked(cooperation, year, 'run-proposal', validOn, knownAt), kind };
    const answer = orThrow(await this.queries.execute(new AskRunProposal(question, language)));
    const name = [cooperation, answer.run, answer.validOn].join('-');
    return new Shown(answer, { csv: () => runProposalCsv(answer), name, keeps: 'passing' });
  }

  @Get('accounts/:year/settlement')
  @OfCooperation()
  @ApiParam(YEAR)
  @Described({
    summary: 'The settlement of a year',
    description:
      'What the year cost each municipality, what it was billed on account and by the settlement, and what is left; costs that are not shared, each with its reason; what changed since the settlement, and by which events.',
    schema: 'SettlementAnswer',
    example: examples.settlement,
    row: 'one row per municipality and category; costs that are not shared follow.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async settlement(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = asked(cooperation, year, 'settlement', validOn, knownAt);
    const answer = orThrow(await this.queries.execute(new AskSettlement(question, language)));
    const name = [cooperation, 'settlement', year, answer.validOn].join('-');
    return new Shown(answer, { csv: () => settlementCsv(answer), name, keeps: 'passing' });
  }

  @Get('accounts/:year/reconciliation')
  @OfCooperation()
  @ApiParam(YEAR)
  @Described({
    summary: 'The reconciliation of a year',
    description:
      'Costs in the ledger, allocation, invoices, payments and receivables beside each other, per municipality and in all: every difference is zero or has a name.',
    schema: 'ReconciliationAnswer',
    example: examples.reconciliation,
    row: 'one row per figure or difference.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async reconciliation(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = asked(cooperation, year, 'reconciliation', validOn, knownAt);
    const answer = orThrow(await this.queries.execute(new AskReconciliation(question, language)));
    const name = [cooperation, 'reconciliation', year, answer.validOn].join('-');
    return new Shown(answer, { csv: () => reconciliationCsv(answer), name, keeps: 'passing' });
  }
}

function asked(cooperation: string, year: string, of: string, validOn?: string, knownAt?: string) {
  if (!/^(19|2\d)\d{2}$/.test(year))
    throw new HttpRefused({ refusal: routeUnknown({ path: `accounts/${year}/${of}` }) });
  return { cooperation, year: Number(year), validOn: validOn ?? null, knownAt: knownAt ?? null };
}
