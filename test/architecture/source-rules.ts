import ts from 'typescript';

/** What may stand in the text of a file, beyond what it imports. */
export interface SourceRule {
  readonly name: string;
  readonly appliesTo: (path: string) => boolean;
  /** What is wrong with the node, or null. */
  readonly wrong: (node: ts.Node) => string | null;
}

export interface SourceViolation {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

const isSpec = (path: string): boolean => path.endsWith('.spec.ts');

const IMPURE_NAMES = new Set([
  'process',
  'performance',
  'crypto',
  'globalThis',
  'freshId',
  'randomUUID',
  'randomBytes',
  'randomInt',
  'fetch',
  'setImmediate',
  'setInterval',
  'setTimeout',
]);
const IMPURE_MEMBERS = new Set(['Date.now', 'Math.random', 'Temporal.Now']);
/** Methods whose answer depends on the machine's time zone or language. */
const OF_THE_MACHINE = new Set([
  'getDate',
  'getDay',
  'getFullYear',
  'getHours',
  'getMonth',
  'getTimezoneOffset',
  'localeCompare',
  'toLocaleDateString',
  'toLocaleLowerCase',
  'toLocaleString',
  'toLocaleTimeString',
  'toLocaleUpperCase',
]);

const DISPATCH = new Set([
  'Command',
  'CommandBus',
  'CommandHandler',
  'CqrsModule',
  'ICommand',
  'ICommandHandler',
  'IQuery',
  'IQueryHandler',
  'Query',
  'QueryBus',
  'QueryHandler',
]);

/** `4.4`, `A-10`, `L-4.4-3`, `§ 20-4`. */
const CLAUSE = /(?<![\d.])\d{1,2}\.\d{1,2}(?![\d])|\b[A-Z]-\d|§/;
const commentsOf = (file: ts.SourceFile): string => (file.text.match(/\/\*[\s\S]*?\*\/|\/\/.*$/gm) ?? []).join('\n');

/** A name that is read, not a member's name or a label: `process` in `process.env`, not in `step.process`. */
function nameRead(node: ts.Node): string | null {
  if (!ts.isIdentifier(node)) return null;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return null;
  if (ts.isQualifiedName(parent) && parent.right === node) return null;
  const names = ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodDeclaration(parent);
  return names && parent.name === node ? null : node.text;
}

/** `Date.now` for both `Date.now` and `Date['now']`. */
function member(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) return `${node.expression.getText()}.${node.name.text}`;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return `${node.expression.getText()}.${node.argumentExpression.text}`;
  }
  return null;
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** The text of a literal, or of a part of a template; null of other nodes. */
const textOf = (node: ts.Node): string | null =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)
    ? node.text
    : null;

/** Names, numbers, days and shares of Lofoten IKT, for which the program was written first. */
const FIRST_COOPERATION = new RegExp(
  [
    'lofot|driftsstyr|vågan|værøy|vestvågøy|moskenes|flakstad',
    '(?<!\\d)(?:1856|1857|1859|1860|1865|1874)(?!\\d)',
    '938644500|964994307|945962151|863320852|942570619',
    '(?<!\\d)(?:12-20|20\\.12|09-15|15\\.0?9)(?!\\d)',
    '30[-/]70|^(?:3/10|7/10|0\\.30?|0\\.70?)$',
  ].join('|'),
  'i',
);
/** A clause of its agreement, all of the literal. */
const ITS_CLAUSE = /^[1-6]\.[1-9](?:\.[1-9])?$/;
/** A text that gives an example says so before it. */
const AS_EXAMPLE = /(?:for eksempel|f\.eks\.|til dømes|t\.d\.|for example|such as|as in|e\.g\.|\bsom)\s\S*$/i;
/** Where documents are written and the API is documented by examples, the demonstration, and the catalogue of findings by the rulebook. */
const EXAMPLES =
  /^libs\/cooperation\/http\/.*(?:examples|schemas|described|fields|\.dto)\.ts$|^apps\/(?:demo|schemas)\/|\/finding-kinds\//;

