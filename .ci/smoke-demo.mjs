/** Starts `npm run demo`, waits for its table and for the API to answer, and stops it. Exit 0 when both came. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 200_000;

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
if (!manifest.scripts?.demo) {
  console.error('package.json has no script "demo"');
  process.exit(1);
}

/** A port that nobody listens on now. */
const port = await new Promise((resolve, reject) => {
  const server = createServer();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

const base = `http://127.0.0.1:${port}`;
const demo = spawn('npm', ['run', 'demo'], {
  cwd: new URL('..', import.meta.url),
  env: { ...process.env, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'pipe'],
  detached: true,
});
let printed = '';
let ended = null;
for (const stream of [demo.stdout, demo.stderr]) {
  stream.setEncoding('utf8');
  stream.on('data', (text) => {
    printed += text;
    process.stdout.write(text);
  });
}
demo.once('error', (error) => {
  ended = error.message;
});
demo.once('exit', (code, signal) => {
  ended = `exit ${code ?? signal}`;
});

/** The allocation as a table: a row that names Vågan with an amount in kroner. */
const hasTable = () => /Vågan.*\d[.,]\d\d/.test(printed);

async function answers(path) {
  try {
    const response = await fetch(base + path, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

const running = () => {
  try {
    process.kill(-demo.pid, 0);
    return true;
  } catch {
    return false;
  }
};

const deadline = Date.now() + LIMIT_MS;
let table = false;
let docs = false;
while (Date.now() < deadline && ended === null && !(table && docs)) {
  await sleep(250);
  table = hasTable();
  docs = docs || (await answers('/api/docs'));
}

if (demo.pid !== undefined) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL']) {
    if (!running()) break;
    process.kill(-demo.pid, signal);
    for (let wait = 0; wait < 20 && running(); wait++) await sleep(250);
  }
}

const wrong = [];
if (ended !== null && !(table && docs)) wrong.push(`it ended by itself: ${ended}`);
if (!table) wrong.push('no table of the allocation was printed');
if (!docs) wrong.push(`${base}/api/docs did not answer`);
if (wrong.length > 0) {
  console.error(`npm run demo: ${wrong.join('; ')}`);
  process.exit(1);
}
console.log('npm run demo: the table was printed and /api/docs answered');
