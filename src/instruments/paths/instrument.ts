import { utf8Encode } from "../../text/utf8";
import type { Control, Instrument, Subject } from "../instrument";
import type { OptionsOf } from "../options";
import { textIds } from "../textIds";
import { spellerOf } from "./spellerOf";
import { countSpellings, spellingsByLength } from "./spellings";

/** Bytes of normalized text up to which ways are counted by their lengths and listed, and up to which the number itself is told. */
export const [mostListed, mostExact] = [300, 100_000] as const;

const options = {
  list: {
    kind: "number",
    label: "Ways listed",
    hint: `The shortest first, of texts up to ${mostListed} bytes.`,
    start: 20,
    min: 0,
    max: 500,
    isWhole: true,
  },
} as const;

/** In how many ways a tokenizer's entries spell a text. */
export interface PathsFigures {
  /** The tokenizer's own, control tokens left out. */
  readonly tokens: number;
  /** UTF-8 bytes of the normalized text, which is what is spelt. */
  readonly bytes: number;
  /** In decimal digits; null of more than {@link mostExact} bytes. */
  readonly paths: string | null;
  /** Their logarithm to base 10; null where there are none. */
  readonly log10: number | null;
  /** Tokens of the shortest; null where nothing spells the text. */
  readonly fewest: number | null;
  /** The same by how many tokens they have; null of more than {@link mostListed} bytes. */
  readonly lengths: readonly { readonly tokens: number; readonly paths: string }[] | null;
  /** The normalized text, and the first ways by their entries, each with the byte that it ends before; none of longer texts. */
  readonly normalized: string;
  readonly first: readonly Way[];
}

export interface Way {
  readonly ids: readonly number[];
  readonly ends: readonly number[];
  /** What the vocabulary calls those that spell what another entry spells too, as <0x62> and b; null of all others. */
  readonly names: readonly (string | null)[];
  /** Whether it is what the tokenizer itself cuts. */
  readonly isOwn: boolean;
}

/** The many ways there are to spell a text. */
export const instrument: Instrument<typeof options, PathsFigures> = {
  options,
  help: "In how many ways a vocabulary’s entries, one after the other, spell the text: the tokenizer has one of them, and models have seen hardly any other. Control tokens are left out; what is spelt is the normalized text.",
  papers: [
    { cited: "Geh et al. 2024", address: "https://arxiv.org/abs/2408.08541" },
    { cited: "Vieira et al. 2024", address: "https://arxiv.org/abs/2412.03719" },
  ],
  measure,
  columns: [
    { key: "tokens", title: "own tokens" },
    { key: "fewest", title: "fewest tokens" },
    { key: "paths", title: "ways" },
    { key: "log10", title: "log10 of ways" },
    { key: "bytes", title: "bytes" },
  ],
  rows: ({ tokens, fewest, paths: ways, log10, bytes }) => [[tokens, fewest, ways, log10, bytes]],
};

async function measure(
  { text, encoding, options: encodeOptions, loadTokenizer }: Subject,
  { list }: OptionsOf<typeof options>,
  { onProgress, signal }: Control,
): Promise<PathsFigures> {
  const tokenizer = await loadTokenizer();
  const speller = spellerOf(tokenizer);
  onProgress(0.3);
  signal.throwIfAborted();
  const own = textIds(encoding);
  const normalized = tokenizer.normalize(text, encodeOptions);
  const bytes = utf8Encode(normalized);
  const { paths: ways, log10, fewest } = countSpellings(speller, bytes, mostExact);
  const isShort = bytes.length <= mostListed;
  const byLength = isShort ? spellingsByLength(speller, bytes, list) : null;
  return {
    tokens: own.length,
    bytes: bytes.length,
    paths: ways === null ? null : String(ways),
    log10: Number.isFinite(log10) ? log10 : null,
    fewest,
    lengths:
      byLength === null
        ? null
        : byLength.counts.flatMap((count, tokens) => (count === 0n ? [] : [{ tokens, paths: String(count) }])),
    normalized: isShort ? normalized : "",
    first: (byLength?.first ?? []).map((ids) => {
      let end = 0;
      const ends = ids.map((id) => {
        end += tokenizer.tokenBytes(id).length;
        return end;
      });
      const names = ids.map((id) => (speller.alike(id).length > 1 ? tokenizer.tokenName(id) : null));
      return { ids, ends, names, isOwn: ids.length === own.length && ids.every((id, i) => id === own[i]) };
    }),
  };
}
