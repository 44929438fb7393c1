import type { ReactElement } from "react";
import { isPage, type Page, textPage } from "../state/pages";
import { actions } from "../state/store";
import { pages } from "../views/pages";
import type { Shortcut } from "../views/pageView";

/** The pages that have a place of their own in the navigation. */
function placed() {
  return Object.keys(pages)
    .filter(isPage)
    .flatMap((page) => {
      const { place } = pages[page];
      return "label" in place ? [{ ...place, page }] : [];
    });
}

/** The links to the pages. */
export function PageLinks({ page }: { readonly page: Page }): ReactElement {
  const { place } = pages[page];
  const current = "under" in place ? place.under : page;
  return (
    <nav className="page-links" aria-label="Pages">
      {placed().map((other) => (
        <a
          key={other.page}
          href={other.page === textPage ? "#/" : `#/${other.page}`}
          aria-current={other.page === current ? "page" : undefined}
          onClick={(event) => {
            // The address is written with all that the page shows; a click with a key opens it fresh in another tab.
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            actions.setPage(other.page);
          }}
        >
          {other.label}
        </a>
      ))}
    </nav>
  );
}

/** The keys that go from a page to the others. */
export function keysFrom(page: Page): readonly Shortcut[] {
  const others = placed().filter((other) => other.page !== page);
  return others.map((other) => ({
    key: other.key,
    label: `Go to ${other.label}`,
    run: () => actions.setPage(other.page),
  }));
}
