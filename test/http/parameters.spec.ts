import type { Serving } from '../../apps/server/serve.ts';
import { asking, Houses, of } from './sample.ts';

const houses = new Houses();
let serving: Serving;
beforeAll(async () => {
  serving = await houses.serving();
});
const ask = asking(() => serving);

interface Problem {
  readonly detail: string;
  readonly errors?: { parameter: string; code: string; detail: string }[];
}

/** What is said of each wrong parameter, in English. */
async function wrong(path: string): Promise<Record<string, string>> {
  const response = await ask(path, { 'accept-language': 'en' });
  const { detail, errors = [] } = (await response.json()) as Problem;
  expect(response.status).toBe(400);
  expect(detail).toBe(errors.map((error) => error.detail).join(' '));
  return Object.fromEntries(errors.map((error) => [error.parameter, error.code]));
}

describe('a parameter', () => {
  it.each([
    ['validOn', '2025-02-29', 'parameter-no-date'],
    ['validOn', '2025-1-1', 'parameter-no-date'],
    ['validOn', '01.01.2025', 'parameter-no-date'],
    ['validOn', '2025-01-01T00:00:00Z', 'parameter-no-date'],
    ['validOn', '', 'parameter-no-date'],
    ['knownAt', '2025-02-30', 'parameter-no-point'],
    ['knownAt', '2025-02-01T12:00', 'parameter-no-point'],
    ['knownAt', '2025-02-01T25:00:00Z', 'parameter-no-point'],
    ['knownAt', '-1', 'parameter-no-point'],
    ['knownAt', '1.5', 'parameter-no-point'],
    ['knownAt', '1234567890', 'parameter-no-point'],
    ['knownAt', 'now', 'parameter-no-point'],
    ['knownAt', '', 'parameter-no-point'],
    ['format', 'xml', 'parameter-no-format'],
    ['format', 'CSV', 'parameter-no-format'],
  ])('%s=%s is refused', async (parameter, value, code) => {
    expect(await wrong(of(`state?${parameter}=${encodeURIComponent(value)}`))).toEqual({ [parameter]: code });
  });

  it.each([
    ['from', '2025-13', 'parameter-no-month'],
    ['from', '2025', 'parameter-no-month'],
    ['to', '2025-01-01', 'parameter-no-month'],
    ['municipality', '18', 'parameter-no-municipality'],
    ['municipality', 'Vågan', 'parameter-no-municipality'],
  ])('of an explanation, %s=%s is refused', async (parameter, value, code) => {
    const asked = new URLSearchParams({ from: '2025-01', to: '2025-12', municipality: '9901', [parameter]: value });
    expect(await wrong(of(`explanation?${asked}`))).toEqual({ [parameter]: code });
  });

  it.each([
    ['twice', 'validOn=2025-01-01&validOn=2025-01-01', { validOn: 'parameter-repeated' }],
    ['as a list', 'validOn[]=2025-01-01', { 'validOn[]': 'parameter-unknown' }],
    ['as an object', 'validOn[a]=2025-01-01', { 'validOn[a]': 'parameter-unknown' }],
    ['in other letters', 'ValidOn=2025-01-01', { ValidOn: 'parameter-unknown' }],
    [
      'that every object has',
      '__proto__=1&constructor=2',
      { ['__proto__']: 'parameter-unknown', constructor: 'parameter-unknown' },
    ],
  ])('%s is refused', async (_, query, errors) => {
    expect(Object.entries(await wrong(of(`state?${query}`)))).toEqual(Object.entries(errors));
  });

  it('that is wrong does not hide another', async () => {
    expect(await wrong(of('explanation?from=2025-13&municipality=18&month=1&municipality=19'))).toEqual({
      month: 'parameter-unknown',
      municipality: 'parameter-repeated',
      from: 'parameter-no-month',
      to: 'parameter-missing',
    });
  });

  it('is told of by what is wrong, where, and what to do', async () => {
    const response = await ask(of('explanation?from=2025-13&month=1&to=2025-12'), { 'accept-language': 'en' });
    expect(await response.json()).toEqual({
      type: 'urn:fellesbok:problem:request-malformed',
      title: 'The request cannot be read',
      status: 400,
      detail:
        'There is no parameter “month” here. Use: from, to, knownAt, after, format, municipality. “from” is “2025-13”, which is no month. Write YYYY-MM. The parameter “municipality” is missing. Write for example municipality=1865.',
      instance: of('explanation?from=2025-13&month=1&to=2025-12'),
      correlation: expect.stringMatching(/^[0-9a-f-]{36}$/),
      code: 'request-malformed',
      details: { parameters: ['month', 'from', 'municipality'] },
      errors: [
        {
          parameter: 'month',
          code: 'parameter-unknown',
          detail: 'There is no parameter “month” here. Use: from, to, knownAt, after, format, municipality.',
        },
        {
          parameter: 'from',
          code: 'parameter-no-month',
          detail: '“from” is “2025-13”, which is no month. Write YYYY-MM.',
        },
        {
          parameter: 'municipality',
          code: 'parameter-missing',
          detail: 'The parameter “municipality” is missing. Write for example municipality=1865.',
        },
      ],
    });
  });
});
