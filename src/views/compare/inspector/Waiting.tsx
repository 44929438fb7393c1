import { type ReactElement, useEffect, useState } from "react";

/** Milliseconds after which somebody may wonder; nearly every answer takes a frame or two. */
const wondersAfter = 1000;

/** Says of an answer that is late that it is still to come. */
export function Waiting(): ReactElement | null {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), wondersAfter);
    return () => clearTimeout(timer);
  }, []);
  return isLate ? (
    <p className="nothing" role="status">
      Still working it out …
    </p>
  ) : null;
}
