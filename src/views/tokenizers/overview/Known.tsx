import type { ReactElement } from "react";
import { openTokenizerDialog } from "../../../state/tokenizers/dialog";
import { inspectTokenizer } from "../../../state/tokenizers/inspect";
import { type KnownTokenizer, sameBuiltin } from "../../../state/tokenizers/knownTokenizers";
import { plural } from "../../../ui/format";
import { columnCount } from "./OverviewTable";

interface KnownProps {
  readonly known: readonly KnownTokenizer[];
}

const title = "Known on the Hugging Face Hub";

function noteOn(known: readonly KnownTokenizer[]): string {
  return `${plural(known.length, "tokenizer")}, each loaded when it is asked for, which needs the network.`;
}

/** Well-known tokenizers that are not here yet, at the end of the table. */
export function KnownBody({ known }: KnownProps): ReactElement {
  return (
    <tbody className="overview-known">
      <tr>
        <td />
        <th colSpan={columnCount - 1} scope="rowgroup">
          {title} <small>{noteOn(known)}</small>
        </th>
      </tr>
      {known.map((each) => (
        <tr key={each.id} data-known={each.id}>
          <td />
          <th scope="row">
            <Open known={each} />
          </th>
          <td>{each.family}</td>
          <td colSpan={columnCount - 3}>{aboutIt(each)}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** The same below cards. */
export function KnownList({ known }: KnownProps): ReactElement {
  return (
    <section className="overview-known" aria-label={title}>
      <h2>{title}</h2>
      <p>{noteOn(known)}</p>
      <ul>
        {known.map((each) => (
          <li key={each.id} data-known={each.id}>
            <Open known={each} />
            <small>{`${each.family}, ${aboutIt(each)}`}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks for it on the Hub, or shows the built-in that does the same. */
function Open({ known }: { readonly known: KnownTokenizer }): ReactElement {
  const same = sameBuiltin(known);
  return (
    <button
      type="button"
      className="tokenizer-name"
      onClick={() => (same === null ? openTokenizerDialog("hub", { hub: known.id }) : inspectTokenizer(same.reference))}
    >
      <bdi>{known.id}</bdi>
    </button>
  );
}

function aboutIt(known: KnownTokenizer): string {
  const same = sameBuiltin(known);
  if (same !== null) return `${known.licence}, here as the built-in “${same.label}”`;
  return `${known.licence}${known.gated ? ", needs a token" : ""}`;
}
