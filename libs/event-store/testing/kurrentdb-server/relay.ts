import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/**
 * Stands between the clients and a node, and can stop passing anything on without closing anything, as a network does
 * that swallows what it is given.
 */
export class Relay {
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #frozen = false;

  private constructor(
    private readonly server: Server,
    private readonly host: string,
    private readonly target: number,
  ) {
    server.on('connection', (client: Socket) => this.#join(client, connect(this.target, this.host)));
  }

  /** @param port 0 for any. */
  static async open(host: string, port: number, target: number): Promise<Relay> {
    const server = createServer({ pauseOnConnect: true });
    const relay = new Relay(server, host, target);
    server.listen(port, host);
    await once(server, 'listening');
    return relay;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  freeze(): void {
    this.#frozen = true;
    for (const [client, node] of this.#pairs) {
      client.unpipe(node).pause();
      node.unpipe(client).pause();
    }
  }

  thaw(): void {
    this.#frozen = false;
    for (const [client, node] of this.#pairs) client.pipe(node).pipe(client);
  }

  async close(): Promise<void> {
    for (const [client, node] of this.#pairs) {
      client.destroy();
      node.destroy();
    }
    this.server.close();
    await once(this.server, 'close');
  }

  /** What ends one side ends the other. */
  #join(client: Socket, node: Socket): void {
    const pair = [client, node] as const;
    this.#pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#pairs.delete(pair);
        client.destroy();
        node.destroy();
      });
    }
    if (!this.#frozen) client.pipe(node).pipe(client);
  }
}
