import { type ReactElement, useEffectEvent, useLayoutEffect, useRef } from "react";

interface HintBubbleProps {
  readonly text: string;
  /** The element that is explained. */
  readonly of: Element;
  onEnter(): void;
  onLeave(): void;
  onClose(): void;
}

/** An explanation over the page, under its element or where there is room; for eyes alone, as it is read otherwise. */
export function HintBubble({ text, of, onEnter, onLeave, onClose }: HintBubbleProps): ReactElement {
  const bubble = useRef<HTMLSpanElement>(null);
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const element = bubble.current;
    if (element === null) return;
    // In the browser's top layer nothing cuts it off: no table that scrolls, no column.
    if ("showPopover" in element) element.showPopover();
    const place = () => {
      const { left, top } = placeBeside(of.getBoundingClientRect(), element.getBoundingClientRect());
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // The key takes away this, not what lies under it as well.
      event.stopPropagation();
      close();
    };
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !of.contains(target) && !element.contains(target)) close();
    };
    place();
    const ended = new AbortController();
    const always = { capture: true, signal: ended.signal };
    window.addEventListener("scroll", place, always);
    window.addEventListener("resize", place, always);
    window.addEventListener("keydown", onKeyDown, always);
    window.addEventListener("pointerdown", onPointerDown, always);
    return () => ended.abort();
  }, [of]);
  return (
    <span
      ref={bubble}
      className="floating hint"
      popover="manual"
      aria-hidden="true"
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      {text}
    </span>
  );
}

/** Pixels between what floats and the window's edges. */
const margin = 6;

/**
 * Where something floats beside an element: under it where there is room, or no more above it, and from its left edge on, within the
 * window's sides.
 * @param distance between the two, in pixels
 * @returns pixels from the window's left and upper edges
 */
export function placeBeside(
  of: Pick<DOMRect, "left" | "top" | "bottom">,
  { width, height }: Pick<DOMRect, "width" | "height">,
  distance = margin,
): { readonly left: number; readonly top: number } {
  const below = of.bottom + distance;
  const hasRoom = below + height <= window.innerHeight - margin || of.top - distance < height;
  return {
    left: Math.max(margin, Math.min(of.left, window.innerWidth - width - margin)),
    top: hasRoom ? below : of.top - distance - height,
  };
}
