import { createServer } from 'node:http';
import { ExpressAdapter } from '@nestjs/platform-express';

/** Express on a server of Node that waits for nobody long and leaves a missing Host to be answered like a wrong one. */
export class LocalServer extends ExpressAdapter {
  override initHttpServer(): void {
    const settings = { headersTimeout: 10_000, requestTimeout: 30_000, requireHostHeader: false };
    this.httpServer = createServer(settings, this.getInstance());
  }
}
