import type { LanguageGroup } from "../../state/languages/choice";

/** Where a choice of languages “above a premium” begins. */
const usualBound = 3;

/** A group as the value of an option. */
export function groupKey(group: LanguageGroup): string {
  if (group.kind === "script") return `script:${group.script}`;
  return group.kind === "region" ? `region:${group.region}` : group.kind;
}

/** The group of an option that {@link groupKey} named. */
export function groupFromKey(key: string): LanguageGroup {
  const [kind, name = ""] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
  if (kind === "script") return { kind, script: name };
  if (kind === "region") return { kind, region: name };
  if (key === "above") return { kind: "above", premium: usualBound };
  return key === "all" || key === "india" ? { kind: key } : { kind: "spoken" };
}
