/** What state and permalinks carry in place of a tokenizer. {@link parseReference} takes it apart. */
export type TokenizerReference = `builtin:${string}` | `hub:${string}` | `file:${string}`;

/** A tokenizer of the catalogue. */
export interface BuiltinReference {
  readonly kind: "builtin";
  readonly id: string;
}

/** What a tokenizer brings that is not built in, besides where it is from. */
interface Brought {
  /** What cuts the text where the files do not say it (tiktoken's ranks): a known pattern's name, or the pattern. Null else. */
  readonly pattern: string | null;
}

/** A model's tokenizer on the Hugging Face Hub, at a commit: the same bytes for ever. */
export interface HubTokenizerReference extends Brought {
  readonly kind: "hub";
  /** `owner/name`; with the folder behind it where the tokenizer is in one: `owner/name/tokenizer_2`. */
  readonly id: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
}

/** A tokenizer of somebody's own files. */
export interface FileTokenizerReference extends Brought {
  readonly kind: "file";
  /** As {@link fileLabel} makes it: for people; files are told apart by their hash. */
  readonly name: string;
  /** SHA-256 of the file; of several files, that of what `sha256sum` prints for them in the order of their names. */
  readonly sha256: string;
}

export type ReferenceParts = BuiltinReference | HubTokenizerReference | FileTokenizerReference;

const hubPattern =
  /^hub:([A-Za-z0-9_][\w.-]{0,95}(?:\/[A-Za-z0-9_][\w.-]{0,95})?)@([0-9a-f]{40})((?:\/[A-Za-z0-9_][\w.-]{0,95}){0,6})(?:\?(.{1,6000}))?$/;
const filePattern = /^file:([^#?,&%]{1,100})#([0-9a-f]{64})(?:\?(.{1,6000}))?$/;
const builtinPattern = /^builtin:([\w.-]{1,60})$/;

/** The parts of a reference, unchecked against any catalogue; null for what is malformed. */
export function parseReference(reference: string): ReferenceParts | null {
  const [, builtin] = builtinPattern.exec(reference) ?? [];
  if (builtin !== undefined) return { kind: "builtin", id: builtin };
  const [, model, commit, folder = "", hubCut] = hubPattern.exec(reference) ?? [];
  if (model !== undefined && commit !== undefined) {
    // Models without an owner have no folders: their names would be taken for the owner's.
    return folder !== "" && !model.includes("/")
      ? null
      : withPattern({ kind: "hub", id: model + folder, commit }, hubCut);
  }
  const [, name, sha256, fileCut] = filePattern.exec(reference) ?? [];
  if (name !== undefined && sha256 !== undefined) return withPattern({ kind: "file", name, sha256 }, fileCut);
  return null;
}

/** Writes what {@link parseReference} reads. */
export function formatReference(parts: ReferenceParts): TokenizerReference {
  if (parts.kind === "builtin") return `builtin:${parts.id}`;
  const pattern = parts.pattern === null ? "" : `?${encodeURIComponent(parts.pattern)}`;
  if (parts.kind === "file") return `file:${parts.name}#${parts.sha256}${pattern}`;
  const [, model = parts.id, folder = ""] = /^([^/]+\/[^/]+)(\/.+)$/.exec(parts.id) ?? [];
  return `hub:${model}@${parts.commit}${folder}${pattern}`;
}

/** What links, commands and workers call a tokenizer: a built-in by its bare id, any other by its whole reference. */
export function linkName(reference: TokenizerReference): string {
  return reference.startsWith("builtin:") ? reference.slice("builtin:".length) : reference;
}

/** Whether a {@link linkName} is of a tokenizer that is not built in: no id of the catalogue has a colon. */
export function isBrought(name: string): boolean {
  return name.includes(":");
}

/** The reference that a {@link linkName} stands for; null for what is malformed. Whether there is such a built-in is not asked. */
export function referenceOfLinkName(name: string): TokenizerReference | null {
  const parts = parseReference(/^(hub|file):/.test(name) ? name : `builtin:${name}`);
  return parts === null ? null : formatReference(parts);
}

/** A file's name as a reference can carry it: what separates parts of a link is replaced, and long names are cut. */
export function fileLabel(name: string): string {
  const label = name.toWellFormed().replace(/[#?,&%\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "_");
  return Array.from(label).slice(0, 50).join("") || "tokenizer";
}

/**
 * A tokenizer of files by another name. It stays the same one: files are told apart by their hash.
 * @param name as people type it; nothing but spaces, or null, leaves the name, and so does what is no file
 */
export function renamed(reference: TokenizerReference, name: string | null): TokenizerReference {
  const parts = parseReference(reference);
  const wanted = name?.trim() ?? "";
  return parts?.kind === "file" && wanted !== "" ? formatReference({ ...parts, name: fileLabel(wanted) }) : reference;
}

function withPattern<Parts extends object>(parts: Parts, encoded: string | undefined): (Parts & Brought) | null {
  if (encoded === undefined) return { ...parts, pattern: null };
  try {
    return { ...parts, pattern: decodeURIComponent(encoded) };
  } catch {
    return null; // Escapes that are none.
  }
}
