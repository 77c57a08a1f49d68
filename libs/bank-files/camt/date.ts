import { type CivilDate, dateInOslo, isCivilDate, normaliseInstant } from '#kernel';

const ZONED = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * A date (`Dt`) or a moment (`DtTm`) of ISO 20022 as a day in Norway. A date is the bank's own day whatever zone it names;
 * a moment with a zone is put on the day it was in Oslo. Null when it is neither.
 */
export function readDate(text: string): CivilDate | null {
  const [, date] = ZONED.exec(text) ?? [];
  if (date !== undefined) return isCivilDate(date) ? date : null;
  const [, day, zone] = MOMENT.exec(text) ?? [];
  if (!isCivilDate(day) || Number.isNaN(Date.parse(text))) return null;
  return zone === undefined ? day : dateInOslo(normaliseInstant(text));
}
