import type { Comparison } from "../state/compare/comparison";
import { checkName, checkOf } from "./check";
import { currentVersion } from "./limits";
import { encodeText, type TextParameter } from "./text";
import { writeInspected, writeLanguages, writeSettings, writeTokenizers } from "./writeParameters";

/**
 * Writes a comparison as a fragment, `#` included, of whatever length it needs:
 * `#/compare?v=1&h=AbCdEfGhIjKl&t=o200k_base,llama3&view=reading&x=80jNyckHAA`. A text that no reader would unpack is left out.
 */
export async function comparisonToFragment(comparison: Comparison): Promise<string> {
  return joinFragment(comparison, await encodeText(comparison.text));
}

/** {@link comparisonToFragment} for a text that is packed already (or left out). */
export function joinFragment(comparison: Comparison, text: TextParameter): string {
  const version = ["v", String(currentVersion)] as const;
  const content = parametersOf(comparison, text);
  // Of what is meant, not of how it is escaped: mail programs escape links anew.
  const meant = [version, ...content].map(([name, value]) => [name, decodeURIComponent(value)] as const);
  const parameters = [version, [checkName, checkOf(meant)] as const, ...content];
  // Ids, numbers and base64url need no percent-encoding, and a comma is allowed in a fragment: links stay readable.
  return `#/${comparison.page}?${parameters.map(([name, value]) => `${name}=${value}`).join("&")}`;
}

function parametersOf(comparison: Comparison, text: TextParameter): (readonly [name: string, value: string])[] {
  switch (comparison.page) {
    case "compare":
      return [writeTokenizers(comparison), ...writeSettings(comparison), ...(text === null ? [] : [text])];
    case "languages":
      return [writeTokenizers(comparison), ...writeLanguages(comparison.languages, comparison.tokenizers)];
    case "tokenizer":
      return writeInspected(comparison.inspected);
    case "tokenizers":
      return [];
  }
}
