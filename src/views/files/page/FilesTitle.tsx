import type { ReactElement } from "react";

/** What the page is about, before files have been given and after; the build writes the first into the HTML as well. */
export function FilesTitle({ isEmpty }: { readonly isEmpty: boolean }): ReactElement {
  return (
    <div>
      <h1>Tokens of many files</h1>
      <p>
        {isEmpty
          ? "Which files and folders take the tokens: of a project, a corpus, a set of prompts."
          : "Files are read here, one after another, and none of them is kept or uploaded."}
      </p>
    </div>
  );
}
