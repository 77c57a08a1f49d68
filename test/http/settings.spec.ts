import { isRefusal, RefusedError } from '#kernel';
import { settingsFrom, type Written } from '../../apps/server/settings.ts';

it('without any, this machine alone is listened on, with limits', () => {
  expect(settingsFrom({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    allowHosts: [],
    trustProxy: [],
    limits: { actor: 1200, address: 3000, failures: 20 },
    logLevel: 'info',
  });
});

it('an empty one is none', () => {
  const names = ['PORT', 'HOST', 'FELLESBOK_HOSTS', 'FELLESBOK_TRUST_PROXY', 'FELLESBOK_LIMIT_ACTOR', 'FELLESBOK_LOG'];
  expect(settingsFrom(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(settingsFrom({}));
});

it.each<[Written, object]>([
  [{ PORT: '0' }, { port: 0 }],
  [{ PORT: '65535' }, { port: 65535 }],
  [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
  [{ HOST: '::' }, { host: '::' }],
  [{ HOST: 'localhost' }, { host: 'localhost' }],
  [{ FELLESBOK_HOSTS: 'Bok.example.no, bok' }, { allowHosts: ['bok.example.no', 'bok'] }],
  [{ FELLESBOK_HOSTS: '10.0.0.5,[2001:db8::5]' }, { allowHosts: ['10.0.0.5', '[2001:db8::5]'] }],
  [{ FELLESBOK_TRUST_PROXY: '10.0.0.5, 10.1.0.0/16' }, { trustProxy: ['10.0.0.5', '10.1.0.0/16'] }],
  [{ FELLESBOK_LIMIT_ACTOR: '10' }, { limits: { actor: 10, address: 3000, failures: 20 } }],
  [{ FELLESBOK_LIMIT_ADDRESS: '0' }, { limits: { actor: 1200, address: 0, failures: 20 } }],
  [{ FELLESBOK_LIMIT_FAILURES: '5' }, { limits: { actor: 1200, address: 3000, failures: 5 } }],
  [{ FELLESBOK_LOG: 'silent' }, { logLevel: 'silent' }],
])('%j', (written, expected) => {
  expect(settingsFrom(written)).toMatchObject(expected);
});

it.each<[string, string]>([
  ['PORT', '65536'],
  ['PORT', ' 3000'],
  ['HOST', 'example.no'],
  ['HOST', '127.0.0.1:3000'],
  ['FELLESBOK_HOSTS', '*'],
  ['FELLESBOK_HOSTS', 'bok.example.no:443'],
  ['FELLESBOK_HOSTS', 'https://bok.example.no'],
  ['FELLESBOK_HOSTS', 'a,,b'],
  ['FELLESBOK_TRUST_PROXY', 'true'],
  ['FELLESBOK_TRUST_PROXY', 'proxy.example.no'],
  ['FELLESBOK_TRUST_PROXY', '10.0.0.0/33'],
  ['FELLESBOK_LIMIT_ACTOR', '-1'],
  ['FELLESBOK_LIMIT_ADDRESS', '1e9'],
  ['FELLESBOK_LIMIT_FAILURES', 'none'],
  ['FELLESBOK_LOG', 'debug'],
])('%s=%s is refused', (name, value) => {
  let refused: unknown;
  try {
    settingsFrom({ [name]: value });
  } catch (error) {
    refused = error instanceof RefusedError ? error.refusal : error;
  }
  expect(isRefusal(refused) && [refused.code, refused.details.name, refused.details.value]).toEqual([
    'setting-wrong',
    name,
    value,
  ]);
  for (const text of Object.values((refused as { text: object }).text)) expect(text).toContain(`${name} `);
});
