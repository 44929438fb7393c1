import { create } from "zustand";

/** What the guide's figures were computed from: beginnings of files' paths, “vocabularies/o200k_base.”. */
export const useGuideFiles = create<{ readonly files: readonly string[] }>()(() => ({ files: [] }));

/** Notes what a figure was computed from, so that it is there without a network too. */
export function noteGuideFiles(files: readonly string[]): void {
  const known = useGuideFiles.getState().files;
  const more = files.filter((file) => !known.includes(file));
  if (more.length > 0) useGuideFiles.setState({ files: [...known, ...more] });
}
