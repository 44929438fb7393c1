import { change, useAppStore } from "../store";
import type { FilesChoice } from "./choice";

/** Changes what the Files page shows. */
export function chooseFiles(part: Partial<FilesChoice>): void {
  change({ files: { ...useAppStore.getState().comparison.files, ...part } });
}
