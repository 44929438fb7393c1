import { type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { findings } from "../../guide";
import type { Finding } from "../../guide/finding";
import { chooseGuide } from "../../state/guide/choose";
import { Button } from "../../ui/controls";
import { useModule } from "../../ui/useModule";
import { Article } from "./Article";
import { linkTo } from "./linkTo";
import "./guide.css";

interface PresenterProps {
  readonly of: "tour" | "all";
  /** The finding that is shown; the first where that is none of them. */
  readonly at: string;
}

const loadCode = () => import("../share/QrCode");

const tour = findings.filter((each) => each.tour !== undefined).sort((a, b) => (a.tour ?? 0) - (b.tour ?? 0));

/** Findings one at a time, large, by arrow keys: the tour, or all of them. */
export function Presenter({ of, at: id }: PresenterProps): ReactElement {
  // What a link names is shown, in the tour or not.
  const isOfTour = of === "tour" && (!findings.some((each) => each.id === id) || tour.some((each) => each.id === id));
  const all = isOfTour ? tour : findings;
  const found = all.findIndex((each) => each.id === id);
  const at = Math.max(0, found);
  const shown = all[at];
  const { module } = useModule(loadCode);
  const main = useRef<HTMLElement>(null);
  // With the finding that is shown: a key that comes before an effect would go by the one before it, and be lost.
  useLayoutEffect(() => {
    const go = ({ key, target, metaKey, ctrlKey, altKey }: KeyboardEvent) => {
      const isTyped = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
      if (isTyped || metaKey || ctrlKey || altKey) return;
      // What is taller than the screen is paged through before it gives way: a remote control has these two keys alone.
      if ((key === "PageDown" && leftBelow(main.current) > 1) || (key === "PageUp" && window.scrollY > 1)) return;
      const to = {
        ArrowRight: at + 1,
        PageDown: at + 1,
        ArrowLeft: at - 1,
        PageUp: at - 1,
        Home: 0,
        End: all.length - 1,
      }[key];
      if (key === "Escape") chooseGuide({ presenting: "" });
      const next = to === undefined ? undefined : all[to];
      if (next !== undefined) chooseGuide({ at: next.id });
    };
    window.addEventListener("keydown", go);
    return () => window.removeEventListener("keydown", go);
  }, [all, at]);
  // Another one begins at its top, and is read out.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that another is shown
  useEffect(() => {
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [shown?.id]);
  const show = (next: number) => chooseGuide({ at: all[next]?.id ?? "" });
  return (
    <main className="guide guide-presenter" ref={main} tabIndex={-1}>
      <nav className="guide-steps" aria-label={isOfTour ? "Tour" : "Findings"}>
        <Button onClick={() => show(at - 1)} disabled={at === 0}>
          Back
        </Button>
        <span aria-live="polite">
          {at + 1} of {all.length}
        </span>
        <Button look="primary" onClick={() => show(at + 1)} disabled={at === all.length - 1}>
          Next
        </Button>
        <Button look="quiet" onClick={() => chooseGuide({ presenting: "" })}>
          Leave
        </Button>
      </nav>
      {shown && (
        <Article key={shown.id} finding={shown} isAlone>
          {module && <module.default url={codedLink(shown, module.fitsQrCode)} label="The same on your device" />}
        </Article>
      )}
    </main>
  );
}

/** CSS pixels of the finding below what is in sight: the page's foot is nothing to page to. */
function leftBelow(main: HTMLElement | null): number {
  const end = main?.querySelector("article")?.getBoundingClientRect().bottom ?? 0;
  return end - window.innerHeight;
}

/** Where a finding goes on; the finding itself where that is of a text of the corpus, or too long for a code. */
function codedLink({ id, open, openText }: Finding, fits: (url: string) => boolean): string {
  const { origin, pathname } = window.location;
  const there = `${origin}${pathname}#/${open}`;
  return openText === undefined && fits(there) ? there : `${origin}${pathname}${linkTo(id)}`;
}
