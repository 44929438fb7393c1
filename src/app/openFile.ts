import { actions } from "../state/store";
import { findBuiltin } from "../tokenizers/catalogue";
import { parseComparisonFile } from "../url/file";
import { readTextFile } from "../views/compare/readFile";

/** Opens a file that was dropped or chosen: a saved comparison, or else a text, with all its own bytes. */
export async function openFile(file: File): Promise<void> {
  try {
    const { text, note } = await readTextFile(file);
    const saved = await parseComparisonFile(text, (id) => findBuiltin(id) !== undefined);
    if (saved === null) {
      actions.replaceText(text, `${file.name} replaced your text.`);
      if (note !== null) actions.setNotice({ tone: "info", message: note, undo: null });
    } else if (!saved.ok) {
      actions.setNotice({ tone: "error", message: saved.problem.message, undo: null });
    } else if (saved.comparison !== null) {
      actions.apply(saved.comparison);
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    actions.setNotice({ tone: "error", message, undo: null });
  }
}