const nameOf = (node: ts.Node): string | null =>
  ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) ? node.name.text : null;

export const SOURCE_RULES: readonly SourceRule[] = [
  {
    // The clock, ids and the actor arrive in the command; a fold gives the same answer every time, on every machine.
    name: 'no-clock-no-chance',
    appliesTo: (path) => /^libs\/(?:kernel\/(?!ids\.ts$)|[^/]+\/(?:domain|projections)\/)/.test(path) && !isSpec(path),
    wrong: (node) => {
      const path = member(node);
      if (path && (IMPURE_MEMBERS.has(path) || OF_THE_MACHINE.has(lastOf(path)))) return path;
      const name = nameRead(node);
      if (name && IMPURE_NAMES.has(name)) return name;
      if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
        return 'new Date() without an argument';
      }
      return ts.isCallExpression(node) && node.expression.getText() === 'Date' ? 'Date()' : null;
    },
  },
  {
    // Aggregate roots, the event bus and sagas of @nestjs/cqrs lose errors and order: the library is dispatch only.
    name: 'cqrs-is-dispatch',
    appliesTo: () => true,
    wrong: (node) => {
      const from = ts.isImportDeclaration(node) || ts.isExportDeclaration(node) ? node.moduleSpecifier : undefined;
      if (from && ts.isStringLiteral(from) && from.text === '@nestjs/cqrs') {
        const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
        if (!bindings || !ts.isNamedImports(bindings)) return 'only named imports from @nestjs/cqrs can be checked';
        const names = bindings.elements.map((element) => (element.propertyName ?? element.name).text);
        return names.find((name) => !DISPATCH.has(name)) ?? null;
      }
      if (!ts.isCallExpression(node)) return null;
      const [first] = node.arguments;
      const loads = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
      return loads && first && ts.isStringLiteralLike(first) && first.text === '@nestjs/cqrs' ? 'import()' : null;
    },
  },
  {
    // A rule of the agreement or the law is a file of its own that says where it stands.
    name: 'rules-cite-their-clause',
    appliesTo: (path) => /^libs\/[^/]+\/domain\/rules\/[^/]+\.ts$/.test(path) && !isSpec(path),
    wrong: (node) => (ts.isSourceFile(node) && !CLAUSE.test(commentsOf(node)) ? 'no comment cites a clause' : null),
  },
  {
    // Amounts are whole øre and shares are fractions; the kernel alone parses and prints them.
    name: 'amounts-are-not-floats',
    appliesTo: (path) => /^(?:apps|libs)\//.test(path) && !path.startsWith('libs/kernel/'),
    wrong: (node) => {
      if (nameRead(node) === 'parseFloat') return 'parseFloat';
      const last = lastOf(member(node) ?? '');
      return ['parseFloat', 'toFixed', 'toPrecision'].includes(last) ? last : null;
    },
  },
  {
    // What differs between agreements is data of their versions: no source knows one cooperation.
    name: 'no-facts-of-one-cooperation',
    appliesTo: (path) =>
      /^(?:apps|libs)\//.test(path) && !isSpec(path) && !/\/(?:testing|contract)\//.test(path) && !EXAMPLES.test(path),
    wrong: (node) => {
      const text = textOf(node);
      if (text === null || ['example', 'examples', 'version'].includes(nameOf(node.parent) ?? '')) return null;
      if (ITS_CLAUSE.test(text)) return text;
      const fact = FIRST_COOPERATION.exec(text);
      return fact && !AS_EXAMPLE.test(text.slice(0, fact.index)) ? fact[0] : null;
    },
  },
];

/** Every place where a rule is broken in one file; `path` is relative to the root, with forward slashes. */
export function checkSource(path: string, text: string): SourceViolation[] {
  const rules = SOURCE_RULES.filter((rule) => rule.appliesTo(path));
  if (rules.length === 0) return [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const violations: SourceViolation[] = [];
  const visit = (node: ts.Node): void => {
    for (const rule of rules) {
      const what = rule.wrong(node);
      if (what === null) continue;
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      violations.push({ rule: rule.name, file: path, line, what });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return violations;
}
