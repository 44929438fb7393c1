import { getSearchQuery, type SearchQuery, searchPanelOpen, setSearchQuery } from "@codemirror/search";
import type { EditorState } from "@codemirror/state";
import { type EditorView, type Panel, showPanel, type ViewUpdate } from "@codemirror/view";
import { formatCount } from "../../../ui/format";

/** Matches that are counted. */
const mostCounted = 10_000;
/** UTF-16 units that are looked through in one go. */
const stretch = 200_000;

/** Says beside what is sought how many matches there are, and which of them is selected: the editor's own search says neither. */
export const foundCount = showPanel.of((view) => new FoundCount(view));

class FoundCount implements Panel {
  readonly dom = document.createElement("output");
  readonly top = true;
  /** Where matches begin, in UTF-16 units; null where they are not known. */
  #found: readonly number[] | null = null;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly view: EditorView) {
    this.dom.className = "found-count";
  }

  update({ docChanged, selectionSet, startState, state, transactions }: ViewUpdate): void {
    const isOpen = searchPanelOpen(state);
    const isOther = docChanged || transactions.some(({ effects }) => effects.some((one) => one.is(setSearchQuery)));
    if (isOpen && (isOther || !searchPanelOpen(startState))) this.#count(state);
    else if (!isOpen) this.#say("");
    else if (selectionSet) this.#tell(state);
  }

  destroy(): void {
    clearTimeout(this.#soon);
  }

  #count(state: EditorState): void {
    clearTimeout(this.#soon);
    this.#found = null;
    const query = getSearchQuery(state);
    const found: number[] = [];
    const goOn = (from: number) => {
      const to = lookThrough(query, state, from, found);
      if (to < state.doc.length && found.length < mostCounted) this.#soon = setTimeout(() => goOn(to));
      else {
        this.#found = found;
        this.#tell(this.view.state);
      }
    };
    if (query.search === "") this.#say("");
    else if (!query.valid) this.#say("This is no regular expression.");
    else this.#soon = setTimeout(() => goOn(0), 150);
  }

  #tell(state: EditorState): void {
    const found = this.#found;
    if (found === null) return;
    const { from, empty } = state.selection.main;
    const index = empty ? -1 : found.indexOf(from);
    const all = found.length < mostCounted ? formatCount(found.length) : `${formatCount(mostCounted)} or more`;
    this.#say(
      found.length === 0 ? "Nothing found." : index === -1 ? `${all} found.` : `${formatCount(index + 1)} of ${all}.`,
    );
  }

  #say(words: string): void {
    if (this.dom.textContent !== words) this.dom.textContent = words;
  }
}

/**
 * Notes where matches begin in a stretch of the text; of an expression, which may match across any number of lines, in all of it.
 * @param from where the stretch begins, in UTF-16 units
 * @param found to which they are added, up to {@link mostCounted}
 * @returns where the next stretch begins
 */
function lookThrough(query: SearchQuery, state: EditorState, from: number, found: number[]): number {
  const { length } = state.doc;
  const end = query.regexp ? length : Math.min(length, from + stretch);
  // A match may go on behind the stretch in which it begins.
  const cursor = query.getCursor(state, from, Math.min(length, end + query.search.length));
  let next = end;
  for (let step = cursor.next(); !step.done && found.length < mostCounted; step = cursor.next()) {
    if (step.value.from >= end && end < length) break;
    found.push(step.value.from);
    next = Math.max(next, step.value.to);
  }
  return next;
}
