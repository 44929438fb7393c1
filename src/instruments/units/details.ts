import { visibleBytesText } from "../../text/visibleBytes";
import type { DetailTable, Field } from "../instrument";
import type { UnitsFigures } from "./figures";
import { cutsOf, type PackedCuts, piecesOf } from "./packedCuts";
import { shared } from "./wordScores";

/** What a tokenizer makes of a list's texts. */
interface ListCuts {
  readonly texts: readonly string[];
  readonly made: PackedCuts;
  readonly counts: Uint16Array;
}

/** Where a text is cut, as lists have it: un|happi|ness. Bytes that are no character are hexadecimal. */
function cutText(text: string, cuts: PackedCuts, row: number): string {
  return piecesOf(text, cutsOf(cuts, row))
    .map((piece) => visibleBytesText(piece, true))
    .join("|");
}

/** Columns behind the text's own, for each tokenizer. */
interface OwnColumns<Cuts> {
  heads(tokenizer: string): readonly string[];
  fields(cuts: Cuts, row: number): readonly Field[];
}

function tableOf<Cuts extends ListCuts>(
  measured: readonly { readonly tokenizer: string; readonly figures: UnitsFigures }[],
  read: (figures: UnitsFigures) => Cuts | null,
  heads: readonly string[],
  first: (cuts: Cuts, row: number) => readonly Field[],
  own: OwnColumns<Cuts>,
): ReturnType<DetailTable<UnitsFigures>["table"]> {
  const told = measured.flatMap(({ tokenizer, figures }) => {
    const cuts = read(figures);
    return cuts === null ? [] : [{ tokenizer, cuts }];
  });
  const list = told[0]?.cuts;
  if (list === undefined) return null;
  return () => ({
    heads: [...heads, ...told.flatMap(({ tokenizer }) => own.heads(tokenizer))],
    rows: list.texts.map((_, row) => [...first(list, row), ...told.flatMap(({ cuts }) => own.fields(cuts, row))]),
  });
}

/** The gold list's words and the terms, each with every tokenizer's cut. */
export const unitsDetails: readonly DetailTable<UnitsFigures>[] = [
  {
    what: "words",
    table: (measured) =>
      tableOf(
        measured,
        ({ gold }) => gold,
        ["word", "gold"],
        ({ texts, wanted }, row) => [texts[row] ?? "", cutText(texts[row] ?? "", wanted, row)],
        {
          heads: (name) => [name, `${name}: tokens`, `${name}: wrong ends`, `${name}: missed ends`],
          fields: ({ texts, wanted, made, counts }, row) => {
            const [gold, own] = [cutsOf(wanted, row), cutsOf(made, row)];
            const right = shared(gold, own);
            return [cutText(texts[row] ?? "", made, row), counts[row] ?? 0, own.length - right, gold.length - right];
          },
        },
      ),
  },
  {
    what: "terms",
    table: (measured) =>
      tableOf(
        measured,
        ({ terms }) => terms,
        ["term", "class"],
        ({ texts, classOf }, row) => [texts[row] ?? "", classOf[row] ?? ""],
        {
          heads: (name) => [name, `${name}: tokens`],
          fields: ({ texts, made, counts }, row) => [cutText(texts[row] ?? "", made, row), counts[row] ?? 0],
        },
      ),
  },
];
