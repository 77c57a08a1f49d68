import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse } from '@nestjs/swagger';
import type { CommandType } from '../../domain/commands.ts';
import { OfCooperation, problemResponses, refTo } from '../described.ts';
import { PATH_PARAMETERS } from '../resources/path-parameters.ts';
import { RESOURCES } from '../resources/resources.ts';
import { COMMAND_ROUTES, changedBy, guardedBy } from './command-routes.ts';
import { recordedExample, requestExamples } from './examples.ts';
import { REQUEST_SCHEMAS, requestTitle } from './request.dto.ts';

const PROBLEMS = [400, 401, 403, 404, 409, 412, 413, 414, 415, 429, 500, 503];

/** How the route of a command stands in the API's description. */
export function DescribedCommand(type: CommandType): MethodDecorator {
  const { path, summary } = COMMAND_ROUTES[type];
  const title = requestTitle(type);
  const said = (REQUEST_SCHEMAS[title] as { description?: string }).description ?? '';
  const guarded = RESOURCES[guardedBy(type)].summary.toLowerCase();
  const recorded = (example: object) => ({ 'application/json': { schema: refTo('RecordedAnswer'), example } });
  const headers = {
    'X-Correlation-Id': header('By which the request is found in the log; the events carry it too.'),
    ...(changedBy(type) && {
      Location: header('Address of what was recorded or changed.'),
      ETag: header('Its tag, for `If-Match`.'),
    }),
  };
  return applyDecorators(
    ApiOperation({ summary, description: `${said} Records the command ${type}.` }),
    OfCooperation(),
    ...[...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) =>
      ApiParam({ name, description: PATH_PARAMETERS[name] ?? name, schema: { type: 'string' } }),
    ),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description:
        'One per recording, 1 to 200 visible ASCII characters, for example a new UUID. The same key with the same body gives the first answer.',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: `Record only if this is still as it was read: ${guarded}, by its ETag.`,
      schema: { type: 'string' },
    }),
    ApiHeader({
      name: 'X-Correlation-Id',
      required: false,
      description:
        'A UUID or a trace id by which the caller follows the request; without it that of `traceparent`, else a new one.',
      schema: { type: 'string' },
    }),
    ApiBody({ required: true, schema: refTo(title), examples: { [type]: { value: requestExamples[type] } } }),
    ApiResponse({ status: 201, description: 'Recorded.', headers, content: recorded(recordedExample) }),
    ApiResponse({
      status: 200,
      description: 'The same was recorded before with this key: the first answer again. Nothing was recorded now.',
      headers: { ...headers, 'Idempotency-Replayed': header('true.') },
      content: recorded({ ...recordedExample, repeated: true }),
    }),
    ...problemResponses(PROBLEMS),
  );
}

const header = (description: string) => ({ description, schema: { type: 'string' as const } });
