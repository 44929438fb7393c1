import vocabularies from "virtual:prepared-vocabularies";
import { Command } from "cmdk";
import { Check, FilePlus2, Globe } from "lucide-react";
import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import { maxColumns } from "../../state/comparison";
import { type KnownTokenizer, sameBuiltin } from "../../state/knownTokenizers";
import { removeColumn } from "../../state/removeColumn";
import { actions } from "../../state/store";
import { openTokenizerDialog, type TokenizerDialogStart, type TokenizerTab } from "../../state/tokenizerDialog";
import type { BroughtTokenizer } from "../../state/tokenizerLibrary";
import { type CatalogueEntry, catalogue, findBuiltin, tokenizerEntry } from "../../tokenizers/catalogue";
import type { TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Button } from "../../ui/controls";
import { formatCount } from "../../ui/format";
import { useModule } from "../../ui/useModule";
import "./picker.css";
import { findEntries } from "./pickerEntries";

interface TokenizerPickerProps {
  readonly chosen: readonly TokenizerReference[];
  /** Closes the list. */
  onClose(): void;
}

const loadLibrary = () => import("../../state/tokenizerLibrary");

/** The list of tokenizers: those brought along, the built-in ones by family, with a search; and the ways to any other. */
export default function TokenizerPicker({ chosen, onClose }: TokenizerPickerProps): ReactElement {
  const isFull = chosen.length >= maxColumns;
  const [search, setSearch] = useState("");
  const [current, setCurrent] = useState("");
  const brought = useBroughtTokenizers();
  const [first] = brought;
  useEffect(() => {
    // They come a moment later and stand first: what Enter chooses must not be out of sight.
    if (first !== undefined) setCurrent((last) => (last === catalogue[0]?.id ? first.facts.reference : last));
  }, [first]);
  const entries = useMemo(() => findEntries(search, brought), [search, brought]);
  const { families, known, lookUp } = entries;
  const item = { chosen, isFull };
  const bring = (tab: TokenizerTab, start: TokenizerDialogStart | null = null) => {
    // First the list gives the focus back, which it does a moment after it is gone: the dialog gives it back in turn.
    flushSync(onClose);
    setTimeout(() => openTokenizerDialog(tab, start));
  };
  return (
    <div className="picker">
      <Command
        className="picker-command"
        label="Tokenizers"
        shouldFilter={false}
        value={current}
        onValueChange={setCurrent}
      >
        <Command.Input
          autoFocus
          className="picker-search"
          placeholder="Search by name, model or kind"
          value={search}
          onValueChange={setSearch}
        />
        {isFull && <p className="picker-note">All {maxColumns} columns are taken. Remove one to add another.</p>}
        <Command.List className="picker-list">
          {lookUp !== null && (
            <Command.Item
              className="picker-item"
              value={`look up ${lookUp}`}
              disabled={isFull}
              onSelect={() => bring("hub", { hub: lookUp })}
            >
              <Globe size={16} aria-hidden="true" />
              <span className="picker-name">
                Look up “<bdi>{lookUp}</bdi>” on the Hub
              </span>
            </Command.Item>
          )}
          {entries.brought.length > 0 && (
            <Command.Group heading="Brought along" className="picker-group">
              {entries.brought.map((tokenizer) => (
                <BroughtItem key={tokenizer.facts.reference} tokenizer={tokenizer} {...item} />
              ))}
            </Command.Group>
          )}
          {families.map(({ family, entries: builtins }) => (
            <Command.Group key={family} heading={family} className="picker-group">
              {builtins.map((entry) => (
                <BuiltinItem key={entry.id} entry={entry} {...item} />
              ))}
            </Command.Group>
          ))}
          {known.length > 0 && (
            <Command.Group heading="On the Hugging Face Hub: needs the network" className="picker-group">
              {known.map((one) => (
                <KnownItem key={one.id} known={one} isFull={isFull} onLoad={() => bring("hub", { hub: one.id })} />
              ))}
            </Command.Group>
          )}
        </Command.List>
        {lookUp === null && entries.brought.length + families.length + known.length === 0 && (
          <p className="picker-note" role="status">
            None of the tokenizers here matches.
          </p>
        )}
        <p className="picker-source">{describeCurrent(current, brought)}</p>
      </Command>
      <div className="picker-others">
        <Button look="quiet" aria-haspopup="dialog" onClick={() => bring("hub")}>
          <Globe size={16} /> From the Hugging Face Hub …
        </Button>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => bring("file")}>
          <FilePlus2 size={16} /> From a file …
        </Button>
      </div>
    </div>
  );
}

