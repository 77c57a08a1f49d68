// Starts the server of a container, or with arguments the command line: settings that are secret come from files, then it
// is the same program as anywhere. `copy` goes to the store of the container unless it is told another.
import { readFileSync } from 'node:fs';

const { env } = process;

/** The password is kept out of FELLESBOK_STORE, which `docker inspect` shows: it comes from a file, with its user. */
function storeWithPassword(store, user, file) {
  const scheme = /^[a-z+]+:\/\//.exec(store)?.[0];
  if (!scheme || !user) throw new Error('FELLESBOK_STORE_PASSWORD_FILE needs FELLESBOK_STORE and FELLESBOK_STORE_USER');
  if (store.slice(scheme.length).split('?')[0].includes('@'))
    throw new Error('FELLESBOK_STORE has a user of its own; leave it out beside FELLESBOK_STORE_PASSWORD_FILE');
  const password = readFileSync(file, 'utf8').trim();
  if (password === '') throw new Error(`${file} is empty: write the password in it`);
  return `${scheme}${encodeURIComponent(user)}:${encodeURIComponent(password)}@${store.slice(scheme.length)}`;
}

try {
  const { FELLESBOK_STORE = '', FELLESBOK_STORE_USER = '', FELLESBOK_STORE_PASSWORD_FILE } = env;
  if (FELLESBOK_STORE_PASSWORD_FILE) {
    env.FELLESBOK_STORE = storeWithPassword(FELLESBOK_STORE, FELLESBOK_STORE_USER, FELLESBOK_STORE_PASSWORD_FILE);
    env.FELLESBOK_COPY_TO ||= env.FELLESBOK_STORE;
  }
} catch (error) {
  console.error(`fellesbok: ${error.message}`);
  process.exit(1);
}
await import(process.argv.length > 2 ? '../dist/apps/cli/main.js' : '../dist/apps/server/main.js');
