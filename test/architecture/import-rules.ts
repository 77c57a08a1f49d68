import type { IForbiddenRuleType } from 'dependency-cruiser';

/**
 * The libraries in their order: each may import only those of the rows above its own. A new library must be placed here.
 * A row of several are siblings that do not know each other.
 */
export const LIBRARY_ORDER: readonly (readonly string[])[] = [
  ['kernel'],
  ['private-file', 'ehf'],
  ['event-store', 'projections', 'documents', 'access', 'people', 'bank-files', 'paper'],
  ['governance', 'allocation', 'budget', 'delivery', 'control', 'invoicing'],
  ['cost-files'],
  ['cooperation'],
];

const oneOf = (names: readonly string[]): string => `(?:${names.join('|')})`;
const SPEC = '\\.spec\\.ts$';
/** What the specs of a library share. */
const SUPPORT = '^libs/[^/]+/testing(?:/|\\.ts$)';
const packages = (...names: string[]): string => `(?:^|/)node_modules/${oneOf(names)}(?:/|$)`;

/** A library imports nothing of its own row or of the rows below. */
const order: IForbiddenRuleType[] = LIBRARY_ORDER.map((row, n) => ({
  name: 'libraries-in-order',
  severity: 'error',
  from: { path: `^libs/(${oneOf(row)})/` },
  to: { path: `^libs/${oneOf(LIBRARY_ORDER.slice(n).flat())}/`, pathNot: '^libs/$1/' },
}));

/** What may import what. The names of the rules are those of the folders in `fixtures/`. */
export const IMPORT_RULES: readonly IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'imports-resolve',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    // The kernel: no framework, no I/O, nothing of the project.
    name: 'kernel-stands-alone',
    severity: 'error',
    from: { path: '^libs/kernel/', pathNot: SPEC },
    to: {
      pathNot: [
        '^libs/kernel/',
        '^(?:node:)?crypto$',
        packages('canonicalize', 'decimal\\.js', 'immutable', 'temporal-polyfill', 'typebox', 'uuid'),
      ],
    },
  },
  {
    // A domain is pure: its own files, the kernel, what other modules' index.ts exports, and two packages of values.
    name: 'domain-is-pure',
    severity: 'error',
    from: { path: '^libs/([^/]+)/domain/', pathNot: SPEC },
    to: {
      pathNot: [
        '^libs/$1/domain/',
        '^libs/(?!$1/|event-store/|projections/)[^/]+/index\\.ts$',
        packages('immutable', 'typebox'),
      ],
    },
  },
  {
    // A projection turns events into rows: its own files, the domain, the kernel, the rows' types and what the modules
    // that its own composes export (`libraries-in-order` says which). It does not read the store.
    name: 'projections-know-events-and-rows',
    severity: 'error',
    from: { path: '^libs/([^/]+)/projections/', pathNot: SPEC },
    to: {
      pathNot: [
        '^libs/$1/(?:projections|domain)/',
        '^libs/(?!$1/|event-store/)[^/]+/index\\.ts$',
        packages('immutable', 'typebox'),
      ],
    },
  },
  {
    // http -> application -> domain: nothing looks up.
    name: 'application-below-http',
    severity: 'error',
    from: { path: '^libs/([^/]+)/(?!http/|index\\.ts$)' },
    to: { path: '^libs/$1/http/' },
  },
  {
    // A library is reached as `#name`: not by a path, not by a file inside it.
    name: 'libraries-by-name',
    severity: 'error',
    from: { path: '^(?:apps/[^/]+|libs/([^/]+))/' },
    to: { path: '^libs/', pathNot: '^libs/$1/', dependencyTypesNot: ['aliased'] },
  },
  ...order,
  {
    name: 'libraries-do-not-know-apps',
    severity: 'error',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'no-test-code-in-the-program',
    severity: 'error',
    from: { path: '^(?:apps|libs)/', pathNot: [SPEC, SUPPORT] },
    to: { path: ['^test/', SPEC, SUPPORT] },
  },
  {
    name: 'sqlite-in-its-place',
    severity: 'error',
    from: {
      pathNot: [
        '^libs/event-store/(?:sqlite|kurrentdb)/',
        '^libs/projections/',
        '^libs/documents/',
        '^libs/access/',
        '^libs/people/',
        '^libs/private-file/',
        '^test/',
      ],
    },
    to: { path: packages('better-sqlite3', '@types/better-sqlite3') },
  },
  {
    name: 'kurrentdb-in-its-place',
    severity: 'error',
    from: { pathNot: ['^libs/event-store/kurrentdb/', '^libs/event-store/testing/kurrentdb-server/', '^test/'] },
    to: { path: packages('@eventstore/db-client', '@kurrent/kurrentdb-client') },
  },
];
