import { useLayoutEffect } from "react";

/**
 * Says, before it is painted, that the page itself is there: what the build has written into it is then neither hidden nor
 * waiting for it any more (`public/first.js`, firstLook.css). What was clicked before is clicked now.
 */
export function TakenOver(): null {
  useLayoutEffect(() => {
    document.documentElement.dataset.look = "over";
    const own: { tesseraClicked?: HTMLElement | undefined } = window as object;
    own.tesseraClicked?.click();
    own.tesseraClicked = undefined;
  }, []);
  return null;
}
