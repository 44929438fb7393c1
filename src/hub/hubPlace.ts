/*
 * Where a tokenizer is on the Hub: a model's id, `owner/name`, and behind it the folder of its repository that the tokenizer
 * is in, where that is not the root: `owner/name/tokenizer_2`; or the one GGUF file that is meant of several.
 */

/** `huggingface_hub`'s validate_repo_id; folders are named no more freely. */
const idPart = /^(?!.*(--|\.\.))[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?$/;
/** Folders within one another that an id can have behind it. */
const deepestFolder = 6;

/** The parts of an id that has a place in a repository behind it. */
export interface Place {
  /** The model's own id. */
  readonly model: string;
  /** What is behind it; "" for the root. Models without an owner have nothing there. */
  readonly path: string;
  /** The folder that the path is, or in which its file is; "" for the root. */
  readonly folder: string;
  /** The GGUF file that the path ends in; null where it is a folder's. */
  readonly file: string | null;
}

/** Takes an id apart. */
export function placeOf(id: string): Place {
  const [owner = "", name, ...parts] = id.split("/");
  const model = name === undefined ? owner : `${owner}/${name}`;
  const last = parts.at(-1) ?? "";
  const file = isGgufName(last) ? last : null;
  const folders = file === null ? parts : parts.slice(0, -1);
  return { model, path: parts.join("/"), folder: folders.join("/"), file };
}

/** What {@link placeOf} takes apart. */
export function idOfPlace(model: string, path: string): string {
  return path === "" ? model : `${model}/${path}`;
}

/** Whether a file is called as models in GGUF are. */
export function isGgufName(name: string): boolean {
  return /\.gguf$/i.test(name);
}

/** Whether a text is a model's id: what the Hub's own libraries accept as one. */
export function isModelId(id: string): boolean {
  const parts = id.split("/");
  return parts.length <= 2 && parts.every((part) => idPart.test(part)) && !id.endsWith(".git");
}

/** Whether a text is a model's id, with or without a folder behind it. */
export function isPlaceId(id: string): boolean {
  const { model, path } = placeOf(id);
  if (!isModelId(model) || idOfPlace(model, path) !== id) return false;
  const folders = path === "" ? [] : path.split("/");
  return folders.length <= deepestFolder && folders.every((part) => idPart.test(part));
}
