import { type CivilDate, type Refusal, refusalType } from '#kernel';

export const jsonStatMalformed = refusalType<{ file: string; nb: string; nn: string; en: string }>(
  'json-stat-malformed',
  'malformed',
  {
    nb: (p) =>
      `${p.file} er ikke et brukbart JSON-stat-svar: ${p.nb}. Hent tabell 07459 fra SSB som json-stat2. Ingenting ble skrevet.`,
    nn: (p) =>
      `${p.file} er ikkje eit brukbart JSON-stat-svar: ${p.nn}. Hent tabell 07459 frå SSB som json-stat2. Ingenting vart skrive.`,
    en: (p) =>
      `${p.file} is no usable JSON-stat reply: ${p.en}. Fetch table 07459 from Statistics Norway as json-stat2. Nothing was written.`,
  },
);

export const populationFigureMissing = refusalType<{ file: string; municipality: string; date: string }>(
  'population-figure-missing',
  'malformed',
  {
    nb: (p) =>
      `${p.file} mangler innbyggertall for kommune ${p.municipality} per ${p.date}. Et hull er ikke null; hent en fil som har tallet. Ingenting ble skrevet.`,
    nn: (p) =>
      `${p.file} manglar innbyggjartal for kommune ${p.municipality} per ${p.date}. Eit hol er ikkje null; hent ei fil som har talet. Ingenting vart skrive.`,
    en: (p) =>
      `${p.file} lacks the population of municipality ${p.municipality} on ${p.date}. A gap is not zero; fetch a file that has the figure. Nothing was written.`,
  },
);

/** Inhabitants per municipality on one reference date. */
export interface PopulationSnapshot {
  readonly referenceDate: CivilDate;
  readonly figures: Readonly<Record<string, number>>;
}

export interface PopulationTable {
  readonly table: string;
  readonly source: string;
  readonly updated: string | null;
  /** Ascending by date. */
  readonly snapshots: readonly PopulationSnapshot[];
}

interface Dimension {
  readonly name: string;
  /** Category codes in the order of the values. */
  readonly codes: readonly string[];
}

/**
 * Reads a JSON-stat 2.0 dataset of inhabitants per municipality and year (1 January), e.g. SSB 07459: any order of
 * dimensions, `index` as list or object, `value` as list or object. Every asked municipality must have a whole number for
 * every year; a gap is refused, never taken as zero, and a zero (a municipality that did not exist that year) is a gap.
 * Other dimensions must have one category.
 *
 * @param wanted four-digit municipality numbers: the same for every date, or those of each reference date
 */
