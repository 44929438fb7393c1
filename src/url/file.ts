import * as v from "valibot";
import type { Comparison } from "../state/pages";
import { fragmentLimit, inflatedLimit } from "./limits";
import { type LinkProblem, problems } from "./problems";
import { fragmentToComparison, type ParseResult } from "./readLink";
import { comparisonToFragment } from "./writeLink";

/** The name under which a comparison is saved. Opening goes by content, so it may be renamed. */
export const comparisonFileName = "comparison.tessera.json";

/** Version of the file around the link; the link inside has its own. */
const fileVersion = 1;
const fileSchema = v.object({ tessera: v.number(), link: v.string() });

/** The content of a file, or why there can be none. */
export type FileResult =
  | { readonly ok: true; readonly content: string }
  | { readonly ok: false; readonly problem: LinkProblem };

/** Bytes that a text takes when a link is inflated: what `inflatedLimit` is held against. */
function inflatedBytes(text: string): number {
  return text.isWellFormed() ? new TextEncoder().encode(text).length : text.length * 2;
}

/** Writes the file that replaces a link which is too long. Refuses what {@link parseComparisonFile} would refuse. */
export async function comparisonToFile(comparison: Comparison): Promise<FileResult> {
  const tooLarge: FileResult = { ok: false, problem: problems.textTooLarge(inflatedLimit) };
  if (inflatedBytes(comparison.text) > inflatedLimit) return tooLarge;
  const link = await comparisonToFragment(comparison);
  // Only text that hardly compresses gets here.
  if (link.length > fragmentLimit) return tooLarge;
  return { ok: true, content: `${JSON.stringify({ tessera: fileVersion, link }, null, 2)}\n` };
}

/**
 * Opens a dropped file's text. Null when it isn't a comparison file, known by a numeric member “tessera”, but a text to
 * be compared; a problem when it is one and is damaged.
 * @param isKnown as in {@link fragmentToComparison}.
 */
export async function parseComparisonFile(text: string, isKnown: (id: string) => boolean): Promise<ParseResult | null> {
  // Cheap looks first: most dropped files are large texts of another kind.
  if (!/^\uFEFF?\s*\{/.test(text) || !text.includes('"tessera"')) return null;
  const damaged = (why: string): ParseResult => ({ ok: false, problem: problems.fileDamaged(why) });

  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    // A file that was cut short no longer parses, but still begins as we write it.
    return /^\uFEFF?\s*\{\s*"tessera"\s*:\s*\d/.test(text) ? damaged("it was cut short or changed") : null;
  }
  if (!v.is(v.object({ tessera: v.number() }), content)) return null;
  const file = v.safeParse(fileSchema, content);
  if (!file.success) return damaged("its link is missing");
  if (file.output.tessera > fileVersion) {
    return { ok: false, problem: problems.newerVersion(file.output.tessera, fileVersion) };
  }
  if (file.output.tessera !== fileVersion) return damaged("its version is none that ever was");
  const result = await fragmentToComparison(file.output.link, isKnown);
  if (!result.ok) return result;
  if (result.comparison === null || result.textLeftOut) return damaged("its link is incomplete");
  // A file is opened for its text; without it, or without any column to show it in, nothing would be right.
  const { lost } = result;
  return lost?.text || lost?.tokenizers ? { ok: false, problem: lost.problem.problems[0] } : result;
}
