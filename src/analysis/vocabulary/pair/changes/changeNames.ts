import type { AddedChange, EntryChange } from "./changes";
import type { ChangedMerge } from "./mergeChanges";

/** What has become of an entry, as lists have it. */
export function entryChangeName({ idA, idB }: EntryChange): string {
  return idB === null ? "removed" : idA === null ? "added" : "moved";
}

/** What has become of a merge. */
export function mergeChangeName({ of }: ChangedMerge): string {
  return of === "a" ? "merge removed" : of === "b" ? "merge added" : "merge moved";
}

/** What has become of an added token; its kind is that of the second, where it is there. */
export function addedChangeName({ a, b }: AddedChange): string {
  const kind = (b ?? a)?.special === true ? "control token" : "added token";
  return `${kind} ${b === null ? "removed" : a === null ? "added" : "changed"}`;
}
