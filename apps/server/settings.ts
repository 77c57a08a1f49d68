import { isIP } from 'node:net';
import { LIMITS, type LimitSettings } from '#access';
import { RefusedError, type Text } from '#kernel';
import { LOG_LEVELS, type LogLevel } from './log.ts';
import { settingWrong } from './refusals.ts';

/** Settings as they are written: in the environment, or as options that take their place. */
export type Written = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Names under which the server is asked, besides those of its address. */
  readonly allowHosts: readonly string[];
  /** Addresses of proxies that say truly who asks. */
  readonly trustProxy: readonly string[];
  readonly limits: LimitSettings;
  readonly logLevel: LogLevel;
}

const DEFAULT_PORT = 3_000;
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$|^\[[0-9a-f:.]+\]$/i;

const PORT: Text = { nb: 'et tall fra 0 til 65535', nn: 'eit tal frå 0 til 65535', en: 'a number from 0 to 65535' };
const ADDRESS: Text = {
  nb: 'en adresse på denne maskinen, for eksempel 127.0.0.1 eller 0.0.0.0',
  nn: 'ei adresse på denne maskina, til dømes 127.0.0.1 eller 0.0.0.0',
  en: 'an address of this machine, for example 127.0.0.1 or 0.0.0.0',
};
const HOSTS: Text = {
  nb: 'navn med komma mellom, uten port, for eksempel bok.example.no',
  nn: 'namn med komma mellom, utan port, til dømes bok.example.no',
  en: 'names with a comma between, without a port, for example bok.example.no',
};
const PROXIES: Text = {
  nb: 'IP-adresser eller nett med komma mellom, for eksempel 10.0.0.5 eller 10.0.0.0/24',
  nn: 'IP-adresser eller nett med komma mellom, til dømes 10.0.0.5 eller 10.0.0.0/24',
  en: 'IP addresses or networks with a comma between, for example 10.0.0.5 or 10.0.0.0/24',
};
const A_MINUTE: Text = {
  nb: 'et helt tall i minuttet; 0 er ingen grense',
  nn: 'eit heilt tal i minuttet; 0 er inga grense',
  en: 'a whole number a minute; 0 is no limit',
};
const LEVELS: Text = {
  nb: `en av ${LOG_LEVELS.join(', ')}`,
  nn: `ein av ${LOG_LEVELS.join(', ')}`,
  en: `one of ${LOG_LEVELS.join(', ')}`,
};

/** @throws RefusedError when a setting cannot be read */
export function settingsFrom(written: Written): Settings {
  const read = <T>(name: string, otherwise: T, reading: (text: string) => T | null, expected: Text): T => {
    const text = written[name];
    // An empty setting is none.
    if (text === undefined || text === '') return otherwise;
    const value = reading(text);
    if (value === null) throw new RefusedError(settingWrong({ name, value: text, ...expected }));
    return value;
  };
  return {
    port: read('PORT', DEFAULT_PORT, portIn, PORT),
    host: read('HOST', '127.0.0.1', hostIn, ADDRESS),
    allowHosts: read(
      'FELLESBOK_HOSTS',
      [],
      listOf((name) => NAME.test(name)),
      HOSTS,
    ),
    trustProxy: read('FELLESBOK_TRUST_PROXY', [], listOf(isNetwork), PROXIES),
    limits: {
      actor: read('FELLESBOK_LIMIT_ACTOR', LIMITS.actor, countIn, A_MINUTE),
      address: read('FELLESBOK_LIMIT_ADDRESS', LIMITS.address, countIn, A_MINUTE),
      failures: read('FELLESBOK_LIMIT_FAILURES', LIMITS.failures, countIn, A_MINUTE),
    },
    logLevel: read('FELLESBOK_LOG', 'info' as LogLevel, levelIn, LEVELS),
  };
}

const portIn = (text: string): number | null =>
  /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : null;
const countIn = (text: string): number | null => (/^\d{1,7}$/.test(text) ? Number(text) : null);
const hostIn = (text: string): string | null => (text === 'localhost' || isIP(text) !== 0 ? text : null);
const levelIn = (text: string): LogLevel | null => LOG_LEVELS.find((level) => level === text) ?? null;

const listOf =
  (fits: (item: string) => boolean) =>
  (text: string): readonly string[] | null => {
    const items = text.split(',').map((item) => item.trim().toLowerCase());
    return items.every(fits) ? items : null;
  };

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
