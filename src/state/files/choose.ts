import { useAppStore } from "../store";
import type { FilesChoice } from "./choice";

/** Changes what the Files page shows. */
export function chooseFiles(part: Partial<FilesChoice>): void {
  useAppStore.setState(({ comparison }) => ({
    comparison: { ...comparison, files: { ...comparison.files, ...part } },
  }));
}
