import Plus from "lucide-react/icons/plus";
import type { ReactElement } from "react";
import { useShallow } from "zustand/react/shallow";
import { maxColumns } from "../../state/compare/slice";
import { useBrought } from "../../state/tokenizers/brought";
import { useComparedVocabularies } from "../../state/tokenizers/comparedVocabularies";
import { openTokenizerDialog } from "../../state/tokenizers/dialog";
import { setPair } from "../../state/tokenizers/inspect";
import { catalogue, tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Button } from "../../ui/controls";
import { namesOf } from "./names";

interface PairChooserProps {
  readonly references: readonly TokenizerReference[];
}

/** Which two are compared, and which others stand beside them. */
export function PairChooser({ references }: PairChooserProps): ReactElement {
  const [, b, ...others] = references;
  const [nameA, nameB] = namesOf(references);
  const put = (place: number, reference: TokenizerReference) => {
    const known = references.indexOf(reference);
    // One that is there already changes places with the one that it replaces.
    const next = references.map((each, i) =>
      i === place ? reference : i === known ? (references[place] ?? each) : each,
    );
    setPair({ pair: next });
  };
  return (
    <div className="pair-chooser">
      <Choice label="A" reference={references[0]} onChoose={(reference) => put(0, reference)} />
      <Button
        className="icon"
        aria-label={`Swap ${nameA} and ${nameB}`}
        title="The other way round"
        onClick={() => b !== undefined && put(0, b)}
      >
        ⇄
      </Button>
      <Choice label="B" reference={b} onChoose={(reference) => put(1, reference)} />
      {references.length < maxColumns && (
        <Choice
          label="Beside them"
          reference={undefined}
          leaveOut={references}
          onChoose={(reference) => setPair({ pair: [...references, reference] })}
        />
      )}
      {others.length > 0 && <Button onClick={() => setPair({ pair: references.slice(0, 2) })}>The two alone</Button>}
      <Button onClick={() => openTokenizerDialog("hub")}>
        <Plus size={16} /> Bring another
      </Button>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly reference: TokenizerReference | undefined;
  readonly leaveOut?: readonly TokenizerReference[];
  onChoose(reference: TokenizerReference): void;
}

function Choice({ label, reference, leaveOut = [], onChoose }: ChoiceProps): ReactElement {
  const compared = useComparedVocabularies();
  const brought = useBrought(useShallow((state) => state.tokenizers.map(({ facts }) => facts.reference)));
  const own = [...new Set([...compared, ...brought, ...(reference === undefined ? [] : [reference])])].filter(
    (each) => !each.startsWith("builtin:"),
  );
  const ownNames = namesOf(own);
  const families = [...new Set(catalogue.map(({ family }) => family))];
  const listed = [
    { label: "Brought along", references: own },
    ...families.map((family) => ({
      label: family,
      references: catalogue.filter((entry) => entry.family === family).map((entry) => entry.reference),
    })),
  ];
  return (
    <label className="labelled">
      {label}
      <select
        className="field"
        value={reference ?? ""}
        onChange={(event) => event.target.value !== "" && onChoose(event.target.value as TokenizerReference)}
      >
        {reference === undefined && <option value="">add one …</option>}
        {listed.map(({ label: family, references }) => {
          const shown = references.filter((each) => !leaveOut.includes(each));
          return shown.length === 0 ? null : (
            <optgroup key={family} label={family}>
              {shown.map((each) => (
                <option key={each} value={each}>
                  {ownNames[own.indexOf(each)] ?? tokenizerEntry(each).label}
                </option>
              ))}
            </optgroup>
          );
        })}
      </select>
    </label>
  );
}
