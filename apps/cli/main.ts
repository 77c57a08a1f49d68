#!/usr/bin/env node
import { isLanguage } from '#kernel';
import { tell } from './failure.ts';
import { program } from './program.ts';

const asked = /(?:^|\0)--lang[=\0]([^\0]*)/.exec(process.argv.slice(2).join('\0'))?.[1];
const said = asked ?? process.env.FELLESBOK_LANG;
const language = isLanguage(said) ? said : 'nb';

// A reader that closes the pipe early (head, less) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  const { line, exitCode } = tell(error, language);
  if (line) process.stderr.write(`fellesbok: ${line}\n`);
  process.exitCode = exitCode;
}
