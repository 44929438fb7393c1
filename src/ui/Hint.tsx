import {
  type ComponentProps,
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from "react";
import { useModule } from "./useModule";

/** What shows an explanation, and the explanation itself. */
interface Hinted {
  /** For the element that is explained, or one around it. */
  readonly triggers: Pick<
    HTMLAttributes<HTMLElement>,
    "onPointerEnter" | "onPointerLeave" | "onPointerUp" | "onFocus" | "onBlur"
  >;
  /** For the element that has the focus: its `aria-describedby`. */
  readonly describedBy: string | undefined;
  /** Stands beside the element. */
  readonly bubble: ReactNode;
  /** Shows it at once. */
  show(element: Element): void;
}

/** Milliseconds for which a mouse rests before an explanation shows, and for which it may leave on its way to that. */
const patience = { show: 300, hide: 150 } as const;

/**
 * An explanation that is there for all: it shows while the mouse rests on an element, while that has the focus, and when
 * it is tapped; screen readers read it as the element's description. Escape and a tap elsewhere take it away, and the
 * mouse may go to it (WCAG 1.4.13). A `title` does only the first.
 */
export function useHint(text: string | undefined): Hinted {
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shownAt, setShownAt] = useState<Element | null>(null);
  const set = (element: Element | null, delay = 0) => {
    clearTimeout(timer.current);
    if (delay === 0) setShownAt(element);
    else timer.current = setTimeout(() => setShownAt(element), delay);
  };
  if (text === undefined) return { triggers: {}, describedBy: undefined, bubble: null, show: () => {} };
  return {
    triggers: {
      onPointerEnter: ({ currentTarget, pointerType }) => pointerType !== "touch" && set(currentTarget, patience.show),
      onPointerLeave: ({ pointerType }) => pointerType !== "touch" && set(null, patience.hide),
      onPointerUp: ({ currentTarget, pointerType }) => pointerType === "touch" && set(currentTarget),
      onFocus: ({ currentTarget, target }) => target.matches(":focus-visible") && set(currentTarget),
      onBlur: () => set(null),
    },
    describedBy: id,
    show: set,
    bubble: (
      <>
        <span id={id} hidden>
          {text}
        </span>
        {shownAt !== null && (
          <LateBubble
            text={text}
            of={shownAt}
            onEnter={() => clearTimeout(timer.current)}
            onLeave={() => set(null, patience.hide)}
            onClose={() => set(null)}
          />
        )}
      </>
    ),
  };
}

/** The first page does without it until somebody asks for an explanation. */
const loadBubble = () => import("./HintBubble");

/** What does not load is asked for again by the next that is pointed at; read out, an explanation is there all the same. */
function LateBubble(props: ComponentProps<Awaited<ReturnType<typeof loadBubble>>["HintBubble"]>): ReactNode {
  const { module } = useModule(loadBubble);
  return module && <module.HintBubble {...props} />;
}

interface HintProps {
  readonly text: string | undefined;
  /** One element that can have the focus, without handlers of its own for what shows an explanation. */
  readonly children: ReactElement<HTMLAttributes<HTMLElement>>;
}

/** Explains an element: see {@link useHint}. */
export function Hint({ text, children }: HintProps): ReactElement {
  const { triggers, describedBy, bubble } = useHint(text);
  return (
    <>
      {cloneElement(children, { ...triggers, "aria-describedby": describedBy })}
      {bubble}
    </>
  );
}

interface HintedWordsProps {
  /** Undefined while it is loaded: the words have their look already. */
  readonly text: string | undefined;
  readonly children: ReactNode;
  /** -1 where keys have another way to what it says, and one more stop would be in their way. */
  readonly tabIndex?: -1;
}

/** Words with an explanation, such as a column's header. */
export function HintedWords({ text, children, tabIndex }: HintedWordsProps): ReactElement {
  const { triggers, describedBy, bubble, show } = useHint(text);
  return (
    <>
      <button
        type="button"
        className="hinted"
        tabIndex={tabIndex}
        {...triggers}
        aria-describedby={describedBy}
        onClick={({ currentTarget }) => show(currentTarget)}
      >
        {children}
      </button>
      {bubble}
    </>
  );
}
