import type { CharacterClass, ClassItem } from "./syntax";

/** Whether JavaScript needs flag v for a class: it is nested or an intersection. */
export function needsSets(set: CharacterClass): boolean {
  return set.operands.length > 1 || set.operands.some((items) => items.some((item) => item.type === "class"));
}

/** Writes a class for JavaScript's flag u, or v where {@link needsSets} says so. */
export function emitClass(set: CharacterClass): string {
  const [items = [], ...others] = set.operands;
  const [only] = items;
  if (others.length === 0 && items.length === 1 && only !== undefined) {
    if (only.type === "property") return emitProperty(only.name, only.negated !== set.negated);
    if (only.type === "range" && only.from === only.to && !set.negated) return emitCode(only.from);
  }
  const body = others.length === 0 ? items.map(emitItem).join("") : set.operands.map(emitUnion).join("&&");
  return `[${set.negated ? "^" : ""}${body}]`;
}

function emitUnion(items: readonly ClassItem[]): string {
  return `[${items.map(emitItem).join("")}]`;
}

function emitItem(item: ClassItem): string {
  switch (item.type) {
    case "range":
      return item.from === item.to ? emitCode(item.from) : `${emitCode(item.from)}-${emitCode(item.to)}`;
    case "property":
      return emitProperty(item.name, item.negated);
    case "class":
      return emitClass(item.set);
  }
}

function emitProperty(name: string, negated: boolean): string {
  return `\\${negated ? "P" : "p"}{${name}}`;
}

/** Flags u and v differ in which signs may be escaped and which must be: all others are written by number. */
function emitCode(code: number): string {
  const character = String.fromCodePoint(code);
  if (code === 10) return "\\n";
  if (code === 13) return "\\r";
  if (/[\p{L}\p{N}_' ’]/u.test(character)) return character;
  return `\\u{${code.toString(16)}}`;
}
