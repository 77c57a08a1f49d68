import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type CivilDate, canonicalJson, isCivilDate, isRefusal, type Refusal } from '#kernel';
import { type BookCommand, COMMANDS, type CommandType } from '../domain/commands.ts';
import { commandMalformed, commandUnknown, dateMalformed } from './refusals.ts';

const compiled = new Map(Object.entries(COMMANDS).map(([type, schema]) => [type, Compile(schema as TSchema)]));

/** What someone asks to have recorded, as it came in. */
export interface AskedCommand {
  readonly command: string;
  readonly decided: string;
  readonly validFrom?: string;
  readonly data: unknown;
}

/** The command, validated against its schema, or what is wrong with it and where. */
export function readCommand(asked: AskedCommand): BookCommand | Refusal {
  const schema = compiled.get(asked.command);
  if (!schema) return commandUnknown({ command: asked.command, known: Object.keys(COMMANDS).sort().join(', ') });
  const decided = readDate('decided', asked.decided);
  if (isRefusal(decided)) return decided;
  const validFrom = asked.validFrom === undefined ? decided : readDate('validFrom', asked.validFrom);
  if (isRefusal(validFrom)) return validFrom;
  if (!schema.Check(asked.data))
    return commandMalformed({ command: asked.command, ...firstProblem(schema.Errors(asked.data)) });
  const unfit = noCanonicalForm(asked.data);
  if (unfit) return commandMalformed({ command: asked.command, at: '/', problem: unfit });
  return { type: asked.command as CommandType, data: asked.data, decided, validFrom } as BookCommand;
}

/** The deepest problem says most: a union reports each of its members besides the one that was meant. */
function firstProblem(errors: readonly { instancePath: string; message: string; params?: object }[]): {
  at: string;
  problem: string;
} {
  const deepest = errors.toSorted((a, b) => b.instancePath.split('/').length - a.instancePath.split('/').length)[0];
  if (!deepest) return { at: '/', problem: 'unknown' };
  const named = Object.values(deepest.params ?? {})
    .flat()
    .filter((v) => typeof v === 'string');
  return { at: deepest.instancePath || '/', problem: [deepest.message, ...named].join(' ') };
}

function readDate(field: string, value: unknown): CivilDate | Refusal {
  return isCivilDate(value) ? value : dateMalformed({ field, value: String(value) });
}

/** What cannot be stored byte for byte (a broken half of a Unicode character), or null. */
function noCanonicalForm(data: unknown): string | null {
  try {
    canonicalJson(data);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
