import { type ReactElement, useEffectEvent, useLayoutEffect, useRef } from "react";

interface HintBubbleProps {
  readonly text: string;
  /** The element that is explained. */
  readonly of: Element;
  onEnter(): void;
  onLeave(): void;
  onClose(): void;
}

/** Pixels between an element and its explanation, and between that and the window's edges. */
const distance = 6;

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
      const { left, top, bottom } = of.getBoundingClientRect();
      const { width, height } = element.getBoundingClientRect();
      const below = bottom + distance;
      const hasRoom = below + height <= window.innerHeight - distance || top - distance < height;
      element.style.left = `${Math.max(distance, Math.min(left, window.innerWidth - width - distance))}px`;
      element.style.top = `${hasRoom ? below : top - distance - height}px`;
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
