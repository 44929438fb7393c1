import { FilePlus2, FolderOpen } from "lucide-react";
import { type ChangeEvent, type ReactElement, useId, useRef } from "react";
import { corpusImport } from "../../../state/corpusImport";
import { Button } from "../../../ui/controls";
import { chosenFiles } from "./droppedFiles";

/** The ways to a corpus of one's own: files, a folder, or a drop onto the page. */
export function AddCorpus(): ReactElement {
  const title = useId();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const { files: list } = event.target;
    const given = list === null ? null : chosenFiles(list);
    // The same files may be chosen again after they have changed.
    event.target.value = "";
    if (given !== null && given.files.length + given.problems.length > 0) void corpusImport.take(given);
  };
  return (
    <section className="corpus-add" aria-labelledby={title}>
      <h3 id={title}>Add your own</h3>
      <p>Drop a folder or files anywhere on this page, or choose them. They do not leave your computer.</p>
      <div className="corpus-actions">
        <Button onClick={() => files.current?.click()}>
          <FilePlus2 size={16} /> Choose files
        </Button>
        <Button onClick={() => folder.current?.click()}>
          <FolderOpen size={16} /> Choose a folder
        </Button>
      </div>
      <input ref={files} type="file" multiple hidden onChange={take} data-corpus-input="files" />
      <input
        ref={(input) => {
          folder.current = input;
          // React knows the attribute under no name that its types have.
          input?.setAttribute("webkitdirectory", "");
        }}
        type="file"
        hidden
        onChange={take}
        data-corpus-input="folder"
      />
      <ul className="corpus-formats">
        <li>
          A file for each language, one segment a line, named <code>deu_Latn.dev</code>, <code>.devtest</code> or{" "}
          <code>.txt</code>, all equally long. FLORES-200’s folder works as it is.
        </li>
        <li>
          Or one <code>.csv</code> or <code>.tsv</code> with a column for each language and their codes in its first
          row.
        </li>
        <li>
          Or one <code>.jsonl</code> with a key for each language.
        </li>
      </ul>
      <p className="corpus-note">UTF-8, at most 250 MB. An empty line is a segment that the language does not have.</p>
    </section>
  );
}
