import { type ReactNode, startTransition } from "react";
import { readAnswers } from "../state/compare/firstAnswers";
import { beginAnswered } from "../state/store";
import { pageRoot, takeOver } from "./rootElement";

/** The text field of a first visit as the build has written it, where that is what the page shows; null elsewhere. */
function writtenField(): HTMLTextAreaElement | null {
  return document.querySelector("[data-look=first] textarea");
}

/** Has the columns begin as the build has drawn them, where the page shows that. Before anything else looks at them. */
export function beginWithFirstLook(): void {
  const answers = document.getElementById("first-answers")?.textContent;
  if (answers && writtenField()) beginAnswered(readAnswers(answers));
}

/** Milliseconds for which a page that is not there yet waits for its link to be read. */
const longestWait = 300;

/**
 * Draws the page: takes over what is there where it is the same, with what has been typed, else puts it in its place, bit by bit too.
 * @param read when what the address says is shown: another tokenizer, or another text, would be drawn only to be replaced
 */
export async function draw(page: ReactNode, read: Promise<unknown>): Promise<void> {
  const field = writtenField();
  if (field === null) {
    await Promise.race([read, new Promise((done) => setTimeout(done, longestWait))]);
    startTransition(() => pageRoot().render(page));
    return;
  }
  // Taking a field over, React would have it say the default that it knows of, which is none (`initTextarea` in react-dom).
  Object.defineProperty(field, "defaultValue", { set: () => {} });
  takeOver(page);
}
