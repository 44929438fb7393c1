import Download from "lucide-react/icons/download";
import { type ReactElement, useState } from "react";
import type { EntryInLanguage } from "../../../../analysis/vocabulary/corpus/corpusUsage";
import { Button } from "../../../../ui/controls";
import { formatCount, formatRatio, formatShare } from "../../../../ui/format";
import { saveFile } from "../../../../ui/saveFile";
import { usageCsv } from "./usageCsv";

interface UsageByLanguageProps {
  /** Languages that have the entry, those that have it the most often per token first. */
  readonly found: readonly EntryInLanguage[];
  /** Of languages by their codes. */
  readonly names: ReadonlyMap<string, string>;
  /** What the file is called, without its ending. */
  readonly stem: string;
}

/** Languages that are shown before somebody asks for all. */
const mostAtFirst = 12;

/** How often an entry occurs in each language, with bars; all of it as a file too. */
export function UsageByLanguage({ found, names, stem }: UsageByLanguageProps): ReactElement | null {
  const [isWhole, setWhole] = useState(false);
  if (found.length === 0) return null;
  const times = found.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(...found.map(({ count, tokens }) => count / tokens));
  return (
    <>
      <div className="section-table">
        <table className="usage-table">
          <caption className="visually-hidden">Languages that have this entry, the most often first</caption>
          <thead>
            <tr>
              <th scope="col">Language</th>
              <th scope="col" className="number">
                Occurs
              </th>
              <th scope="col" className="number">
                Per 1,000 tokens
              </th>
              <th scope="col" className="number">
                Of its occurrences
              </th>
            </tr>
          </thead>
          <tbody>
            {(isWhole ? found : found.slice(0, mostAtFirst)).map(({ code, count, tokens }) => (
              <tr key={code} data-language={code} data-count={count}>
                <th scope="row">{names.get(code) ?? code}</th>
                <td className="number">{formatCount(count)}</td>
                <td className="number usage-rate">
                  <span className="usage-bar" aria-hidden="true">
                    <span style={{ width: `${(100 * count) / tokens / most}%` }} />
                  </span>
                  {formatRatio((1000 * count) / tokens)}
                </td>
                <td className="number">{formatShare(count / times)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="usage-tools">
        {!isWhole && found.length > mostAtFirst && (
          <Button look="quiet" onClick={() => setWhole(true)}>
            Show all {formatCount(found.length)} languages
          </Button>
        )}
        <Button
          look="quiet"
          onClick={() => saveFile(new Blob([usageCsv(found, names)], { type: "text/csv" }), `${stem}.languages.csv`)}
        >
          <Download size={16} /> Save CSV
        </Button>
      </p>
    </>
  );
}
