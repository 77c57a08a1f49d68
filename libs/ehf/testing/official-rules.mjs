/**
 * Asks the official rules: `node official-rules.mjs <directory>` reads a JSON list of XML documents from standard input and
 * writes, for each, the ids of the fatal rules it breaks. The directory holds the rules compiled for saxon-js
 * (`*.sef.json`) and saxon-js itself; docs/ehf.md says how to make it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const directory = resolve(process.argv[2]);
const saxon = createRequire(join(directory, 'package.json'))('saxon-js');
const stylesheets = readdirSync(directory).filter((name) => name.endsWith('.sef.json'));
if (stylesheets.length === 0) throw new Error(`no *.sef.json in ${directory}`);
const compiled = stylesheets.map((name) => JSON.parse(readFileSync(join(directory, name), 'utf8')));

const FAILED = /<svrl:failed-assert\b[^>]*>/g;
const attribute = (tag, name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];

function fatalOf(xml) {
  const ids = compiled.flatMap((stylesheetInternal) => {
    const { principalResult } = saxon.transform(
      { stylesheetInternal, sourceText: xml, destination: 'serialized' },
      'sync',
    );
    const failed = principalResult.match(FAILED) ?? [];
    return failed.filter((tag) => attribute(tag, 'flag') === 'fatal').map((tag) => attribute(tag, 'id'));
  });
  return [...new Set(ids)].sort();
}

const documents = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(documents.map(fatalOf)));
