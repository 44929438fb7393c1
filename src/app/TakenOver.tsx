import { useLayoutEffect } from "react";
import { redoEarly } from "./early";

/**
 * Says, before it is painted, that the page itself is there: what the build has written into it is then neither hidden nor
 * waiting for it any more (`public/first.js`, firstLook.css). What was done before is done now.
 */
export function TakenOver(): null {
  useLayoutEffect(() => {
    document.documentElement.dataset.look = "over";
    redoEarly();
  }, []);
  return null;
}
