import type { ReactElement } from "react";
import { useAppStore } from "../../../../state/store";
import type { Utf16Offset } from "../../../../text/utf8";
import { visibleText } from "../../../../text/visible";
import { useMedia } from "../../../../ui/useMedia";
import type { TokenizerPool } from "../../../../worker/pool/pool";
import { PoolContext } from "../../inspector/asking/useExplanation";
import { PromptEndCards, PromptEndTable } from "./PromptEndTable";
import "./promptEnd.css";
import { FindingLinks } from "../../../FindingLinks";
import { TakeTable } from "../table/TakeTable";
import { promptEndTable } from "./promptEndTable";
import { type Prompt, usePrompt } from "./usePrompt";
import { type PromptEnds, usePromptEnds } from "./usePromptEnds";

interface PromptEndPanelProps {
  readonly pool: Promise<TokenizerPool>;
}

/** What a prompt that ended at the page's place would do to the tokens of each column. */
export default function PromptEndPanel({ pool }: PromptEndPanelProps): ReactElement {
  return (
    <PoolContext value={pool}>
      <Panel />
    </PoolContext>
  );
}

function Panel(): ReactElement {
  const prompt = usePrompt();
  const { told, isCurrent, retry } = usePromptEnds(prompt);
  const isEmpty = prompt.unit === 0;
  // Where the prompt was before is told until all have answered, so that what is said is of one place.
  const shown = isEmpty || told === null ? prompt : told.prompt;
  return (
    <section
      className="prompt-end"
      aria-label="Prompt’s end"
      data-state={isEmpty ? "empty" : isCurrent ? "ready" : "pending"}
      data-prompt-end={shown.byte}
    >
      <Place prompt={shown} />
      {!isEmpty && told !== null && <Told told={told} onRetry={retry} />}
      <Help />
      <FindingLinks about="end" />
    </section>
  );
}

const places = { caret: "At the caret", pinned: "At the end of what is pinned", end: "At the text’s end" } as const;

/** Characters of the prompt that are quoted, and the units in which they are looked for. */
const quoted = { characters: 48, units: 400 } as const;

/** The last characters before a place, as a reader takes them: none without the letter that it is a mark of. */
function lastCharacters(text: string, end: Utf16Offset): string {
  const start = Math.max(0, end - quoted.units);
  const characters = Array.from(new Intl.Segmenter().segment(text.slice(start, end)), ({ segment }) => segment);
  // The first may have begun before.
  if (start > 0 && characters.length > 1) characters.shift();
  return characters.slice(-quoted.characters).join("");
}

/** Which place it is about, and the sentence that its last character may call for. */
function Place({ prompt: { text, unit, by } }: { readonly prompt: Prompt }): ReactElement {
  if (unit === 0) {
    return (
      <p className="prompt-place">
        {text === ""
          ? "Without a text there is no prompt that could end."
          : `${places[by]} there is no text before it: put the caret where a prompt could end.`}
      </p>
    );
  }
  const last = lastCharacters(text, unit);
  return (
    <>
      <p className="prompt-place">
        <strong>{places[by]}</strong>, after{" "}
        <span className="prompt-quoted">
          “{last.length < unit && "… "}
          <bdi>{visibleText(last)}</bdi>”
        </span>
      </p>
      {last.endsWith(" ") && (
        <p className="prompt-space">
          It ends with a space. In most vocabularies a word and the space before it are one token, which can no longer
          come: end the prompt before the space, or take the space back.
        </p>
      )}
    </>
  );
}

function Told({ told, onRetry }: { readonly told: PromptEnds; onRetry(): void }): ReactElement {
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const Table = useMedia("(max-width: 720px)") ? PromptEndCards : PromptEndTable;
  return (
    <>
      <Table tokenizers={tokenizers} told={told} onRetry={onRetry} />
      <TakeTable what="prompt’s end" table={() => promptEndTable(useAppStore.getState().comparison, told)} />
    </>
  );
}

const sources = {
  notebook:
    "https://guidance.readthedocs.io/en/latest/example_notebooks/art_of_prompt_design/prompt_boundaries_and_token_healing.html",
  paper: "https://aclanthology.org/2024.findings-acl.929",
} as const;

const help =
  "A model takes its prompt’s last token for a whole one: after “:” by itself it hardly expects “//”, which it has learnt as one token, “://”. Token healing takes the last tokens back and lets only those come that begin with what they say";

function Help(): ReactElement {
  return (
    <p className="prompt-help">
      {help} (
      <a href={sources.notebook} target="_blank" rel="noreferrer">
        Lundberg and Ribeiro 2023
      </a>
      ;{" "}
      <a href={sources.paper} target="_blank" rel="noreferrer">
        Athiwaratkun et al. 2024
      </a>
      ).
    </p>
  );
}
