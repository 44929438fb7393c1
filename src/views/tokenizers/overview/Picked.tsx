import X from "lucide-react/icons/x";
import type { ReactElement } from "react";
import { chooseOverview, compareOnText, compareVocabularies } from "../../../state/overview/choose";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button, IconButton } from "../../../ui/controls";

/** What can be done with the tokenizers that are ticked; it stays in sight. */
export function Picked({ picked }: { readonly picked: readonly TokenizerReference[] }): ReactElement {
  const names = picked.map((reference) => tokenizerEntry(reference).label);
  const isOne = picked.length === 1;
  const untick = () => {
    // What was pressed goes: the focus is where the first tick was, or could be.
    const ticks = Array.from(document.querySelectorAll<HTMLInputElement>(".tick input"));
    (ticks.find(({ checked }) => checked) ?? ticks[0])?.focus({ preventScroll: true });
    chooseOverview({ picked: [] });
  };
  return (
    <section className="overview-picked" aria-label="Ticked tokenizers">
      <p role="status">
        <bdi>{names.join(", ")}</bdi>
        {isOne && " — tick another to compare the two."}
      </p>
      <IconButton label="Untick all" onClick={untick}>
        <X size={16} />
      </IconButton>
      <Button look="primary" disabled={isOne} onClick={() => compareVocabularies(picked)}>
        Compare vocabularies
      </Button>
      <Button disabled={isOne} onClick={() => compareOnText(picked)}>
        Compare on your text
      </Button>
    </section>
  );
}
