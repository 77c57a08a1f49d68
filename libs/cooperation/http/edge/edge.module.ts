import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { AccessGuard } from './access-guard.ts';
import { LOG, type Log } from './log.ts';
import { ParametersPipe } from './parameters.ts';
import { ProblemFilter } from './problem-filter.ts';
import { RepresentationInterceptor } from './representation.ts';
import { RouteTable } from './route-table.ts';

/** What every route of the server goes through: actor and permission, parameters, the form of answers and of problems. */
@Module({})
export class EdgeModule {
  static with(log: Log): DynamicModule {
    return {
      module: EdgeModule,
      imports: [DiscoveryModule],
      providers: [
        { provide: LOG, useValue: log },
        RouteTable,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: ParametersPipe },
        { provide: APP_INTERCEPTOR, useClass: RepresentationInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [RouteTable],
    };
  }
}
