import RotateCw from "lucide-react/icons/rotate-cw";
import { type ReactElement, useMemo } from "react";
import type { GivenTally } from "../../../state/files/counted";
import type { FilesSession } from "../../../state/files/session";
import { type FileState, largeFile } from "../../../state/files/tally";
import { visibleName } from "../../../text/visibleName";
import { Button } from "../../../ui/controls";
import { formatBytes, formatCount, plural } from "../../../ui/format";
import type { FileSums } from "./sums";

interface LeftOutProps {
  readonly given: GivenTally;
  readonly sums: FileSums;
  readonly session: FilesSession;
  /** Of the tally, which is filled in place. */
  readonly version: number;
}

/** Files named of each kind; the table has them all. */
const mostNamed = 200;

/** What is not among the counts, and why: files that are no text, that are very large, or that cannot be read. */
export function LeftOut({ given, sums, session, version }: LeftOutProps): ReactElement | null {
  const { tally, problems } = given;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tally is filled in place; its version says that it was
  const kinds = useMemo(() => {
    const of = (wanted: FileState) =>
      tally.files.flatMap((file, number) => {
        const { state, reason } = tally.factsOf(number);
        return state === wanted ? [{ path: file.path, size: file.file.size, reason }] : [];
      });
    return { large: of("large"), binary: of("binary"), unreadable: of("unreadable") };
  }, [tally, version]);
  const { large, binary, unreadable } = kinds;
  const refused = sums.columns.reduce((sum, column) => sum + (column.refused[0] ?? 0), 0);
  if (large.length + binary.length + unreadable.length + refused + problems.length === 0) return null;
  return (
    <section className="left-out" aria-label="Left out" data-binary={binary.length} data-large={large.length}>
      {problems.map((problem) => (
        <p key={problem} role="alert">
          {problem}
        </p>
      ))}
      {large.length > 0 && (
        <div className="left-out-more">
          <Named
            files={large}
            title={`${plural(large.length, "file")} over ${formatBytes(largeFile)} left out for now`}
            say={({ size }) => formatBytes(size)}
          />
          <Button onClick={() => session.takeLarge()}>Count {large.length === 1 ? "it" : "them"} too</Button>
        </div>
      )}
      {binary.length > 0 && (
        <Named
          files={binary}
          title={`${plural(binary.length, "file")} left out: no text`}
          say={({ reason }) => reason ?? ""}
        />
      )}
      {unreadable.length + refused > 0 && (
        <div className="left-out-more">
          <div>
            {unreadable.length > 0 && (
              <Named
                files={unreadable}
                title={`${plural(unreadable.length, "file")} could not be read`}
                say={({ reason }) => reason ?? ""}
              />
            )}
            {refused > 0 && <p>{plural(refused, "count")} could not be had; each cell says why.</p>}
          </div>
          <Button onClick={() => session.takeFailed()}>
            <RotateCw size={15} /> Retry
          </Button>
        </div>
      )}
    </section>
  );
}

interface NamedFile {
  readonly path: string;
  readonly size: number;
  readonly reason: string | null;
}

interface NamedProps {
  readonly files: readonly NamedFile[];
  readonly title: string;
  say(file: NamedFile): string;
}

function Named({ files, title, say }: NamedProps): ReactElement {
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {files.slice(0, mostNamed).map((file) => (
          <li key={file.path}>
            <bdi>{visibleName(file.path)}</bdi> <small>{say(file)}</small>
          </li>
        ))}
        {files.length > mostNamed && <li>and {formatCount(files.length - mostNamed)} more, which the table has</li>}
      </ul>
    </details>
  );
}