export function readPopulation(
  file: string,
  json: unknown,
  wanted: readonly string[] | ((referenceDate: CivilDate) => readonly string[]),
): PopulationTable | Refusal {
  const bad = (nb: string, nn: string, en: string) => jsonStatMalformed({ file, nb, nn, en });
  if (!isRecord(json) || json.class !== 'dataset')
    return bad('«class» er ikke «dataset»', '«class» er ikkje «dataset»', '“class” is not “dataset”');
  const { id, size, dimension, value, role } = json;
  if (!Array.isArray(id) || !Array.isArray(size) || !isRecord(dimension) || id.length !== size.length) {
    return bad(
      '«id», «size» eller «dimension» mangler eller passer ikke sammen',
      '«id», «size» eller «dimension» manglar eller passar ikkje saman',
      '“id”, “size” or “dimension” is missing or does not fit',
    );
  }
  const dimensions: Dimension[] = [];
  for (const [i, name] of id.entries()) {
    const codes = codesOf(dimension[String(name)], Number(size[i]));
    if (!codes)
      return bad(
        `dimensjonen «${name}» har ikke ${size[i]} koder`,
        `dimensjonen «${name}» har ikkje ${size[i]} kodar`,
        `the dimension “${name}” does not have ${size[i]} codes`,
      );
    dimensions.push({ name: String(name), codes });
  }
  const roles = isRecord(role) ? role : {};
  const region = place(dimensions, roles.geo, 'Region');
  const time = place(dimensions, roles.time, 'Tid');
  if (region < 0 || time < 0 || region === time)
    return bad(
      'dimensjonene for region og tid finnes ikke',
      'dimensjonane for region og tid finst ikkje',
      'the dimensions of region and time are not there',
    );
  const other = dimensions.find((d, i) => i !== region && i !== time && d.codes.length !== 1);
  if (other)
    return bad(
      `dimensjonen «${other.name}» har flere kategorier; be om summen`,
      `dimensjonen «${other.name}» har fleire kategoriar; be om summen`,
      `the dimension “${other.name}” has several categories; ask for the total`,
    );
  const years = dimensions[time]?.codes ?? [];
  const wrong = years.find((y) => !/^(19|2\d)\d{2}$/.test(y));
  if (wrong !== undefined)
    return bad(`«${wrong}» er ikke et årstall`, `«${wrong}» er ikkje eit årstal`, `“${wrong}” is no year`);

  const cells = dimensions.reduce((n, d) => n * d.codes.length, 1);
  if (Array.isArray(value) ? value.length !== cells : !isRecord(value))
    return bad(
      `«value» skulle ha hatt ${cells} tall`,
      `«value» skulle ha hatt ${cells} tal`,
      `“value” should have had ${cells} figures`,
    );
  const strides = dimensions.map((_, i) => dimensions.slice(i + 1).reduce((n, d) => n * d.codes.length, 1));
  const at = (r: number, t: number): unknown => {
    const offset = r * (strides[region] as number) + t * (strides[time] as number);
    return Array.isArray(value) ? value[offset] : isRecord(value) ? value[String(offset)] : undefined;
  };
  const snapshots: PopulationSnapshot[] = [];
  for (const [t, year] of years.entries()) {
    const figures: Record<string, number> = {};
    for (const municipality of typeof wanted === 'function' ? wanted(`${year}-01-01`) : wanted) {
      const r = dimensions[region]?.codes.indexOf(municipality) ?? -1;
      const figure = r < 0 ? undefined : at(r, t);
      if (!Number.isSafeInteger(figure) || (figure as number) < 1)
        return populationFigureMissing({ file, municipality, date: `${year}-01-01` });
      figures[municipality] = figure as number;
    }
    snapshots.push({ referenceDate: `${year}-01-01`, figures });
  }
  snapshots.sort((a, b) => (a.referenceDate < b.referenceDate ? -1 : 1));
  return {
    table: short(json.label, '07459'),
    source: short(json.source, 'SSB'),
    updated: typeof json.updated === 'string' ? json.updated.slice(0, 40) : null,
    snapshots,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const short = (text: unknown, otherwise: string): string =>
  typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, 200) : otherwise;

/** The dimension with the role, else the one of that name. */
function place(dimensions: readonly Dimension[], role: unknown, name: string): number {
  const byRole = Array.isArray(role) ? dimensions.findIndex((d) => role.includes(d.name)) : -1;
  return byRole >= 0 ? byRole : dimensions.findIndex((d) => d.name.toLowerCase() === name.toLowerCase());
}

/** `index` may be a list of codes, an object of code to place, or missing when there is one category. */
function codesOf(dimension: unknown, size: number): string[] | null {
  const category = isRecord(dimension) && isRecord(dimension.category) ? dimension.category : null;
  if (!category) return null;
  const { index, label } = category;
  let codes: string[] = [];
  if (Array.isArray(index)) codes = index.map(String);
  else if (isRecord(index) && Object.keys(index).length === size)
    for (const [code, i] of Object.entries(index)) codes[Number(i)] = code;
  else if (isRecord(label)) codes = Object.keys(label);
  const whole =
    codes.length === size && Array.from(codes).every((c) => typeof c === 'string') && new Set(codes).size === size;
  return whole ? codes : null;
}
