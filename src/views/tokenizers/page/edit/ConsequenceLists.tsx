import type { ReactElement, ReactNode } from "react";
import { formatCount } from "../../../../ui/format";
import type { Consequences, Merge, NamedEntry, Some } from "../../../../worker/vocabulary/editProtocol";
import type { ShowName } from "./editWords";

interface ListsProps {
  readonly told: Consequences;
  readonly show: ShowName;
}

/** What depends on an edit, list by list; those that are empty are left out. */
export function ConsequenceLists({ told, show }: ListsProps): ReactElement {
  const { makingGone, partOfGone, mergesAdded, alsoAdded, alsoRemoved, lost, gained } = told;
  const entry = ({ name, id }: NamedEntry) => (
    <>
      <Name name={name} show={show} /> <span className="edit-id">{id}</span>
    </>
  );
  const merge = ([left, right]: Merge) => (
    <>
      <Name name={left} show={show} /> + <Name name={right} show={show} />
    </>
  );
  return (
    <>
      <List title="Merges that make it, which go" kind="making" items={makingGone} item={merge} />
      <List title="Merges that it is a part of, which go" kind="part-of" items={partOfGone} item={merge} />
      <List title="Entries that no merges make any more" kind="lost" items={lost} item={entry} />
      <List title="Entries that go, too, since no merges make them" kind="removed" items={alsoRemoved} item={entry} />
      <List
        title="New merges, behind all others: what it is cut into, from left to right"
        kind="merges"
        items={all(mergesAdded)}
        item={merge}
      />
      <List title="Entries that come with it" kind="added" items={all(alsoAdded)} item={entry} />
      <List title="Entries that merges make now, and did not before" kind="gained" items={gained} item={entry} />
    </>
  );
}

function all<Item>(items: readonly Item[]): Some<Item> {
  return { count: items.length, first: items };
}

interface ListProps<Item> {
  readonly title: string;
  readonly kind: string;
  readonly items: Some<Item>;
  item(item: Item): ReactNode;
}

function List<Item>({ title, kind, items, item }: ListProps<Item>): ReactElement | null {
  const { count, first } = items;
  if (count === 0) return null;
  return (
    <section className="edit-list" data-list={kind} data-count={count}>
      <h4>
        {title}: {formatCount(count)}
      </h4>
      <ul>
        {first.map((each, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a list is told anew as a whole
          <li key={i}>{item(each)}</li>
        ))}
        {count > first.length && <li>… and {formatCount(count - first.length)} more</li>}
      </ul>
    </section>
  );
}

function Name({ name, show }: { readonly name: string; readonly show: ShowName }): ReactElement {
  return (
    <span className="edit-name" title={name}>
      {show(name)}
    </span>
  );
}
