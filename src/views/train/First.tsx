import type { ReactElement } from "react";
import { LateFindingLinks } from "../LateFindingLinks";

/** What comes, before there is any of it. */
export function First({ isStarted }: { readonly isStarted: boolean }): ReactElement {
  return (
    <section className="train-first" aria-label="Nothing trained yet">
      <p>
        <strong>{isStarted ? "Reading the text …" : "“Train” works as it stands, and takes some seconds."}</strong>
      </p>
      <p>
        Then here are curves that say what each language costs at each size, every merge as it was learned, and your own
        text cut at the size that you slide to.
      </p>
      <LateFindingLinks about="train" />
    </section>
  );
}
