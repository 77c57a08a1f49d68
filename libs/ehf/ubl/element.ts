import { Document, type Element, serializeToWellFormedString } from 'slimdom';

/** A node of the tree to be written: a name with its prefix, attributes, and a text or children. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Node[];
}

/** What may be left out is null, and then nothing is written. */
export type Optional = Node | null | readonly Node[];

export const CAC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2';
export const CBC = 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2';
export const ROOTS = {
  Invoice: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  CreditNote: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
} as const;
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** A basic component (cbc) with its text; null when there is none. */
export function leaf(name: string, text: string | null, attributes: Node['attributes'] = {}): Node | null {
  return text === null ? null : { name: `cbc:${name}`, attributes, content: text };
}

/** An aggregate component (cac) with what is there of its children. */
export const group = (name: string, ...children: readonly Optional[]): Node => ({
  name: `cac:${name}`,
  attributes: {},
  content: present(children),
});

const present = (children: readonly Optional[]): Node[] => children.flat().filter((child) => child !== null) as Node[];

/**
 * The text of a whole document: UTF-8, two spaces a level, each leaf on a line of its own, a line feed last. The same tree
 * always gives the same text. Throws where a text holds what XML cannot (a rule refuses such a document before).
 */
export function xmlOf(root: keyof typeof ROOTS, ...children: readonly Optional[]): string {
  const document = new Document();
  const top = document.createElementNS(ROOTS[root], root);
  top.setAttributeNS(XMLNS, 'xmlns', ROOTS[root]);
  top.setAttributeNS(XMLNS, 'xmlns:cac', CAC);
  top.setAttributeNS(XMLNS, 'xmlns:cbc', CBC);
  document.appendChild(top);
  append(document, top, present(children), 1);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serializeToWellFormedString(document)}\n`;
}

function append(document: Document, parent: Element, children: readonly Node[], level: number): void {
  for (const { name, attributes, content } of children) {
    parent.append(`\n${'  '.repeat(level)}`);
    const element = document.createElementNS(name.startsWith('cac:') ? CAC : CBC, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (typeof content === 'string') element.append(content);
    else append(document, element, content, level + 1);
    parent.append(element);
  }
  if (children.length > 0) parent.append(`\n${'  '.repeat(level - 1)}`);
}
