import type { Finding } from "../../guide/finding";
import type { GuidePaper } from "../../guide/papers/paper";
import { paperCited, programCited } from "../languages/figure/citation";

/**
 * What a finding is to be cited with, as BibTeX: this program at the finding's address, and its papers, as far as it is known who wrote them.
 * @param papers of the finding
 * @param address where it is
 */
export function findingCitation(
  { title }: Pick<Finding, "title">,
  papers: readonly GuidePaper[],
  address: string,
): string {
  const program = programCited(address, `Field guide: ${inLatex(title)}`);
  return `${[program, ...papers.flatMap(cited)].join("\n\n")}\n`;
}

function cited({ title, source }: GuidePaper): string[] {
  if (source === null) return [];
  const { authors, year, address } = source;
  const [first = ""] = authors.split(/,| & | et al/);
  const key = `${first}${year}${title.match(/[\p{L}\p{N}]+/u)?.[0] ?? ""}`
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "");
  return [paperCited(key.toLowerCase(), authorsCited(authors), year, inLatex(title), address)];
}

/** A text with what means something else to LaTeX. */
function inLatex(text: string): string {
  return text.replace(/[%&#_$]/g, (sign) => `\\${sign}`);
}

/** Names as BibTeX parts them: “A, B & C” and “A et al.”. */
function authorsCited(authors: string): string {
  return authors.replace(/ et al\.$/, " and others").replace(/, | & /g, " and ");
}
