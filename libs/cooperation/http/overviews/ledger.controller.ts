import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { orThrow } from '#kernel';
import { ledgerCsv, statementCsv } from '../../application/ledger-csv.ts';
import { AskJournal, AskLedger, AskStatement, JOURNAL_PROGRAMS } from '../../application/ledger-questions.ts';
import { Described, DescribedText, OfCooperation } from '../described.ts';
import { HttpRefused } from '../edge/problem.ts';
import { routeUnknown } from '../edge/refusals.ts';
import { Shown, ShownText } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { StateParameters, TextParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import * as examples from './invoices-examples.ts';

const ofYear = () =>
  ApiParam({ name: 'year', description: 'The accounting year.', schema: { type: 'string', example: '2025' } });

/** A year that can be one; anything else is no address. */
function yearIn(year: string, path: string): number {
  if (!/^(19|2\d)\d{2}$/.test(year)) throw new HttpRefused({ refusal: routeUnknown({ path }) });
  return Number(year);
}

/** The ledger of an accounting year: what every event of money and costs comes to, in double entry. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class LedgerController {
  constructor(private readonly queries: QueryBus) {}

  @Get('accounts/:year/ledger')
  @OfCooperation()
  @ofYear()
  @Described({
    summary: 'The trial balance of an accounting year',
    description:
      'Opening, debit, credit and closing of every account by the day, and the ledger against the documents and payments it is made of.',
    schema: 'LedgerAnswer',
    example: examples.ledger,
    row: 'one row per account.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async ledger(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Query() { validOn, knownAt }: StateParameters,
  ): Promise<Shown> {
    const of = yearIn(year, `accounts/${year}/ledger`);
    const question = { cooperation, year: of, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskLedger(question)));
    const name = [cooperation, 'ledger', year, answer.validOn].join('-');
    return new Shown(answer, { csv: () => ledgerCsv(answer), name, keeps: 'passing' });
  }

  @Get('accounts/:year/ledger/statements/:account')
  @OfCooperation()
  @ofYear()
  @ApiParam({
    name: 'account',
    description: 'The account, as the trial balance names it.',
    schema: { type: 'string', example: 'assets:receivables:9902' },
  })
  @Described({
    summary: 'One account of an accounting year',
    description: 'Every posting of it by the day, with the balance after each and the event that it comes from.',
    schema: 'StatementAnswer',
    example: examples.statement,
    row: 'one row per posting.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async statement(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Param('account') account: string,
    @Query() { validOn, knownAt }: StateParameters,
  ): Promise<Shown> {
    const of = yearIn(year, `accounts/${year}/ledger/statements/${account}`);
    const question = { cooperation, year: of, account, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskStatement(question)));
    const name = [cooperation, 'statement', year, answer.account.replace(/[^\w-]+/g, '-'), answer.validOn].join('-');
    return new Shown(answer, { csv: () => statementCsv(answer), name, keeps: 'passing' });
  }

  @Get('accounts/:year/ledger/journals/:program')
  @OfCooperation()
  @ofYear()
  @ApiParam({
    name: 'program',
    description: 'The program that reads it.',
    schema: { type: 'string', enum: [...JOURNAL_PROGRAMS], example: 'hledger' },
  })
  @DescribedText({
    summary: 'The ledger of an accounting year for another program',
    description:
      'Every posting by the day after what the year opens with, as a journal of hledger or beancount, which sums it to the same balances.',
    media: 'text/plain',
    example: examples.journal,
    problems: [404, 422],
  })
  @Requires('book.read')
  async journal(
    @Param('cooperation') cooperation: string,
    @Param('year') year: string,
    @Param('program') program: string,
    @Query() { validOn, knownAt }: TextParameters,
  ): Promise<ShownText> {
    const of = yearIn(year, `accounts/${year}/ledger/journals/${program}`);
    const question = { cooperation, year: of, program, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const { text, validOn: day } = orThrow(await this.queries.execute(new AskJournal(question)));
    const name = `${[cooperation, 'ledger', year, day].join('-')}.${program === 'hledger' ? 'journal' : 'beancount'}`;
    return new ShownText(text, { media: 'text/plain', name, language: 'en', keeps: 'passing' });
  }
}
