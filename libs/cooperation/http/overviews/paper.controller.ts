import { applyDecorators, Controller, Get, Param, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type Language, orThrow } from '#kernel';
import { AskInvoicePaper, AskSettlementPaper, type PrintedPaper } from '../../application/paper-questions.ts';
import { OfCooperation, problemResponses } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { CalendarDate } from '../edge/parameters.ts';
import { HttpRefused } from '../edge/problem.ts';
import { notAcceptable, routeUnknown } from '../edge/refusals.ts';
import { etagOf } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { DocumentParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import { PATH_PARAMETERS } from '../resources/path-parameters.ts';

export class PaperParameters extends DocumentParameters {
  @CalendarDate({
    description: 'The date asked about, Europe/Oslo, YYYY-MM-DD. Default: today.',
    example: '2026-03-01',
    optional: true,
  })
  readonly validOn?: string;
}

const MEDIA = 'application/pdf';

const DescribedPaper = (summary: string, description: string): MethodDecorator =>
  applyDecorators(
    ApiOperation({ summary, description }),
    ApiResponse({
      status: 200,
      description: 'The paper.',
      content: {
        [MEDIA]: {
          schema: { type: 'string', format: 'binary', description: 'A tagged PDF, A4, with its font in it.' },
          example: '%PDF-1.7',
        },
      },
    }),
    ApiResponse({ status: 304, description: 'The content is still that of the ETag in If-None-Match.' }),
    ...problemResponses([400, 401, 403, 404, 406, 414, 422, 429, 500, 503]),
  );

/** What a council member gets in the hand: documents of the money on paper, each with its basis (fordelingsnotat). */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class PaperController {
  constructor(private readonly queries: QueryBus) {}

  @Get('invoices/:invoice/paper')
  @OfCooperation()
  @ApiParam({
    name: 'invoice',
    description: PATH_PARAMETERS.invoice ?? '',
    schema: { type: 'string', example: '2025-0001' },
  })
  @DescribedPaper(
    'An invoice or a credit note on paper, with its basis',
    'For reading and printing, in the language of Accept-Language: the document as it was issued, and how its amount came about from costs, key and population as they were known to its run.',
  )
  @Requires('book.read')
  async invoicePaper(
    @Param('cooperation') cooperation: string,
    @Param('invoice') invoice: string,
    @Query() { validOn, knownAt }: PaperParameters,
    @AskedLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const question = { cooperation, invoice, validOn: validOn ?? null, knownAt: knownAt ?? null };
    refuseOtherForms(request);
    const paper = orThrow(await this.queries.execute(new AskInvoicePaper(question, language)));
    // Made of what its run knew: it does not change with what the book learns.
    send(paper, language, 'private, max-age=3600', response);
  }

  @Get('accounts/:year/settlement/paper')
  @OfCooperation()
  @ApiParam({
    name: 'year',
    description: 'The accounting year.',
    schema: { type: 'string', example: '2025' },
  })
  @DescribedPaper(
    'The settlement of a year on paper, with its basis',
    'For reading and printing, in the language of Accept-Language: all municipalities beside each other, what the year cost them, what was billed, and how the shares came about.',
  )
  @Requires('book.read')
  async settlementPaper(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Query() { validOn, knownAt }: PaperParameters,
    @AskedLanguage() language: Language,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!/^\d{4}$/.test(year))
      throw new HttpRefused({ refusal: routeUnknown({ path: `accounts/${year}/settlement/paper` }) });
    refuseOtherForms(request);
    const question = { cooperation, year: Number(year), validOn: validOn ?? null, knownAt: knownAt ?? null };
    const paper = orThrow(await this.queries.execute(new AskSettlementPaper(question, language)));
    send(paper, language, 'private, no-cache', response);
  }
}

function refuseOtherForms(request: Request): void {
  const accept = request.headers.accept ?? '';
  if (!request.accepts(MEDIA))
    throw new HttpRefused({ refusal: notAcceptable({ accept, offered: MEDIA }), status: 406 });
}

function send({ bytes, name }: PrintedPaper, language: Language, keeps: string, response: Response): void {
  const content = Buffer.from(bytes);
  response.setHeader('Content-Type', MEDIA);
  response.setHeader('Content-Language', language);
  response.setHeader('Content-Disposition', `inline; filename="${name}.pdf"`);
  response.setHeader('Cache-Control', keeps);
  response.setHeader('ETag', etagOf(content));
  response.vary('Accept, Accept-Language');
  response.send(content);
}
