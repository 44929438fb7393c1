import vocabularies from "virtual:prepared-vocabularies";
import { Command } from "cmdk";
import { Check } from "lucide-react";
import { type ReactElement, useState } from "react";
import { maxColumns } from "../../state/comparison";
import { actions } from "../../state/store";
import { type CatalogueEntry, catalogue, findBuiltin } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizer";
import { formatCount } from "../../ui/format";
import "./picker.css";

interface TokenizerPickerProps {
  readonly chosen: readonly TokenizerReference[];
}

const families = [...new Set(catalogue.map((entry) => entry.family))].map((family) => ({
  family,
  entries: catalogue.filter((entry) => entry.family === family),
}));

/** The list of tokenizers by family, with a search over names, models and kinds. */
export default function TokenizerPicker({ chosen }: TokenizerPickerProps): ReactElement {
  const isFull = chosen.length >= maxColumns;
  const [current, setCurrent] = useState("");
  const entry = findBuiltin(current);
  return (
    <Command className="picker" label="Tokenizers" value={current} onValueChange={setCurrent}>
      <Command.Input autoFocus className="picker-search" placeholder="Search by name, model or kind" />
      {isFull && <p className="picker-note">All {maxColumns} columns are taken. Remove one to add another.</p>}
      <Command.List className="picker-list">
        <Command.Empty className="picker-note">No built-in tokenizer matches.</Command.Empty>
        {families.map(({ family, entries }) => (
          <Command.Group key={family} heading={family} className="picker-group">
            {entries.map((entry) => (
              <PickerItem key={entry.id} entry={entry} isChosen={chosen.includes(entry.reference)} isFull={isFull} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p className="picker-source">
        {entry === undefined ? "Source and licence of the chosen entry" : describeSource(entry)}
      </p>
    </Command>
  );
}

interface PickerItemProps {
  readonly entry: CatalogueEntry;
  readonly isChosen: boolean;
  readonly isFull: boolean;
}

function PickerItem({ entry, isChosen, isFull }: PickerItemProps): ReactElement {
  const { reference, label, models, model, vocabularySize } = entry;
  return (
    <Command.Item
      className="picker-item"
      value={entry.id}
      keywords={[label, entry.family, model, ...models]}
      disabled={isFull && !isChosen}
      onSelect={() => (isChosen ? actions.removeTokenizer(reference) : actions.addTokenizer(reference))}
    >
      <span className="picker-check">{isChosen && <Check size={16} role="img" aria-label="shown" />}</span>
      <span className="picker-name">
        {label}
        {models.length > 0 && <small>{models.join(", ")}</small>}
      </span>
      <span className="picker-kind">
        {model}
        <small>{vocabularySize === null ? "open set" : `${formatCount(vocabularySize)} entries`}</small>
      </span>
    </Command.Item>
  );
}

/** Where a vocabulary came from, with the version of the package that it was prepared from, and its licence. */
function describeSource({ provenance, vocabulary, licence }: CatalogueEntry): string {
  const prepared = vocabulary === null ? undefined : vocabularies[vocabulary];
  const source = prepared === undefined ? "" : ` From ${prepared.package} ${prepared.version}.`;
  return `${provenance.note}${source} Licence: ${licence}.`;
}
