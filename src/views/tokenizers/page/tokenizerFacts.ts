import vocabularies from "virtual:prepared-vocabularies";
import { findBuiltin, tokenizerEntry } from "../../../tokenizers/catalogue";
import { noteOf } from "../../../tokenizers/catalogue/notes";
import { parseReference, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { formatReference } from "../../../tokenizers/writeReference";
import type { TokenizerFacts } from "../../../worker/import/protocol";
import type { Inspection } from "../../../worker/inspect/protocol";
import { hubPage } from "../hubPage";

/** Where a tokenizer is from, and how to name it. */
export interface Provenance {
  /** What kind it is; null before it has been looked into. */
  readonly kind: string | null;
  /** Models known to use it. */
  readonly models: readonly string[];
  /** In a sentence. */
  readonly note: string;
  /** npm package and version of what is built in; null for all others. */
  readonly package: string | null;
  /** Where the model's files are to be seen; null for what is not from the Hub. */
  readonly page: { readonly label: string; readonly address: string } | null;
  readonly licence: string;
  /** A command that counts a file's tokens with it. */
  readonly command: string;
}

/**
 * Gathers what is known of a tokenizer.
 * @param facts of one that was brought along; null for what is built in, and while they are not known
 * @param endpoint the Hub's address
 */
export function provenanceOf(
  reference: TokenizerReference,
  facts: TokenizerFacts | null,
  inspection: Inspection | null,
  endpoint: string,
): Provenance {
  const entry = tokenizerEntry(reference);
  const parts = parseReference(reference);
  const { models } = entry;
  const note = noteOf(reference);
  const kind = inspection?.stages.model[0]?.name ?? null;
  const builtin = parts?.kind === "builtin" ? findBuiltin(parts.id) : undefined;
  if (builtin !== undefined) {
    const prepared = builtin.vocabulary === null ? undefined : vocabularies[builtin.vocabulary];
    return {
      ...{ models, note, kind: builtin.model, page: null, licence: builtin.licence },
      package: prepared === undefined ? null : `${prepared.package} ${prepared.version}`,
      command: commandFor(builtin.id, null),
    };
  }
  const licence = facts?.licence ?? "not stated";
  const source = facts === null ? null : `${kind ?? ""}, read from ${facts.kind}`;
  const common = { models, note, package: null, licence, kind: source ?? kind };
  if (parts?.kind === "hub") {
    const page = { label: `${parts.id} at ${parts.commit.slice(0, 7)}`, address: hubPage(endpoint, parts) };
    return { ...common, page, command: commandFor(formatReference({ ...parts, pattern: null }), parts.pattern) };
  }
  const file = parts?.kind === "file" ? parts : null;
  // The reference has the name that a person gave it; on the disk it has its own. A folder has no other than that.
  const [only, ...others] = facts?.files ?? [];
  const path = only !== undefined && others.length === 0 ? only.name : (file?.name ?? "");
  // Its hash stands beside the file.
  const from = others.length > 0 ? "Files that were opened together." : "A file that was opened.";
  return { ...common, note: from, page: null, command: commandFor(`./${path}`, file?.pattern ?? null) };
}

function commandFor(tokenizer: string, pattern: string | null): string {
  const cut = pattern === null ? "" : ` --pattern ${quoted(pattern)}`;
  return `npx tessera count -t ${quoted(tokenizer)}${cut} README.md`;
}

/** A word as a POSIX shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
