import fc from 'fast-check';
import { documentOf, EHF_RULES, ublOf, violationsOf } from './index.ts';
import { askOfficialRules, OFFICIAL_RULES } from './testing/ask-official-rules.ts';
import { BROKEN } from './testing/broken.ts';
import { DRAFTS } from './testing/drafts.ts';
import { A_KONTO, SETTLEMENT, TOO_MUCH_ASKED } from './testing/examples.ts';

/** What only this library says of an example, and why. */
const STRICTER: Readonly<Record<string, readonly string[]>> = {
  // The official rule asks whether the element is there; that it is empty breaks R008 only.
  'BR-55': ['BR-55'],
  'BR-49': ['BR-49'],
  'BR-CO-04': ['BR-CO-04'],
  'BR-47': ['BR-47'],
  // An empty attribute is no empty element.
  'BR-23': ['BR-23', 'PEPPOL-EN16931-R008'],
  // Left out of EN 16931 in 1.3.16.
  'BR-CO-25': ['BR-CO-25'],
  // One breakdown for each rate, not only one for S.
  'BR-S-05': ['BR-S-01'],
};

/** What only the official rules say of an example: the same defect once more, from the list of codes or of elements. */
const TWICE: Readonly<Record<string, readonly string[]>> = {
  'BR-03': ['PEPPOL-EN16931-F001'],
  'BR-04': ['BR-CL-01', 'PEPPOL-EN16931-P0100'],
  'PEPPOL-EN16931-P0100': ['BR-CL-01'],
  'PEPPOL-EN16931-P0101': ['BR-CL-01'],
  'BR-05': ['BR-CL-03', 'BR-CL-04', 'PEPPOL-EN16931-CL007'],
  'BR-CL-04': ['BR-CL-03', 'PEPPOL-EN16931-CL007'],
  'BR-CO-19': ['PEPPOL-EN16931-R008'],
  'BR-CO-20': ['PEPPOL-EN16931-R008'],
  'BR-09': ['BR-CL-14'],
  'BR-11': ['BR-CL-14'],
  'BR-CL-25': ['PEPPOL-EN16931-CL008'],
  'BR-49': ['BR-CL-16'],
  'BR-16': ['PEPPOL-EN16931-R053', 'PEPPOL-EN16931-R054'],
  'BR-23': ['BR-CL-23'],
  'BR-CO-04': ['BR-CL-18'],
  'BR-CO-18': ['PEPPOL-EN16931-R053', 'PEPPOL-EN16931-R054'],
  'BR-47': ['BR-CL-17'],
};

const isOfficial = (id: string): boolean => !id.startsWith('FB-');

if (OFFICIAL_RULES === undefined) {
  test.skip('the official rules say the same (EN16931_DIR is not set, see docs/ehf.md)', () => {});
} else {
  describe('the official rules', () => {
    test('find nothing in what breaks no rule here', () => {
      const drafts = [A_KONTO, SETTLEMENT, TOO_MUCH_ASKED, ...fc.sample(DRAFTS, 30)];
      const found = askOfficialRules(drafts.map((draft) => ublOf(documentOf(draft))));
      expect(found).toEqual(drafts.map(() => []));
    });

    test('find in each broken example what is found here, but for what is named above', () => {
      // What cannot be written as XML cannot be asked.
      const examples = BROKEN.filter(({ rule }) => rule !== 'FB-TEXT');
      const found = askOfficialRules(examples.map(({ document }) => ublOf(document)));
      const differences = examples.flatMap(({ rule, document }, i) => {
        const ours = new Set(violationsOf(document).map((violation) => violation.rule));
        const theirs = new Set(found[i]);
        return [
          ...[...ours].filter((id) => isOfficial(id) && !theirs.has(id) && !STRICTER[rule]?.includes(id)),
          ...[...theirs].filter((id) => !ours.has(id) && !TWICE[rule]?.includes(id)),
        ].map((id) => `${rule}: ${id}`);
      });
      expect(differences).toEqual([]);
    });
  });
}

test('what is named as different belongs to a rule that is checked', () => {
  const ids = new Set(EHF_RULES.map(({ id }) => id));
  expect([...Object.keys(STRICTER), ...Object.keys(TWICE)].filter((id) => !ids.has(id))).toEqual([]);
});
