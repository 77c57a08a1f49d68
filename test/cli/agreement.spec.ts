import { join } from 'node:path';
import type { AgreementAnswer, ClauseAnswer } from '#cooperation';
import { fellesbok, temporaryDirectory } from './run.ts';

const data = join(temporaryDirectory(), 'lofoten');
const told = async (...args: string[]): Promise<string> => {
  const { out, err, exitCode } = await fellesbok('agreement', 'lofoten-ikt', '--data', data, ...args);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return out;
};
const asked = async <T>(...args: string[]): Promise<T> => JSON.parse(await told(...args, '--format', 'json')) as T;

beforeAll(async () => {
  expect((await fellesbok('import', 'lofoten-ikt', 'examples/lofoten-ikt/history.yaml', '--data', data)).exitCode).toBe(
    0,
  );
});

describe('the agreement of Lofoten IKT', () => {
  it('when only the council of Vågan has adopted the new text, the old one applies (L-6.4-1)', async () => {
    const day = ['--valid-on', '2024-10-15', '--known-at', '2024-10-31'];
    const answer = await asked<AgreementAnswer>(...day);
    expect(answer).toMatchObject({ inForce: 'AV-2022', because: { code: 'ATTESTED' } });
    expect(answer.contested).toMatchObject([{ clause: '4.4', version: 'AV-2024-A', because: { code: 'PENDING' } }]);
    const adopted = answer.versions.find((v) => v.version === 'AV-2024-A');
    expect([adopted?.status, adopted?.approvedBy.length, adopted?.missing.length]).toEqual(['PENDING', 1, 4]);
  });

  it('has four gaps against kommuneloven § 20-4, and a basis of eight sections (A-19)', async () => {
    const { completeness, legalBasis, findings } = await asked<AgreementAnswer>(
      ...['--valid-on', '2025-01-15', '--known-at', '2025-02-28'],
    );
    const gaps = completeness?.matters.filter((m) => m.status === 'MISSING' || m.status === 'PARTLY');
    expect(gaps?.map((m) => [m.letter, m.status])).toEqual([
      ['d', 'MISSING'],
      ['e', 'MISSING'],
      ['f', 'PARTLY'],
      ['h', 'MISSING'],
    ]);
    expect(findings.map((f) => f.code)).toEqual([...Array(4).fill('AGREEMENT_GAP_20_4'), 'CLAUSE_CONTESTED']);
    expect(legalBasis?.read).toBe('§§ 20-1–20-2, 20-4–20-5, 20-7–20-10');
    expect(legalBasis?.sections).toContain('20-9');
  });

  it('clause 4.4 shows both texts, and what text B would mean: the key 30/70 of 480 000.00 (A-01)', async () => {
    const { contested, inForce } = await asked<ClauseAnswer>(
      ...['--clause', '4.4', '--valid-on', '2025-06-30', '--known-at', '2025-02-28'],
    );
    expect(inForce).toBe('AV-2024-A');
    expect(contested?.texts.map((t) => [t.version, t.inForce])).toEqual([
      ['AV-2024-A', true],
      ['AV-2024-B', false],
    ]);
    // 480 000 × (0.3/5 + 0.7 × inhabitants / 24 365), to the øre.
    const population = { '1857': 677, '1859': 1266, '1860': 11582, '1865': 9871, '1874': 969 };
    const expected = Object.values(population).map((n) => 480_000 * (0.3 / 5 + (0.7 * n) / 24_365));
    const [effect] = contested?.effects ?? [];
    expect(effect?.total?.difference).toBe('480000.00');
    effect?.shares.forEach((s, i) => {
      expect(Math.abs(Number(s.difference) - (expected[i] ?? 0))).toBeLessThanOrEqual(0.011);
    });
  });

  it('after the corrected minutes the text in force is the corrected one, which not all councils have adopted', async () => {
    const { because, contested, findings } = await asked<AgreementAnswer>('--valid-on', '2025-06-30');
    expect(because.code).toBe('CORRECTED');
    expect(contested[0]?.texts.map((t) => [t.version, t.inForce, t.correction !== null])).toEqual([
      ['AV-2024-A', true, true],
      ['AV-2024-B', false, false],
      ['AV-2024-A', false, false],
    ]);
    expect(findings.map((f) => f.code)).toContain('CHANGE_WITHOUT_ALL_COUNCILS');
  });

  it('a corrected text and the one before it are told apart, and the days of each end with its last', async () => {
    const clause = await told('--clause', '4.4', '--valid-on', '2025-06-30');
    expect(clause).toContain('AV-2022 (2022-01-01 – 2024-11-25)');
    expect(clause).toContain('AV-2024-A (gjelder, rettet 2025-02-27): ingen vedtak');
    expect(clause).toContain('AV-2024-A (før rettelsen): vedtatt 2024-09-24 Vågan kommunestyre');
    expect(clause).toContain('Hva det ville bety i 2025, AV-2024-B: ingen forskjell');
    expect(clause).toMatch(
      /Hva det ville bety i 2025, AV-2024-A \(før rettelsen\):\n.*Nå \(kr\) +AV-2024-A \(før rettelsen\) \(kr\)/,
    );
  });

  it('while a text is not in force, what it would mean is set against the other text, not against now', async () => {
    const clause = await told('--clause', '4.4', '--valid-on', '2024-10-15', '--known-at', '2024-10-31');
    expect(clause).toMatch(
      /om versjonen gjaldt hele året, AV-2024-B:\nNr\. +Kommune +AV-2024-A \(kr\) +AV-2024-B \(kr\)/,
    );
  });

  it('is told as text, and as rows', async () => {
    const compared = await told('--compare', 'AV-2024-A', 'AV-2024-B', '--known-at', '2025-02-28');
    expect(compared).toContain('Lofoten IKT{+ medregnet vertskommunens administrative merkostnader+}, prosjekter');
    expect((await told('--clause', '4.4', '--format', 'csv')).split('\r\n').length).toBeGreaterThan(3);
    const { err, exitCode } = await fellesbok('agreement', 'lofoten-ikt', '--data', data, '--compare', 'AV-2022');
    expect([exitCode === 0, err]).toEqual([false, expect.stringContaining('to avtaleversjoner')]);
  });
});

it('what a finding is about is told in the words of the reader, and municipalities by name', async () => {
  const found = async (lang: string) => {
    const day = ['--valid-on', '2028-03-01', '--lang', lang];
    return (await fellesbok('findings', 'lofoten-ikt', '--data', data, ...day)).out;
  };
  const nb = await found('nb');
  for (const about of ['[tjenestenivåavtale]', '[tertialrapport 2026-05-01–2026-08-31]', '[Drift 2024]'])
    expect(nb).toContain(about);
  expect(nb).toContain('[EKSEMPEL: Moskenes og Vestvågøy]');
  expect(nb).not.toMatch(/\[[A-Z]{3,}(?:_[A-Z]+)*[\] ]/);
  expect(await found('en')).toContain('[service level agreement]');
});
