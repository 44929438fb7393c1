import type { ReactElement, ReactNode } from "react";
import type { PreTokenPiece } from "../../../worker/explain/protocol";
import { ChangedText, Visible } from "../changes/ChangedText";
import { changesInWords } from "../changes/inWords";
import { type ChipLook, Chips } from "../chips/ChipRow";
import type { PlacedUnit } from "./placeUnits";

/** What of a block's rows there is to show, the same for all of its units. */
export interface BlockRows {
  readonly normalized: boolean;
  /** `text` where the pre-tokenizer has written or dropped something; else its pre-tokens are but lines under the text. */
  readonly preTokens: "text" | "lines" | null;
  readonly inserted: boolean;
}

interface UnitViewProps extends ChipLook {
  readonly unit: PlacedUnit;
  readonly rows: BlockRows;
}

/** A unit's stages, one under the other. */
export function UnitView({ unit, rows, ...look }: UnitViewProps): ReactElement {
  const { token, ids, normalized, preTokens, added } = unit;
  return (
    <Stack rows={rows} onlyToken={ids.length === 1 ? token : undefined}>
      {{
        original: added === null ? <ChangedText pieces={normalized} side="before" /> : originalOf(unit),
        normalized: added === null && <ChangedText pieces={normalized} side="after" />,
        preTokens: preTokens.map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <PreToken key={i} piece={piece} hasText={rows.preTokens === "text"} />
        )),
        tokens: (
          <Chips
            {...look}
            start={token}
            end={token + ids.length}
            storyOf={(each) => (each === token ? storyOf(unit) : "")}
          />
        ),
      }}
    </Stack>
  );
}

/** Tokens that the post-processor put in: they have but the last row. */
export function InsertedView({ rows, children }: { readonly rows: BlockRows; readonly children: ReactNode }) {
  return (
    <Stack rows={rows}>{{ original: null, normalized: null, preTokens: null, tokens: null, inserted: children }}</Stack>
  );
}

interface StackProps {
  readonly rows: BlockRows;
  /** The unit's token where it has but one: pointing at any of its rows then points at that. */
  readonly onlyToken?: number | undefined;
  readonly children: Readonly<
    Partial<Record<"original" | "normalized" | "preTokens" | "tokens" | "inserted", ReactNode>>
  >;
}

function Stack({ rows, onlyToken, children }: StackProps): ReactElement {
  return (
    <div className="stage-unit" role="presentation" data-only-token={onlyToken}>
      <div className="stage original" aria-hidden="true">
        {children.original}
      </div>
      {rows.normalized && (
        <div className="stage normalized" aria-hidden="true">
          {children.normalized}
        </div>
      )}
      {rows.preTokens !== null && (
        <div className={`stage pre-tokens ${rows.preTokens}`} aria-hidden="true">
          {children.preTokens}
        </div>
      )}
      <div className="stage tokens" role="presentation">
        {children.tokens}
      </div>
      {children.inserted !== undefined && (
        <div className="stage inserted" role="presentation">
          {children.inserted}
        </div>
      )}
    </div>
  );
}

function PreToken({ piece, hasText }: { readonly piece: PreTokenPiece; readonly hasText: boolean }): ReactElement {
  const { kind, pieces, begins, ends } = piece;
  const text = hasText ? <ChangedText pieces={pieces} side="after" /> : null;
  if (kind === "dropped") return <del className="dropped change removed">{text}</del>;
  return <span className={`pre-token-piece ${begins ? "begins" : ""} ${ends ? "ends" : ""}`}>{text}</span>;
}

function originalOf({ normalized }: PlacedUnit): ReactElement {
  return <Visible text={normalized.map(({ before }) => before).join("")} />;
}

/** What those who do not see the rows hear of them, with the unit's first token. */
function storyOf({ normalized, preTokens, added }: PlacedUnit): string {
  if (added !== null) return ", taken out before the normalizer";
  const original = normalized.map(({ before }) => before).join("");
  const changes = changesInWords(normalized);
  const written = changesInWords(preTokens.filter(({ kind }) => kind === "preToken").flatMap(({ pieces }) => pieces));
  const dropped = preTokens.some(({ kind }) => kind === "dropped");
  return [
    changes === "" ? "" : `, of ${original}: ${changes}`,
    written === "" ? "" : `, before the model ${written}`,
    preTokens.some(({ begins }) => begins) ? ", begins a pre-token" : "",
    dropped ? ", what is beside it is dropped" : "",
  ].join("");
}
