/** Where the next page is, as a Link header (RFC 8288); parameters without a value are left out. */
export function nextPage(path: string, parameters: Readonly<Record<string, string | undefined>>): { Link: string } {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  return { Link: `<${path}?${query}>; rel="next"` };
}

/** Most of one page, and as many as are given when nobody says how many. */
export const MAX_LIMIT = 1_000;
export const limitOf = (asked: string | undefined, otherwise = MAX_LIMIT): number =>
  asked === undefined ? otherwise : Number(asked);
