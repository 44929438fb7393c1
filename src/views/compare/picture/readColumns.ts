import type { ShownEncoding } from "../../../state/compare/columns";
import { useAppStore } from "../../../state/store";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";

/** What a column says of itself, word for word as it stands on the page. */
export interface ColumnWords {
  readonly name: string;
  readonly about: string;
  readonly count: string;
  readonly unit: string;
  readonly note: string;
  readonly notes: readonly string[];
}

/** A column as it is on the page. */
export interface ReadColumn {
  readonly reference: TokenizerReference;
  readonly shown: ShownEncoding;
  readonly words: ColumnWords;
  /** The first token, and the UTF-16 offset of the first paragraph, that is in sight in it. */
  readonly firstToken: number;
  readonly firstUnit: number;
}

/** The columns that have something to show; the others are no part of a picture. */
export function readColumns(): ReadColumn[] {
  const { comparison, columns } = useAppStore.getState();
  const sections = Array.from(document.querySelectorAll<HTMLElement>(".columns .column"));
  return comparison.tokenizers.flatMap((reference) => {
    const column = columns[reference];
    const section = sections.find(({ dataset }) => dataset.tokenizer === reference);
    if (section === undefined || column?.state !== "ready" || column.shown === null) return [];
    return [{ reference, shown: column.shown, words: wordsOf(section), ...sightOf(section) }];
  });
}

function wordsOf(section: HTMLElement): ColumnWords {
  const textOf = (selector: string) => section.querySelector(selector)?.textContent?.trim() ?? "";
  const count = textOf(".column-count strong");
  const note = textOf(".column-count-note");
  const unit = textOf(".column-count").slice(count.length).trim().split(" ", 1)[0] ?? "";
  const notes = Array.from(section.querySelectorAll(".column-notes li"), (item) => item.textContent?.trim() ?? "");
  return {
    name: textOf(".column-title h2"),
    about: textOf(".column-title .hinted") || textOf(".column-title p"),
    count,
    unit,
    note,
    notes,
  };
}

function sightOf(section: HTMLElement): Pick<ReadColumn, "firstToken" | "firstUnit"> {
  const scroller = section.querySelector(".chips, .reading");
  const top = scroller?.getBoundingClientRect().top ?? 0;
  const rows = Array.from(scroller?.querySelectorAll<HTMLElement>(".chip-row, .reading-block") ?? []);
  // Half of a row at least, or it is not what somebody looks at.
  const first = rows.find((row) => {
    const box = row.getBoundingClientRect();
    return box.top + box.height / 2 > top;
  });
  return {
    firstToken: Number(first?.querySelector<HTMLElement>("[data-token]")?.dataset.token ?? 0),
    firstUnit: Number(first?.dataset.blockStart ?? 0),
  };
}
