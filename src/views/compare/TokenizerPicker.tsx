import vocabularies from "virtual:prepared-vocabularies";
import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import FilePlus2 from "lucide-react/icons/file-plus-corner";
import Globe from "lucide-react/icons/globe";
import RotateCw from "lucide-react/icons/rotate-cw";
import { type ReactElement, type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { removeColumn } from "../../state/compare/removeColumn";
import { maxColumns } from "../../state/compare/slice";
import { actions, useAppStore } from "../../state/store";
import { openTokenizerDialog, type TokenizerDialogStart, type TokenizerTab } from "../../state/tokenizers/dialog";
import { type KnownTokenizer, knownTokenizers, sameBuiltin } from "../../state/tokenizers/knownTokenizers";
import type { BroughtTokenizer } from "../../state/tokenizers/library";
import { type CatalogueEntry, findBuiltin, tokenizerEntry } from "../../tokenizers/catalogue";
import { noteOf } from "../../tokenizers/catalogue/notes";
import { linkName, type TokenizerReference } from "../../tokenizers/tokenizerReference";
import { Button } from "../../ui/controls";
import { formatCount } from "../../ui/format";
import { heldText, isHeldEntered } from "../../ui/heldKeys";
import { useModule } from "../../ui/useModule";
import "./picker.css";
import { isModelShown, ModelItem, ModelSentence, ModelSource, modelValue } from "./PickerModels";
import { findEntries } from "./pickerEntries";
import { usePickerCursor } from "./usePickerCursor";

interface TokenizerPickerProps {
  readonly chosen: readonly TokenizerReference[];
  /** Closes the list. */
  onClose(): void;
}

const knownPrefix = "known ";
const lookUpPrefix = "look up ";

const loadLibrary = () => import("../../state/tokenizers/library");

/** The list of tokenizers: those brought along, the built-in ones by family, models by a search; and the ways to any other. */
export default function TokenizerPicker({ chosen, onClose }: TokenizerPickerProps): ReactElement {
  const isFull = chosen.length >= maxColumns;
  const [search, setSearch] = useState(heldText);
  const { brought, hasFailed, retry } = useBroughtTokenizers();
  const entries = useMemo(() => findEntries(search, brought), [search, brought]);
  const { models, sentence, isBuiltin, families, known, lookUp, near } = entries;
  const shown = { tokenizers: chosen, models: useAppStore((state) => state.comparison.models) };
  const modelAt = (value: string) => models.find(({ name }) => modelValue(name) === value);
  const isShown = (value: string) => {
    const model = modelAt(value);
    return model === undefined ? chosen.some((reference) => linkName(reference) === value) : isModelShown(model, shown);
  };
  const { current, isNone, onPointerMove, ...cursor } = usePickerCursor(search, isShown);
  const input = useHeldEnter(search, current);
  const currentModel = modelAt(current);
  const item = { chosen, isFull };
  const bring = (tab: TokenizerTab, start: TokenizerDialogStart | null = null) => {
    // First the list gives the focus back, which it does a moment after it is gone: the dialog gives it back in turn.
    flushSync(onClose);
    setTimeout(() => openTokenizerDialog(tab, start));
  };
  const modelGroup = models.length > 0 && (
    <Command.Group heading="Models" className="picker-group">
      {models.map((model) => (
        <ModelItem
          key={model.name}
          model={model}
          shown={shown}
          isFull={isFull}
          onLoad={(hub, named) => bring("hub", { hub, model: named })}
        />
      ))}
    </Command.Group>
  );
  return (
    <div className="picker">
      <Command className="picker-command" label="Tokenizers" shouldFilter={false} value={current} {...cursor}>
        <Command.Input
          ref={input}
          autoFocus
          className="picker-search"
          placeholder="Search by model, name or kind"
          value={search}
          onValueChange={setSearch}
        />
        {isFull && <p className="picker-note">All {maxColumns} columns are taken. Remove one to add another.</p>}
        {hasFailed && (
          <p className="picker-note" role="alert">
            What was brought along could not be listed. Check the connection, then try again.{" "}
            <Button onClick={retry}>
              <RotateCw size={15} /> Retry
            </Button>
          </p>
        )}
        {sentence !== null && <ModelSentence row={sentence} />}
        <Command.List className="picker-list" onPointerMove={onPointerMove}>
          {!isBuiltin && modelGroup}
          {lookUp !== null && (
            <Command.Item
              className="picker-item"
              value={`${lookUpPrefix}${lookUp}`}
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
          {isBuiltin && modelGroup}
          {known.length > 0 && (
            <Command.Group heading="On the Hugging Face Hub: needs the network" className="picker-group">
              {known.map((one) => (
                <KnownItem key={one.id} known={one} isFull={isFull} onLoad={() => bring("hub", { hub: one.id })} />
              ))}
            </Command.Group>
          )}
        </Command.List>
        {!entries.isFound && (
          <p className="picker-note" role="status">
            None of the tokenizers here matches, and no model of this name is known here.{" "}
            {near === null ? (
              "Bring its file, or look its page on the Hub up by its name: owner/name."
            ) : (
              <>
                Did you mean{" "}
                <Button
                  onClick={() => {
                    setSearch(near);
                    input.current?.focus();
                  }}
                >
                  <bdi>“{near}”</bdi>
                </Button>
                ?
              </>
            )}
          </p>
        )}
        {/* As high as what takes its place with the first entry that is chosen. */}
        {isNone && search === "" && (
          <p className="picker-hint">
            A model’s name leads to its tokenizer, or to what is known of it: “gpt-5.2”, “gemini 2.5 pro”, “claude opus
            4”.
          </p>
        )}
        <p className="picker-source">
          {currentModel === undefined ? describeCurrent(current, brought) : <ModelSource model={currentModel} />}
          {isShown(current) && " It is a column already."}
        </p>
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

/**
 * Presses Enter for somebody who did before the list was there, once the first match of what they had typed is chosen.
 * @param current the value of the entry that Enter chooses; "" before there is one
 */
function useHeldEnter(search: string, current: string): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  const entered = useRef(isHeldEntered() ? search : null);
  useEffect(() => {
    if (entered.current === null || (entered.current === search && current === "")) return;
    const isMeant = entered.current === search;
    entered.current = null;
    const press = () =>
      input.current?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    // Once cmdk has marked the entry, which it does a moment after it has told which one it is.
    if (isMeant) setTimeout(press);
  }, [search, current]);
  return input;
}

/** What has been brought along. None until the code that knows it is there: the list is of use before. */
function useBroughtTokenizers(): {
  readonly brought: readonly BroughtTokenizer[];
  readonly hasFailed: boolean;
  retry(): void;
} {
  const { module, hasFailed, retry } = useModule(loadLibrary);
  const [brought, setBrought] = useState<readonly BroughtTokenizer[]>([]);
  useEffect(() => {
    if (module === null) return;
    const { useBrought, library } = module;
    const show = () => setBrought(useBrought.getState().tokenizers);
    show();
    void library.refresh();
    return useBrought.subscribe(show);
  }, [module]);
  return { brought, hasFailed, retry };
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
      value={`${knownPrefix}${id}`}
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

/** What is to be known of the entry that Enter would choose; nothing where there is none. */
function describeCurrent(current: string, brought: readonly BroughtTokenizer[]): string {
  const entry = findBuiltin(current);
  if (entry !== undefined) return describeSource(entry);
  const tokenizer = brought.find(({ facts }) => facts.reference === current);
  if (tokenizer !== undefined) {
    const { reference, licence } = tokenizer.facts;
    return `${noteOf(reference)}${licence === null ? "" : ` Licence: ${licence}.`}`;
  }
  if (current.startsWith(knownPrefix)) {
    const known = knownTokenizers.find(({ id }) => id === current.slice(knownPrefix.length));
    const same = known === undefined ? null : sameBuiltin(known);
    if (same !== null) return describeSource(same);
    return known === undefined ? "" : `Its files are loaded from the Hub, and kept here. Licence: ${known.licence}.`;
  }
  return current.startsWith(lookUpPrefix) ? "The Hub is asked for the model’s tokenizer, and tells its licence." : "";
}

/** Where a vocabulary came from, with the version of the package that it was prepared from, and its licence. */
function describeSource({ reference, vocabulary, licence }: CatalogueEntry): string {
  const prepared = vocabulary === null ? undefined : vocabularies[vocabulary];
  const source = prepared === undefined ? "" : ` From ${prepared.package} ${prepared.version}.`;
  return `${noteOf(reference)}${source} Licence: ${licence}.`;
}
