import { useEffect } from "react";
import { Rendering } from "../../../state/chat/rendering";

/** Has the columns' prompts made for as long as it is on the page; it shows nothing. */
export default function Prompts(): null {
  useEffect(() => {
    const rendering = new Rendering();
    return () => rendering.stop();
  }, []);
  return null;
}
