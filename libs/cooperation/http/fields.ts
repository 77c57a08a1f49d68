import { type TProperties, type TSchema, Type } from 'typebox';

/** The fields of answers, each with what the API's description says of it. */
export const text = (description: string, example?: string) =>
  Type.String({ description, ...(example !== undefined && { examples: [example] }) });
export const integer = (description: string, example: number) =>
  Type.Integer({ description, minimum: 0, examples: [example] });
export const flag = (description: string) => Type.Boolean({ description });
export const list = <T extends TSchema>(items: T, description: string) => Type.Array(items, { description });
export const orNull = <T extends TSchema>(schema: T, description: string) =>
  Type.Union([schema, Type.Null()], { description });
export const object = <P extends TProperties>(properties: P, description?: string) =>
  Type.Object(properties, description === undefined ? {} : { description });

export const kroner = (description: string, example = '1250.50') =>
  Type.String({
    description: `${description} Kroner with two decimals.`,
    pattern: '^-?\\d+\\.\\d{2}$',
    examples: [example],
  });
export const day = (description: string, example = '2025-01-01') =>
  Type.String({ description: `${description} A day in Europe/Oslo.`, format: 'date', examples: [example] });
export const month = (description: string, example: string) =>
  Type.String({ description, pattern: '^\\d{4}-\\d{2}$', examples: [example] });
export const instant = (description: string, example = '2025-06-30T21:59:59.999Z') =>
  Type.String({ description: `${description} UTC, whole milliseconds.`, format: 'date-time', examples: [example] });
export const municipality = (description = 'Municipality number, four digits.') =>
  Type.String({ description, pattern: '^\\d{4}$', examples: ['1865'] });
export const fraction = (description: string, example = '41858/121825') =>
  text(`${description} An exact fraction or whole number.`, example);
export const clause = text('The clause of the agreement or the law that this rests on.', '4.4');
export const category = text('Category of cost, as the terms of the agreement name it.', 'DRIFT');
export const method = text(
  'How the terms share the category: KEYED_ALL, KEYED_SERVICE, FIXED_AMOUNTS, ACTUAL, OWN, ORIGIN, AGREED, DETERMINED, FIXED_BY_BOARD or EXCLUDED.',
  'KEYED_ALL',
);
export const version = text('Version of the agreement.', 'AV-2024-A');
export const eventIndexes = list(
  Type.Integer({ minimum: 0 }),
  'The events this rests on, by their index in the book (0, 1, 2 …).',
);
/** A cost, or a line of a budget, that is not shared. */
export const unallocated = object({
  line: text('Line of the budget, or cost.', '2025/P-2025-2'),
  category,
  label: text('What it is, in the host’s words.'),
  amount: kroner('The part that is not billed.'),
  reason: text('Why, as a code.', 'PROJECT_NOT_APPROVED'),
  text: text('Why, in the language of the answer.'),
  clause,
  events: eventIndexes,
});

/** A line that is an estimate of a cost known and not invoiced yet. */
export const ACCRUAL = {
  line: text('Year in whose books it is, and line.', '2025/P-2025-12'),
  category,
  label: text('What it is, in the host’s words.'),
  ground: text('What the estimate rests on.', 'Bestilling 2025-118'),
  amount: kroner('The part that falls in the period.'),
  events: eventIndexes,
};
export const accruedBecause = orNull(
  text('Of an accrual: what the estimate rests on.'),
  'Null: the cost is booked by its voucher.',
);

export const municipalities = (description: string) => list(municipality(), description);

export const responsible = object(
  {
    who: Type.Unsafe<'HOST' | 'COUNCILS' | 'BOARD' | 'PARTICIPANTS' | 'LEADER'>(
      Type.Enum(['HOST', 'COUNCILS', 'BOARD', 'PARTICIPANTS', 'LEADER'], { description: 'The office or the bodies.' }),
    ),
    municipality: orNull(municipality('Whose, when it is one municipality’s.'), 'Null: the host of the day, or all.'),
  },
  'Who has to act.',
);

export const CLOCKS = {
  cooperation: text('Id of the cooperation; its book.', 'lofoten-ikt'),
  knownAt: instant('What the book knew then.'),
  size: integer('The same point as a number: the first `size` events of the book were known.', 185),
  names: Type.Record(Type.String(), Type.String(), {
    description:
      'What municipalities and bodies are called, by number or id, on the day or at the end of the period; also those that have left.',
    examples: [{ '1865': 'Vågan', driftsstyret: 'Driftsstyret for Lofoten IKT' }],
  }),
};
export const PERIOD = {
  from: month('First month of the period.', '2025-01'),
  to: month('Last month, included.', '2025-12'),
};
