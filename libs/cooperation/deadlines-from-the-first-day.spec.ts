import { questionRefusals } from '#allocation';
import { isRefusal } from '#kernel';
import { Asked } from './testing/asked.ts';
import { PARTICIPANTS, VAAGAN } from './testing/lofoten.ts';
import { Miniature } from './testing/miniature.ts';

const begunIn = (validFrom: string) =>
  new Asked(
    new Miniature().record(
      'EstablishCooperation',
      { name: 'Lofoten IKT', form: 'HOST_MUNICIPALITY', host: VAAGAN, participants: PARTICIPANTS },
      { decided: '2022-05-01', validFrom },
    ),
  );
const datesIn = async (year: number) => (await begunIn('2022-07-01').deadlines(year, '2023-12-31')).map((d) => d.date);

describe('a cooperation owes nobody anything before its first day', () => {
  it('the year it began in has the days from then on, the next year all of them', async () => {
    expect((await datesIn(2022)).filter((date) => date < '2022-07-01')).toEqual([]);
    expect(await datesIn(2023)).toContain('2023-02-22');
  });

  it('a year before is refused, and the first day told', async () => {
    const refused = await begunIn('2022-07-01')
      .deadlines(2021, '2023-12-31')
      .catch((error: { refusal?: unknown }) => error.refusal);
    expect(isRefusal(refused)).toBe(true);
    expect(refused).toEqual(questionRefusals.noCooperationThen({ on: '2021-12-31', from: '2022-07-01' }));
  });
});
