/** The example of Lofoten IKT as the tests use it. What it holds is told here, in one place; lofoten.spec.ts keeps it true. */
export const HISTORY = 'examples/lofoten-ikt/history.yaml';
export const COSTS = 'examples/lofoten-ikt/costs.csv';
/** Entries of the history, and the events they make: one entry can make several. */
export const ENTRIES = 350;
export const SIZE = 416;
/** How many events with the cost lines imported after it. */
export const SIZE_WITH_COSTS = SIZE + 6;
/** Invoices, payments and settlements beside it, imported with it. */
export const LEDGER = 'examples/lofoten-ikt/ledger.yaml';
