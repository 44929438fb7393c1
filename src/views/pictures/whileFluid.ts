/** How long the page may be held up at once, in milliseconds: less than a frame and a half. */
const longest = 20;

/** Does something with each item, and lets the page have its turn before it would be felt. */
export async function whileFluid<T>(items: readonly T[], act: (item: T) => void): Promise<void> {
  let since = performance.now();
  for (const item of items) {
    act(item);
    if (performance.now() - since < longest) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
}
