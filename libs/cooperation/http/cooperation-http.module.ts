import { type DynamicModule, Module } from '@nestjs/common';
import { CooperationModule, type CooperationPorts } from '../application/cooperation.module.ts';
import { CooperationsController } from './cooperations.controller.ts';
import { ApiDescription, DocsController } from './docs.controller.ts';
import { HealthController } from './health.controller.ts';

/** The questions to the books over HTTP; reading only. */
@Module({})
export class CooperationHttpModule {
  static over(ports: CooperationPorts): DynamicModule {
    return {
      module: CooperationHttpModule,
      imports: [CooperationModule.over(ports)],
      controllers: [CooperationsController, HealthController, DocsController],
      providers: [ApiDescription],
      exports: [ApiDescription],
    };
  }
}
