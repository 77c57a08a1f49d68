import { Agent, request } from 'node:http';
import { connect } from 'node:net';

export interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Asks with any method and any Host, which fetch does not let one choose. */
export const ask = (
  url: string,
  path: string,
  options: {
    method?: string;
    host?: string;
    headers?: Readonly<Record<string, string>>;
    body?: string;
    keepAlive?: boolean;
  } = {},
): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const { method = 'GET', host, headers = {}, body, keepAlive = false } = options;
    const agent = keepAlive && new Agent({ keepAlive });
    const sent = request(
      { hostname, port, path, method, agent, headers: { ...headers, ...(host !== undefined && { host }) } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

/** What comes back on a connection on which just this is sent. */
export const send = (url: string, text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      answer += part;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
