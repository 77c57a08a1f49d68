import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Actor, type BookId, dateInOslo, isBookId, orThrow, type Refusal, refusalType } from '#kernel';
import type { Holder, People, PeopleStore } from '#people';
import { BESIDE, type Beside, Erasing } from '../../application/erasing.ts';
import { AskStanding, RecordCommand } from '../../application/messages.ts';
import { bodyOfOfficeUnknown } from '../../application/office-of-known-body.ts';
import { CLOCK, type Clock } from '../../application/ports.ts';
import { bookIdMalformed } from '../../application/refusals.ts';
import { schemaProblem } from '../../application/schema-problem.ts';
import { type KindOf, recordsName, seesName } from '../../application/who-sees-names.ts';
import type { CooperationState } from '../../domain/state.ts';
import { Described, OfCooperation } from '../described.ts';
import type { ActedRequest } from '../edge/acted-request.ts';
import { bodyOf } from '../edge/body.ts';
import { correlationOf } from '../edge/correlation.ts';
import { HttpRefused } from '../edge/problem.ts';
import { bodyNoObject, fieldWrong } from '../edge/refusals.ts';
import { Shown } from '../edge/representation.ts';
import { idempotencyKeyOf } from '../edge/request-headers.ts';
import { Requires } from '../edge/requires.ts';
import { NoParameters, PeopleParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import { Resources } from '../resources/shown.ts';
import type { HolderAnswer, HolderView, PeopleAnswer } from './answers.ts';
import { DescribedPeople, peopleExample } from './described.ts';
import { holderOfAnother, kindsIn } from './own-people-only.ts';
import { HolderCorrectionSchema, HolderEndSchema, HolderErasureSchema, NewHolderSchema } from './schemas.ts';

const noPeopleHere = refusalType<object>('people-not-here', 'unavailable', {
  nb: () => 'Denne serveren har ingen datamappe for navn. Start den med FELLESBOK_DATA.',
  nn: () => 'Denne tenaren har inga datamappe for namn. Start han med FELLESBOK_DATA.',
  en: () => 'This server has no data directory for names. Start it with FELLESBOK_DATA.',
});

type Fields = Readonly<Record<string, string | null>>;

/** Names and contact points beside the book: shown to offices that may see them, added, corrected, ended and erased. */
@ApiTags('people')
@Controller('api/cooperations/:cooperation/people')
export class PeopleController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
    private readonly erasing: Erasing,
    private readonly resources: Resources,
    @Inject(BESIDE) private readonly beside: Beside | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @UseInterceptors(ReadYourWrite)
  @OfCooperation()
  @Described({
    summary: 'Who has which office on a day',
    description:
      'Names and contact points as they are known now, of those that the actor may see (A-31); of others the office alone. What was corrected or erased is shown nowhere.',
    schema: 'PeopleAnswer',
    example: peopleExample,
    problems: [404],
  })
  @Requires('people.read')
  async listPeople(
    @Param('cooperation') cooperation: string,
    @Query() { validOn = dateInOslo(this.clock.now()) }: PeopleParameters,
    @Req() request: ActedRequest,
  ): Promise<Shown> {
    const state = await this.#stateOf(cooperation);
    // What another server recorded as erased is erased here too before anything is shown.
    const unfinished = await this.erasing.finish(cooperation);
    if (unfinished) throw new HttpRefused({ refusal: unfinished });
    const holders = orThrow(this.#people.list(cooperation, validOn));
    const view = viewFor(actorOf(request), kindsIn(state));
    const body: PeopleAnswer = { cooperation, validOn, people: holders.map(view) };
    return new Shown(body, { keeps: 'passing' });
  }

  @Post()
  @DescribedPeople({
    summary: 'Add somebody in an office',
    description:
      'Keeps a name and how to reach them, beside the book. An office has one person at a time. Sent again with the same `Idempotency-Key` it adds nobody.',
    body: 'NewHolder',
    status: 201,
  })
  @Requires('people.record')
  async addHolder(
    @Param('cooperation') cooperation: string,
    @Query() _: NoParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    const { key, fields, actor } = await this.#asked(request, response, NewHolderSchema);
    const state = await this.#stateOf(cooperation);
    const { office = '', from = '', name = '', body, municipality, ...rest } = fields as Record<string, string>;
    mayRecord(actor, { body: body ?? null, municipality: municipality ?? null }, kindsIn(state));
    const nowhere = bodyOfOfficeUnknown(state, body, office);
    if (nowhere) throw new HttpRefused({ refusal: nowhere });
    const asked = { cooperation, office, from, name, body, municipality, ...rest, by: actor.id, request: key };
    const { holder, repeated } = orThrow(this.#people.with('create', (store) => store.add(asked)));
    return shown(viewFor(actor, kindsIn(state))(holder), repeated, repeated ? 200 : 201);
  }

  @Post(':holder/corrections')
  @HttpCode(200)
  @DescribedPeople({
    summary: 'Correct a name or how to reach somebody',
    description: 'What it said before is overwritten for good; that it was corrected, when and by which office stays.',
    body: 'HolderCorrection',
    status: 200,
  })
  @Requires('people.record')
  correctHolder(
    @Param('cooperation') cooperation: string,
    @Param('holder') holder: string,
    @Query() _: NoParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    return this.#changed({ cooperation, holder, request, response }, HolderCorrectionSchema, (store, fields, by) =>
      store.correct(cooperation, holder, fields as object, by),
    );
  }

  @Post(':holder/ends')
  @HttpCode(200)
  @DescribedPeople({
    summary: 'End that somebody has an office',
    description: 'From the day named they have it no longer. The name stays until it is erased.',
    body: 'HolderEnd',
    status: 200,
  })
  @Requires('people.record')
  endHolder(
    @Param('cooperation') cooperation: string,
    @Param('holder') holder: string,
    @Query() _: NoParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    return this.#changed({ cooperation, holder, request, response }, HolderEndSchema, (store, { until }, by) =>
      store.end(cooperation, holder, until ?? '', by),
    );
  }

  @Post(':holder/erasures')
  @HttpCode(200)
  @DescribedPeople({
    summary: 'Erase a name for good',
    description:
      'Records the erasure in the book, by the opaque id, and then removes name and contact points from the file. The office and its days stay.',
    body: 'HolderErasure',
    status: 200,
  })
  @Requires('people.record')
  async eraseHolder(
    @Param('cooperation') cooperation: string,
    @Param('holder') id: string,
    @Query() _: NoParameters,
    @Req() request: ActedRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Shown> {
    const { key, fields, actor } = await this.#asked(request, response, HolderErasureSchema);
    const kinds = kindsIn(await this.#stateOf(cooperation));
    mayRecord(actor, orThrow(this.#people.with('change', (store) => store.find(cooperation, id))), kinds);
    const recorded = this.clock.now();
    const { ground = '', authority = '' } = fields as Record<string, string>;
    const day = dateInOslo(recorded);
    const data = { what: 'OFFICE_HOLDER', id, ground, authority } as const;
    const command = { type: 'RecordErasure', data, decided: day, validFrom: day } as const;
    const { role, municipality } = actor;
    const recording = {
      actor: { id: actor.id, role, ...(municipality !== undefined && { municipality }) },
      idempotencyKey: key,
      recorded,
      correlation: request.correlation ?? correlationOf(request.headers),
    };
    const { repeated } = orThrow(await this.commands.execute(new RecordCommand(cooperation, command, recording)));
    const after = orThrow(this.#people.with('change', (store) => store.find(cooperation, id)));
    return shown(viewFor(actor, kinds)(after), repeated, 200);
  }

  async #changed(
    { cooperation, holder, request, response }: ChangeRequest,
    schema: TSchema,
    work: (store: PeopleStore, fields: Fields, by: string) => Holder | Refusal,
  ): Promise<Shown> {
    const { fields, actor } = await this.#asked(request, response, schema);
    const kinds = kindsIn(await this.#stateOf(cooperation));
    const changed = this.#people.with('change', (store) => {
      const before = orThrow(store.find(cooperation, holder));
      mayRecord(actor, before, kinds);
      mayRecord(
        actor,
        { ...before, ...('municipality' in fields && { municipality: fields.municipality ?? null }) },
        kinds,
      );
      return work(store, fields, actor.id);
    });
    return shown(viewFor(actor, kinds)(orThrow(changed)), false, 200);
  }

  async #asked(request: ActedRequest, response: Response, schema: TSchema) {
    const key = idempotencyKeyOf(request.headers);
    const fields = fieldsIn(await bodyOf(request, response), schema);
    return { key, fields, actor: actorOf(request) };
  }

  get #people(): People {
    if (!this.beside) throw new HttpRefused({ refusal: noPeopleHere({}) });
    return this.beside.people;
  }

  async #stateOf(cooperation: BookId): Promise<CooperationState> {
    if (!isBookId(cooperation)) throw new HttpRefused({ refusal: bookIdMalformed({ cooperation }) });
    const { state } = (await this.queries.execute(new AskStanding(cooperation, null))).cooperation;
    if (!state.register.established) throw new HttpRefused({ refusal: await this.resources.unknown(cooperation) });
    return state;
  }
}

