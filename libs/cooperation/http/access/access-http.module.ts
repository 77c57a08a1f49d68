import { type DynamicModule, Module } from '@nestjs/common';
import { KeyRing } from '#access';
import { LOG, type Log } from '../edge/log.ts';
import { KeysController } from './keys.controller.ts';

/** The keys of the server over HTTP. */
@Module({})
export class AccessHttpModule {
  static over(keys: KeyRing, log: Log): DynamicModule {
    return {
      module: AccessHttpModule,
      controllers: [KeysController],
      providers: [
        { provide: KeyRing, useValue: keys },
        { provide: LOG, useValue: log },
      ],
    };
  }
}
