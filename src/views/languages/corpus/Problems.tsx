import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import type { ReactElement } from "react";
import { plural } from "../../../ui/format";

interface ProblemsProps {
  readonly id: string;
  /** What keeps the corpus from being used. */
  readonly errors: readonly string[];
  /** What one should know of it. */
  readonly warnings: readonly string[];
  /** Files that are no part of it. */
  readonly ignored: readonly string[];
}

/** Sentences at once; of a whole folder of bad files, the first ones say enough. */
const mostShown = 8;

/** What is wrong with the files, in sentences. Read out when it changes, since correcting a code changes it. */
export function Problems({ id, errors, warnings, ignored }: ProblemsProps): ReactElement {
  const more = Math.max(0, errors.length - mostShown) + Math.max(0, warnings.length - mostShown);
  return (
    <div id={id} className="corpus-problems" role="status">
      {errors.slice(0, mostShown).map((message) => (
        <p key={message} className="corpus-problem error" data-severity="error">
          <TriangleAlert size={16} aria-label="Error:" role="img" /> <span>{message}</span>
        </p>
      ))}
      {warnings.slice(0, mostShown).map((message) => (
        <p key={message} className="corpus-problem warning" data-severity="warning">
          <Info size={16} aria-label="Note:" role="img" /> <span>{message}</span>
        </p>
      ))}
      {more > 0 && <p className="corpus-note">And {plural(more, "problem")} more of this kind.</p>}
      {ignored.length > 0 && (
        <p className="corpus-note">
          Left out, since their names are neither a language’s nor a table’s: {ignored.slice(0, 5).join(", ")}
          {ignored.length > 5 && ` and ${plural(ignored.length - 5, "other")}`}.
        </p>
      )}
    </div>
  );
}
