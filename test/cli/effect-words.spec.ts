import { EFFECT_KINDS, effectInWords } from '../../apps/cli/effect-words.ts';
import { EffectSchema } from '../../libs/cooperation/domain/commands.ts';

const REASONS = [
  ...['NO_COMPETENCE', 'NOT_ADOPTED', 'ANNULLED', 'BODY_UNKNOWN', 'REVERSED'],
  ...['NOT_PASSED', 'NO_QUORUM', 'UNDETERMINED'],
];

it('every effect that a decision can have is called something in each language', () => {
  const kinds = EffectSchema.anyOf.map((one) => (one.properties.kind as { const: string }).const);
  expect([...EFFECT_KINDS].sort()).toEqual([...kinds, 'ELECT'].sort());
  for (const language of ['nb', 'nn', 'en'] as const)
    for (const kind of EFFECT_KINDS)
      for (const because of [null, ...REASONS]) {
        const said = effectInWords({ kind, stands: because === null, because, clause: null }, language);
        expect(said).toMatch(/\w{3}/);
        expect(said).not.toMatch(/[A-Z]{4}|undefined/);
      }
});

it.each([
  ['4.4', ' (punkt 4.4)'],
  ['kommuneloven § 20-4', ' (kommuneloven § 20-4)'],
  [null, ''],
])('the clause %s stands after it where that is asked for', (clause, where) => {
  const effect = { kind: 'DECIDE_KEY', stands: false, because: 'NO_COMPETENCE', clause };
  const said = 'ny fordelingsnøkkel – uten virkning: organet har ikke myndighet';
  expect(effectInWords(effect, 'nb', { clause: true })).toBe(`${said}${where}`);
  expect(effectInWords(effect, 'nb')).toBe(said);
});
