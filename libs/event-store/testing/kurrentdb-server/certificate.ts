import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

/** What a node shows in TLS, made for this run and gone with it. */
export interface Identity {
  readonly key: Buffer;
  readonly certificate: Buffer;
  /** The certificate as a file, which is how the client takes what it is to trust (`tlsCAFile`). */
  readonly file: string;
  remove(): void;
}

const HOURS = 24;

export async function makeIdentity(host: string): Promise<Identity> {
  const made = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + HOURS * 3_600_000),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: host }] },
    ],
  });
  const directory = mkdtempSync(join(tmpdir(), 'kurrentdb-server-'));
  const file = join(directory, 'ca.pem');
  writeFileSync(file, made.cert);
  return {
    key: Buffer.from(made.private),
    certificate: Buffer.from(made.cert),
    file,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
