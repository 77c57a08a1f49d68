import { randomBytes } from 'node:crypto';
import { type Access, type AccessEdge, KeyStore, type KeyView } from '#access';
import { dateInOslo, isRefusal, type Language, type Refusal } from '#kernel';
import { refused } from './failure.ts';
import { KEY_COLUMNS, KEY_MESSAGES, KEY_STATE } from './key-messages.ts';
import { type CommonOptions, systemClock } from './session.ts';
import { table } from './table.ts';

const EDGE: AccessEdge = { now: systemClock.now, random: (bytes) => randomBytes(bytes) };
/** Who works at this machine; an office, not a person. */
const OPERATOR = 'cli';

interface Asked {
  readonly role: string;
  readonly municipality?: string;
  readonly actor: string;
  readonly label: string;
  readonly expires?: string;
}

/** The key alone goes to stdout, so that it can be handed on without passing a screen. */
export function createKey(options: CommonOptions & Asked): void {
  const { lang, format, role, municipality, actor, label, expires } = options;
  const asked = { role, municipality, actor, label, expires, by: OPERATOR };
  const { key, text } = withKeys(options, 'create', (store) => store.create(asked));
  print(format === 'json' ? JSON.stringify({ key, secret: text }, null, 2) : text);
  process.stderr.write(`${KEY_MESSAGES.made[lang](key.id, key.actor, dateInOslo(key.expires))}\n`);
}

export function listKeys(options: CommonOptions): void {
  const { lang, format } = options;
  const keys = withKeys(options, 'change', (store) => store.list());
  const columns = KEY_COLUMNS[lang].map((head, n) => ({ head, ...(n === 5 && { width: 40 }) }));
  print(format === 'json' ? JSON.stringify(keys, null, 2) : table(columns, keys.map(rowIn(lang))));
}

export function revokeKey(id: string, options: CommonOptions): void {
  const key = withKeys(options, 'change', (store) => store.revoke(id, OPERATOR));
  print(KEY_MESSAGES.revoked[options.lang](key.id, key.actor, key.revoked ?? '', key.revokedBy ?? ''));
}

const rowIn =
  (lang: Language) =>
  ({ id, state, actor, role, municipality, label, createdBy, expires, lastUsed }: KeyView): string[] => [
    id,
    KEY_STATE[lang][state],
    actor,
    role,
    municipality ?? '',
    label,
    createdBy,
    dateInOslo(expires),
    lastUsed ?? '',
  ];

/** Opens the keys for one answer; a refusal ends the command. */
function withKeys<T>({ data, lang }: CommonOptions, access: Access, work: (store: KeyStore) => T | Refusal): T {
  const store = KeyStore.open(data, EDGE, access);
  if (isRefusal(store)) throw refused(store, lang);
  try {
    const answer = work(store);
    if (isRefusal(answer)) throw refused(answer, lang);
    return answer;
  } finally {
    store.close();
  }
}

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
