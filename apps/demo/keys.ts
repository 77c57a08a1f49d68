import { randomBytes } from 'node:crypto';
import { type AccessEdge, KeyStore } from '#access';
import { addDays, dateInOslo, isRefusal, orThrow, type Role } from '#kernel';
import { systemClock } from '../cli/session.ts';

const EDGE: AccessEdge = { now: systemClock.now, random: (bytes) => randomBytes(bytes) };
/** Who makes the demo's keys. */
const DEMO = 'demo';
/** A key that was printed on a screen ends soon. */
const DAYS = 3;

interface Office {
  readonly role: Role;
  readonly actor: string;
  readonly municipality?: string;
  readonly label: string;
}

/** The offices of the example, one for each role and two of the host’s economy; those that recorded its history have their ids. */
const OFFICES: readonly Office[] = [
  { role: 'BOARD_SECRETARY', actor: 'sekretariat', label: 'Styresekretariatet' },
  {
    role: 'COUNCIL_SECRETARY',
    actor: 'kommunestyresekretar-1865',
    municipality: '1865',
    label: 'Politisk sekretariat, Vågan',
  },
  { role: 'HOST_ECONOMIST', actor: 'okonom-1865', municipality: '1865', label: 'Økonomi, Vågan (vert)' },
  // Whoever approves an invoice run is another person than who made it.
  { role: 'HOST_ECONOMIST', actor: 'okonomisjef-1865', municipality: '1865', label: 'Økonomisjefen, Vågan (vert)' },
  { role: 'PARTICIPANT_ECONOMIST', actor: 'okonom-1859', municipality: '1859', label: 'Økonomi, Flakstad' },
  { role: 'AUDITOR', actor: 'revisjonen', label: 'Revisjonen' },
  { role: 'REGIONAL_SECRETARIAT', actor: 'sekretariat-lofotradet', label: 'Sekretariatet for Lofotrådet' },
  { role: 'OPERATOR', actor: 'drift', label: 'Driften' },
];

export interface DemoKey extends Office {
  readonly text: string;
}

/** Makes a key for each office; they hold for days, for the demo's book alone. */
export function makeKeys(directory: string): { readonly keys: readonly DemoKey[]; readonly until: string } {
  const until = addDays(dateInOslo(EDGE.now()), DAYS);
  const store = orThrow(KeyStore.open(directory, EDGE));
  try {
    const keys = OFFICES.map((office) => ({
      ...office,
      text: orThrow(store.create({ ...office, by: DEMO, expires: until })).text,
    }));
    return { keys, until };
  } finally {
    store.close();
  }
}

/** Whether the keys of a directory were made by the demo, or with one of its keys. */
export function onlyDemoKeys(directory: string): boolean {
  const store = KeyStore.open(directory, EDGE, 'change');
  if (isRefusal(store)) return store.code === 'no-api-keys';
  const keys = orThrow(store.list());
  store.close();
  const makers = new Set([DEMO, ...OFFICES.map(({ actor }) => actor)]);
  return keys.every(({ createdBy }) => makers.has(createdBy));
}
