import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  BodiesAnswer,
  BudgetAnswer,
  DecisionsAnswer,
  FindingsAnswer,
  ParticipantsAnswer,
  PortfolioAnswer,
} from '#cooperation';
import { fellesbok, temporaryDirectory } from '../cli/run.ts';
import { HISTORY } from '../example/lofoten.ts';

/**
 * The acceptance scenarios of the Lofoten agreement, on the example and on histories that differ from it in one day:
 * imported into a book of its own, and asked through the command line.
 */
const directory = temporaryDirectory();
const text = readFileSync(HISTORY, 'utf8');

let made = 0;
/** A book of a history, which a helper asks. */
async function bookOf(history: string) {
  const [file, data] = [join(directory, `history-${++made}.yaml`), join(directory, `book-${made}`)];
  writeFileSync(file, history);
  const imported = await fellesbok('import', 'lofoten-ikt', file, '--data', data);
  expect(imported).toMatchObject({ exitCode: 0, err: '' });
  return async <T>(command: string, ...args: string[]): Promise<T> => {
    const { out, err, exitCode } = await fellesbok(command, 'lofoten-ikt', ...args, '--data', data, '--format', 'json');
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    return JSON.parse(out) as T;
  };
}

/** The example with one thing changed in the entry that has this in it. */
function exampleWith(entry: string, from: string, to: string): string {
  const entries = text.split(/^(?=- )/m);
  const found = entries.filter((e) => e.includes(entry));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(from);
  return entries.map((e) => (e.includes(entry) ? e.replace(from, to) : e)).join('');
}

type Ask = Awaited<ReturnType<typeof bookOf>>;
let example: Ask;
beforeAll(async () => {
  example = await bookOf(text);
}, 60_000);

const budget = (ask: Ask, year: string, validOn: string, ...known: string[]) =>
  ask<BudgetAnswer>('budget', year, '--valid-on', validOn, ...known);
const known = (at: string): [string, string] => ['--known-at', at];

describe('scenario 1: the last council adopts the budget', () => {
  it('on the last day: valid from that day, as soon as the book knows it', async () => {
    expect(await budget(example, '2024', '2023-12-31')).toMatchObject({ status: 'VALID', since: '2023-12-20' });
    expect((await budget(example, '2024', '2023-12-19')).status).toBe('PARTLY_ADOPTED');
    expect((await budget(example, '2024', '2023-12-26', ...known('2023-12-26'))).status).toBe('NOT_VALID');
    expect((await budget(example, '2024', '2023-12-26', ...known('2023-12-27'))).status).toBe('VALID');
  });

  it.each([
    ['2023-12-19', 'VALID', '2023-12-19'],
    ['2023-12-20', 'VALID', '2023-12-20'],
    ['2023-12-21', 'NOT_VALID', '2023-12-21'],
  ])(
    'on %s: %s from %s',
    async (day, status, since) => {
      const ask = await bookOf(
        exampleWith('decision: ks-1857-budsjett-2024', 'decided: 2023-12-20', `decided: ${day}`),
      );
      const answer = await budget(ask, '2024', '2023-12-31');
      expect(answer).toMatchObject({ status, since });
      const late = answer.findings.filter((f) => f.code === 'BUDGET_ADOPTED_LATE').map((f) => f.about);
      expect(late).toEqual(status === 'VALID' ? [] : ['ks-1857-budsjett-2024']);
      expect(answer.versions[0]?.adoptions.filter((a) => a.counts)).toHaveLength(5);
    },
    60_000,
  );

  it('three days late: not valid, a finding on that council, and the other four adoptions stay', async () => {
    const answer = await budget(example, '2025', '2025-01-01');
    expect(answer).toMatchObject({ status: 'NOT_VALID', late: true });
    expect(answer.findings.map((f) => [f.code, f.about])).toEqual(
      expect.arrayContaining([
        ['BUDGET_NOT_VALID', '2025'],
        ['BUDGET_ADOPTED_LATE', 'ks-1874-budsjett-2025'],
      ]),
    );
    expect(answer.versions[0]?.adoptions.filter((a) => a.counts)).toHaveLength(5);
    expect(answer.provisional).toMatchObject({ basis: 'LAST_VALID_BUDGET', budget: { version: 'B-2024' } });
    expect((await budget(example, '2025', '2025-03-01')).provisional).toMatchObject({ basis: 'ADOPTED_LATE' });
  });
});

describe('scenario 2: minutes of 19 December that the book learns of on 5 January', () => {
  it('leave the budget not valid as known at the turn of the year, and valid from 19 December as known after', async () => {
    expect((await budget(example, '2026', '2025-12-31', ...known('2025-12-31'))).status).toBe('NOT_VALID');
    const after = await budget(example, '2026', '2025-12-31', ...known('2026-01-06'));
    expect(after).toMatchObject({ status: 'VALID', since: '2025-12-19' });
    expect((await budget(example, '2026', '2025-12-18')).status).toBe('PARTLY_ADOPTED');
  });
});

