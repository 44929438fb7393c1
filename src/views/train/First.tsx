import type { ReactElement } from "react";
import { LateFindingLinks } from "../LateFindingLinks";

interface FirstProps {
  readonly isStarted: boolean;
  /** Whether what is chosen can be trained as it is. */
  readonly canTrain: boolean;
}

/** What comes, before there is any of it. */
export function First({ isStarted, canTrain }: FirstProps): ReactElement {
  const now = isStarted
    ? "Reading the text …"
    : canTrain
      ? "“Train” works as it stands, and takes some seconds."
      : null;
  return (
    <section className="train-first" aria-label="Nothing trained yet">
      {now !== null && (
        <p>
          <strong>{now}</strong>
        </p>
      )}
      <p>
        {now === null ? "Once trained, here" : "Then here"} are curves that say what each language costs at each size,
        every merge as it was learned, and your own text cut at the size that you slide to.
      </p>
      <LateFindingLinks about="train" />
    </section>
  );
}
