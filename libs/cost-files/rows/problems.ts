import type { Text } from '#kernel';

/** Why a row cannot be recorded. The column is named by its heading in the file. */
export interface Problem {
  readonly column: string | null;
  readonly value: string | null;
  readonly text: Text;
}

const about = (column: string | null, value: string | null, nb: string, nn: string, en: string): Problem => ({
  column,
  value,
  text: { nb, nn, en },
});

export const isEmpty = (column: string): Problem =>
  about(column, '', `«${column}» er tom`, `«${column}» er tom`, `“${column}” is empty`);

export const notKroner = (column: string, value: string, sign: 'COMMA' | 'POINT'): Problem => {
  const nb = sign === 'COMMA' ? 'desimalkomma' : 'desimalpunktum';
  const nn = sign === 'COMMA' ? 'desimalkomma' : 'desimalpunktum';
  const en = sign === 'COMMA' ? 'decimal comma' : 'decimal point';
  return about(
    column,
    value,
    `«${column}» er «${value}», som ikke er et beløp med ${nb} og høyst to desimaler`,
    `«${column}» er «${value}», som ikkje er eit beløp med ${nn} og høgst to desimalar`,
    `“${column}” is “${value}”, which is no amount with a ${en} and two decimals at most`,
  );
};

export const notADay = (column: string, value: string): Problem =>
  about(
    column,
    value,
    `«${column}» er «${value}», som ikke er en dato (dd.mm.åååå eller åååå-mm-dd)`,
    `«${column}» er «${value}», som ikkje er ein dato (dd.mm.åååå eller åååå-mm-dd)`,
    `“${column}” is “${value}”, which is no date (dd.mm.yyyy or yyyy-mm-dd)`,
  );

export const notAMonth = (column: string, value: string): Problem =>
  about(
    column,
    value,
    `«${column}» er «${value}», som ikke er en måned (åååå-mm)`,
    `«${column}» er «${value}», som ikkje er ein månad (åååå-mm)`,
    `“${column}” is “${value}”, which is no month (yyyy-mm)`,
  );

export const notOfThatForm = (column: string, value: string): Problem =>
  about(
    column,
    value,
    `«${column}» er «${value}», og den formen kan ikke føres`,
    `«${column}» er «${value}», og den forma kan ikkje førast`,
    `“${column}” is “${value}”, and that form cannot be recorded`,
  );

export const noCategory = (): Problem =>
  about(
    null,
    null,
    'ingen regel i tilordningen sier hvilken kategori raden har',
    'ingen regel i tilordninga seier kva kategori rada har',
    'no rule of the mapping says which category the row has',
  );

export const tooManyFields = (value: string): Problem =>
  about(
    null,
    value,
    `raden har flere felt enn overskriften («${value}»); et felt med skilletegn i må stå i anførselstegn`,
    `rada har fleire felt enn overskrifta («${value}»); eit felt med skiljeteikn i må stå i hermeteikn`,
    `the row has more fields than the heading (“${value}”); a field that holds a separator must stand in quotes`,
  );

export const sameLineTwice = (column: string, value: string, first: number): Problem =>
  about(
    column,
    value,
    `linjen «${value}» står også i rad ${first}`,
    `linja «${value}» står òg i rad ${first}`,
    `the line “${value}” also stands in row ${first}`,
  );

export const saidByRefusal = (text: Text): Problem => ({ column: null, value: null, text });
