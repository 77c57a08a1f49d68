import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { SCHEMAS } from './schemas.ts';

const INTRODUCTION = `The book of an inter-municipal cooperation. Every question has two clocks:
\`validOn\` (or a period) is the date asked about, \`knownAt\` is what the book knew then. \`knownAt\` is a date (the end
of that day in Europe/Oslo), an instant with its offset, or a number N (the first N events of the book); without it, the
question is about now. Every answer says which \`knownAt\` and \`size\` it rests on.

Amounts in answers are kroner with two decimals, as decimal strings; in what is recorded they are whole øre. Shares are
exact fractions, as strings. Dates are days in Europe/Oslo, instants are UTC. Events are named by their index in the book.

What is recorded stands for ever; the time is the server's. Every recording has an \`Idempotency-Key\`: sent again with the
same body, it gets the first answer. With \`If-Match\` it is recorded only if what was read still holds. Its answer has a
\`position\`: a question asked \`after\` it sees what was recorded, whichever server it asks.

A question that has no answer is a problem (RFC 9457), never zero and never an empty list. Texts are in bokmål (nb),
nynorsk (nn) or English (en), as Accept-Language asks; bokmål is the default. \`format=csv\` or \`Accept: text/csv\`
gives rows.`;

/** The description of every route, as OpenAPI 3.1. */
export function describeApi(app: INestApplication, version: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Fellesbok API')
    .setDescription(INTRODUCTION)
    .setVersion(version)
    .setLicense('EUPL-1.2', 'https://eupl.eu/1.2/en/')
    .addTag('cooperations', 'What the book of a cooperation can be asked.')
    .addTag('recording', 'What can be recorded in it.')
    .addTag('people', 'Who has which office: names and contact points, erasable.')
    .addTag('keys', 'Who may ask and record.')
    .addTag('server', 'The server itself.')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'An API key; it says who asks and in which role.' },
      'key',
    )
    .addSecurityRequirements('key')
    .addGlobalParameters({
      name: 'Accept-Language',
      in: 'header',
      required: false,
      description: 'Language of names and texts: nb (default), nn or en.',
      schema: { type: 'string', enum: ['nb', 'nn', 'en'] },
    });
  const document = SwaggerModule.createDocument(app, builder.build(), {
    operationIdFactory: (_, method) => method,
  });
  return { ...document, components: { ...document.components, schemas: componentSchemas() } };
}

/** Each schema once: where one stands inside another it is referred to by its title. */
function componentSchemas(): NonNullable<OpenAPIObject['components']>['schemas'] {
  const schemas = JSON.parse(JSON.stringify(SCHEMAS)) as Record<string, object>;
  const referring = (value: unknown, top: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => referring(item, false));
    if (typeof value !== 'object' || value === null) return value;
    const { title } = value as { title?: unknown };
    if (!top && typeof title === 'string' && title in schemas) return { $ref: `#/components/schemas/${title}` };
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, referring(inner, false)]));
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([title, schema]) => [title, referring(schema, true) as object]),
  );
}