/** What has been brought along. None until the code that knows it is there: the list is of use before. */
function useBroughtTokenizers(): readonly BroughtTokenizer[] {
  const { module } = useModule(loadLibrary);
  const [tokenizers, setTokenizers] = useState<readonly BroughtTokenizer[]>([]);
  useEffect(() => {
    if (module === null) return;
    const { useBrought, library } = module;
    const show = () => setTokenizers(useBrought.getState().tokenizers);
    show();
    void library.refresh();
    return useBrought.subscribe(show);
  }, [module]);
  return tokenizers;
}

interface ItemProps {
  readonly value: string;
  readonly reference: TokenizerReference;
  readonly chosen: readonly TokenizerReference[];
  readonly isFull: boolean;
  readonly name: ReactNode;
  readonly details: string;
  readonly kind: string;
  readonly size: string;
}

/** A tokenizer that can be a column at once, or is one. */
function PickerItem({ value, reference, chosen, isFull, name, details, kind, size }: ItemProps): ReactElement {
  const isChosen = chosen.includes(reference);
  return (
    <Command.Item
      className="picker-item"
      value={value}
      disabled={isFull && !isChosen}
      onSelect={() => (isChosen ? removeColumn(reference) : actions.addTokenizer(reference))}
    >
      <span className="picker-check">{isChosen && <Check size={16} role="img" aria-label="shown" />}</span>
      <span className="picker-name">
        {name}
        {details !== "" && <small>{details}</small>}
      </span>
      <span className="picker-kind">
        {kind}
        <small>{size}</small>
      </span>
    </Command.Item>
  );
}

type ChoiceProps = Pick<ItemProps, "chosen" | "isFull">;

function BuiltinItem({ entry, ...choice }: ChoiceProps & { readonly entry: CatalogueEntry }): ReactElement {
  const { id, reference, label, models, model, vocabularySize } = entry;
  const size = vocabularySize === null ? "open set" : `${formatCount(vocabularySize)} entries`;
  return (
    <PickerItem {...choice} {...{ reference, size }} value={id} name={label} details={models.join(", ")} kind={model} />
  );
}

const places = { cache: "kept here", kept: "kept here", visit: "until the page is closed" } as const;

function BroughtItem({ tokenizer, ...choice }: ChoiceProps & { readonly tokenizer: BroughtTokenizer }): ReactElement {
  const { facts, place } = tokenizer;
  const { label, model } = tokenizerEntry(facts.reference);
  const size = `${formatCount(facts.description.vocabularySize)} entries`;
  return (
    <PickerItem
      {...choice}
      value={facts.reference}
      reference={facts.reference}
      name={<bdi>{label}</bdi>}
      details={`${model}, ${places[place]}`}
      kind={facts.kind}
      size={size}
    />
  );
}

interface KnownItemProps {
  readonly known: KnownTokenizer;
  readonly isFull: boolean;
  onLoad(): void;
}

function KnownItem({ known, isFull, onLoad }: KnownItemProps): ReactElement {
  const { id, family, licence, gated } = known;
  const same = sameBuiltin(known);
  return (
    <Command.Item
      className="picker-item"
      value={`known ${id}`}
      disabled={isFull}
      onSelect={() => (same === null ? onLoad() : actions.addTokenizer(same.reference))}
    >
      <Globe size={16} aria-hidden="true" />
      <span className="picker-name">
        {id}
        <small>{same === null ? family : `here as the built-in “${same.label}”`}</small>
      </span>
      <span className="picker-kind">
        {licence}
        {gated && <small>gated: needs a token</small>}
      </span>
    </Command.Item>
  );
}

function describeCurrent(current: string, brought: readonly BroughtTokenizer[]): string {
  const entry = findBuiltin(current);
  if (entry !== undefined) return describeSource(entry);
  const tokenizer = brought.find(({ facts }) => facts.reference === current);
  if (tokenizer === undefined) return "Source and licence of the chosen entry";
  const { reference, licence } = tokenizer.facts;
  return `${tokenizerEntry(reference).note}${licence === null ? "" : ` Licence: ${licence}.`}`;
}

/** Where a vocabulary came from, with the version of the package that it was prepared from, and its licence. */
function describeSource({ provenance, vocabulary, licence }: CatalogueEntry): string {
  const prepared = vocabulary === null ? undefined : vocabularies[vocabulary];
  const source = prepared === undefined ? "" : ` From ${prepared.package} ${prepared.version}.`;
  return `${provenance.note}${source} Licence: ${licence}.`;
}
