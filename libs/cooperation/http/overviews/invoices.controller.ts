import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { balancesCsv, confirmationCsv, invoiceCsv, invoicesCsv } from '../../application/invoices-csv.ts';
import {
  AskBalances,
  AskConfirmation,
  AskInvoice,
  AskInvoiceDocument,
  AskInvoices,
} from '../../application/invoices-questions.ts';
import { Described, DescribedText, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { Shown, ShownText } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { DocumentParameters, InvoicesParameters, StateParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import { PATH_PARAMETERS } from '../resources/path-parameters.ts';
import * as examples from './invoices-examples.ts';

const asked = (cooperation: string, { validOn, knownAt }: StateParameters) => ({
  cooperation,
  validOn: validOn ?? null,
  knownAt: knownAt ?? null,
});
const ofInvoice = () =>
  ApiParam({
    name: 'invoice',
    description: PATH_PARAMETERS.invoice ?? '',
    schema: { type: 'string', example: '2025-0001' },
  });

/** What was invoiced, paid and is open. Who may read the book sees the cooperation’s economy, whoever owes. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class InvoicesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('invoices')
  @OfCooperation()
  @Described({
    summary: 'Invoices and credit notes on a day',
    description:
      'Each with its lines, payments, dispute, late interest and status as of the day, and the runs that are not issued; all, or some by year, municipality or status.',
    schema: 'InvoicesAnswer',
    example: examples.invoices,
    row: 'one row per document, then one per municipality of a run that is not issued.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async invoices(
    @Param('cooperation') cooperation: string,
    @Query() { year, municipality, status, ...parameters }: InvoicesParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const some = {
      year: year === undefined ? null : Number(year),
      municipality: municipality ?? null,
      status: status ?? null,
    };
    const question = { ...asked(cooperation, parameters), ...some };
    const answer = orThrow(await this.queries.execute(new AskInvoices(question, language)));
    const name = [cooperation, 'invoices', ...(year === undefined ? [] : [year]), answer.validOn].join('-');
    return new Shown(answer, { csv: () => invoicesCsv(answer), name, keeps: 'passing' });
  }

  @Get('invoices/:invoice')
  @OfCooperation()
  @ofInvoice()
  @Described({
    summary: 'An invoice or a credit note on a day',
    description: 'As it stands, with every event that speaks of it or of the run that it came from.',
    schema: 'InvoiceOnDayAnswer',
    example: examples.invoice,
    row: 'one row per line of the document.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async invoiceOnDay(
    @Param('cooperation') cooperation: string,
    @Param('invoice') invoice: string,
    @Query() parameters: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { ...asked(cooperation, parameters), invoice };
    const answer = orThrow(await this.queries.execute(new AskInvoice(question, language)));
    const name = [cooperation, 'invoice', answer.invoice.invoice, answer.validOn].join('-');
    return new Shown(answer, { csv: () => invoiceCsv(answer), name, keeps: 'passing' });
  }

  @Get('invoices/:invoice/ehf')
  @OfCooperation()
  @ofInvoice()
  @DescribedText({
    summary: 'The EHF document of an invoice or a credit note',
    description:
      'The bytes that were made when it was issued, always the same. They are compared with the SHA-256 in the book before they are given out; it is the ETag.',
    media: 'application/xml',
    example: examples.ehf,
    problems: [404, 422],
  })
  @Requires('book.read')
  async invoiceDocument(
    @Param('cooperation') cooperation: string,
    @Param('invoice') invoice: string,
    @Query() { knownAt }: DocumentParameters,
  ): Promise<ShownText> {
    const question = { cooperation, invoice, knownAt: knownAt ?? null };
    const { bytes, sha256, ...of } = orThrow(await this.queries.execute(new AskInvoiceDocument(question)));
    const name = `${cooperation}-${of.invoice}.xml`;
    const how = { media: 'application/xml', name, language: 'nb' as const, tag: `"${sha256}"` };
    return new ShownText(bytes.toString('utf8'), { ...how, keeps: 'lasting' });
  }

  @Get('balances')
  @OfCooperation()
  @Described({
    summary: 'What each municipality owes on a day',
    description: 'Invoiced, paid, open, overdue, disputed, late interest, and what is open by days after the due date.',
    schema: 'BalancesAnswer',
    example: examples.balances,
    row: 'one row per municipality.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async balances(
    @Param('cooperation') cooperation: string,
    @Query() parameters: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const answer = orThrow(await this.queries.execute(new AskBalances(asked(cooperation, parameters), language)));
    const name = [cooperation, 'balances', answer.validOn].join('-');
    return new Shown(answer, { csv: () => balancesCsv(answer), name, keeps: 'passing' });
  }

  @Get('balances/:municipality')
  @OfCooperation()
  @ApiParam({
    name: 'municipality',
    description: PATH_PARAMETERS.municipality ?? '',
    schema: { type: 'string', example: '9902' },
  })
  @Described({
    summary: 'The balance of a municipality, confirmed by the host',
    description: 'Every document with something open at the end of the day, for the year-end (saldobekreftelse).',
    schema: 'ConfirmationAnswer',
    example: examples.confirmation,
    row: 'one row per open document.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async confirmedBalance(
    @Param('cooperation') cooperation: string,
    @Param('municipality') municipality: string,
    @Query() parameters: StateParameters,
  ): Promise<Shown> {
    const question = { ...asked(cooperation, parameters), municipality };
    const answer = orThrow(await this.queries.execute(new AskConfirmation(question)));
    const name = [cooperation, 'balance', answer.municipality.municipality, answer.validOn].join('-');
    return new Shown(answer, { csv: () => confirmationCsv(answer), name, keeps: 'passing' });
  }
}
