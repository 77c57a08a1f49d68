import { randomUUID } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import { type AddressInfo, createServer, type Socket, type Server as TcpServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { batchAppend } from './batch-append.ts';
import type { Identity } from './certificate.ts';
import { featuresOf, gossip } from './cluster-services.ts';
import type { ClusterState, Member } from './cluster-state.ts';
import { deletion } from './deletion.ts';
import { read } from './read-service.ts';
import { Relay } from './relay.ts';
import { unaryAppend } from './unary-append.ts';
import { GossipService, ServerFeaturesService, StreamsService } from './wire.ts';
import type { Entrance } from './write-path.ts';

const HOST = '127.0.0.1';
/** As the server's: the largest event it can have, and more than the client sends in one message. */
const LARGEST_MESSAGE = 17 * 1024 * 1024;

/**
 * A server process of the cluster, as far as a client can tell: a port of its own that takes connections. The sockets are
 * taken here and handed to gRPC, so that one connection can be cut and no other.
 */
export class Node implements Member, Entrance {
  readonly id = randomUUID();
  readonly host = HOST;
  #port = 0;
  #tcp: TcpServer | null = null;
  #grpc: Server | null = null;
  #relay: Relay | null = null;
  #stop = new AbortController();
  readonly #sockets = new Set<Socket>();

  constructor(
    readonly number: number,
    private readonly cluster: ClusterState,
    private readonly identity: Identity | null,
    private readonly relayed: boolean,
  ) {}

  get port(): number {
    return this.#port;
  }

  get alive(): boolean {
    return this.#tcp !== null;
  }

  /** Connections open now. */
  get connections(): number {
    return this.#sockets.size;
  }

  get stopped(): AbortSignal {
    return this.#stop.signal;
  }

  /** Takes connections, on the port it had before if it ever had one. */
  async start(): Promise<void> {
    if (this.alive) return;
    this.#stop = new AbortController();
    // Every read under way listens, and there may be many.
    setMaxListeners(0, this.#stop.signal);
    const grpc = new Server({
      'grpc.max_receive_message_length': LARGEST_MESSAGE,
      'grpc.max_send_message_length': LARGEST_MESSAGE,
    });
    grpc.addService(StreamsService, {
      append: unaryAppend(this.cluster, this),
      batchAppend: batchAppend(this.cluster, this),
      delete: deletion(this.cluster, this, false),
      tombstone: deletion(this.cluster, this, true),
      read: read(this.cluster, this),
    });
    grpc.addService(GossipService, { read: gossip(this.cluster, this) });
    grpc.addService(ServerFeaturesService, { getSupportedMethods: featuresOf(this.cluster, this) });
    const credentials = this.identity
      ? ServerCredentials.createSsl(null, [{ private_key: this.identity.key, cert_chain: this.identity.certificate }])
      : ServerCredentials.createInsecure();
    const door = grpc.createConnectionInjector(credentials);
    const tcp = createServer((socket) => {
      this.cluster.counts.connections++;
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
      door.injectConnection(socket);
    });
    await listen(tcp, this.relayed ? 0 : this.#port);
    const { port } = tcp.address() as AddressInfo;
    this.#relay = this.relayed ? await Relay.open(HOST, this.#port, port) : null;
    this.#port = this.#relay?.port ?? port;
    this.#tcp = tcp;
    this.#grpc = grpc;
  }

  /** As when the process is killed: every connection breaks, and nobody answers on the port. */
  async stop(): Promise<void> {
    const tcp = this.#tcp;
    if (!tcp) return;
    this.#tcp = null;
    this.#stop.abort();
    this.cutAll();
    tcp.close();
    this.#grpc?.forceShutdown();
    this.#grpc = null;
    await Promise.all([once(tcp, 'close'), this.#relay?.close()]);
    this.#relay = null;
  }

  cut(peer: string): void {
    for (const socket of this.#sockets) {
      if (`${socket.remoteAddress}:${socket.remotePort}` === peer) this.#destroy(socket);
    }
  }

  cutAll(): void {
    for (const socket of this.#sockets) this.#destroy(socket);
  }

  /** Passes nothing on any more, in either direction, and closes nothing. Only with `relay`. */
  freeze(): void {
    if (!this.#relay) throw new TypeError('only a node behind a relay can be frozen: startCluster({ relay: true })');
    this.#relay.freeze();
  }

  /** What was held back arrives, where the connection still is. */
  thaw(): void {
    this.#relay?.thaw();
  }

  #destroy(socket: Socket): void {
    if (socket.destroyed) return;
    this.cluster.counts.cut++;
    socket.destroy();
  }
}

/** A port that was left may be taken by somebody for a moment. */
async function listen(server: TcpServer, port: number): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      server.listen(port, HOST);
      await once(server, 'listening');
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || attempt === 100) throw error;
      await pause(20);
    }
  }
}