interface ChangeRequest {
  readonly cooperation: BookId;
  readonly holder: string;
  readonly request: ActedRequest;
  readonly response: Response;
}

function actorOf({ actor, method, path }: ActedRequest): Actor {
  if (!actor) throw new Error(`${method} ${path} was let through without an actor`);
  return actor;
}

function mayRecord(actor: Actor, holder: Pick<Holder, 'body' | 'municipality'>, kinds: KindOf): void {
  const { id, role } = actor;
  if (!recordsName(actor, holder, kinds)) throw new HttpRefused({ refusal: holderOfAnother({ actor: id, role }) });
}

/** The holder as an actor may see it. */
const viewFor =
  (actor: Actor, kinds: KindOf) =>
  (holder: Holder): HolderView => {
    const { holder: id, body, office, municipality, from, until, erased, changes, person } = holder;
    const seen = seesName(actor, holder, kinds) ? person : null;
    const state = erased ? 'ERASED' : seen ? 'NAMED' : 'HIDDEN';
    const { name = null, email = null, phone = null } = seen ?? {};
    return { holder: id, body, office, municipality, from, until, state, name, email, phone, erased, changes };
  };

function shown(holder: HolderView, repeated: boolean, status: number): Shown {
  const body: HolderAnswer = { holder, repeated };
  return new Shown(body, { keeps: 'passing', status });
}

/** The fields of a body as its schema says. What is wrong is told without the value: it can be a name. */
function fieldsIn(body: unknown, schema: TSchema): Fields {
  const known = Object.keys((schema as { properties?: object }).properties ?? {}).join(', ');
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new HttpRefused({ refusal: bodyNoObject({ known }) });
  if (Compile(schema).Check(body)) return body as Fields;
  const { at, problem } = schemaProblem(schema, body, '/');
  throw new HttpRefused({ refusal: fieldWrong({ field: at, ...problem }) });
}
