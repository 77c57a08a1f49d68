import { type DestinationStream, destination, type LevelWithSilent, pino, stdTimeFunctions } from 'pino';
import type { Log } from '#cooperation';

export const LOG_LEVELS = ['error', 'warn', 'info', 'silent'] as const satisfies readonly LevelWithSilent[];
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What no line may hold, wherever it came from: a key, what `Authorization` said, a connection string. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bfbk_([0-9a-f]{12})_[0-9a-f]+/gi, 'fbk_$1_…'],
  [/\b(Bearer|Basic)\s+(?!realm)[^\s"\\]+/gi, '$1 …'],
  [/\b((?:esdb|kurrentdb|kurrent)(?:\+discover)?:\/\/)[^\s"\\]+/gi, '$1…'],
  [/(:\/\/)[^\s"\\/@]+@/g, '$1…@'],
];

export const withoutSecrets = (line: string): string =>
  SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);

/** Of an error only what names it and where it arose: what hangs on it besides can hold anything. */
const told = (error: unknown): object => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    name,
    message,
    ...(typeof code === 'string' && { code }),
    stack,
    ...(cause !== undefined && { cause: told(cause) }),
  };
};

/**
 * A log of JSON lines, one for each thing that happened. Written at once, so that the last line before a crash is there;
 * without the name of the machine.
 */
export function logTo(stream: DestinationStream = destination({ dest: 2, sync: true }), level: LogLevel = 'info'): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: told },
      hooks: { streamWrite: withoutSecrets },
    },
    stream,
  );
}
