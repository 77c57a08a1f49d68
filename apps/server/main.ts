import { run } from './run.ts';

process.exitCode = await run({ env: process.env, signals: process, out: console.log, err: console.error });
