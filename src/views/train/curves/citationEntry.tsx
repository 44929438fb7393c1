import Quote from "lucide-react/icons/quote";
import { copyText } from "../../../ui/copyText";
import type { MenuEntry } from "../../../ui/floatingProps";

/** The way to take along what a figure is cited with. @param say tells what came of it */
export function citationEntry(citation: string, say: (words: string) => void): MenuEntry {
  const copy = async () => say((await copyText(citation, "Try again.")) ?? "Citation copied.");
  return { key: "citation", icon: <Quote size={16} />, label: "Copy citation (BibTeX)", onSelect: () => void copy() };
}
