import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A node of the tree of tags: its role, and the text below it. */
export interface TaggedNode {
  readonly role: string;
  readonly text: string;
  readonly children: readonly TaggedNode[];
}

/** A PDF as another program reads it. */
export interface ReadPaper {
  readonly pages: readonly string[];
  /** The texts of each page that hang in no tag. */
  readonly artifacts: readonly string[];
  /** One tree for each page: the elements that begin there. */
  readonly trees: readonly TaggedNode[];
  readonly title: string | null;
  readonly language: string | null;
  readonly marked: boolean;
  readonly createdAt: string | null;
}

interface Item {
  readonly type?: string;
  readonly id?: string;
  readonly tag?: string;
  readonly str?: string;
  readonly hasEOL?: boolean;
}
interface Struct {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Struct[];
}

/** Reads a PDF back: text, tags and what it says of itself. */
export async function readPaper(bytes: Uint8Array): Promise<ReadPaper> {
  // pdf.js takes the bytes over; the caller keeps its own.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: string[] = [];
  const artifacts: string[] = [];
  const trees: TaggedNode[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
    const { all, byId, loose } = textsOf(items as Item[]);
    pages.push(all);
    artifacts.push(loose);
    const tree = (await page.getStructTree()) as Struct | null;
    trees.push(tree ? nodeOf(tree, byId) : { role: 'none', text: '', children: [] });
  }
  const { info } = await pdf.getMetadata();
  const said = info as { Title?: string; Language?: string; CreationDate?: string };
  const marked = (await pdf.getMarkInfo())?.Marked ?? false;
  await task.destroy();
  const { Title: title = null, Language: language = null, CreationDate: createdAt = null } = said;
  return { pages, artifacts, trees, title, language, marked, createdAt };
}

/** Every node of a role, in the order in which it is read. */
export const nodesOf = (trees: readonly TaggedNode[], role: string): TaggedNode[] =>
  trees.flatMap((node) => [...(node.role === role ? [node] : []), ...nodesOf(node.children, role)]);

function textsOf(items: readonly Item[]): { all: string; byId: ReadonlyMap<string, string>; loose: string } {
  const byId = new Map<string, string>();
  const open: (string | null)[] = [];
  let all = '';
  let loose = '';
  for (const { type, id, str = '', hasEOL = false } of items) {
    if (type === 'beginMarkedContent' || type === 'beginMarkedContentProps') open.push(id ?? null);
    else if (type === 'endMarkedContent') open.pop();
    else {
      const text = hasEOL ? `${str}\n` : str;
      const within = open.findLast((one) => one !== null) ?? null;
      all += text;
      if (within === null) loose += text;
      else byId.set(within, (byId.get(within) ?? '') + text);
    }
  }
  return { all, byId, loose };
}

function nodeOf({ role, type, id, children = [] }: Struct, byId: ReadonlyMap<string, string>): TaggedNode {
  // pdf.js puts spaces and line ends where words stand apart on the page; within a text a line end is one.
  if (type === 'content')
    return {
      role: 'content',
      text: (byId.get(id ?? '') ?? '').replace(/^[ \n]+|[ \n]+$/g, ''),
      children: [],
    };
  const nodes = children.map((child) => nodeOf(child, byId));
  const texts = nodes.map(({ text }) => text);
  return { role: role ?? '', text: texts.join(role === 'Document' || role === 'Root' ? '\n' : ' '), children: nodes };
}
