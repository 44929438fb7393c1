import Play from "lucide-react/icons/play";
import Square from "lucide-react/icons/square";
import type { ReactElement } from "react";
import { useFilesStore } from "../../../state/files/counted";
import type { FilesSession } from "../../../state/files/session";
import type { Tally } from "../../../state/files/tally";
import { visibleName } from "../../../text/visibleName";
import { Button, Progress } from "../../../ui/controls";
import { formatBytes, formatCount, plural } from "../../../ui/format";
import { formatTimeLeft } from "../../../ui/laterFormats";
import { FailedTokenizers } from "../../FailedTokenizers";
import type { FileSums } from "./sums";
import type { FileTree } from "./tree";

interface CountingLineProps {
  readonly tree: FileTree;
  readonly sums: FileSums;
  readonly tally: Tally;
  readonly session: FilesSession;
}

/** How many files there are and how far counting is, with a way to stop it and to go on, and what went wrong. */
export function CountingLine({ tree, sums, tally, session }: CountingLineProps): ReactElement {
  const progress = useFilesStore((state) => state.progress);
  const isStopped = useFilesStore((state) => state.isStopped);
  const problems = useFilesStore((state) => state.problems);
  const [files, bytes] = [sums.files[0] ?? 0, sums.bytes[0] ?? 0];
  const left = Math.max(0, ...sums.columns.map(({ missing }) => missing[0] ?? 0));
  const hasBegun = sums.columns.some(({ missing }) => (missing[0] ?? 0) < files);
  const { root, folders } = tree;
  const state = progress !== null ? "counting" : left > 0 ? "stopped" : "counted";
  return (
    <section className="counting" aria-label="Counting" data-state={state} data-files={files} data-left={left}>
      <div className="counting-line" role="status">
        <strong>{root.name === "" ? plural(files, "file") : <bdi>{visibleName(root.name)}</bdi>}</strong>
        <span>
          {root.name !== "" && `${plural(files, "file")}, `}
          {formatBytes(bytes)}
          {folders.length > 1 && ` in ${plural(folders.length, "folder")}`}
          {progress !== null && ` · ${formatCount(files - left)} counted`}
          {progress?.secondsLeft != null && ` · ${formatTimeLeft(progress.secondsLeft)}`}
          {isStopped && left > 0 && hasBegun && `, ${formatCount(left)} of them not counted`}
        </span>
      </div>
      {progress !== null && (
        <>
          <Progress
            label="Counting files"
            value={progress.total === 0 ? 0 : Math.round((1000 * progress.done) / progress.total) / 10}
            max={100}
          />
          <Button onClick={() => session.stop()}>
            <Square size={14} /> Stop
          </Button>
        </>
      )}
      {isStopped && left > 0 && (
        <>
          {!hasBegun && (
            <p className="counting-ask">
              This is much: counting it may take minutes. Nothing has been read yet, and it can be stopped at any time.
            </p>
          )}
          <Button look={hasBegun ? "plain" : "primary"} onClick={() => session.resume()}>
            <Play size={14} /> {hasBegun ? "Go on" : `Count ${plural(tally.files.length, "file")}`}
          </Button>
        </>
      )}
      <FailedTokenizers problems={problems} onRetry={() => session.retry()} />
    </section>
  );
}
