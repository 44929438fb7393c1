/*
 * Where a tokenizer is on the Hub: a model's id, `owner/name`, and behind it the folder of its repository that the tokenizer
 * is in, where that is not the root: `owner/name/tokenizer_2`.
 */

/** `huggingface_hub`'s validate_repo_id; folders are named no more freely. */
const idPart = /^(?!.*(--|\.\.))[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,94}[A-Za-z0-9_])?$/;
/** Folders within one another that an id can have behind it. */
const deepestFolder = 6;

/** An id in two: the model's own, and the folder; "" for the root. Models without an owner have no folders. */
export function placeOf(id: string): { readonly model: string; readonly folder: string } {
  const [owner = "", name, ...folders] = id.split("/");
  return { model: name === undefined ? owner : `${owner}/${name}`, folder: folders.join("/") };
}

/** What {@link placeOf} takes apart. */
export function idOfPlace(model: string, folder: string): string {
  return folder === "" ? model : `${model}/${folder}`;
}

/** Whether a text is a model's id: what the Hub's own libraries accept as one. */
export function isModelId(id: string): boolean {
  const parts = id.split("/");
  return parts.length <= 2 && parts.every((part) => idPart.test(part)) && !id.endsWith(".git");
}

/** Whether a text is a model's id, with or without a folder behind it. */
export function isPlaceId(id: string): boolean {
  const { model, folder } = placeOf(id);
  if (!isModelId(model) || idOfPlace(model, folder) !== id) return false;
  const folders = folder === "" ? [] : folder.split("/");
  return folders.length <= deepestFolder && folders.every((part) => idPart.test(part));
}
