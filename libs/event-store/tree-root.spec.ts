import { createHash } from 'node:crypto';
import { TreeRoot } from './tree-root.ts';

const sha256 = (...parts: readonly (string | Buffer)[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** The definition of RFC 9162, 2.1.1, word for word. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0] as Buffer;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha256(Buffer.from([1]), treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

const rootOf = (leaves: readonly Buffer[]): string => {
  const tree = new TreeRoot();
  for (const leaf of leaves) tree.add(leaf.toString('hex'));
  return tree.root();
};

test('the root is that of RFC 9162, for every number of events up to 70', () => {
  const leaves = Array.from({ length: 70 }, (_, n) => sha256(Buffer.from([0]), String(n)));
  for (let size = 0; size <= leaves.length; size++) {
    const first = leaves.slice(0, size);
    expect(rootOf(first)).toBe(treeHash(first).toString('hex'));
  }
});

test('the root of nothing and of the one empty leaf', () => {
  expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(rootOf([sha256(Buffer.from([0]))])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
});

test('another order gives another root', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((text) => sha256(text)) as [Buffer, Buffer, Buffer];
  expect(rootOf([a, b, c])).not.toBe(rootOf([b, a, c]));
});
