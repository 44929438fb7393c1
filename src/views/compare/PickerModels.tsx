import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import Globe from "lucide-react/icons/globe";
import type { ReactElement } from "react";
import { namedModel } from "../../models/columnModel";
import type { SentenceRow } from "../../models/modelTable";
import { showModel, unnameColumn } from "../../state/compare/showModel";
import type { ColumnModel, CompareSlice } from "../../state/compare/slice";
import { tokenizerEntry } from "../../tokenizers/catalogue";
import { formatCount } from "../../ui/format";
import type { PickerModel } from "./pickerEntries";

/** The columns, with the models that they go by. */
type ShownModels = Pick<CompareSlice, "tokenizers" | "models">;

/** The value of a model's entry, for cmdk. */
export const modelValue = (name: string) => `model ${name}`;

/** Whether a column goes by a model's name, or is called as the model by itself. */
export function isModelShown({ name, reference }: PickerModel, { tokenizers, models }: ShownModels): boolean {
  if (reference === null || !tokenizers.includes(reference)) return false;
  return (
    (models?.[reference]?.some((model) => model.name === name) ?? false) || tokenizerEntry(reference).label === name
  );
}

interface ModelItemProps {
  readonly model: PickerModel;
  readonly shown: ShownModels;
  readonly isFull: boolean;
  /** Loads the tokenizer of a model that is not here. */
  onLoad(id: string, model: ColumnModel): void;
}

/** A model that can be a column: its name, and the tokenizer that it has beneath. */
export function ModelItem({ model, shown, isFull, onLoad }: ModelItemProps): ReactElement {
  const { name, window, reference, known } = model;
  const isShown = isModelShown(model, shown);
  const named = namedModel(name, window);
  const choose = () => {
    if (reference === null) onLoad(known?.id ?? "", named);
    else if (isShown) unnameColumn(reference, name);
    else showModel(reference, named);
  };
  const hasColumn = reference !== null && shown.tokenizers.includes(reference);
  return (
    <Command.Item className="picker-item" value={modelValue(name)} disabled={isFull && !hasColumn} onSelect={choose}>
      {reference === null ? (
        <Globe size={16} aria-hidden="true" />
      ) : (
        <span className="picker-check">{isShown && <Check size={16} role="img" aria-label="shown" />}</span>
      )}
      <span className="picker-name">
        <bdi>{name}</bdi>
        <small>{reference === null ? known?.id : tokenizerEntry(reference).label}</small>
      </span>
      <span className="picker-kind">
        {window !== null && formatCount(window.tokens)}
        <small>
          {[window === null ? "" : "tokens of context", reference !== null ? "" : known?.gated ? "gated" : "on the Hub"]
            .filter((part) => part !== "")
            .join(", ")}
        </small>
      </span>
    </Command.Item>
  );
}

/** What is known of a model of which no tokenizer can be named. */
export function ModelSentence({ row }: { readonly row: SentenceRow }): ReactElement {
  return (
    <p className="picker-note picker-sentence" role="status">
      {row.sentence} <Sources addresses={row.sources} />
    </p>
  );
}

/** What is to be known of a model that can be chosen, with the addresses that say it. */
export function ModelSource({ model }: { readonly model: PickerModel }): ReactElement {
  const { name, row, window, known } = model;
  const tokenizer = known === null ? tokenizerEntry(`builtin:${row.tokenizer}`).label : known.id;
  const addresses = [...row.sources, ...(window === null ? [] : [window.source])];
  return (
    <>
      <bdi>{name}</bdi> has the tokenizer {tokenizer}. {row.note}
      {known !== null && ` Its files are loaded from the Hub, and kept here. Licence: ${known.licence}.`}{" "}
      <Sources addresses={[...new Set(addresses)]} />
    </>
  );
}

function Sources({ addresses }: { readonly addresses: readonly string[] }): ReactElement {
  return (
    <>
      Source:{" "}
      {addresses.map((address, i) => (
        <span key={address}>
          {i > 0 && ", "}
          <a href={address} target="_blank" rel="noreferrer">
            {shortAddress(address)}
          </a>
        </span>
      ))}
      .
    </>
  );
}

/** An address as people tell it from others: its host, and on those that many share whose it is. */
function shortAddress(address: string): string {
  const { hostname, pathname } = new URL(address);
  const isShared = hostname === "github.com" || hostname === "huggingface.co" || hostname === "arxiv.org";
  return isShared ? `${hostname}/${pathname.split("/").slice(1, 3).join("/")}` : hostname;
}
