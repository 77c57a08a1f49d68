import { Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LocalServer } from '../../../apps/server/local-server.ts';
import { answering } from '../contestants.ts';

/** Nest with nothing behind it: the body is read as JSON, and the answer is always the same. Asked, it says where it is. */
@Controller('decisions')
class Decisions {
  @Post()
  record() {
    return { recorded: true };
  }
}

@Module({ controllers: [Decisions] })
class Bare {}

const app = await NestFactory.create(Bare, new LocalServer(), { logger: false });
await app.listen(0, '127.0.0.1');
const url = await app.getUrl();

answering<null, string>(
  () => url,
  () => app.close(),
);
