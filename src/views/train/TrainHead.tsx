import type { ReactElement } from "react";
import { TrainWays } from "./TrainWays";

/** What the page is about. */
export function TrainHead(): ReactElement {
  return (
    <>
      <TrainWays isLesson={false} />
      <div className="train-head">
        <h1>Train a tokenizer</h1>
        <p>
          Choose a text and a size: a vocabulary is learned from it here in your browser, and you see at once what it
          makes of each language, of your own text, and beside GPT’s.
        </p>
      </div>
    </>
  );
}
