import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type CivilDate, canonicalJson, isCivilDate, isRefusal, type Refusal } from '#kernel';
import { type BookCommand, COMMANDS, type CommandType } from '../domain/commands.ts';
import { commandMalformed, commandUnknown, dateMalformed } from './refusals.ts';
import { type SchemaProblem, schemaProblem } from './schema-problem.ts';

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
    return malformed(asked.command, schemaProblem(COMMANDS[asked.command as CommandType], asked.data));
  const unfit = noCanonicalForm(asked.data);
  if (unfit) return malformed(asked.command, { at: '/', problem: { nb: unfit, nn: unfit, en: unfit } });
  return { type: asked.command as CommandType, data: asked.data, decided, validFrom } as BookCommand;
}

/** A command that cannot be read, and where. */
export const malformed = (command: string, { at, problem }: SchemaProblem): Refusal =>
  commandMalformed({ command, at, ...problem });

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
