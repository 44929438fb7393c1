import type { Tally } from "../../../state/files/tally";
import { actions } from "../../../state/store";
import { saidOf } from "../../../text/saidOf";
import { whyUnreadable } from "../../../worker/files/whyUnreadable";
import { readTextFile } from "../../compare/readFile";

/** Opens a file in Compare, in place of the text there, which is offered back; and so are the files. */
export async function openInCompare(tally: Tally, number: number): Promise<void> {
  const { path, file } = tally.files[number] ?? {};
  if (path === undefined || file === undefined) return;
  const { state, reason } = tally.factsOf(number);
  try {
    if (state === "binary") throw new Error(`${path} is ${reason}: no text that Compare could show.`);
    const { text, note } = await readTextFile(file);
    const next = { label: "Back to the files", run: () => actions.setPage("files") };
    actions.openText(text, `${path} is shown.`, next);
    if (note !== null) actions.setNotice({ tone: "info", message: note, undo: null });
  } catch (error) {
    const said = saidOf(error);
    const message = error instanceof DOMException ? `${path} is not opened. ${whyUnreadable(error)}` : said;
    actions.setNotice({ tone: "error", message, undo: null });
  }
}