describe('scenario 6: Flakstad gives notice', () => {
  const flakstad = async (ask: Ask, validOn: string, ...at: string[]) => {
    const answer = await ask<ParticipantsAnswer>('participants', '--valid-on', validOn, ...at);
    return [answer.participants.some((p) => p.municipality === '1859'), answer.notices[0]?.lastDay ?? null];
  };

  it('received on 31 December 2025: takes part to the end of 2026, and in the budget of 2026', async () => {
    expect(await flakstad(example, '2026-12-31', ...known('2026-01-06'))).toEqual([true, '2026-12-31']);
    expect(await flakstad(example, '2027-01-01', ...known('2026-01-06'))).toEqual([false, '2026-12-31']);
    expect(await flakstad(example, '2027-01-01', ...known('2026-01-04'))).toEqual([true, null]);
  });

  it('taken back with the consent of all: takes part after that, as known from then on', async () => {
    expect((await flakstad(example, '2027-01-01', ...known('2026-10-18')))[0]).toBe(false);
    expect((await flakstad(example, '2027-01-01', ...known('2026-10-19')))[0]).toBe(true);
    const { findings } = await example<ParticipantsAnswer>('participants', '--valid-on', '2026-11-01');
    expect(findings.map((f) => f.code)).toContain('NOTICE_TAKEN_BACK');
  });

  it('received on 1 January 2026: a year later', async () => {
    const entry = 'command: ReceiveWithdrawalNotice';
    const ask = await bookOf(exampleWith(entry, 'decided: 2025-12-31', 'decided: 2026-01-01'));
    expect(await flakstad(ask, '2027-12-31', ...known('2026-01-06'))).toEqual([true, '2027-12-31']);
    expect(await flakstad(ask, '2028-01-01', ...known('2026-01-06'))).toEqual([false, '2027-12-31']);
  }, 60_000);
});

describe('scenario 8: two against two in the board, one absent', () => {
  const decision = async (ask: Ask, id: string, ...at: string[]) => {
    const { decisions } = await ask<DecisionsAnswer>('decisions', '--from', '2026-02-01', '--to', '2026-11-01', ...at);
    return decisions.find((d) => d.decision === id);
  };
  const measure = async (ask: Ask, validOn: string, ...at: string[]) =>
    (await ask<PortfolioAnswer>('portfolio', '--valid-on', validOn, ...at)).measures.find(
      (m) => m.measure === 'tiltak-samtale',
    )?.status;
  const rules = async (ask: Ask, validOn: string, ...at: string[]) =>
    (await ask<BodiesAnswer>('bodies', '--valid-on', validOn, ...at)).bodies.find((b) => b.body === 'driftsstyret')
      ?.rules.basis;

  it('without a reglement: undetermined, and the measure is not approved', async () => {
    const tie = await decision(example, 'DS-2026-01');
    expect(tie?.vote?.derived).toMatchObject({ outcome: 'UNDETERMINED', reason: 'TIE_WITHOUT_RULES' });
    expect(tie?.effect?.stands).toBe(false);
    expect(await measure(example, '2026-10-28')).toBe('PUT_FORWARD');
  });

  it('under the reglement that the board adopted meanwhile: carried by the vote of the chair', async () => {
    const tie = await decision(example, 'DS-2026-05');
    expect(tie?.vote?.derived).toMatchObject({ outcome: 'PASSED', reason: 'CASTING_VOTE' });
    expect(tie?.effect?.stands).toBe(true);
    expect(await measure(example, '2026-10-29')).toBe('APPROVED');
    expect(await measure(example, '2026-10-29', ...known('2026-11-01'))).toBe('PUT_FORWARD');
    expect([await rules(example, '2026-10-07'), await rules(example, '2026-10-08')]).toEqual(['NONE', 'ADOPTED']);
    expect(await rules(example, '2026-10-08', ...known('2026-10-11'))).toBe('NONE');
  });

  it('under a reglement without a casting vote: not carried, and the minutes say otherwise than the votes', async () => {
    const ask = await bookOf(exampleWith('decision: DS-2026-04', 'castingVote: true', 'castingVote: false'));
    const tie = await decision(ask, 'DS-2026-05');
    expect(tie?.vote?.derived).toMatchObject({ outcome: 'NOT_PASSED', reason: 'TIE_WITHOUT_CASTING_VOTE' });
    expect(await measure(ask, '2026-10-29')).toBe('REJECTED');
    const { findings } = await ask<FindingsAnswer>('findings', '--valid-on', '2026-11-01');
    expect(findings.filter((f) => f.code === 'OUTCOME_AGAINST_VOTES').map((f) => f.about)).toEqual(['DS-2026-05']);
  }, 60_000);
});

describe('the board of the example', () => {
  it('had an observer without a vote in its first two years', async () => {
    const seats = async (validOn: string) =>
      (await example<BodiesAnswer>('bodies', '--valid-on', validOn)).bodies.find((b) => b.body === 'driftsstyret');
    const before = await seats('2023-12-31');
    expect([before?.members, before?.seats.find((s) => s.seat === 'observator')?.inactive]).toEqual([5, null]);
    const after = await seats('2024-01-01');
    expect([after?.members, after?.seats.find((s) => s.seat === 'observator')?.inactive]).toEqual([5, 'ENDED']);
    expect(after?.seats.filter((s) => s.role === 'CHAIR').map((s) => s.municipality)).toEqual(['1865']);
  });
});
