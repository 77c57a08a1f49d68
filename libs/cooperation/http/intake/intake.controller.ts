import { Controller, Get, Inject, Param, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type BookId, dateInOslo, isRefusal, type Language, orThrow, type Refusal } from '#kernel';
import { AskCostMappings, costMappingsCsv } from '../../application/cost-mappings-questions.ts';
import type { FileHandedIn } from '../../application/handed-in.ts';
import { ImportCosts, ImportInvoiceNumbers, ImportPayments } from '../../application/intake-messages.ts';
import { AskInvoiceBasis, invoiceBasisCsv } from '../../application/invoice-basis-questions.ts';
import { hostOnly } from '../../application/money-of-the-actor.ts';
import { AskPayments, paymentsCsv } from '../../application/payments-questions.ts';
import { CLOCK, type Clock } from '../../application/ports.ts';
import { notEstablished } from '../../domain/refusals.ts';
import { Described, OfCooperation } from '../described.ts';
import type { ActedRequest } from '../edge/acted-request.ts';
import { fileOf } from '../edge/file-body.ts';
import { AskedLanguage } from '../edge/language.ts';
import { HttpRefused } from '../edge/problem.ts';
import { routeUnknown } from '../edge/refusals.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import type { FileTaken } from '../edge/takes.ts';
import { StateParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import { officeOf } from '../recording/office-of.ts';
import { PATH_PARAMETERS } from '../resources/path-parameters.ts';
import { Resources } from '../resources/shown.ts';
import { TakesFile } from './described-file.ts';
import * as examples from './examples.ts';
import { BANK_FILE, COST_FILE, NUMBERS_FILE } from './files.ts';
import { CostFileParameters, FileParameters, NumbersFileParameters, PaymentsParameters } from './parameters.ts';

const described = (name: string) => ({
  description: PATH_PARAMETERS[name] ?? name,
  schema: { type: 'string' as const },
});

/** Files of others, taken whole or not at all, and what came of them. */
@ApiTags('recording')
@Controller('api/cooperations/:cooperation')
export class IntakeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly resources: Resources,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('bank-files')
  @TakesFile({
    summary: 'Take a file of the bank',
    description:
      'camt.053 or camt.054, for the host’s account: each payment is recorded once in the year in which the bank booked it, and put against the documents whose KID it names. What names none of ours is kept, unmatched.',
    file: BANK_FILE,
    schema: 'BankFileAnswer',
    example: examples.bankFile,
  })
  @Requires('money.record')
  async takeFileOfBank(
    @Param('cooperation') cooperation: string,
    @Query() { name = 'camt.xml', preview }: FileParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    const file = await this.#handedIn(cooperation, name, BANK_FILE, request, response);
    const dryRun = preview === 'true';
    const answer = await this.#accepted(cooperation, await this.commands.execute(new ImportPayments(file, dryRun)));
    return new Shown(answer, { keeps: 'passing', status: answer.position === null ? 200 : 201 });
  }

  @Post('cost-files')
  @TakesFile({
    summary: 'Take a file of cost lines',
    description:
      'CSV or XLSX as an accounting system exports it, read by a mapping that was recorded, or CSV of the program’s own columns. With `preview` the totals per category and account and every row that cannot be recorded; without, all of the file or nothing.',
    file: COST_FILE,
    schema: 'CostFileAnswer',
    example: examples.costFile,
  })
  @Requires('accounts.record')
  async takeFileOfCosts(
    @Param('cooperation') cooperation: string,
    @Query() { name = 'cost-file', preview, mapping }: CostFileParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const file = await this.#handedIn(cooperation, name, COST_FILE, request, response);
    const asked = new ImportCosts({ ...file, mapping: mapping ?? null }, preview === 'true', language);
    const answer = await this.#accepted(cooperation, await this.commands.execute(asked));
    return new Shown(answer, { keeps: 'passing', status: answer.position === null ? 200 : 201 });
  }

  @Get('cost-mappings')
  @UseInterceptors(ReadYourWrite)
  @OfCooperation()
  @Described({
    summary: 'How cost files are read',
    description: 'Of each mapping the version that applies on a day, word for word.',
    schema: 'CostMappingsAnswer',
    example: examples.costMappings,
    row: 'one row per mapping.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async costMappings(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskCostMappings(question)));
    const name = [cooperation, 'cost-mappings', answer.validOn].join('-');
    return new Shown(answer, { csv: () => costMappingsCsv(answer), name, keeps: 'passing' });
  }

  @Get('accounts/:year/invoice-runs/:run/basis')
  @UseInterceptors(ReadYourWrite)
  @OfCooperation()
  @ApiParam({ name: 'year', ...described('year') })
  @ApiParam({ name: 'run', ...described('run') })
  @Described({
    summary: 'The invoice basis of a run',
    description: 'What the host’s own accounting system needs to make out the documents of a run that was issued.',
    schema: 'InvoiceBasisAnswer',
    example: examples.invoiceBasis,
    row: 'one row per line of each document.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async invoiceBasis(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Param('run') run: string,
    @Query() { validOn, knownAt }: StateParameters,
  ): Promise<Shown> {
    // A year that can be none is no address.
    if (!/^(19|2\d)\d{2}$/.test(year))
      throw new HttpRefused({ refusal: routeUnknown({ path: `accounts/${year}/invoice-runs/${run}/basis` }) });
    const asked = { cooperation, year: Number(year), run };
    const question = { ...asked, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskInvoiceBasis(question)));
    const name = [cooperation, 'invoice-basis', year, run.replace(/[^A-Za-z0-9-]/g, '-')].join('-');
    return new Shown(answer, { csv: () => invoiceBasisCsv(answer), name, keeps: 'passing' });
  }

  @Post('invoice-numbers')
  @TakesFile({
    summary: 'Take the numbers that the host’s own system gave documents',
    description:
      'CSV with the columns `invoice` (our number) and `number`: all of them or none. What has its number already is passed over.',
    file: NUMBERS_FILE,
    schema: 'InvoiceNumbersAnswer',
    example: examples.invoiceNumbers,
  })
  @Requires('money.record')
  async takeNumbers(
    @Param('cooperation') cooperation: string,
    @Query() { name = 'invoice-numbers.csv' }: NumbersFileParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    const file = await this.#handedIn(cooperation, name, NUMBERS_FILE, request, response);
    const answer = await this.#accepted(cooperation, await this.commands.execute(new ImportInvoiceNumbers(file)));
    return new Shown(answer, { keeps: 'passing', status: answer.position === null ? 200 : 201 });
  }

  @Get('payments')
  @UseInterceptors(ReadYourWrite)
  @OfCooperation()
  @Described({
    summary: 'Payments, and what they were put against',
    description: 'What the bank had booked by a day, of one year or all, and what of it is put against no document.',
    schema: 'PaymentsAnswer',
    example: examples.payments,
    row: 'one row per payment and document, and one for what is left.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async payments(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt, year, unmatched }: PaymentsParameters,
  ): Promise<Shown> {
    const asked = { year: year === undefined ? null : Number(year), unmatched: unmatched === 'true' };
    const question = { cooperation, ...asked, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskPayments(question)));
    const name = [cooperation, 'payments', answer.validOn].join('-');
    return new Shown(answer, { csv: () => paymentsCsv(answer), name, keeps: 'passing' });
  }

  /** The file of a request, by the host’s economist only. */
  async #handedIn(
    book: BookId,
    name: string,
    takes: FileTaken,
    request: ActedRequest,
    response: Response,
  ): Promise<FileHandedIn> {
    const { actor, correlation } = request;
    if (!actor) throw new Error(`${request.method} ${request.path} was let through without an actor`);
    const bytes = await fileOf(request, response, takes);
    const recorded = this.clock.now();
    return {
      ...{ book, name, bytes, recorded, actor: officeOf(actor), condition: hostOnly(actor, dateInOslo(recorded)) },
      ...(correlation !== undefined && { correlation }),
    };
  }

  async #accepted<T>(cooperation: BookId, answer: T | Refusal): Promise<T> {
    if (!isRefusal(answer)) return answer;
    const unknown = answer.code === notEstablished.code;
    throw new HttpRefused({ refusal: unknown ? await this.resources.unknown(cooperation) : answer });
  }
}
