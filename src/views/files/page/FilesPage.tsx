import { type ReactElement, useEffect, useState } from "react";
import { useFilesStore } from "../../../state/files/counted";
import { giveFiles } from "../../../state/files/give";
import { FilesSession } from "../../../state/files/session";
import type { TokenizerPool } from "../../../worker/pool/pool";
import type { PageProps } from "../../pageView";
import { TokenizerList } from "../../TokenizerList";
import { FileButtons } from "../FileButtons";
import { mostCounted } from "../tooManyFiles";
import { Counted } from "./Counted";
import { FilesTitle } from "./FilesTitle";
import "./files.css";

type FilesPageProps = Pick<PageProps, "pool" | "pickerOpen" | "onPickerOpenChange">;

/** What many files come to in each tokenizer, file by file and folder by folder. */
export default function FilesPage({ pool, pickerOpen, onPickerOpenChange }: FilesPageProps): ReactElement {
  const session = useFilesSession(pool);
  const given = useFilesStore((state) => state.given);
  return (
    <main className="files-page">
      <div className="files-head">
        <FilesTitle isEmpty={given === null} />
        {given !== null && (
          <div className="files-choose">
            <FileButtons purpose="counted" most={mostCounted} onChosen={giveFiles} />
          </div>
        )}
      </div>
      <TokenizerList pickerOpen={pickerOpen} onPickerOpenChange={onPickerOpenChange} />
      {given === null || session === null ? <NoFiles /> : <Counted given={given} session={session} />}
    </main>
  );
}

/** One for the page's life, so that counts are there again when one comes back from Compare. */
let running: Promise<FilesSession> | null = null;

function useFilesSession(pool: Promise<TokenizerPool>): FilesSession | null {
  const [session, setSession] = useState<FilesSession | null>(null);
  useEffect(() => {
    running ??= pool.then((ready) => new FilesSession(ready, navigator.hardwareConcurrency || 2));
    void running.then(setSession);
  }, [pool]);
  return session;
}

function NoFiles(): ReactElement {
  return (
    <section className="files-none" aria-label="No files yet">
      <p>
        <strong>Drop a folder or some files here</strong>, or choose them.
      </p>
      <div>
        <FileButtons purpose="counted" most={mostCounted} onChosen={giveFiles} />
      </div>
      <p>
        They are read in this browser, one after another, and none is uploaded. Links carry the tokenizers and how the
        table is sorted, but no files: whoever opens one chooses their own, and so do you after a reload.
      </p>
    </section>
  );
}
