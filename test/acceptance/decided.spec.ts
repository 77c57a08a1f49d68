import { join } from 'node:path';
import type { BodiesAnswer, CaseAnswer } from '#cooperation';
import { fellesbok, temporaryDirectory } from '../cli/run.ts';
import { HISTORY } from '../example/lofoten.ts';

/** A meeting of the example with a disqualified member, proposals against each other and an election; then a reversal. */
const data = join(temporaryDirectory(), 'lofoten');
/** Before the reversal was recorded, and after. */
const [BEFORE, AFTER] = ['2026-11-19', '2026-11-20'];

async function told(command: string, ...args: string[]): Promise<string> {
  const { out, err, exitCode } = await fellesbok(command, 'lofoten-ikt', ...args, '--data', data);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return out;
}
const at = (knownAt: string, validOn = AFTER) => ['--valid-on', validOn, '--known-at', knownAt];
const asked = async <T>(...args: [string, ...string[]]): Promise<T> =>
  JSON.parse(await told(...args, '--format', 'json')) as T;

beforeAll(async () => {
  expect(await fellesbok('import', 'lofoten-ikt', HISTORY, '--data', data)).toMatchObject({ exitCode: 0, err: '' });
}, 60_000);

it.each<[lang: string, inhabil: string, reversed: string]>([
  ['nb', 'Deltok ikke: Moskenes (inhabil, forvaltningsloven § 6 første ledd)', 'Omgjort fra 2026-11-20 ved DS-2026-08'],
  ['nn', 'Deltok ikkje: Moskenes (ugild, forvaltningsloven § 6 første ledd)', 'Omgjort frå 2026-11-20 ved DS-2026-08'],
  ['en', 'Took no part: Moskenes (disqualified, forvaltningsloven § 6', 'Reversed from 2026-11-20 by DS-2026-08'],
])('minutes and extracts in %s tell who took no part, what was adopted, and that it was reversed', async (...said) => {
  const [lang, inhabil, reversed] = said;
  for (const print of [
    ['minutes', 'ds-2026-11-12'],
    ['extract', 'DS-2026-06'],
  ] satisfies [string, string][]) {
    const late = await told(...print, ...at(AFTER), '--lang', lang);
    expect([late.includes(inhabil), late.includes(reversed)]).toEqual([true, true]);
    expect(late).toContain('> EKSEMPEL: Driftsstyret inngår avtalen for to år.');
    expect(late).toMatch(/forslag-2026-2: 3 (satt opp mot|sett opp mot|against) forslag-2026-3: 1/);
    // Whoever asks what was known the day before is not told; nor who asks about a day on which it still stood.
    expect(await told(...print, ...at(BEFORE, BEFORE), '--lang', lang)).not.toContain(reversed);
    expect(await told(...print, ...at(AFTER, BEFORE), '--lang', lang)).not.toContain(reversed);
  }
});

it('the disqualified member is in neither the votes nor the quorum', async () => {
  const { decisions } = await asked<CaseAnswer>('case', 'skrivere-2027', ...at(AFTER));
  expect(decisions.map(({ decision, vote }) => [decision, vote?.counted.present, vote?.quorum])).toEqual([
    ['DS-2026-06', 4, { required: 3, present: 4, met: true }],
    ['DS-2026-08', 4, { required: 3, present: 4, met: true }],
  ]);
  for (const { vote } of decisions)
    expect(vote?.excluded).toEqual([{ seat: '1874', ground: 'INHABIL', clause: 'forvaltningsloven § 6 første ledd' }]);
});

it('who was elected has the seat from the day of the election, when the book knew it', async () => {
  const role = async (...when: string[]) => {
    const { bodies } = await asked<BodiesAnswer>('bodies', ...when);
    return bodies.find((b) => b.body === 'driftsstyret')?.seats.find((s) => s.seat === '1860')?.role;
  };
  expect(await role(...at(AFTER))).toBe('DEPUTY_CHAIR');
  expect(await role(...at(AFTER, '2026-11-11'))).toBe('MEMBER');
  expect(await role(...at('2026-11-15'))).toBe('MEMBER');
});

it('the case follows the way of the proposals to the reversal, and waits for a body whose decision has ended', async () => {
  const { steps, awaited } = await asked<CaseAnswer>('case', 'skrivere-2027', ...at(AFTER));
  expect(
    steps.map(({ on, what, decision, proposal }) => [on, what, decision ?? proposal ?? ''].join(' ').trim()),
  ).toEqual([
    '2026-10-29 OPENED',
    '2026-10-29 CALLED',
    '2026-10-29 PROPOSED forslag-2026-2',
    '2026-11-05 PROPOSED forslag-2026-3',
    '2026-11-12 TREATED',
    '2026-11-12 DECIDED DS-2026-06',
    '2026-11-13 CALLED',
    '2026-11-19 TREATED',
    '2026-11-19 DECIDED DS-2026-08',
    '2026-11-20 REVERSED DS-2026-06',
  ]);
  expect(awaited).toMatchObject([{ body: 'driftsstyret', because: 'ENDED' }]);
  const before = await asked<CaseAnswer>('case', 'skrivere-2027', ...at(BEFORE, BEFORE));
  expect(before.awaited).toEqual([]);
});

it('a key waits for the councils that have not ratified it, and for the body that four against two did not settle it in', async () => {
  const waiting = async (day: string) => {
    const { awaited } = await asked<CaseAnswer>('case', 'minsteandel-2026', ...at(AFTER, day));
    return awaited.map((a) => a.municipality ?? 'lofotradet').sort();
  };
  expect([await waiting('2026-06-15'), await waiting('2026-06-16'), await waiting('2026-09-22')]).toEqual([
    ['1857', '1859', '1860', '1865', '1874', 'lofotradet'],
    ['1857', '1859', '1865', '1874', 'lofotradet'],
    ['1859', '1865', '1874', 'lofotradet'],
  ]);
});
