import { type ReactElement, type ReactNode, useEffect } from "react";
import { openTokenizerDialog } from "../../../state/tokenizers/dialog";
import { inspectTokenizer } from "../../../state/tokenizers/inspect";
import { knownTokenizers, sameBuiltin } from "../../../state/tokenizers/knownTokenizers";
import { library, useBrought } from "../../../state/tokenizers/library";
import { catalogue, tokenizerEntry } from "../../../tokenizers/catalogue";
import { formatCount, plural } from "../../../ui/format";
import { TokenizersHead } from "./TokenizersHead";
import "./tokenizersPage.css";

/** Two of them side by side: a page of its own, whose part is asked for by this one's. */
export const loadVocabularies = () => import("../../vocabularies/VocabulariesPage");

/** All tokenizers that there are to look into: built in, brought along, and known on the Hub. */
export default function TokenizersPage(): ReactElement {
  const brought = useBrought((state) => state.tokenizers);
  const problem = useBrought((state) => state.problem);
  useEffect(() => void library.refresh(), []);
  return (
    <main className="tokenizers-page">
      <TokenizersHead />
      {problem !== null && <p role="alert">{problem}</p>}
      <List title="Built in" note={`${plural(catalogue.length, "tokenizer")}, here without a network.`}>
        {catalogue.map(({ reference, label, models, model, vocabularySize }) => (
          <Item
            key={reference}
            name={label}
            details={models.join(", ")}
            kind={`${model}, ${vocabularySize === null ? "open set" : `${formatCount(vocabularySize)} entries`}`}
            onOpen={() => inspectTokenizer(reference)}
          />
        ))}
      </List>
      {brought.length > 0 && (
        <List title="Brought along" note="From the Hub and from your own files.">
          {brought.map(({ facts: { reference, kind, description }, place }) => (
            <Item
              key={reference}
              name={tokenizerEntry(reference).label}
              details={place === "visit" ? "until the page is closed" : "kept in this browser"}
              kind={`${kind}, ${formatCount(description.vocabularySize)} entries`}
              onOpen={() => inspectTokenizer(reference)}
            />
          ))}
        </List>
      )}
      <List title="Known on the Hugging Face Hub" note="Loaded when they are asked for, which needs the network.">
        {knownTokenizers.map((known) => {
          const same = sameBuiltin(known);
          return (
            <Item
              key={known.id}
              name={known.id}
              details={same === null ? known.family : `here as the built-in “${same.label}”`}
              kind={`${known.licence}${known.gated ? ", needs a token" : ""}`}
              onOpen={() =>
                same === null ? openTokenizerDialog("hub", { hub: known.id }) : inspectTokenizer(same.reference)
              }
            />
          );
        })}
      </List>
    </main>
  );
}

interface ListProps {
  readonly title: string;
  readonly note: string;
  readonly children: ReactNode;
}

function List({ title, note, children }: ListProps): ReactElement {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p>{note}</p>
      <ul>{children}</ul>
    </section>
  );
}

interface ItemProps {
  readonly name: string;
  readonly details: string;
  readonly kind: string;
  onOpen(): void;
}

function Item({ name, details, kind, onOpen }: ItemProps): ReactElement {
  return (
    <li>
      <button type="button" onClick={onOpen}>
        <bdi>{name}</bdi>
      </button>
      <span>{details}</span>
      <small>{kind}</small>
    </li>
  );
}
