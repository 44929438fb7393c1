import { useSyncExternalStore } from "react";

const onPaper = () => window.matchMedia("print");
let isPreparing = false;

function subscribe(listener: () => void): () => void {
  const prepare = ({ type }: Event) => {
    isPreparing = type === "beforeprint";
    listener();
  };
  window.addEventListener("beforeprint", prepare);
  window.addEventListener("afterprint", prepare);
  const paper = onPaper();
  paper.addEventListener("change", listener);
  return () => {
    window.removeEventListener("beforeprint", prepare);
    window.removeEventListener("afterprint", prepare);
    paper.removeEventListener("change", listener);
  };
}

/** Whether the page is for paper just now: what scrolls on a screen is all there then. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => isPreparing || onPaper().matches,
    () => false,
  );
}
