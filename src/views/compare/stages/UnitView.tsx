import type { ReactElement, ReactNode } from "react";
import type { ChangePiece } from "../../../tokenizers/trace";
import type { PreTokenPiece } from "../../../worker/explain/protocol";
import { ChangedText, Visible } from "../changes/ChangedText";
import { changesInWords } from "../changes/inWords";
import { type ChipLook, Chips } from "../chips/ChipRow";
import type { PlacedUnit } from "./placeUnits";
import { seenAfter, seenBefore } from "./throughBoth";

/** What of a block's rows there is to show, the same for all of its units. */
export interface BlockRows {
  readonly original: boolean;
  readonly normalized: boolean;
  /** `text` where the pre-tokenizer has written or dropped something; else its pre-tokens are but lines under the text. */
  readonly preTokens: "text" | "lines" | null;
  readonly tokens: boolean;
  /** With the tokens themselves where these have no row of their own. */
  readonly inserted: boolean;
  /**
   * What marks are of: the normalizer's changes, or, where the text that it leaves is switched off, those of it and the
   * pre-tokenizer together; none where a row stands alone.
   */
  readonly marks: "normalizer" | "both" | "none";
}

/** What chips are drawn by, and from which token on the context has ended: -1 where it has not. */
export interface StageLook extends ChipLook {
  readonly beyondFrom: number;
}

interface UnitViewProps extends StageLook {
  readonly unit: PlacedUnit;
  readonly rows: BlockRows;
}

/** A unit's stages, one under the other. */
export function UnitView({ unit, rows, ...look }: UnitViewProps): ReactElement {
  const { token, ids, added } = unit;
  const { beyondFrom } = look;
  // Without chips in sight any of its rows points at the first.
  const isPlain = ids.length === 1 || (ids.length > 1 && !rows.tokens && !rows.inserted);
  return (
    <Stack rows={rows} onlyToken={isPlain ? token : undefined} isBeyond={beyondFrom >= 0 && token >= beyondFrom}>
      {{
        original: added === null ? <ChangedText pieces={originalOf(unit, rows)} side="before" /> : writtenOf(unit),
        normalized: added === null && normalizedOf(unit, rows),
        preTokens: preTokensOf(unit, rows).map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <PreToken key={i} piece={piece} hasText={rows.preTokens === "text"} />
        )),
        tokens: (
          <StageChips
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
    <Stack rows={rows} isBeyond={false}>
      {{ original: null, normalized: null, preTokens: null, tokens: null, inserted: children }}
    </Stack>
  );
}

interface StageChipsProps extends StageLook {
  readonly start: number;
  readonly end: number;
  storyOf(token: number): string;
}

/** Chips, pale from where the context has ended. */
export function StageChips({ beyondFrom, start, end, storyOf, ...look }: StageChipsProps): ReactElement {
  const from = beyondFrom < 0 ? end : Math.min(end, Math.max(start, beyondFrom));
  return (
    <>
      <Chips {...look} start={start} end={from} storyOf={storyOf} />
      {from < end && (
        <div className="stage-beyond beyond" role="presentation">
          <Chips {...look} start={from} end={end} storyOf={(token) => `${storyOf(token)}, beyond the window`} />
        </div>
      )}
    </>
  );
}

interface StackProps {
  readonly rows: BlockRows;
  /** The unit's token where it has but one: pointing at any of its rows then points at that. */
  readonly onlyToken?: number | undefined;
  readonly isBeyond: boolean;
  readonly children: Readonly<
    Partial<Record<"original" | "normalized" | "preTokens" | "tokens" | "inserted", ReactNode>>
  >;
}

function Stack({ rows, onlyToken, isBeyond, children }: StackProps): ReactElement {
  const { tokens, inserted } = children;
  // A row of chips that is switched off is there for keys, and for those who hear the page.
  const chips = (row: string, isShown: boolean, content: ReactNode) => (
    <div className={isShown ? `stage ${row}` : "stage-unseen"} role="presentation">
      {content}
    </div>
  );
  return (
    <div className={isBeyond ? "stage-unit beyond" : "stage-unit"} role="presentation" data-only-token={onlyToken}>
      {rows.original && (
        <div className="stage original" aria-hidden="true">
          {children.original}
        </div>
      )}
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
      {rows.tokens && chips("tokens", true, tokens)}
      {!rows.tokens && tokens != null && chips("inserted", rows.inserted, tokens)}
      {inserted !== undefined && chips("inserted", rows.inserted, inserted)}
    </div>
  );
}

function PreToken({ piece, hasText }: { readonly piece: PreTokenPiece; readonly hasText: boolean }): ReactElement {
  const { kind, pieces, begins, ends } = piece;
  const text = hasText ? <ChangedText pieces={pieces} side="after" /> : null;
  if (kind === "dropped") return <del className="dropped change removed">{text}</del>;
  return <span className={`pre-token-piece ${begins ? "begins" : ""} ${ends ? "ends" : ""}`}>{text}</span>;
}

/** The text before all stages, marked by what becomes of it in the next row. */
function originalOf(
  { normalized, preTokens: all }: PlacedUnit,
  { marks, preTokens }: BlockRows,
): readonly ChangePiece[] {
  if (marks === "none") return unmarked(normalized);
  return marks === "both" ? seenBefore(normalized, all, preTokens !== null) : normalized;
}

function unmarked(pieces: readonly ChangePiece[]): ChangePiece[] {
  return pieces.map((piece) => ({ ...piece, kind: "same" }));
}

/** The normalized text: marked by what it was, or, as the first row, by what becomes of it. */
function normalizedOf({ normalized, preTokens }: PlacedUnit, rows: BlockRows): ReactElement {
  if (rows.original) return <ChangedText pieces={normalized} side="after" />;
  if (rows.marks === "none") return <ChangedText pieces={unmarked(normalized)} side="after" />;
  const same = normalized.map(({ after }): ChangePiece => ({ kind: "same", before: after, after }));
  return <ChangedText pieces={seenBefore(same, preTokens, rows.preTokens !== null)} side="before" />;
}

/** What the model was given: marked by what it was in the row before, if there is one. */
export function preTokensOf(
  { normalized, preTokens }: PlacedUnit,
  rows: Omit<BlockRows, "preTokens">,
): readonly PreTokenPiece[] {
  if (rows.normalized) return preTokens;
  if (rows.original) return rows.marks === "both" ? seenAfter(normalized, preTokens) : preTokens;
  return preTokens.map((piece) => ({ ...piece, pieces: unmarked(piece.pieces) }));
}

function writtenOf({ normalized }: PlacedUnit): ReactElement {
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
