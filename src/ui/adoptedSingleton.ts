/**
 * A style sheet that is in the document while somebody uses it: what Radix locks a page's scrolling with, in place of
 * react-style-singleton's own, which puts a `<style>` element into the page (scripts/contentPolicyPlugins.ts).
 * @returns `add` with the sheet's text, which the first user's is taken of, and `remove`, once for each `add`
 */
export function stylesheetSingleton() {
  let users = 0;
  const sheet = new CSSStyleSheet();
  return {
    add(text: string): void {
      if (users++ > 0) return;
      sheet.replaceSync(text);
      document.adoptedStyleSheets.push(sheet);
    },
    remove(): void {
      if (--users > 0) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    },
  };
}
