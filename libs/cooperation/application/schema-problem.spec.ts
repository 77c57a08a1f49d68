import { isRefusal } from '#kernel';
import { readCommand } from './read-command.ts';

const asked = (command: string, data: unknown, decided = '2025-01-01') => {
  const read = readCommand({ command, decided, data });
  return isRefusal(read) ? read.text.nb : 'read';
};
const decision = { decision: 'd', body: 'b', outcome: 'ADOPTED', wording: 'x' };

describe('a command that does not fit its schema is told by the field and what to write', () => {
  it.each<[string, unknown, string]>([
    ['OpenCase', { case: 'x', title: 'a', titel: 'b' }, 'OpenCase, feltet /: kjenner ikke «titel».'],
    ['OpenCase', { case: 'x' }, 'OpenCase, feltet /: mangler «title».'],
    ['OpenCase', { case: 3, title: 'a' }, 'OpenCase, feltet /case: må være tekst (sett den i anførselstegn).'],
    [
      'EstablishBody',
      { body: 'x', name: 'y', kind: 'COUNCILL' },
      'feltet /kind: må være en av COUNCIL, EXECUTIVE_COMMITTEE',
    ],
    [
      'RecordDecision',
      { ...decision, effect: { kind: 'NOPE' } },
      'feltet /effect/kind: må være en av RECOMMEND_AGREEMENT',
    ],
    ['RecordDecision', { ...decision, effect: { kind: 'DECIDE_KEY' } }, 'feltet /effect: mangler «key».'],
    [
      'RecordDecision',
      { ...decision, effect: { kind: 'DECIDE_KEY', key: 'k', effectiveFrom: '2025-02-30' } },
      'feltet /effect/effectiveFrom: må være en dato i kalenderen',
    ],
    ['RecordDecision', { ...decision, wording: '\ud800' }, 'feltet /: Lone surrogate'],
    ['OpenCase', { case: 'x', title: '' }, 'feltet /title: må ha minst 1 tegn.'],
    ['OpenCase', { case: 'x', title: 'a'.repeat(2_000) }, 'feltet /title: må ha høyst '],
    [
      'AnnulRecord',
      { event: -1, type: 'SeatsDefined', ground: 'OTHER', authority: 'Verten' },
      'feltet /event: må være minst 0.',
    ],
    ['Fordel', {}, 'Kommandoen «Fordel» finnes ikke.'],
  ])('%s %j', (command, data, text) => {
    expect(asked(command, data)).toContain(text);
  });

  it('refuses a decided date that is not in the calendar', () => {
    expect(asked('OpenCase', { case: 'x', title: 'a' }, '2025-13-01')).toContain('«decided» er «2025-13-01»');
  });
});
