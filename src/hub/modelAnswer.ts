import * as v from "valibot";
import { printable } from "../text/printable";
import { HubError } from "./hubError";
import { isModelId } from "./hubPlace";
import { isCommit, type PinnedReference } from "./hubReference";

/** A file of a model's repository. */
export interface HubFile {
  /** Its path in the repository. */
  readonly name: string;
  /** Its size; null where the Hub does not say it. */
  readonly bytes: number | null;
  /** SHA-256 in lower-case hexadecimal, which the Hub knows of large files (Git LFS); null of others. */
  readonly sha256: string | null;
}

/** A model at a commit, with all files that it has there. */
export interface HubModel extends PinnedReference {
  readonly files: readonly HubFile[];
  /** As its page states it: `apache-2.0`; null where it does not. */
  readonly licence: string | null;
}

/** What the page's author wrote may be anything; whatever it is, it does not stand in the way of the files. */
const written = v.fallback(v.nullish(v.string()), null);
const size = v.nullish(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/** The Hub's answer to GET /api/models/{id}/revision/{revision}?blobs=true, as far as it is read. */
const answer = v.object({
  id: v.optional(v.string()),
  sha: v.pipe(v.string(), v.check(isCommit)),
  siblings: v.array(
    v.object({
      rfilename: v.string(),
      size,
      lfs: v.nullish(v.object({ sha256: v.nullish(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))), size })),
    }),
  ),
  cardData: v.fallback(v.nullish(v.object({ license: written, license_name: written })), null),
  tags: v.fallback(v.array(v.string()), []),
});

/**
 * Reads what the Hub knows of a model.
 * @param id what was asked for. The answer's own is taken where it has one: a model that was renamed, or lacks its owner,
 * is answered for under its present id
 * @throws {HubError} `server`, when it is not the Hub's answer
 */
export function readModelAnswer(text: string, id: string): HubModel {
  const read = v.safeParse(answer, parse(text));
  if (!read.success) {
    const path = v.getDotPath(read.issues[0]);
    const field = path === null ? "no JSON object" : `“${path}” is missing or malformed`;
    throw new HubError("server", `What the Hub says of ${id} cannot be read: ${field}. Is the Hub’s address right?`);
  }
  const { output } = read;
  return {
    id: output.id !== undefined && isModelId(output.id) ? output.id : id,
    commit: output.sha,
    files: output.siblings.map(({ rfilename, size: bytes, lfs }) => {
      return { name: rfilename, bytes: lfs?.size ?? bytes ?? null, sha256: lfs?.sha256 ?? null };
    }),
    licence: licenceOf(output),
  };
}

/** The page's header names the licence; where that is “other”, it may have a name of its own. Tags repeat it. */
function licenceOf({ cardData, tags }: v.InferOutput<typeof answer>): string | null {
  const tag = tags.find((name) => name.startsWith("license:"))?.slice("license:".length);
  const stated = cardData?.license || tag;
  const licence = (stated === "other" && cardData?.license_name) || stated;
  return licence ? printable(licence) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
