import { type TemplateChange, templateChanges } from "./templateChanges";

/** Chat templates by their names. */
export type Templates = Readonly<Record<string, string>>;

/** What there is to say of two tokenizers' chat templates. */
export type TemplatesSaid =
  | { readonly kind: "none" | "same" | "onlyA" | "onlyB" }
  | { readonly kind: "changed"; readonly changes: readonly TemplateChange[] };

/** Compares the chat templates of two tokenizers. @param a of the first; null where it has none */
export function compareTemplates(a: Templates | null, b: Templates | null): TemplatesSaid {
  if (a === null) return { kind: b === null ? "none" : "onlyB" };
  if (b === null) return { kind: "onlyA" };
  const changes = templateChanges(a, b);
  return changes.length === 0 ? { kind: "same" } : { kind: "changed", changes };
}

const counts = new Intl.NumberFormat("en");

/** It in a sentence; null where neither has a template. @param a what the first is called */
export function templatesInWords(said: TemplatesSaid, a: string, b: string): string | null {
  switch (said.kind) {
    case "none":
      return null;
    case "same":
      return "The chat templates are the same.";
    case "onlyA":
      return `${a} has a chat template, ${b} none.`;
    case "onlyB":
      return `${b} has a chat template, ${a} none.`;
    case "changed": {
      const sum = (of: "removed" | "added") => said.changes.reduce((total, each) => total + each[of], 0);
      const removed = sum("removed");
      const named = said.changes.map(({ name }) => name).filter((name) => name !== "default");
      const which = named.length === 0 ? "" : ` (${said.changes.map(({ name }) => name).join(", ")})`;
      const lines = `${counts.format(removed)} ${removed === 1 ? "line" : "lines"}`;
      return `Chat template${which}: ${lines} removed, ${counts.format(sum("added"))} added.`;
    }
  }
}
