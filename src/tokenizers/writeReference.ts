import { isBrought, parseReference, type ReferenceParts, type TokenizerReference } from "./tokenizerReference";

// The first page reads references and writes none: this is loaded by what comes later.

/** Writes what `parseReference` reads. */
export function formatReference({ way, ...parts }: ReferenceParts): TokenizerReference {
  const own = formatOwn(parts);
  return way ? `${own}:${way}` : own;
}

function formatOwn(parts: ReferenceParts): TokenizerReference {
  if (parts.kind === "builtin") return `builtin:${parts.id}`;
  const pattern = parts.pattern === null ? "" : `?${encodeURIComponent(parts.pattern)}`;
  if (parts.kind === "file") return `file:${parts.name}#${parts.sha256}${pattern}`;
  const [, model = parts.id, folder = ""] = /^([^/]+\/[^/]+)(\/.+)$/.exec(parts.id) ?? [];
  return `hub:${model}@${parts.commit}${folder}${pattern}`;
}

/** The reference that a `linkName` stands for; null for what is malformed. Whether there is such a built-in is not asked. */
export function referenceOfLinkName(name: string): TokenizerReference | null {
  const parts = parseReference(isBrought(name) ? name : `builtin:${name}`);
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
