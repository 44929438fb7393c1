import BookOpen from "lucide-react/icons/book-open";
import ChevronDown from "lucide-react/icons/chevron-down";
import ChevronUp from "lucide-react/icons/chevron-up";
import { type ReactElement, useMemo } from "react";
import { tokensInRange } from "../../../../analysis/tokensInRange";
import { useColumnTitles } from "../../../../state/compare/columnName";
import { pinPlace } from "../../../../state/compare/place";
import { useAppStore } from "../../../../state/store";
import { inspectTokenizer } from "../../../../state/tokenizers/inspect";
import { defaultInspected } from "../../../../state/tokenizers/inspected";
import type { TokenizerReference } from "../../../../tokenizers/tokenizerReference";
import { IconButton } from "../../../../ui/controls";
import { formatCount } from "../../../../ui/format";
import { joinFragment } from "../../../../url/writeLink";
import type { SectionProps } from "../section";
import { occurrencesOf } from "./occurrences";

/** Where else the token of a place is: in the text, and in the vocabulary. */
export function Elsewhere({ reference, shown, place }: SectionProps): ReactElement | null {
  const { start: token, end } = tokensInRange(shown.encoding, place.start, place.end);
  if (end - token !== 1) return null;
  return (
    <div className="elsewhere">
      <InText {...{ reference, shown, token }} />
      {shown.vocabularySize !== null && <InVocabulary reference={reference} id={shown.encoding.ids[token] ?? 0} />}
    </div>
  );
}

type InTextProps = Omit<SectionProps, "place"> & { readonly token: number };

function InText({ reference, shown: { encoding }, token }: InTextProps): ReactElement {
  const { ids, byteStart, byteEnd } = encoding;
  const { count, number, previous, next } = useMemo(() => occurrencesOf(ids, token), [ids, token]);
  const label = useColumnTitles()(reference);
  const pin = (other: number) => pinPlace({ start: byteStart[other] ?? 0, end: byteEnd[other] ?? 0 }, "inspector");
  return (
    <p className="occurrences" data-occurrences={count} data-occurrence={number}>
      {count === 1 ? (
        "Once in this text"
      ) : (
        <>
          <span>
            {formatCount(number)} of {formatCount(count)} in this text
          </span>
          <IconButton label={`Previous of ${label}’s same tokens`} onClick={() => pin(previous)}>
            <ChevronUp size={16} />
          </IconButton>
          <IconButton label={`Next of ${label}’s same tokens`} onClick={() => pin(next)}>
            <ChevronDown size={16} />
          </IconButton>
        </>
      )}
    </p>
  );
}

/** The way to the token's own page, which its row in the vocabulary is behind. */
function InVocabulary({
  reference,
  id,
}: {
  readonly reference: TokenizerReference;
  readonly id: number;
}): ReactElement {
  const comparison = useAppStore((state) => state.comparison);
  const search = String(id);
  const inspected = { ...defaultInspected, reference, search, token: id };
  return (
    <a
      className="in-vocabulary"
      href={joinFragment({ ...comparison, page: "tokenizer", inspected }, null)}
      onClick={(event) => {
        // A click with a key opens it in another tab.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        inspectTokenizer(reference, { search, token: id });
      }}
    >
      <BookOpen size={14} aria-hidden="true" /> All about this token
    </a>
  );
}
