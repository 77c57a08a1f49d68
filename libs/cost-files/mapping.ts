import { type Static, Type } from 'typebox';
import { IdSchema, OneOf, ShortText } from '#kernel';

const strict = { additionalProperties: false };
const heading = (description: string) =>
  Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: `The heading of the column with ${description}.` }),
  );

/** What a column can hold. The first rows are fields of a cost line; the last are only for rules to look at. */
const COLUMNS = {
  line: heading('what tells the line apart, e.g. the voucher number'),
  label: heading('what the cost is; nothing that names a person'),
  amount: heading('the amount in kroner, costs above zero'),
  debit: heading('the amount of a debit'),
  credit: heading('the amount of a credit'),
  vatAmount: heading('the value added tax in kroner'),
  bookedOn: heading('the date of booking'),
  serviceFrom: heading('the first month that is served'),
  serviceTo: heading('the last month that is served'),
  evidence: heading('the voucher or contract'),
  category: heading('the category, where the file says it'),
  sharedService: heading('the id of the common system or project'),
  municipality: heading('the number of the municipality'),
  distribution: heading('own parts of municipalities, such as 1865=100,00|1857=50,00'),
  split: heading('the id of the agreed split'),
  determination: heading('the id of the determination'),
  pensionTransfer: heading('the reference of the transferred employment'),
  art: heading('the art of KOSTRA'),
  funksjon: heading('the function of KOSTRA'),
  account: heading('the account of the accounting system'),
  unit: heading('the responsible unit (ansvar)'),
  project: heading('the project number of the accounting system'),
  kind: heading('the kind of voucher or line'),
};
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];
export type ColumnName = keyof typeof COLUMNS;

const Column = OneOf(...(Object.keys(COLUMNS) as ColumnName[]));

/**
 * What a cell has to say for a rule to fit; one pattern of the list is enough. `6800` is that text, `68*` begins so,
 * `*sum` ends so, `6000-6999` is a whole number from–to, and an empty pattern is an empty cell. Case does not matter.
 */
const Patterns = Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 500 });
/** Every column named must fit. */
const When = Type.Object(
  Object.fromEntries((Object.keys(COLUMNS) as ColumnName[]).map((name) => [name, Type.Optional(Patterns)])) as Record<
    ColumnName,
    ReturnType<typeof Type.Optional<typeof Patterns>>
  >,
  { ...strict, minProperties: 1 },
);
export type When = Static<typeof When>;

const CategoryRule = Type.Object(
  {
    when: When,
    category: Type.String({ pattern: '^[A-Z][A-Z0-9_]{1,39}$' }),
    /** What the lines of this rule say where the file does not. */
    set: Type.Optional(
      Type.Object(
        {
          sharedService: Type.Optional(IdSchema),
          municipality: Type.Optional(Type.String({ pattern: '^\\d{4}$' })),
          split: Type.Optional(IdSchema),
          determination: Type.Optional(IdSchema),
          pensionKind: Type.Optional(OneOf('PREMIUM', 'PREMIUM_DEVIATION')),
          vatTreatment: Type.Optional(OneOf('COMPENSATED', 'DEDUCTED', 'COST')),
        },
        strict,
      ),
    ),
  },
  strict,
);

/** How the files of one accounting system are read. Kept as data: another reading is another version. */
export const CostFileMappingSchema = Type.Object(
  {
    mapping: IdSchema,
    version: Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: 'Counts from 1; a changed mapping is a new one.',
    }),
    name: ShortText,
    /** XLSX: which sheet; the first when it is not said. */
    sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 31 })),
    /** The decimal sign of amounts that are text; COMMA when it is not said. */
    decimal: Type.Optional(OneOf('COMMA', 'POINT')),
    columns: Type.Object(COLUMNS, strict),
    /**
     * The id of a line is these columns, joined by a hyphen; `line` alone when it is not said. `numbered` counts the lines
     * that have the same: a voucher has several.
     */
    lineId: Type.Optional(
      Type.Object(
        {
          columns: Type.Array(Column, { minItems: 1, maxItems: 5 }),
          numbered: Type.Optional(Type.Boolean()),
        },
        strict,
      ),
    ),
    /** The amount holds the tax, which is taken off: a cost line is without (L-4.4-16). */
    includesVat: Type.Optional(Type.Boolean()),
    /** COMPENSATED when neither this nor the rule says it. */
    vatTreatment: Type.Optional(OneOf('COMPENSATED', 'DEDUCTED', 'COST')),
    /** Rows that are no costs: sums, opening balances. Asked first; the first that fits is named. */
    ignore: Type.Optional(Type.Array(Type.Object({ name: ShortText, when: When }, strict), { maxItems: 100 })),
    /** The first that fits says the category, where no column does. */
    rules: Type.Array(CategoryRule, { maxItems: 1000 }),
  },
  { ...strict, title: 'CostFileMapping', description: 'How the cost files of one accounting system are read.' },
);
export type CostFileMapping = Static<typeof CostFileMappingSchema>;
export type CategoryRule = Static<typeof CategoryRule>;
