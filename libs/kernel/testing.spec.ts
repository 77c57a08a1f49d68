import type { Command, Decider, DomainEvent, Placed, Refusal } from '#kernel';
import { command, given, placed } from '#kernel/testing';

type Counted = DomainEvent<'Counted', { n: number }>;
type Count = Command<'Count', { n: number }>;
const tooMany: Refusal = {
  refused: true,
  code: 'too-many',
  kind: 'conflict',
  text: { nb: 'For mange', nn: 'For mange', en: 'Too many' },
  details: {},
};
const counter: Decider<number, Count, Counted> = {
  initial: 0,
  decide: ({ data }, sum) => (sum + data.n > 3 ? tooMany : [{ type: 'Counted', data }]),
  evolve: (sum, event) => sum + event.data.n,
};
const counted = (n: number): Counted => ({ type: 'Counted', data: { n } });

describe('given, when, then', () => {
  it('folds what was given and compares whole events', () => {
    given(
      counter,
      expect,
    )(counted(1))
      .when(command('Count', { n: 2 }))
      .gives(counted(2));
  });

  it('compares whole refusals', () => {
    given(counter, expect)(counted(1), counted(2))
      .when(command('Count', { n: 1 }))
      .isRefused(tooMany);
  });

  it('fails when another event comes out', () => {
    expect(() =>
      given(counter, expect)()
        .when(command('Count', { n: 2 }))
        .gives(counted(1)),
    ).toThrow();
    expect(() =>
      given(counter, expect)()
        .when(command('Count', { n: 2 }))
        .isRefused(tooMany),
    ).toThrow();
  });

  it('places an event at its index, valid from the day it was decided unless it says otherwise', () => {
    const expected: Placed<Counted> = {
      ...counted(1),
      at: {
        index: 7,
        id: 'event-7',
        decided: '2025-03-01',
        validFrom: '2025-03-01',
        recorded: '2025-03-01T12:00:00.000Z',
      },
    };
    expect(placed({ ...counted(1), decided: '2025-03-01' }, 7)).toEqual(expected);
    expect(placed({ ...counted(1), validFrom: '2025-01-01' }, 0).at.validFrom).toBe('2025-01-01');
  });
});
