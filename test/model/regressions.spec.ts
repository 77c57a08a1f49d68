import type { Effect, Terms } from '#cooperation';
import { BOOK, MemoryBook } from './books.ts';
import { naiveAnswers, realAnswers } from './compare.ts';
import type { Entry } from './histories.ts';

/** Histories in which the model and the program once differed, cut down to what it takes. */

const TERMS: Terms = {
  key: 'interim',
  keyClause: '4.4',
  populationDate: 'FIRST_OF_YEAR',
  categories: { DRIFT: { method: 'KEYED_ALL', clause: '4.4' } },
  keyNeedsRatification: true,
  optOutAllowed: true,
  termsApply: 'ENTRY_INTO_FORCE',
  billing: { rhythm: 'MONTHLY', clause: '4.4' },
  competences: [{ effect: 'DECIDE_KEY', body: 'region', clause: '4.4' }],
};

let entries: Entry[] = [];
const say = (type: string, data: object, decided: string, validFrom = decided): number =>
  entries.push({
    command: { type, data, decided, validFrom } as Entry['command'],
    recorded: '2026-01-01T12:00:00.000Z',
  });
const decide = (decision: string, body: string, effect: Effect, on: string, validFrom = on): number =>
  say(
    'RecordDecision',
    {
      decision,
      body,
      outcome: 'ADOPTED',
      votes: { for: null, against: null, unanimous: true },
      wording: 'Vedtatt.',
      effect,
    },
    on,
    validFrom,
  );
const annul = (decision: string, on: string) => say('AnnulDecision', { decision, ground: 'LEGALITY_REVIEW' }, on);

/** Two municipalities, the bodies, two keys of equal shares, an agreement from 1 January 2022 and a cost a year. */
beforeEach(() => {
  entries = [];
  const participants = [
    { municipality: '1860', name: 'Vestvågøy', organisationNumber: '942570619' },
    { municipality: '1865', name: 'Vågan', organisationNumber: '938644500' },
  ];
  say(
    'EstablishCooperation',
    { name: 'Samarbeidet', form: 'HOST_MUNICIPALITY', host: '1865', participants },
    '2022-01-01',
  );
  for (const municipality of ['1860', '1865'])
    say(
      'EstablishBody',
      { body: `council-${municipality}`, name: 'Kommunestyret', kind: 'COUNCIL', municipality },
      '2022-01-01',
    );
  say('EstablishBody', { body: 'region', name: 'Rådet', kind: 'REGIONAL_COUNCIL' }, '2022-01-01');
  say('EstablishBody', { body: 'board', name: 'Driftsstyret', kind: 'OPERATING_BOARD' }, '2022-01-01');
  for (const key of ['interim', 'standard'])
    say('DefineKey', { key, name: key, components: [{ basis: 'EQUAL', weight: '1' }] }, '2022-01-01');
  say('ProposeAgreement', { version: 'v1', title: 'v1', clauses: [], terms: TERMS }, '2022-01-01');
  say('AttestAgreement', { version: 'v1', basis: 'Brev' }, '2022-01-01');
  const line = {
    line: 'L-1',
    category: 'DRIFT',
    label: 'Drift',
    amount: '1000',
    vat: { amount: '0', treatment: 'COMPENSATED' },
    bookedOn: '2025-01-15',
    service: { from: '2025-01', to: '2025-12' },
  };
  say('RecordCostLine', line, '2025-01-15');
});

/** The answer about 2025, in which model and program agree. */
async function answered() {
  const book = new MemoryBook(entries);
  expect(book.refused).toEqual([]);
  const question = { size: book.events.length, from: '2025-01', to: '2025-12', day: '2025-06-01' };
  const real = await realAnswers(book.questions, BOOK, question);
  expect(real).toEqual(naiveAnswers(book.events, question));
  return real;
}
const findings = async () => {
  const { allocation } = await answered();
  return typeof allocation === 'string' ? allocation : allocation.findings;
};

test('a decision without competence that was annulled is no breach any more', async () => {
  decide('D-1', 'board', { kind: 'DECIDE_KEY', key: 'standard' }, '2024-06-01');
  expect(await findings()).toEqual(['KEY_WITHOUT_COMPETENCE D-1']);
  annul('D-1', '2024-09-01');
  expect(await findings()).toEqual([]);
});

test('a key decision annulled before all had consented leaves nothing open, also when a consent is annulled later', async () => {
  decide('D-1', 'region', { kind: 'DECIDE_KEY', key: 'standard' }, '2024-06-01');
  decide('R-1', 'council-1860', { kind: 'RATIFY_KEY', keyDecision: 'D-1' }, '2024-07-01');
  annul('D-1', '2024-08-01');
  decide('R-2', 'council-1865', { kind: 'RATIFY_KEY', keyDecision: 'D-1' }, '2024-09-01');
  annul('R-1', '2024-10-01');
  expect((await answered()).state).toMatchObject({ key: { key: 'interim', decision: null } });
});
