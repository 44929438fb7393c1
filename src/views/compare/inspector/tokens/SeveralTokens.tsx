import type { ReactElement } from "react";
import { useColumnTitles } from "../../../../state/compare/columnName";
import type { ShownEncoding } from "../../../../state/compare/columns";
import { pinPlace } from "../../../../state/compare/place";
import { hexBytes } from "../../../../text/bytes";
import { visibleText } from "../../../../text/visible";
import { Problem } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import { labelToken, tokenTextBytes } from "../../chips/label";
import { CopyAll } from "../copying";
import { Long } from "../Long";
import type { SectionProps } from "../section";
import { useEntries } from "./useEntries";

interface SeveralTokensProps extends SectionProps {
  readonly start: number;
  readonly end: number;
}

/** All tokens of a place in a table, a row each; a row pins its token. */
export function SeveralTokens({ reference, shown, start, end }: SeveralTokensProps): ReactElement {
  const label = useColumnTitles()(reference);
  const what = `the ${formatCount(end - start)} tokens of ${label} as a table`;
  return (
    <>
      <Long key={`${start} ${end}`} count={end - start} what="token" first={30} step={300}>
        {(count) => <Rows {...{ reference, shown, start }} end={start + count} />}
      </Long>
      <CopyAll what={what} text={() => asTable(shown, start, end)} />
    </>
  );
}

function Rows({ reference, shown, start, end }: Omit<SeveralTokensProps, "place">): ReactElement {
  const { entries, problem, retry } = useEntries(reference, shown, start, end);
  const { encoding, vocabularySize } = shown;
  const label = useColumnTitles()(reference);
  return (
    <>
      {problem !== null && <Problem className="problem" problem={problem} onRetry={retry} />}
      <table className="tokens-table" aria-label={`Tokens of ${label} in this place`}>
        <thead>
          <tr>
            <th scope="col">Token</th>
            <th scope="col">Id</th>
            {vocabularySize !== null && <th scope="col">Entry</th>}
            <th scope="col">Bytes</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: end - start }, (_, i) => {
            const token = start + i;
            const id = encoding.ids[token] ?? 0;
            return <Row key={token} {...{ shown, token, id }} name={entries.get(id)?.name} />;
          })}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  readonly shown: ShownEncoding;
  readonly token: number;
  readonly id: number;
  /** Its entry's; undefined until it is told. */
  readonly name: string | undefined;
}

/** From this many UTF-16 units on, a text may be wider than there is room. */
const longText = 16;

function Row({ shown, token, id, name = "" }: RowProps): ReactElement {
  const { encoding, vocabularySize } = shown;
  const { parts, fraction } = labelToken(shown, token);
  const units = parts.reduce((sum, { text }) => sum + text.length, 0);
  const place = { start: encoding.byteStart[token] ?? 0, end: encoding.byteEnd[token] ?? 0 };
  const entry = visibleText(name);
  return (
    <tr data-index={token}>
      <td>
        <button
          type="button"
          className={`token-pin hue-${token % 6} ${units > longText ? "is-long" : ""}`}
          title="Pin this token"
          onClick={() => pinPlace(place, "inspector")}
        >
          {parts.map((part, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
            <bdi key={i} className={part.kind === "text" ? undefined : part.kind}>
              {part.text}
            </bdi>
          ))}
          {fraction !== null && <span className="fraction">{fraction}</span>}
        </button>
      </td>
      <td className="id">{id}</td>
      {vocabularySize !== null && (
        <td className={entry.length > longText ? "quoted entry is-long" : "quoted entry"}>
          <bdi>{entry}</bdi>
        </td>
      )}
      <td className="quoted">{hexBytes(tokenTextBytes(shown, token))}</td>
    </tr>
  );
}

/** Tokens for a spreadsheet: index, id, bytes in hexadecimal, text with everything visible. */
function asTable(shown: ShownEncoding, start: number, end: number): string {
  const rows = ["token\tid\tbytes\ttext"];
  for (let token = start; token < end; token++) {
    const { unitStart, unitEnd } = shown.places;
    const text = visibleText(shown.text.slice(unitStart[token], unitEnd[token]));
    rows.push([token, shown.encoding.ids[token], hexBytes(tokenTextBytes(shown, token)), text].join("\t"));
  }
  return rows.join("\n");
}
