import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FOLDER = join(import.meta.dirname, '../../docker');

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user: string;
  readonly read_only?: boolean;
  readonly cap_drop: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt: readonly string[];
  readonly privileged?: boolean;
  readonly init?: boolean;
  readonly restart: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, { readonly ipv4_address: string }>>;
  readonly network_mode?: string;
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

/** Who writes nothing outside its volumes. */
const READ_ONLY = ['certificates', 'rights', 'server'];

describe.each([
  ['compose.single.yml', ['kurrentdb']],
  ['compose.cluster.yml', ['kurrentdb1', 'kurrentdb2', 'kurrentdb3']],
])('%s', (file, nodes) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const compose = parse(text, { merge: true }) as Compose;
  const { services } = compose;
  const each = Object.entries(services);
  const service = (name: string): Service => services[name] as Service;
  const networksOf = ({ networks = {} }: Service): string[] =>
    Array.isArray(networks) ? [...networks] : Object.keys(networks);

  it('says that no Docker engine has seen it', () => {
    expect(text).toContain('not built or run with a Docker engine');
  });

  it('has the nodes, the server, and what comes once before them', () => {
    expect(Object.keys(services).sort()).toEqual(['certificates', 'rights', 'server', ...nodes].sort());
    for (const node of nodes) expect(service(node).environment?.KURRENTDB_CLUSTER_SIZE).toBe(nodes.length);
  });

  it('names a version of every image', () => {
    for (const [name, { image }] of each)
      expect([name, image]).toEqual([name, expect.stringMatching(/:\d+\.\d+\.\d+$/)]);
  });

  it('runs nobody as root but who hands out certificates, without a network', () => {
    const root = each.filter(([, { user }]) => /^(?:0|root)(?::|$)/.test(user)).map(([name]) => name);
    expect(root).toEqual(['certificates']);
    expect(service('certificates').network_mode).toBe('none');
    for (const [name, { user }] of each) expect([name, user]).toEqual([name, expect.stringMatching(/^\w+(?::\w+)?$/)]);
  });

  it('takes from everybody what is not needed', () => {
    for (const [name, { cap_drop, cap_add = [], security_opt, privileged = false }] of each) {
      const added = name === 'certificates' ? ['CHOWN', 'DAC_OVERRIDE', 'FOWNER'] : [];
      expect([name, cap_drop, cap_add, security_opt, privileged]).toEqual([
        name,
        ['ALL'],
        added,
        ['no-new-privileges:true'],
        false,
      ]);
    }
    expect(each.filter(([, s]) => s.read_only).map(([name]) => name)).toEqual(expect.arrayContaining(READ_ONLY));
  });

  it('keeps passwords in files, each seen only by who needs it', () => {
    for (const [name, { file: path }] of Object.entries(compose.secrets)) expect(path).toBe(`./secrets/${name}`);
    const seen = Object.fromEntries(each.map(([name, { secrets = [] }]) => [name, [...secrets].sort()]));
    expect(seen).toEqual({
      certificates: [],
      ...Object.fromEntries(nodes.map((node) => [node, ['kurrentdb_admin', 'kurrentdb_ops']])),
      rights: ['kurrentdb_admin', 'kurrentdb_fellesbok'],
      server: ['kurrentdb_fellesbok'],
    });
    expect(readFileSync(join(FOLDER, 'secrets/.gitignore'), 'utf8')).toContain('\n*\n');
  });

  it('has no password in plain text, no default one and no insecure mode', () => {
    for (const [name, { environment = {}, command = [], entrypoint = [] }] of each) {
      for (const [setting, value] of Object.entries(environment)) {
        const secret = /PASSWORD|SECRET|TOKEN|LICENSE_KEY/.test(setting);
        expect([name, setting, !secret || /^\/run\/secrets\/\w+$/.test(String(value))]).toEqual([name, setting, true]);
        // A user with a password before the @ of an address.
        expect([name, setting, /:\/\/[^/?]*@/.test(String(value))]).toEqual([name, setting, false]);
        expect(setting).not.toMatch(/INSECURE|DISABLE_TLS|ANONYMOUS|_DEV/);
      }
      expect([...command, ...entrypoint].join(' ')).not.toMatch(/--insecure|--dev|--disable-tls|changeit/);
    }
    expect(text).not.toMatch(/changeit|tlsVerifyCert|tls=false/);
  });

  it('asks every node with TLS that is verified, and by a name that its certificate has', () => {
    const command = service('certificates').command ?? [];
    for (const node of nodes) {
      const { environment = {}, healthcheck, networks } = service(node);
      const address = (networks as Record<string, { ipv4_address: string }>).book?.ipv4_address ?? '';
      expect(command).toContain(`${node}=${address}`);
      expect(environment).toMatchObject({
        KURRENTDB_REPLICATION_IP: address,
        KURRENTDB_ADVERTISE_HOST_TO_CLIENT_AS: node,
        KURRENTDB_CERTIFICATE_FILE: '/certs/node.crt',
        KURRENTDB_CERTIFICATE_PRIVATE_KEY_FILE: '/certs/node.key',
        KURRENTDB_TRUSTED_ROOT_CERTIFICATES_PATH: '/certs/ca',
      });
      const seeds = String(environment.KURRENTDB_GOSSIP_SEED ?? '')
        .split(',')
        .filter(Boolean);
      expect(seeds).toEqual(nodes.filter((other) => other !== node).map((other) => `${other}:2113`));
      expect(healthcheck?.test).toEqual(
        expect.arrayContaining(['--cacert', '/certs/ca/ca.crt', `https://${node}:2113/health/live`]),
      );
    }
    const hosts = nodes.map((node) => `${node}:2113`).join(',');
    expect(service('server').environment?.FELLESBOK_STORE).toBe(
      `kurrentdb://${hosts}?tls=true&tlsCAFile=/trust/ca.crt`,
    );
    expect(service('rights').environment).toMatchObject({ KURRENTDB_NODES: hosts, KURRENTDB_CA: '/trust/ca.crt' });
  });

  it('shows the key of the authority to nobody, and the key of a node to that node', () => {
    const of = (volume: string) =>
      each.filter(([, { volumes }]) => volumes.some((v) => v.startsWith(`${volume}:`))).map(([name]) => name);
    expect(of('authority')).toEqual(['certificates']);
    for (const node of nodes) {
      expect(of(`${node}-certificates`)).toEqual(['certificates', node]);
      expect(service(node).volumes).toContain(`${node}-certificates:/certs:ro`);
    }
  });

  it('keeps what must last in volumes that are declared, and mounts files that exist', () => {
    const mounted = each.flatMap(([, { volumes }]) => volumes.map((v) => v.split(':')[0] ?? ''));
    const named = [...new Set(mounted.filter((source) => !source.startsWith('.')))];
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
    for (const path of mounted.filter((source) => source.startsWith('.')))
      expect([path, existsSync(join(FOLDER, path))]).toEqual([path, true]);
    for (const node of nodes) expect(service(node).volumes).toContain(`${node}-data:/var/lib/kurrentdb`);
    expect(service('server').volumes).toContain('server-data:/data');
  });

  it('lets nobody outside reach a node, and the server on this machine alone', () => {
    for (const [name, { ports = [] }] of each)
      expect([name, ports]).toEqual([name, name === 'server' ? ['127.0.0.1:3000:3000'] : []]);
    for (const node of nodes) expect(networksOf(service(node))).toEqual(['book']);
    expect(compose.networks.book?.internal).toBe(true);
    expect(networksOf(service('server'))).toEqual(['book', 'outside']);
  });

  it('starts each when what it needs is there: certificates, nodes that answer, rights', () => {
    for (const node of nodes)
      expect(service(node).depends_on).toEqual({ certificates: { condition: 'service_completed_successfully' } });
    expect(service('rights').depends_on).toEqual(
      Object.fromEntries(nodes.map((node) => [node, { condition: 'service_healthy' }])),
    );
    expect(service('server').depends_on).toEqual({ rights: { condition: 'service_completed_successfully' } });
    for (const once of ['certificates', 'rights']) expect(service(once).restart).toBe('no');
  });

  it('can tell whether each that stays is well, and gives it time to stop', () => {
    for (const name of ['server', ...nodes]) {
      const { healthcheck, restart, stop_grace_period } = service(name);
      expect([name, healthcheck?.test?.[0], restart, stop_grace_period]).toEqual([
        name,
        'CMD',
        'unless-stopped',
        expect.stringMatching(/^\d+[sm]$/),
      ]);
    }
    expect(service('server').healthcheck?.test).toEqual(['CMD', 'node', 'docker/healthy.mjs']);
    expect(service('server').init).toBe(true);
  });
});
