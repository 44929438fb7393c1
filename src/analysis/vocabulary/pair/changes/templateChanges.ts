import { diffLines } from "diff";

/** Lines of a template that both have, or only one of them. */
export interface TemplateLines {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** A chat template that is not the same in both. */
export interface TemplateChange {
  /** “default”, “tool_use” … */
  readonly name: string;
  /** Lines that only the first has, and only the second; all of them where the other has no such template. */
  readonly removed: number;
  readonly added: number;
  readonly lines: readonly TemplateLines[];
}

/** Lines that may be other before a template is told as another one altogether: finding the least takes time by its square. */
const mostOther = 1000;

/**
 * Tells in which chat templates, by their names, two tokenizers differ.
 * @param a of the first; none where it has no template
 */
export function templateChanges(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
): TemplateChange[] {
  const own = (templates: Readonly<Record<string, string>>, name: string) =>
    Object.hasOwn(templates, name) ? (templates[name] ?? "") : "";
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) => {
    const [before, after] = [own(a, name), own(b, name)];
    if (before === after) return [];
    const found = diffLines(before, after, { maxEditLength: mostOther }) ?? [
      { value: before, removed: true, added: false, count: linesIn(before) },
      { value: after, removed: false, added: true, count: linesIn(after) },
    ];
    const counts = { removed: 0, added: 0 };
    const lines = found.map(({ value, removed, added, count }): TemplateLines => {
      const kind = removed ? "removed" : added ? "added" : "same";
      if (kind !== "same") counts[kind] += count;
      return { kind, text: value };
    });
    return [{ name, ...counts, lines }];
  });
}

function linesIn(text: string): number {
  return text.replace(/\n$/, "").split("\n").length;
}
