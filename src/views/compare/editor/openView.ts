import type { EditorView } from "@codemirror/view";
import { create } from "zustand";

/** The editor that is on the page, for what stands beside it; null while there is none. */
export const useOpenEditor = create<{ readonly view: EditorView | null }>()(() => ({ view: null }));
