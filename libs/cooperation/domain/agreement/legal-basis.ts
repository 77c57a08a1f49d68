/** The sections of kommuneloven that an agreement names as its basis, one by one. */
export interface LegalBasis {
  readonly written: string;
  /** As the act numbers them, such as `20-1`. */
  readonly sections: readonly string[];
  /** In words, with ranges: `§§ 20-1–20-2, 20-4–20-5`. */
  readonly read: string;
  /** What could not be read. */
  readonly unread: readonly string[];
}

/**
 * L-1.3-1, A-19: «20-4-5» means §§ 20-4 to 20-5 of the same chapter; the act has no such section as 20-4-5. A range that
 * runs backwards is left unread rather than guessed at. Before a section stands the name of the act, or nothing.
 */
export function readLegalBasis(written: string): LegalBasis {
  const sections: string[] = [];
  const said: string[] = [];
  const unread: string[] = [];
  for (const part of written.replace(/[‐‑‒–—−]/g, '-').split(/,|;|\bog\b|\band\b/)) {
    const token = part
      .replace(/§+/g, '')
      .trim()
      .replace(/^kommunelov(?:en|a)\s+(?=\d)/i, '');
    if (token === '') continue;
    const [, chapter, first, second] =
      /^(\d{1,2})\s*-\s*(\d{1,2})(?:\s*(?:-|til)\s*(?:\1\s*-\s*)?(\d{1,2}))?$/.exec(token) ?? [];
    const [from, to] = [Number(first), Number(second ?? first)];
    if (chapter === undefined || to < from) {
      unread.push(token);
      continue;
    }
    for (let n = from; n <= to; n++) sections.push(`${chapter}-${n}`);
    said.push(to > from ? `${chapter}-${from}–${chapter}-${to}` : `${chapter}-${from}`);
  }
  const all = [...new Set(sections)];
  return { written, sections: all, read: `${all.length > 1 ? '§§' : '§'} ${said.join(', ') || '—'}`, unread };
}
