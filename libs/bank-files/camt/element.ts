import type { Element } from 'slimdom';

/** The children with this name, whatever prefix they have. */
export const childrenOf = (parent: Element, name: string): Element[] =>
  parent.children.filter((child) => child.localName === name);

/** The first element down the path; null where the path ends. */
export function find(from: Element, path: string): Element | null {
  let at: Element | undefined = from;
  for (const name of path.split('/')) {
    at = at.children.find((child) => child.localName === name);
    if (at === undefined) return null;
  }
  return at;
}

/** The text down the path without the blanks around it; null when there is no such element or nothing in it. */
export const textAt = (from: Element, path: string): string | null => find(from, path)?.textContent?.trim() || null;
