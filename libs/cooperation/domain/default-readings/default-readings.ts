import { Map as PersistentMap } from 'immutable';
import type { CivilDate, Decided, Finding, Placed, Refusal } from '#kernel';
import { OPEN_QUESTIONS } from '../open-questions.ts';
import { defaultsRecorded } from '../refusals.ts';
import type { DEFAULT_GROUNDS, DefaultReadingEvent } from './events.ts';

/** A default as it was recorded. */
export interface RecordedDefault {
  readonly option: string;
  readonly ground: (typeof DEFAULT_GROUNDS)[number];
  /** The section of the law it is taken from, where there is one. */
  readonly law: string | null;
  readonly recordedOn: CivilDate;
  readonly source: number;
}

/** By the id of the question. What was recorded first holds. */
export type DefaultReadings = PersistentMap<string, RecordedDefault>;
export const noDefaultReadings: DefaultReadings = PersistentMap();

/** The defaults of this program that the book does not have; refused when it has them all. */
export function decideDefaultReadings(known: DefaultReadings): readonly Decided<DefaultReadingEvent>[] | Refusal {
  const missing = OPEN_QUESTIONS.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return defaultsRecorded({ count: OPEN_QUESTIONS.length });
  const readings = missing.map(({ id: interpretation, options: [option = ''], ground, law }) => ({
    ...{ interpretation, option, ground },
    ...(law !== null && { source: law }),
  }));
  return [{ type: 'DefaultReadingsRecorded', data: { readings } }];
}

export function evolveDefaultReadings(known: DefaultReadings, event: Placed<DefaultReadingEvent>): DefaultReadings {
  if (event.type !== 'DefaultReadingsRecorded') return known;
  const { at, data } = event;
  return known.withMutations((all) => {
    for (const { interpretation, option, ground, source: law = null } of data.readings)
      if (!all.has(interpretation))
        all.set(interpretation, { option, ground, law, recordedOn: at.decided, source: at.index });
  });
}

/** P5: what no body has decided must be seen, and stay as it was: the defaults that the book does not have. */
export function defaultFindings(
  recorded: Readonly<Partial<Record<string, unknown>>>,
  established: readonly number[],
): Finding[] {
  const missing = OPEN_QUESTIONS.map(({ id }) => id).filter((id) => recorded[id] === undefined);
  if (missing.length === 0) return [];
  const [first, last] = [missing[0], missing.at(-1)];
  return [
    {
      code: 'DEFAULTS_NOT_RECORDED',
      severity: 'REMARK',
      rule: 'P5',
      clause: '—',
      about: missing.length === OPEN_QUESTIONS.length ? `${first}–${last}` : missing.join(', '),
      responsible: { who: 'HOST', municipality: null },
      sources: established,
    },
  ];
}
