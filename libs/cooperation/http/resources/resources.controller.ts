import { Controller, Get, Param, Query, type Type, UseInterceptors } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { Described, OfCooperation } from '../described.ts';
import { Shown } from '../edge/representation.ts';
import { Requires } from '../edge/requires.ts';
import { ResourceParameters } from '../questions.dto.ts';
import { ReadYourWrite } from '../read-your-write.ts';
import { resourceExamples } from './examples.ts';
import { PATH_PARAMETERS } from './path-parameters.ts';
import { type Ids, RESOURCE_KINDS, RESOURCES, type ResourceKind } from './resources.ts';
import { Resources } from './shown.ts';

/** One route per kind of thing that has an address in a book, made from the table. */
@ApiTags('cooperations')
@UseInterceptors(ReadYourWrite)
@Controller('api/cooperations/:cooperation')
export class ResourcesController {
  constructor(private readonly resources: Resources) {}

  protected async read(kind: ResourceKind, { cooperation = '', ...ids }: Ids): Promise<Shown> {
    const { resource, etag } = await this.resources.at(cooperation, kind, ids);
    return new Shown(resource, { tag: etag, keeps: 'changing' });
  }
}

for (const kind of RESOURCE_KINDS) addRoute(ResourcesController, kind);

function addRoute({ prototype }: Type<ResourcesController>, kind: ResourceKind): void {
  const { path, summary, schema } = RESOURCES[kind];
  const name = `read${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  const value = function (this: ResourcesController, ids: Ids): Promise<Shown> {
    return this.read(kind, ids);
  };
  Object.defineProperty(value, 'name', { value: name });
  Object.defineProperty(prototype, name, { value, configurable: true });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  Reflect.defineMetadata('design:paramtypes', [Object, ResourceParameters], prototype, name);
  Param()(prototype, name, 0);
  Query()(prototype, name, 1);
  const described = Described({
    summary,
    description: 'As it stands now, with the index of the last event that speaks of it as its ETag.',
    schema,
    example: resourceExamples[kind],
    problems: [404],
  });
  const named = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, part = '']) =>
    ApiParam({ name: part, description: PATH_PARAMETERS[part] ?? part, schema: { type: 'string' } }),
  );
  for (const decorate of [Get(path), Requires('book.read'), OfCooperation(), ...named, described])
    decorate(prototype, name, descriptor);
}
