import { type Decided, isRefusal, type Placed, type Refusal } from '#kernel';
import type { AccountsCommand } from './commands.ts';
import { accountingYearOfCommand, decideAccounts, otherAccountingYears } from './decide.ts';
import type { AccountsEvent, CostFileEvent } from './events.ts';
import * as refusals from './refusals.ts';
import { type AccountsState, type CostLine, evolveAccounts, noAccounts, noAllocation } from './state.ts';

const register = { municipalities: ['1865', '1857'] };

/** The accounts of several years beside each other, as a recorder keeps them. */
class Books {
  readonly #years = new Map<number, AccountsState>();
  #size = 0;

  say(
    type: AccountsCommand['type'],
    data: object,
    decided = '2026-01-20',
    today = decided,
  ): readonly Decided<AccountsEvent>[] | Refusal {
    const command = { type, data, decided, validFrom: decided } as AccountsCommand;
    const year = accountingYearOfCommand(command);
    const others = new Map(otherAccountingYears(command, today).map((y) => [y, this.#years.get(y) ?? noAccounts]));
    const own = this.#years.get(year) ?? noAccounts;
    const events = decideAccounts(command, own, year, noAllocation, register, others);
    if (isRefusal(events)) return events;
    const after = events.reduce((state, event) => {
      const at = { index: this.#size++, id: '', decided, validFrom: decided, recorded: '', actor: '' };
      return evolveAccounts(state, { ...event, at } as Placed<AccountsEvent | CostFileEvent>);
    }, own);
    this.#years.set(year, after);
    return events as readonly Decided<AccountsEvent>[];
  }
}

const line = (id: string, more: Partial<CostLine> = {}): CostLine => ({
  ...{ line: id, category: 'DRIFT', label: 'EKSEMPEL', amount: '100000' },
  vat: { amount: '25000', treatment: 'COST' },
  bookedOn: '2025-12-31',
  service: { from: '2025-11', to: '2025-12' },
  ...more,
});
const accrual = (id: string, more: Partial<CostLine> = {}): CostLine =>
  line(id, { accrual: { ground: 'EKSEMPEL: bestilling' }, ...more });
const of2025 = (id: string) => ({ year: 2025, line: id });
const released = (by: object, bookedOn = '2025-12-31') => ({
  type: 'AccrualReleased',
  data: {
    ...{ accrual: of2025('A'), category: 'DRIFT', amount: '125000' },
    ...{ service: { from: '2025-11', to: '2025-12' }, bookedOn },
    ...by,
  },
});

function withAccrual(): Books {
  const books = new Books();
  books.say('RecordCostLine', accrual('A'));
  return books;
}

describe('an accrual (kommuneloven § 14-6)', () => {
  it('is recorded like any cost, with what it rests on', () => {
    const data = accrual('A');
    expect(new Books().say('RecordCostLine', data)).toEqual([
      { type: 'CostLineRecorded', data, validFrom: '2025-11-01' },
    ]);
  });

  it('of income is below zero; of nothing it is none', () => {
    expect(isRefusal(new Books().say('RecordCostLine', accrual('A', { amount: '-100000' })))).toBe(false);
    expect(new Books().say('RecordCostLine', accrual('A', { amount: '0' }))).toEqual(
      refusals.accrualOfNothing({ line: 'A' }),
    );
  });

  it.each([
    ['the month it is booked in', '2025-12', null],
    ['the month after', '2026-01', refusals.accrualAhead({ line: 'A', to: '2026-01', bookedOn: '2025-12-31' })],
  ])('may serve until %s', (_, to, refused) => {
    const answer = new Books().say('RecordCostLine', accrual('A', { service: { from: '2025-11', to } }));
    if (refused) expect(answer).toEqual(refused);
    else expect(isRefusal(answer)).toBe(false);
  });

  it('is released by the cost that it stood in for, booked in its own year', () => {
    const data = line('C', { amount: '110000', settles: of2025('A') });
    expect(withAccrual().say('RecordCostLine', data)).toEqual([
      { type: 'CostLineRecorded', data, validFrom: '2025-11-01' },
      released({ settledBy: 'C' }),
    ]);
  });

  it('is released in the books of a later year, on the day of the cost', () => {
    const data = line('C', { bookedOn: '2026-02-10', settles: of2025('A') });
    expect(withAccrual().say('RecordCostLine', data, '2026-02-10')).toEqual([
      { type: 'CostLineRecorded', data, validFrom: '2025-11-01' },
      released({ settledBy: 'C' }, '2026-02-10'),
    ]);
  });

  it('is released without a cost, with the reason', () => {
    const ground = 'EKSEMPEL: avbestilt';
    expect(withAccrual().say('ReleaseAccrual', { year: 2026, accrual: of2025('A'), ground }, '2026-02-10')).toEqual([
      released({ ground }, '2026-02-10'),
    ]);
  });

  it('is replaced by a better estimate, which is an accrual itself', () => {
    const books = withAccrual();
    const better = accrual('B', { amount: '120000', settles: of2025('A') });
    expect(books.say('RecordCostLine', better)).toHaveLength(2);
    expect(isRefusal(books.say('RecordCostLine', line('C', { settles: of2025('B') })))).toBe(false);
  });

  const RELEASES: readonly [string, AccountsCommand['type'], object, number][] = [
    ['in its own year', 'RecordCostLine', line('C', { settles: of2025('A') }), 2025],
    ['in the year after', 'RecordCostLine', line('C', { bookedOn: '2026-01-10', settles: of2025('A') }), 2026],
    ['without a cost', 'ReleaseAccrual', { year: 2026, accrual: of2025('A'), ground: 'EKSEMPEL' }, 2026],
  ];
  it.each(RELEASES)('released %s is not released again, nor annulled', (_, type, data, books) => {
    const all = withAccrual();
    expect(isRefusal(all.say(type, data))).toBe(false);
    const by = type === 'RecordCostLine' ? 'C' : null;
    const refused = refusals.accrualReleasedBefore({ ...of2025('A'), books, by });
    for (const bookedOn of ['2025-12-31', '2026-01-20'])
      expect(all.say('RecordCostLine', line('D', { bookedOn, settles: of2025('A') }))).toEqual(refused);
    expect(all.say('ReleaseAccrual', { year: 2025, accrual: of2025('A'), ground: 'EKSEMPEL' })).toEqual(refused);
    expect(all.say('AnnulCostLine', { ...of2025('A'), ground: 'EKSEMPEL' })).toEqual(refused);
  });

  it('is not released again, nor annulled, by what is told later of a day before its release', () => {
    const [before, today] = ['2025-12-31', '2026-02-01'];
    const late: [AccountsCommand['type'], object][] = [
      ['ReleaseAccrual', { year: 2025, accrual: of2025('A'), ground: 'EKSEMPEL' }],
      ['RecordCostLine', line('F-2', { settles: of2025('A') })],
      ['AnnulCostLine', { year: 2025, line: 'A', ground: 'EKSEMPEL' }],
    ];
    for (const [type, data] of late) {
      const books = withAccrual();
      books.say('RecordCostLine', line('F-1', { bookedOn: '2026-01-15', settles: of2025('A') }));
      expect(books.say(type, data, before, today)).toEqual(
        refusals.accrualReleasedBefore({ ...of2025('A'), books: 2026, by: 'F-1' }),
      );
    }
  });

  it('is released once by the lines of a file', () => {
    const file = {
      ...{ year: 2025, sha256: 'a'.repeat(64), mapping: { mapping: 'hovedbok', version: 1 } },
      lines: [line('C', { settles: of2025('A') }), line('D', { settles: of2025('A') })],
    };
    expect(withAccrual().say('TakeCostFile', file)).toEqual(
      refusals.accrualReleasedBefore({ ...of2025('A'), books: 2025, by: 'C' }),
    );
    expect(withAccrual().say('TakeCostFile', { ...file, lines: file.lines.slice(0, 1) })).toHaveLength(3);
  });

  it('that nobody knows, that is none, that was annulled or comes later is refused', () => {
    const books = withAccrual();
    const settle = (name: { year: number; line: string }, bookedOn = '2025-12-31') =>
      books.say('RecordCostLine', line('X', { bookedOn, settles: name }));
    expect(settle(of2025('Q'))).toEqual(refusals.lineUnknown(of2025('Q')));
    expect(settle({ year: 1999, line: 'A' })).toEqual(refusals.lineUnknown({ year: 1999, line: 'A' }));
    books.say('RecordCostLine', line('P'));
    expect(settle(of2025('P'))).toEqual(refusals.notAnAccrual(of2025('P')));
    expect(settle(of2025('A'), '2024-12-31')).toEqual(refusals.accrualAfterCost({ ...of2025('A'), books: 2024 }));
    books.say('AnnulCostLine', { ...of2025('A'), ground: 'EKSEMPEL' });
    expect(settle(of2025('A'))).toEqual(refusals.lineAnnulled({ line: 'A' }));
  });

  it('is not corrected, and no correction makes one or changes what a line settles', () => {
    const books = withAccrual();
    books.say('RecordCostLine', line('P'));
    books.say('RecordCostLine', line('C', { settles: of2025('A') }));
    const correct = (said: CostLine) => books.say('CorrectCostLine', { line: said, ground: 'EKSEMPEL' });
    expect(correct(accrual('A'))).toEqual(refusals.accrualNotCorrected({ line: 'A' }));
    expect(correct(accrual('P'))).toEqual(refusals.accrualNotCorrected({ line: 'P' }));
    expect(correct(line('P', { settles: of2025('A') }))).toEqual(refusals.settlesIsKept({ line: 'P', settles: '—' }));
    expect(correct(line('C', { settles: of2025('B') }))).toEqual(
      refusals.settlesIsKept({ line: 'C', settles: '2025/A' }),
    );
    for (const same of [{}, { settles: of2025('A') }])
      expect(isRefusal(correct(line('C', { amount: '90000', ...same })))).toBe(false);
  });

  it('counts again when the line that released it was never valid, and is released anew', () => {
    const books = withAccrual();
    books.say('RecordCostLine', line('C', { bookedOn: '2026-01-10', settles: of2025('A') }));
    expect(books.say('AnnulCostLine', { year: 2026, line: 'C', ground: 'EKSEMPEL' })).toEqual([
      { type: 'CostLineAnnulled', data: { line: 'C', ground: 'EKSEMPEL' }, validFrom: '2025-11-01' },
      {
        type: 'AccrualReopened',
        data: { accrual: of2025('A'), category: 'DRIFT', amount: '125000', settledBy: 'C' },
      },
    ]);
    expect(books.say('RecordCostLine', line('D', { settles: of2025('A') }))).toHaveLength(2);
  });
});
