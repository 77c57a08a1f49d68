import type { Provider } from '@nestjs/common';
import type { EventStore } from '#event-store';
import { type BookFacts, CLOCK, type Clock, EVENT_STORE, FACTS } from './ports.ts';
import { Recorder } from './recorder.ts';

/** What answers questions from the book, its facts and the time. */
type Answering = new (store: EventStore, facts: BookFacts, clock: Clock) => object;
/** What records from files of others. */
type Recording = new (recorder: Recorder) => object;

export const answering = (Questions: Answering): Provider => ({
  provide: Questions,
  useFactory: (store: EventStore, facts: BookFacts, clock: Clock) => new Questions(store, facts, clock),
  inject: [EVENT_STORE, FACTS, CLOCK],
});

export const recordingFrom = (Import: Recording): Provider => ({
  provide: Import,
  useFactory: (recorder: Recorder) => new Import(recorder),
  inject: [Recorder],
});
