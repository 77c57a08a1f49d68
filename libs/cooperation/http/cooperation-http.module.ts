import { type DynamicModule, Module } from '@nestjs/common';
import { CooperationModule, type CooperationPorts } from '../application/cooperation.module.ts';
import { CooperationsController } from './cooperations.controller.ts';
import { DeliveryController } from './delivery/delivery.controller.ts';
import { ApiDescription, DocsController } from './docs.controller.ts';
import { EventsController } from './events.controller.ts';
import { HealthController } from './health.controller.ts';
import { IntakeController } from './intake/intake.controller.ts';
import { AgreementController } from './overviews/agreement.controller.ts';
import { BodiesController } from './overviews/bodies.controller.ts';
import { ControlController } from './overviews/control.controller.ts';
import { InvoicesController } from './overviews/invoices.controller.ts';
import { LedgerController } from './overviews/ledger.controller.ts';
import { MeetingsController } from './overviews/meetings.controller.ts';
import { OverviewsController } from './overviews/overviews.controller.ts';
import { PaperController } from './overviews/paper.controller.ts';
import { SettlementController } from './overviews/settlement.controller.ts';
import { PeopleController } from './people/people.controller.ts';
import { RecordingController } from './recording/recording.controller.ts';
import { Recordings } from './recording/recordings.ts';
import { ResourcesController } from './resources/resources.controller.ts';
import { Resources } from './resources/shown.ts';

/** The questions to the books over HTTP, and what is recorded in them. */
@Module({})
export class CooperationHttpModule {
  static over(ports: CooperationPorts): DynamicModule {
    return {
      module: CooperationHttpModule,
      imports: [CooperationModule.over(ports)],
      controllers: [
        CooperationsController,
        EventsController,
        OverviewsController,
        AgreementController,
        ControlController,
        BodiesController,
        PeopleController,
        MeetingsController,
        InvoicesController,
        LedgerController,
        SettlementController,
        PaperController,
        DeliveryController,
        IntakeController,
        ResourcesController,
        RecordingController,
        HealthController,
        DocsController,
      ],
      providers: [ApiDescription, Resources, Recordings],
      exports: [ApiDescription],
    };
  }
}
