import { Controller, Post, Put, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { CommandType } from '../../domain/commands.ts';
import type { ActedRequest } from '../edge/acted-request.ts';
import type { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { NoParameters } from '../questions.dto.ts';
import { COMMAND_ROUTES, COMMAND_TYPES } from './command-routes.ts';
import { DescribedCommand } from './described-command.ts';
import { Recordings } from './recordings.ts';

/** One route per command, made from the table; a method is named as its command. */
@ApiTags('recording')
@Controller('api/cooperations/:cooperation')
export class RecordingController {
  constructor(private readonly recordings: Recordings) {}

  /** What every route does. */
  protected record(type: CommandType, request: ActedRequest, response: Response): Promise<Shown> {
    return this.recordings.record(type, request, response);
  }
}

const METHODS = { post: Post, put: Put } as const;

for (const type of COMMAND_TYPES) addRoute(RecordingController, type);

function addRoute({ prototype }: Type<RecordingController>, type: CommandType): void {
  const { method, path, requires } = COMMAND_ROUTES[type];
  const name = `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`;
  const value = function (this: RecordingController, request: ActedRequest, response: Response): Promise<Shown> {
    return this.record(type, request, response);
  };
  Object.defineProperty(value, 'name', { value: name });
  Object.defineProperty(prototype, name, { value, configurable: true });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  Reflect.defineMetadata('design:paramtypes', [Object, Object, NoParameters], prototype, name);
  Req()(prototype, name, 0);
  Res({ passthrough: true })(prototype, name, 1);
  Query()(prototype, name, 2);
  for (const decorate of [METHODS[method](path), Requires(requires), DescribedCommand(type)])
    decorate(prototype, name, descriptor);
}
