import { type Comparison, textPage } from "../state/pages";
import { checkName, checkOf } from "./check";
import { currentVersion } from "./limits";
import { links } from "./pages";
import { encodeText, type TextParameter } from "./text";

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
  const { page } = comparison;
  const content = [...links[page].write(comparison), ...(page === textPage && text !== null ? [text] : [])];
  // Of what is meant, not of how it is escaped: mail programs escape links anew.
  const meant = [version, ...content].map(([name, value]) => [name, decodeURIComponent(value)] as const);
  const parameters = [version, [checkName, checkOf(meant)] as const, ...content];
  // Ids, numbers and base64url need no percent-encoding, and a comma is allowed in a fragment: links stay readable.
  return `#/${page}?${parameters.map(([name, value]) => `${name}=${value}`).join("&")}`;
}
