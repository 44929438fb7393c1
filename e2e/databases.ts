import type { Page } from "@playwright/test";

/** The page's databases. */
export const databases = ["tessera-drafts", "tessera-tokenizers", "tessera-lists", "tessera"];

/**
 * Has another page of the same site make databases, as another version of ours could: with a store of its own.
 * @param how whether that page holds them open, whatever is asked of it
 */
export async function makeDatabases(
  page: Page,
  names: readonly string[],
  how: { readonly version: number; readonly isHeld: boolean },
): Promise<void> {
  await page.route("**/nothing.html", (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.goto("./nothing.html");
  await page.evaluate(
    async ({ names, version, isHeld }) => {
      for (const name of names) {
        await new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open(name, version);
          opening.onupgradeneeded = () => opening.result.createObjectStore("other").put("kept", 1);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            if (!isHeld) opening.result.close();
            resolve();
          };
        });
      }
    },
    { names, ...how },
  );
}

/** How many records a store of a database has; none where there is no such database, which opening would make. */
export function countKept(page: Page, database: string, store: string): Promise<number> {
  return page.evaluate(
    async ([name = "", of = ""]) => {
      if (!(await indexedDB.databases()).some((one) => one.name === name)) return 0;
      return new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction(of).objectStore(of).count();
          opening.result.close();
          counting.onsuccess = () => resolve(counting.result);
        };
      });
    },
    [database, store],
  );
}
