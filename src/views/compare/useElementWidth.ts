import { type RefObject, startTransition, useLayoutEffect, useState } from "react";

/**
 * Width of an element's content in CSS pixels; 0 before it is on the page.
 * @param isPatient whether the first one may be drawn bit by bit, since something stands in its place meanwhile
 */
export function useElementWidth(ref: RefObject<HTMLElement | null>, isPatient = false): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    let waits = isPatient;
    if (!waits) measure();
    const observer = new ResizeObserver(() => {
      if (waits) startTransition(measure);
      else measure();
      waits = false;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, isPatient]);
  return width;
}
