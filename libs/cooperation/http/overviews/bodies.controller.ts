import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Language, orThrow } from '#kernel';
import { AskBodies } from '../../application/bodies-questions.ts';
import { bodiesCsv } from '../../application/csv.ts';
import { Described, OfCooperation } from '../described.ts';
import { AskedLanguage } from '../edge/language.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { StateParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import * as examples from './bodies-examples.ts';

/** Who decides, and by which rules. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class BodiesController {
  constructor(private readonly queries: QueryBus) {}

  @Get('bodies')
  @OfCooperation()
  @Described({
    summary: 'The bodies on a day',
    description: 'Seats by office, who signs for the body, and by which rules it decides, or that it has none.',
    schema: 'BodiesAnswer',
    example: examples.bodies,
    row: 'one row per seat, and one for a body without seats.',
    problems: [404, 422],
  })
  @Requires('book.read')
  async bodies(
    @Param('cooperation') cooperation: string,
    @Query() { validOn, knownAt }: StateParameters,
    @AskedLanguage() language: Language,
  ): Promise<Shown> {
    const question = { cooperation, validOn: validOn ?? null, knownAt: knownAt ?? null };
    const answer = orThrow(await this.queries.execute(new AskBodies(question, language)));
    const name = [cooperation, 'bodies', answer.validOn].join('-');
    return new Shown(answer, { csv: () => bodiesCsv(answer), name, keeps: 'passing' });
  }
}
