import type { ReactElement } from "react";

/** What the page is about; the build writes it into the HTML as well. */
export function LanguagesHead(): ReactElement {
  return (
    <div className="languages-head">
      <h1>What the same text costs</h1>
      <p>
        A model that needs four times the tokens for the same words costs four times as much and holds a quarter in its
        context. Token premium: tokens of a language ÷ tokens of the pivot, over the same segments.
      </p>
    </div>
  );
}
