import { type ReactElement, useId } from "react";
import { corpusImport } from "../../../state/corpora/import";
import { FileButtons } from "../../files/FileButtons";

/** The ways to a corpus of one's own: files, a folder, or a drop onto the page. */
export function AddCorpus(): ReactElement {
  const title = useId();
  return (
    <section className="corpus-add" aria-labelledby={title}>
      <h3 id={title}>Add your own</h3>
      <p>Drop a folder or files anywhere on this page, or choose them. They do not leave your computer.</p>
      <div className="corpus-actions">
        <FileButtons purpose="corpus" onChosen={(given) => void corpusImport.take(given)} />
      </div>
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
