// Gives KurrentDB one user more, for Fellesbok, and the rights it needs, once the nodes are up. What is there already is
// left alone, apart from the password, which becomes that of the file. Refuses to go on while a default password holds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BACKWARDS, END, EventStoreDBClient, jsonEvent, StreamNotFoundError } from '@eventstore/db-client';

const { KURRENTDB_NODES = '', KURRENTDB_CA = '', SECRETS = '/run/secrets', PATIENCE_MS = '60000' } = process.env;
/** Each as name:port. */
const NODES = KURRENTDB_NODES.split(',').filter(Boolean);
/** Any node takes a user, and passes it on to the leader. */
const { KURRENTDB_HTTPS = `https://${NODES[0]}` } = process.env;
const USER = 'fellesbok';
const DEFAULT_PASSWORD = 'changeit';

/** What streams grant that say nothing else of themselves; administrators may everything anyhow. */
const RIGHTS = {
  // To write a book is to make its stream: $mw is for that first moment, in which the stream itself withdraws it.
  $userStreamAcl: { $r: [USER], $w: [USER], $d: ['$admins'], $mr: [USER], $mw: [USER] },
  $systemStreamAcl: { $r: ['$admins'], $w: ['$admins'], $d: ['$admins'], $mr: ['$admins'], $mw: ['$admins'] },
};
/** The follower reads the log of all streams. */
const READ_ALL = ['$admins', USER];

class Refused extends Error {}

const passwordOf = (user) => {
  const password = readFileSync(join(SECRETS, `kurrentdb_${user}`), 'utf8').trim();
  if (password.length < 16) throw new Refused(`the password of the user ${user} is shorter than 16 characters`);
  return password;
};

async function ask(path, user, password, body) {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const { status } = await fetch(new URL(path, KURRENTDB_HTTPS), {
    method: body ? 'POST' : 'GET',
    headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  return status;
}

/** Just after the start there is no leader yet, and nobody who answers. */
async function untilKnown(password) {
  const deadline = Date.now() + Number(PATIENCE_MS);
  for (;;) {
    const status = await ask('/users/admin', 'admin', password).catch((error) => error.cause?.message ?? error.message);
    if (status === 200) return;
    if (Date.now() > deadline)
      throw new Refused(
        `the user admin is not known by the password of the file (${status}); was it set at the first start?`,
      );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

async function makeUser(admin, password) {
  const user = { LoginName: USER, FullName: 'Fellesbok', Groups: [], Password: password };
  const made = await ask('/users/', 'admin', admin, user);
  if (made === 201) return 'made';
  if (made !== 409) throw new Refused(`the user ${USER} was not made: ${made}`);
  const set = await ask(`/users/${USER}/command/reset-password`, 'admin', admin, { NewPassword: password });
  if (set !== 200) throw new Refused(`the password of the user ${USER} was not set: ${set}`);
  return 'there already, with the password of the file';
}

/** Keys in a fixed order, so that the same rights are seen to be the same. */
const inOrder = (value) =>
  JSON.stringify(value, (_, v) =>
    v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v,
  );

async function giveRights(client) {
  const said = [];
  let last = null;
  try {
    const read = client.readStream('$settings', { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    for await (const { event } of read) last = event?.data;
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  if (inOrder(last) !== inOrder(RIGHTS)) {
    await client.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data: RIGHTS }));
    said.push('$settings');
  }
  const { metadata } = await client.getStreamMetadata('$all');
  if (inOrder(metadata?.acl?.readRoles) !== inOrder(READ_ALL)) {
    await client.setStreamMetadata('$all', { ...metadata, acl: { ...metadata?.acl, readRoles: READ_ALL } });
    said.push('$all');
  }
  return said.length > 0 ? `written: ${said.join(', ')}` : 'there already';
}

/** Of several nodes the leader is looked up. */
const clientFor = (admin) =>
  EventStoreDBClient.connectionString(
    `esdb://admin:${encodeURIComponent(admin)}@${NODES.join(',')}?tls=true&tlsCAFile=${encodeURIComponent(KURRENTDB_CA)}`,
  );

try {
  const [admin, own] = [passwordOf('admin'), passwordOf(USER)];
  if (!KURRENTDB_HTTPS?.startsWith('https://'))
    throw new Refused('KURRENTDB_HTTPS is the address of a node: https://…');
  await untilKnown(admin);
  for (const user of ['admin', 'ops'])
    if ((await ask('/users/$current', user, DEFAULT_PASSWORD)) !== 401)
      throw new Refused(`the user ${user} still has the default password: change it before anything is written`);
  console.log(`user ${USER}: ${await makeUser(admin, own)}`);
  const client = clientFor(admin);
  console.log(`rights: ${await giveRights(client)}`);
  await client.dispose();
} catch (error) {
  console.error(`fellesbok: ${error instanceof Refused ? error.message : (error.stack ?? error)}`);
  process.exitCode = 1;
}
