import { useEffect } from "react";

const key = "tessera.guide.place";

/** Which finding was at the upper edge of the screen, how far it began below that edge, in pixels, and of which address: a word each. */
type Place = [id: string, top: string, address: string];

/**
 * Comes back to what was read when the page is loaded anew. The browser cannot: it goes by pixels, of a page that is short until its
 * code is there, and whose figures have yet to come.
 */
export function useKeptPlace(): void {
  useEffect(() => {
    const [id = "", top, address] = recall();
    const part = address === location.hash ? document.getElementById(id) : null;
    // What is no number scrolls by nothing.
    if (part !== null) window.scrollBy(0, part.getBoundingClientRect().top - Number(top));
    const keep = () => {
      const read = [...document.querySelectorAll(".guide article")].find(
        (article) => article.getBoundingClientRect().bottom > 0,
      );
      if (read === undefined || window.scrollY === 0) return;
      const place: Place = [read.id, `${read.getBoundingClientRect().top}`, location.hash];
      try {
        sessionStorage.setItem(key, place.join(" "));
      } catch {
        // Blocked, or full: the page then begins as its address says.
      }
    };
    window.addEventListener("pagehide", keep);
    return () => window.removeEventListener("pagehide", keep);
  }, []);
}

/** The place that the last page load of this tab has kept, which is good for once; nothing where there is none. */
function recall(): Partial<Place> {
  try {
    const kept = sessionStorage.getItem(key)?.split(" ") ?? [];
    sessionStorage.removeItem(key);
    return kept as Partial<Place>;
  } catch {
    return [];
  }
}
