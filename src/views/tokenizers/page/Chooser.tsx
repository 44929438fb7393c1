import Columns3 from "lucide-react/icons/columns-3";
import List from "lucide-react/icons/list";
import Plus from "lucide-react/icons/plus";
import Scale from "lucide-react/icons/scale";
import type { ReactElement } from "react";
import { useShallow } from "zustand/react/shallow";
import { maxColumns } from "../../../state/compare/slice";
import { actions, useAppStore } from "../../../state/store";
import { useBrought } from "../../../state/tokenizers/brought";
import { useComparedVocabularies } from "../../../state/tokenizers/comparedVocabularies";
import { openTokenizerDialog } from "../../../state/tokenizers/dialog";
import { compareVocabulary, setInspected } from "../../../state/tokenizers/inspect";
import { defaultInspected } from "../../../state/tokenizers/inspected";
import { catalogue, tokenizerEntry } from "../../../tokenizers/catalogue";
import type { TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { Hint } from "../../../ui/Hint";

/** Which tokenizer the page shows, and the way from there to Compare. */
export function Chooser({ reference }: { readonly reference: TokenizerReference }): ReactElement {
  const compared = useComparedVocabularies();
  const brought = useBrought(useShallow((state) => state.tokenizers.map(({ facts }) => facts.reference)));
  const families = [...new Set(catalogue.map(({ family }) => family))];
  const listed = new Set<TokenizerReference>([...compared, ...brought]);
  const isListed = listed.has(reference) || reference.startsWith("builtin:");
  const ownOnes = brought.filter((other) => !compared.includes(other));
  const isCompared = compared.includes(reference);
  const isFull = compared.length >= maxColumns;
  return (
    <div className="chooser">
      <label className="labelled">
        Tokenizer
        <select
          className="field"
          value={reference}
          onChange={(event) => {
            // What was looked at of the one is looked at of the other; what was searched for in its vocabulary is not.
            const { tab, class: listed } = useAppStore.getState().comparison.inspected;
            const chosen = event.target.value as TokenizerReference;
            setInspected({ ...defaultInspected, reference: chosen, tab, class: listed });
          }}
        >
          <Options label="In the comparison" references={compared} />
          <Options label="Brought along" references={isListed ? ownOnes : [reference, ...ownOnes]} />
          {families.map((family) => (
            <Options
              key={family}
              label={family}
              references={catalogue
                .filter((entry) => entry.family === family && !compared.includes(entry.reference))
                .map((entry) => entry.reference)}
            />
          ))}
        </select>
      </label>
      <Button onClick={() => actions.setPage("tokenizers")}>
        <List size={16} /> All tokenizers
      </Button>
      <Button onClick={() => compareVocabulary(reference)}>
        <Scale size={16} /> Compare with another vocabulary
      </Button>
      <Button onClick={() => openTokenizerDialog("hub")}>
        <Plus size={16} /> Bring another
      </Button>
      {isCompared ? (
        <Button onClick={() => actions.setPage("compare")}>
          <Columns3 size={16} /> Back to the comparison
        </Button>
      ) : (
        <Hint text={isFull ? `All ${maxColumns} columns are taken` : undefined}>
          <Button aria-disabled={isFull} onClick={() => !isFull && actions.addTokenizer(reference)}>
            <Columns3 size={16} /> Add as column
          </Button>
        </Hint>
      )}
    </div>
  );
}

interface OptionsProps {
  readonly label: string;
  readonly references: readonly TokenizerReference[];
}

function Options({ label, references }: OptionsProps): ReactElement | null {
  if (references.length === 0) return null;
  return (
    <optgroup label={label}>
      {references.map((reference) => (
        <option key={reference} value={reference}>
          {tokenizerEntry(reference).label}
        </option>
      ))}
    </optgroup>
  );
}
