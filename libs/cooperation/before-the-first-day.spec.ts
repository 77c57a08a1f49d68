import { questionRefusals } from '#allocation';
import { orThrow } from '#kernel';
import { Asked } from './testing/asked.ts';
import { PARTICIPANTS, VAAGAN } from './testing/lofoten.ts';
import { Miniature } from './testing/miniature.ts';

describe('a year before the cooperation began', () => {
  const begun = () =>
    new Miniature().record(
      'EstablishCooperation',
      { name: 'Lofoten IKT', form: 'HOST_MUNICIPALITY', host: VAAGAN, participants: PARTICIPANTS },
      { decided: '2022-05-01', validFrom: '2022-07-01' },
    );

  it('in a plan: says from when there is an answer', async () => {
    const lines = [{ category: 'DRIFT', amount: '100' }];
    const book = begun().record('DraftBudget', { year: 2021, version: 'B1', lines }, { decided: '2022-06-01' });
    const asked = { cooperation: 'miniature', year: 2021, validOn: '2022-12-31', knownAt: String(book.size) };
    const plan = orThrow(await new Asked(book).economicPlans.ask(asked));
    const refusal = questionRefusals.noCooperationThen({ on: '2021-01-01', from: '2022-07-01' });
    expect(plan.years[0]?.because).toBe(refusal.text.nb);
  });

  it.each(['nb', 'nn', 'en'] as const)(
    'asked in %s: the advice is another day before it is another point',
    (language) => {
      const said = questionRefusals.noCooperationThen({ on: '2021-01-01', from: null }).text[language];
      expect(said).toMatch(/(Spør om e(n|in) dag|Ask about a day) .*(etter at samarbeidet|after it began).*known-at/);
    },
  );
});
