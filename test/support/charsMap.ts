/**
 * Compiles normalization rules as SentencePiece does (`precompiled_charsmap`), for small lists of them: a double-array trie
 * whose unit has the label in bits 0–7, “a value follows” in bit 8 and the offset to the children in bits 10–30.
 * @param rules from a string to what it becomes
 * @returns base64
 */
export function compileCharsMap(rules: Readonly<Record<string, string>>): string {
  const root: Node = { children: new Map(), value: null };
  const replacements: number[] = [];
  for (const [key, replacement] of Object.entries(rules)) {
    let node = root;
    for (const byte of Buffer.from(key)) {
      const child: Node = node.children.get(byte) ?? { children: new Map(), value: null };
      node.children.set(byte, child);
      node = child;
    }
    node.value = replacements.length;
    replacements.push(...Buffer.from(`${replacement}\0`));
  }
  const units: number[] = [0];
  const used = new Set<number>([0]);
  const bases = new Set<number>();
  place(root, 0, units, used, bases);
  const trie = new Uint32Array(Math.ceil(Math.max(...used) / 256 + 1) * 256);
  trie.set(units.map((unit) => unit ?? 0));
  fillUnused(trie, used, bases);
  const header = new Uint32Array([trie.byteLength]);
  return Buffer.concat([Buffer.from(header.buffer), Buffer.from(trie.buffer), Buffer.from(replacements)]).toString(
    "base64",
  );
}

/** Labels for units that are no node's, such that none is taken for a child; the library does not look further. */
function fillUnused(trie: Uint32Array, used: ReadonlySet<number>, bases: ReadonlySet<number>): void {
  for (let block = 0; block < trie.length; block += 256) {
    let free = block;
    while (bases.has(free)) free++;
    for (let unit = block; unit < block + 256; unit++) if (!used.has(unit)) trie[unit] = (free ^ unit) & 0xff;
  }
}

interface Node {
  readonly children: Map<number, Node>;
  value: number | null;
}

/** @param bases no two nodes have the same: a unit tells its label and not whose child it is */
function place(node: Node, position: number, units: number[], used: Set<number>, bases: Set<number>): void {
  const labels = [...node.children.keys(), ...(node.value === null ? [] : [0])];
  let base = 1;
  while (bases.has(base) || labels.some((label) => used.has(base ^ label))) base++;
  bases.add(base);
  for (const label of labels) used.add(base ^ label);
  units[position] = ((units[position] ?? 0) | ((base ^ position) << 10) | (node.value === null ? 0 : 0x100)) >>> 0;
  if (node.value !== null) units[base] = (node.value | 0x80000000) >>> 0;
  for (const label of node.children.keys()) units[base ^ label] = label;
  for (const [label, child] of node.children) place(child, base ^ label, units, used, bases);
}
