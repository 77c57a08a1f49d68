import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Response } from 'express';
import { type BookId, isBookId, isRefusal, type Recording, type Refusal } from '#kernel';
import { BESIDE, type Beside } from '../../application/erasing.ts';
import { RecordCommand } from '../../application/messages.ts';
import { CLOCK, type Clock } from '../../application/ports.ts';
import { readCommand } from '../../application/read-command.ts';
import { recordedAnswer } from '../../application/recorded-answer.ts';
import type { Condition, Recorded } from '../../application/recorder.ts';
import { bookIdMalformed, changedSince, commandMalformed, keyReused } from '../../application/refusals.ts';
import type { BookCommand, CommandType } from '../../domain/commands.ts';
import { notEstablished } from '../../domain/refusals.ts';
import type { ActedRequest } from '../edge/acted-request.ts';
import { bodyOf } from '../edge/body.ts';
import { correlationOf } from '../edge/correlation.ts';
import { HttpRefused } from '../edge/problem.ts';
import { addressContradicts, fieldWrong } from '../edge/refusals.ts';
import { Shown } from '../edge/representation.ts';
import { type IfMatch, idempotencyKeyOf, ifMatchOf } from '../edge/request-headers.ts';
import { addressOf, type Ids, resourceOf, tagOf } from '../resources/resources.ts';
import { Resources } from '../resources/shown.ts';
import { COMMAND_ROUTES, changedBy, guardedBy, namedIn } from './command-routes.ts';
import { everyOne, ofTheActor } from './of-the-actor.ts';
import { officeOf } from './office-of.ts';
import { type RecordingRequest, readRequest, wrongFields } from './request.dto.ts';

/** From a request to the events it recorded, or to the problem that says what stands in the way. */
@Injectable()
export class Recordings {
  constructor(
    private readonly commands: CommandBus,
    private readonly resources: Resources,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(BESIDE) private readonly beside: Beside | null,
  ) {}

  async record(type: CommandType, request: ActedRequest, response: Response): Promise<Shown> {
    const { actor, params, headers } = request;
    if (!actor) throw new Error(`${request.method} ${request.path} was let through without an actor`);
    const { cooperation = '', ...ids } = params as Record<string, string>;
    if (!isBookId(cooperation)) throw new HttpRefused({ refusal: bookIdMalformed({ cooperation }) });
    const idempotencyKey = idempotencyKeyOf(headers);
    const ifMatch = ifMatchOf(headers);
    const asked = readRequest(await bodyOf(request, response));
    const command = commandOf(type, asked);
    sameNames(type, command, ids);

    const { body, caseReference, documents } = asked;
    const recording: Recording = {
      actor: officeOf(actor),
      idempotencyKey,
      recorded: this.clock.now(),
      correlation: request.correlation ?? correlationOf(headers),
      ...(body !== undefined && { body }),
      ...(caseReference !== undefined && { caseReference }),
      ...(documents !== undefined && { documents }),
    };
    const own = ofTheActor({ actor, command, body, cooperation, beside: this.beside });
    const condition = ifMatch ? everyOne([own, unchanged(type, cooperation, ids, ifMatch)]) : own;
    const outcome = await this.commands.execute(new RecordCommand(cooperation, command, recording, condition));
    if (isRefusal(outcome)) throw await this.#refused(outcome, type, cooperation, { ...namedIn(command), ...ids });
    return shownOf(outcome, type, cooperation, { ...namedIn(command), ...ids });
  }

  /** The refusal with what is there, when it is because of what is there. */
  async #refused(refusal: Refusal, type: CommandType, cooperation: BookId, ids: Ids): Promise<HttpRefused> {
    if (refusal.code === notEstablished.code)
      return new HttpRefused({ refusal: await this.resources.unknown(cooperation) });
    const changed = refusal.code === changedSince.code;
    const kind = changed ? guardedBy(type) : changedBy(type);
    const becauseOfBook = refusal.kind === 'conflict' && refusal.code !== keyReused.code;
    const current = becauseOfBook && kind ? await this.resources.find(cooperation, kind, ids) : null;
    return new HttpRefused({ refusal, ...(changed && { status: 412 }), ...(current && { current }) });
  }
}

function commandOf(type: CommandType, { decided, validFrom, data }: RecordingRequest): BookCommand {
  const command = readCommand({ command: type, decided, data, ...(validFrom !== undefined && { validFrom }) });
  if (!isRefusal(command)) return command;
  const { at, field, nb, nn, en } = command.details as Record<string, string>;
  if (command.code === commandMalformed.code) {
    const parameter = at === '/' ? '/data' : `/data${at}`;
    const text = { nb: nb ?? '', nn: nn ?? '', en: en ?? '' };
    throw wrongFields([{ parameter, refusal: fieldWrong({ field: parameter, ...text }) }]);
  }
  throw wrongFields([{ parameter: `/${field}`, refusal: command }]);
}

/** An address says again what the data says, so that nothing is recorded of another thing than was meant. */
function sameNames(type: CommandType, command: BookCommand, ids: Ids): void {
  const named = namedIn(command);
  for (const [, name = ''] of COMMAND_ROUTES[type].path.matchAll(/:([A-Za-z]+)/g)) {
    const [address = '', data = ''] = [ids[name], named[name]];
    if (address !== data) throw new HttpRefused({ refusal: addressContradicts({ name, address, data }) });
  }
}

function unchanged(type: CommandType, cooperation: BookId, ids: Ids, { asked, holds }: IfMatch): Condition {
  const kind = guardedBy(type);
  return (standing) => {
    const last = resourceOf(kind).last(standing, ids);
    if (holds(last === null ? null : tagOf(last))) return null;
    return changedSince({ address: addressOf(cooperation, kind, ids), asked });
  };
}

/** 201 with what was recorded; 200 when the same was recorded before, so that nothing was now. */
function shownOf(recorded: Recorded, type: CommandType, cooperation: BookId, ids: Ids): Shown {
  const { events, repeated } = recorded;
  const kind = changedBy(type);
  // Of what a decision brings about, the effect's events come after its own.
  const last = events[0]?.index;
  return new Shown(recordedAnswer(recorded), {
    keeps: 'passing',
    status: repeated ? 200 : 201,
    ...(kind && last !== undefined && { tag: tagOf(last) }),
    headers: {
      ...(repeated && { 'Idempotency-Replayed': 'true' }),
      ...(kind && { Location: addressOf(cooperation, kind, ids) }),
    },
  });
}
