import type { ReactElement } from "react";
import type { Agreement } from "../../../../analysis/boundaries/agreement";
import { useColumnTitles } from "../../../../state/compare/columnName";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { decimalPads, formatShare } from "../../../../ui/format";
import { HintedWords } from "../../../../ui/Hint";
import { Swatch } from "../../../Swatch";

interface AgreementTablesProps {
  readonly references: readonly TokenizerReference[];
  readonly agreement: Agreement;
}

/** How far each two columns agree, by their boundaries and by the bytes in tokens that both have. */
export function AgreementTables({ references, agreement }: AgreementTablesProps): ReactElement {
  return (
    <div className="agreement-tables">
      <AgreementTable
        name="Boundaries in common"
        hint="|A∩B| ÷ |A∪B|: of the places inside the text where at least one of the two cuts, the share where both do. 100% means that they cut the same."
        references={references}
        values={agreement.boundaries}
      />
      <AgreementTable
        name="Bytes in shared tokens"
        hint="Of the bytes that at least one of the two has in a token, the share in tokens that both have. Longer tokens weigh more than in the other figure."
        references={references}
        values={agreement.bytes}
      />
    </div>
  );
}

interface AgreementTableProps extends Pick<AgreementTablesProps, "references"> {
  readonly name: string;
  readonly hint: string;
  readonly values: Float64Array;
}

function AgreementTable({ name, hint, references, values }: AgreementTableProps): ReactElement {
  const titleOf = useColumnTitles();
  const shareOf = (i: number, j: number) => values[i * references.length + j] ?? 1;
  const columns = references.map((_, j) => {
    const texts = references.map((_, i) => (i === j ? "–" : formatShare(shareOf(i, j))));
    const pads = decimalPads(texts);
    return texts.map((text, i) => ({ text, pad: pads[i] ?? "" }));
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by key
    <section className="agreement-scroll scrolls-sideways" aria-label={`Table: ${name}`} tabIndex={0}>
      <table>
        <caption>
          <HintedWords text={hint}>{name}</HintedWords>
        </caption>
        <thead>
          <tr>
            <td />
            {references.map((reference) => (
              <th key={reference} scope="col">
                <Swatch reference={reference} />
                {titleOf(reference)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {references.map((reference, i) => (
            <tr key={reference}>
              <th scope="row">
                <Swatch reference={reference} />
                {titleOf(reference)}
              </th>
              {references.map((other, j) => (
                <td key={other}>
                  {i === j ? (
                    "–"
                  ) : (
                    <span
                      className="figure"
                      data-pad={columns[j]?.[i]?.pad}
                      style={{ "--share": shareOf(i, j) } as React.CSSProperties}
                    >
                      {columns[j]?.[i]?.text}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
