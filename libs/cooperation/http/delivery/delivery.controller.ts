import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { contractsCsv, governingCsv, portfolioCsv, reportsCsv } from '../../application/delivery-csv.ts';
import { AskContracts, AskGoverning, AskPortfolio, AskReports } from '../../application/delivery-questions.ts';
import { Described, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { StateParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import * as examples from './examples.ts';

/** What the service delivers and reports: documents, measures, contracts and reports as they stand on a day. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class DeliveryController {
  constructor(private readonly queries: QueryBus) {}

  @Get('governing-documents')
  @OfCooperation()
  @Described({
    summary: 'Governing documents on a day',
    description: 'Service catalogue, service level agreements, strategy and others: which version applies, and why.',
    schema: 'GoverningAnswer',
    example: examples.governing,
    row: 'one row per version of a document.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async governing(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskGoverning(question, language)));
    const name = [cooperation, 'governing-documents', answer.validOn].join('-');
    return new Shown(answer, { csv: () => governingCsv(answer), name, keeps: 'passing' });
  }

  @Get('portfolio')
  @OfCooperation()
  @Described({
    summary: 'All joint measures',
    description: 'Every measure that was proposed, how far it has come, who decided on it, and what it lacks.',
    schema: 'PortfolioAnswer',
    example: examples.portfolio,
    row: 'one row per measure.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async portfolio(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskPortfolio(question, language)));
    const name = [cooperation, 'portfolio', answer.validOn].join('-');
    return new Shown(answer, { csv: () => portfolioCsv(answer), name, keeps: 'passing' });
  }

  @Get('contracts')
  @OfCooperation()
  @Described({
    summary: 'Contracts with suppliers',
    description: 'Contracts that hold or have ended, and what participants bought past the service.',
    schema: 'ContractsAnswer',
    example: examples.contracts,
    row: 'one row per contract, then one per procurement past the service.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async contracts(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskContracts(question, language)));
    const name = [cooperation, 'contracts', answer.validOn].join('-');
    return new Shown(answer, { csv: () => contractsCsv(answer), name, keeps: 'passing' });
  }

  @Get('reports')
  @OfCooperation()
  @Described({
    summary: 'Reports that are wanted, and those delivered',
    description: 'Every report that the agreement wants of a period, with its days, and what was delivered.',
    schema: 'ReportsAnswer',
    example: examples.reports,
    row: 'one row per report that is wanted, then one per other report.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async reports(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskReports(question, language)));
    const name = [cooperation, 'reports', answer.validOn].join('-');
    return new Shown(answer, { csv: () => reportsCsv(answer), name, keeps: 'passing' });
  }
}
