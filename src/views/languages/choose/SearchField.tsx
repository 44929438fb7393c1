import Search from "lucide-react/icons/search";
import type { ReactElement } from "react";
import { setLanguages } from "../../../state/languages/setLanguages";
import { useAskedSearch } from "../../../ui/useAskedSearch";

/** Finds languages by any of their names, in all of the corpus. */
export function SearchField({ value }: { readonly value: string }): ReactElement {
  const search = useAskedSearch((typed) => setLanguages({ search: typed }));
  return (
    <label className="labelled search-field">
      <span className="visually-hidden">Search languages</span>
      <Search size={15} aria-hidden="true" />
      <input
        ref={search}
        className="field"
        type="search"
        placeholder="Name, endonym or code"
        maxLength={100}
        value={value}
        onChange={(event) => setLanguages({ search: event.target.value })}
      />
    </label>
  );
}
