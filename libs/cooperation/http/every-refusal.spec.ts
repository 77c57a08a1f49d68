import { allocationRefusals, inlineKeyRefusals, questionRefusals } from '#allocation';
import { controlRefusals } from '#control';
import { governanceRefusals } from '#governance';
import type { Refusal } from '#kernel';
import * as eventFileRefusals from '../application/event-file-refusals.ts';
import * as invoiceBasisRefusals from '../application/invoice-basis-refusals.ts';
import * as ledgerRefusals from '../application/ledger-refusals.ts';
import * as previewRefusals from '../application/preview-refusals.ts';
import * as applicationRefusals from '../application/refusals.ts';
import * as runProposalRefusals from '../application/run-proposal-refusals.ts';
import * as whatIfRefusals from '../application/what-if-refusals.ts';
import * as billingRefusals from '../domain/billing/refusals.ts';
import * as cooperationRefusals from '../domain/refusals.ts';
import * as restatingRefusals from '../domain/restating/refusals.ts';
import * as edgeRefusals from './edge/refusals.ts';

type Make = ((parameters: object) => Refusal) & { readonly code: string };
const modules = {
  cooperationRefusals,
  governanceRefusals,
  controlRefusals,
  allocationRefusals,
  questionRefusals,
  inlineKeyRefusals,
  eventFileRefusals,
  previewRefusals,
  ledgerRefusals,
  runProposalRefusals,
  billingRefusals,
  invoiceBasisRefusals,
  whatIfRefusals,
  applicationRefusals,
  restatingRefusals,
};
const all = Object.values(modules).flatMap((module) => Object.entries(module as unknown as Record<string, Make>));

/** At the edge some texts are those of what was refused further in. */
const atTheEdge = Object.values(edgeRefusals as unknown as Record<string, Make>);

/** Whatever a sentence asks for, it gets its name in angle brackets. */
const asked = new Proxy({}, { get: (_, name) => `<${String(name)}>` });

describe('every refusal of a cooperation', () => {
  it.each(all)('%s has a sentence in bokmål, nynorsk and English', (_, make) => {
    const { text } = make(asked);
    expect(Object.keys(text)).toEqual(['nb', 'nn', 'en']);
    for (const sentence of Object.values(text)) {
      expect(sentence).toMatch(/[.]$/);
      expect(sentence).not.toMatch(/\b(?:undefined|null|NaN)\b|\[object/);
    }
    // The two Norwegian sentences may be the same.
    expect([text.nb, text.nn]).not.toContain(text.en);
  });

  it.each(all)('%s names the same things in each language', (_, make) => {
    const names = Object.values(make(asked).text).map((sentence) =>
      [...new Set(sentence.match(/<\w+>/g) ?? [])].sort(),
    );
    // What differs by language is given by language.
    const common = names.map((found) => found.filter((name) => !['<nb>', '<nn>', '<en>'].includes(name)));
    expect(common[1]).toEqual(common[0]);
    expect(common[2]).toEqual(common[0]);
  });

  it('has a code that no other has', () => {
    const codes = [...all.map(([, make]) => make), ...atTheEdge].map((make) => make.code);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });
});
