/** What browsers say, each in words of its own, of code that did not come: they name an address, and not what to do. */
const codeDidNotCome = /dynamically imported module|importing a module script failed/i;

/**
 * What is shown of an error: its own words, which are ours, but where a part of the page's code did not come, here or in a
 * worker, whose words are the browser's.
 * @param error whatever was thrown
 */
export function saidOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return codeDidNotCome.test(message)
    ? "That part of the page could not be loaded. Check the connection, then try again."
    : message;
}
