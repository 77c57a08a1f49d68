import { type Element, parseXmlDocument } from 'slimdom';
import { type Refusal, withinXmlBounds } from '#kernel';
import type { BankFile } from '../bank-entry.ts';
import { bankFileHasDoctype, bankFileNotCamt, bankFileNotXml, bankFileOutOfBounds } from '../refusals.ts';
import { childrenOf, find } from './element.ts';

/** The parts of a file of the bank: a statement or notification for each account and page. */
export interface Camt {
  readonly format: BankFile['format'];
  readonly version: string;
  readonly statements: readonly Element[];
  /** The name of such a part. */
  readonly part: string;
}

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:camt\.(053|054)\.(\d{3}\.\d{2})$/;
const PARTS = {
  '053': { format: 'CAMT_053', message: 'BkToCstmrStmt', part: 'Stmt' },
  '054': { format: 'CAMT_054', message: 'BkToCstmrDbtCdtNtfctn', part: 'Ntfctn' },
} as const;

/** 20 000 payments have some 700 000 elements; their tree takes a gigabyte. */
const BOUNDS = { elements: 800_000, tag: 65_536, text: 1_048_576 };

/** Reads the XML and finds the statements; the version does not matter, only that it is one of the two messages. */
export function readCamt(bytes: Uint8Array, file: string): Camt | Refusal {
  const text = textOf(bytes);
  if (text === null) return bankFileNotXml({ file });
  // No DTD, hence no entities but the five of XML itself. One inside a comment is refused too: no bank writes it.
  if (text.includes('<!DOCTYPE')) return bankFileHasDoctype({ file });
  if (!withinXmlBounds(text, BOUNDS)) return bankFileOutOfBounds({ file });
  let root: Element | null;
  try {
    root = parseXmlDocument(text).documentElement;
  } catch {
    return bankFileNotXml({ file });
  }
  const namespace = root?.namespaceURI ?? '';
  const [, message, version] = NAMESPACE.exec(namespace) ?? [];
  if (root === null || (message !== '053' && message !== '054') || version === undefined)
    return bankFileNotCamt({ file, root: namespace || (root?.localName ?? '') });
  const { format, message: name, part } = PARTS[message];
  const content = find(root, name);
  if (content === null) return bankFileNotCamt({ file, root: root.localName });
  return { format, version, statements: childrenOf(content, part), part };
}

const DECLARED = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/;

/** The text by its byte order mark, else by what the XML says of itself, else UTF-8; null when the bytes are not that. */
function textOf(bytes: Uint8Array): string | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^\u00ef\u00bb\u00bf/, '');
  try {
    return new TextDecoder(marked ?? DECLARED.exec(head)?.[1] ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
