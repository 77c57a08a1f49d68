import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { OfCooperation, problemResponses, refTo } from '../described.ts';
import { type FileTaken, mebibytes, Takes } from '../edge/takes.ts';

interface Told {
  readonly summary: string;
  readonly description: string;
  readonly file: FileTaken;
  /** Title of the schema of the answer. */
  readonly schema: string;
  readonly example: object;
}

/** A route that takes a file as its body, and how it stands in the API's description. */
export function TakesFile({ summary, description, file, schema, example }: Told): MethodDecorator {
  const known = 'By its SHA-256 a file that was taken before is known again: it needs no `Idempotency-Key`.';
  const answer = { 'application/json': { schema: refTo(schema), example } };
  const binary = { schema: { type: 'string' as const, format: 'binary' } };
  return applyDecorators(
    Takes(file),
    ApiOperation({ summary, description: `${description} ${known}` }),
    OfCooperation(),
    ApiBody({
      required: true,
      description: `The file as it is, of at most ${mebibytes(file.bytes)} MiB.`,
      schema: binary.schema,
    }),
    ApiResponse({ status: 201, description: 'The whole file was taken.', content: answer }),
    ApiResponse({
      status: 200,
      description:
        'Nothing was recorded: a preview was asked for, the file was taken before, or there is nothing in it.',
      content: answer,
    }),
    ...problemResponses([400, 401, 403, 404, 409, 413, 414, 415, 429, 500, 503]),
  );
}
