import fc from 'fast-check';
import type { BookCommand } from '#cooperation';
import { BOOK, MemoryBook } from './books.ts';
import { naiveTells, programTells } from './compare-governing.ts';
import { plus } from './days.ts';
import { governed } from './governing.ts';
import { type Entry, type History, runsOf, SEED } from './histories.ts';
import { moments, momentsIn } from './moments.ts';

/** Open questions about leaving and about bodies, as the board reads them in its first year. */
const OPTIONS = {
  'A-05': ['YEAR_FROM_ESTABLISHMENT', 'YEAR_FROM_ADOPTION', 'CALENDAR_YEAR_FROM_SENDING'],
  'A-07': ['NET_VALUE', 'NET_VALUE', 'RELEASE_ONLY'],
  'A-23': ['HALF_OF_MEMBERS'],
} as const;
const readings = fc.record({
  options: fc.tuple(...Object.values(OPTIONS).map((of) => fc.constantFrom(null, ...of))),
  on: fc.constantFrom('2022-06-15', '2023-09-01'),
  posted: fc.array(fc.constantFrom(0, 1, 5, 40), { minLength: 1, maxLength: 5 }),
});

/** The same years, with the questions read as soon as the book has begun; letters were posted some days before they came. */
function read(history: History, { options, on, posted }: typeof readings extends fc.Arbitrary<infer T> ? T : never) {
  const begun = history.findIndex(({ command }) => command.type === 'AcceptPopulation') + 1;
  const votes = { for: null, against: null, unanimous: true };
  const decided = Object.keys(OPTIONS).flatMap((interpretation, i): Entry[] => {
    const option = options[i];
    if (option === null) return [];
    const effect = { kind: 'ADOPT_INTERPRETATION', interpretation, option };
    const data = { decision: `read-${i}`, body: 'board', outcome: 'ADOPTED', votes, wording: 'Vedtatt.', effect };
    const command = { type: 'RecordDecision', data, decided: on, validFrom: on } as unknown as BookCommand;
    return [{ command, recorded: history[begun - 1]?.recorded ?? '' }];
  });
  const later = history.slice(begun).map((entry, i): Entry => {
    const { command } = entry;
    if (command.type !== 'ReceiveWithdrawalNotice') return entry;
    const sentOn = plus(command.decided, -(posted[i % posted.length] ?? 0));
    return { ...entry, command: { ...command, data: { ...command.data, sentOn } } };
  });
  return [...history.slice(0, begun), ...decided, ...later];
}

test(`who leaves when and with what, and who is enough, as the board reads it, seed ${SEED}`, async () => {
  const days = new Set<string>();
  await fc.assert(
    fc.asyncProperty(governed, readings, moments, async (history, how, asked) => {
      const book = new MemoryBook(read(history, how));
      for (const moment of momentsIn(book.events, asked)) {
        const chapters = ({ participants, bodies, votes, findings }: Awaited<ReturnType<typeof programTells>>) => {
          const leaving = (findings ?? []).filter((line) =>
            / (RELEASE|NOTICE_NOT|NOTICE_TAKEN|HOST_LEAVES|NO_QUORUM)/.test(line),
          );
          return { moment, participants, bodies, votes, leaving };
        };
        const told = chapters(await programTells(book.program, BOOK, moment));
        expect(told).toEqual(chapters(naiveTells(book.events, moment)));
        for (const line of told.leaving) days.add(line.split(' ')[1] ?? '');
      }
    }),
    runsOf(45),
  );
  if (runsOf(45).numRuns >= 45)
    expect([...days]).toEqual(expect.arrayContaining(['RELEASE_TO_BE_SETTLED', 'NO_QUORUM']));
}, 600_000);
