import { useAppStore } from "../../state/store";

/** Something that the tour points at, and what it says of it. */
export interface TourStep {
  readonly title: string;
  readonly words: string;
  /** What it points at, in the order of the page; nothing where that is not on it. */
  find(): readonly Element[];
}

/** What somebody who is here for the first time may want to know, in the order of the work. */
export const tourSteps: readonly TourStep[] = [
  {
    title: "Your text goes here",
    words: "Type or paste anything, in any language. Every column follows at once, and nothing leaves this page.",
    find: () => seen("section.editor"),
  },
  {
    title: "The answer",
    words: "How many tokens your text is for each tokenizer, and how many times the fewest that is.",
    // On a phone the counts stand together.
    find: () => orElse(seen(".answer"), () => seen("section.column .column-count")),
  },
  {
    title: "Why it is cut there",
    words:
      "Choose a token: its bytes, its id and the merges that made it are told for every column, with why they differ.",
    find: findTokens,
  },
  {
    title: "Your own model",
    words:
      "Add it by its name, such as GPT-5 or Llama 3. Any tokenizer of the Hugging Face Hub, or a file of yours, can be a column too.",
    find: () => seen(".toolbar-add"),
  },
  {
    title: "And in other languages?",
    words:
      "“Languages” shows how many more tokens the same text takes in each. “Share” makes a link to all that you see.",
    find: () => seen(".page-links a[href$='#/languages']"),
  },
];

/** A token that is wholly in sight, where the columns show each as an element; else the first column's body. */
function findTokens(): readonly Element[] {
  const { input, text } = useAppStore.getState().comparison;
  // A chat's tokens are no places of one text.
  if (input !== undefined || text === "") return [];
  const [body] = seen("section.column .column-body");
  const { top = 0, bottom = 0 } = body?.getBoundingClientRect() ?? {};
  const isInSight = (token: Element) => {
    const box = token.getBoundingClientRect();
    return box.top >= top && box.bottom <= bottom;
  };
  const token = [...(body?.querySelectorAll("[role='option']") ?? [])].filter(isInSight)[2] ?? body;
  return token === undefined ? [] : [token];
}

function seen(selector: string): readonly Element[] {
  return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility());
}

function orElse(found: readonly Element[], others: () => readonly Element[]): readonly Element[] {
  return found.length > 0 ? found : others();
}
