import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { test as base, expect, type Locator, type Page, type Request } from "@playwright/test";

export { expect } from "@playwright/test";

/** What a link says, by the names of src/url/README.md; `text` is packed as `x`. */
export interface LinkParts {
  readonly tokenizers: readonly string[];
  readonly text?: string;
  readonly view?: "reading" | "tokens";
  readonly specials?: "text" | "control";
  readonly ids?: boolean;
  readonly inserted?: boolean;
}

/** Packs bytes as links do, without the app's own code: raw deflate in base64url. */
export function pack(bytes: string | Uint8Array): string {
  return deflateRawSync(bytes).toString("base64url");
}

/** Undoes {@link pack}, whoever packed it. */
export function unpack(packed: string): string {
  return inflateRawSync(Buffer.from(packed, "base64url")).toString("utf8");
}

/** A link's fragment, written by the documented format rather than by the app. */
export function linkTo({ tokenizers, text = "", view, specials, ids, inserted }: LinkParts): string {
  const parameters = [`v=1`, `t=${tokenizers.join(",")}`];
  if (view !== undefined) parameters.push(`view=${view}`);
  if (specials !== undefined) parameters.push(`s=${specials}`);
  if (inserted !== undefined) parameters.push(`i=${inserted ? 1 : 0}`);
  if (ids !== undefined) parameters.push(`ids=${ids ? 1 : 0}`);
  if (text !== "") parameters.push(`x=${pack(text)}`);
  return `#/compare?${parameters.join("&")}`;
}

/** What `data-text-hash` promises: SHA-256 of the text's UTF-8, lone surrogates read as U+FFFD. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text.toWellFormed(), "utf8").digest("hex");
}

/**
 * Goes to an address of the app, and waits until the page itself is there. Until then it is what the build has written, which
 * answers nothing, or not yet. Only what is about that, or about pages that do not start, goes by Playwright's own `goto`.
 */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expectTakenOver(page);
}

/** Loads the page anew, and waits as {@link visit} does. */
export async function reload(page: Page): Promise<void> {
  await page.reload();
  await expectTakenOver(page);
}

/** Waits until the page has taken over what the build has written. */
export async function expectTakenOver(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-look", "over");
}

/** Where elements are on the screen, in pixels, at one moment: each by itself would be asked for at a moment of its own. */
export async function boxesOf<Locators extends readonly Locator[]>(
  ...locators: Locators
): Promise<{ [Place in keyof Locators]: DOMRectReadOnly }> {
  const handles = await Promise.all(locators.map((locator) => locator.elementHandle()));
  const boxes = await handles[0]?.evaluate(
    (_, elements) => elements.map((element) => element?.getBoundingClientRect().toJSON()),
    handles,
  );
  return boxes as { [Place in keyof Locators]: DOMRectReadOnly };
}

/** Waits until the page itself does not scroll sideways; columns and tables may, within themselves. */
export async function expectNoSidewaysScroll(page: Page, message?: string): Promise<void> {
  // A phone's page that is too wide is seen from farther away, and its window then is as wide as it.
  const screen = page.viewportSize()?.width ?? 0;
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(wide, message).toBeLessThanOrEqual(screen);
}

/** The Compare page as a person meets it; the page contract's attributes tell what its columns are for. */
export class ComparePage {
  readonly page: Page;
  readonly editor: Locator;
  readonly share: Locator;
  /** The note above the page: what went wrong, or what happened and can be undone. */
  readonly notice: Locator;
  /** All requests of the page and its workers. */
  readonly requests: Request[] = [];
  private readonly errors: string[] = [];
  private readonly expectedErrors: RegExp[] = [];

  constructor(page: Page) {
    this.page = page;
    this.editor = page.getByRole("textbox", { name: "Text", exact: true });
    this.share = page.getByRole("button", { name: "Share" });
    this.notice = page.locator(".notice");
    page.on("request", (request) => this.requests.push(request));
    // Of the other pages that a test opens, too.
    const context = page.context();
    context.on("weberror", (found) => this.errors.push(found.error().stack ?? found.error().message));
    context.on("console", (message) => {
      if (message.type() === "error") this.errors.push(message.text());
    });
    page.on("crash", () => this.errors.push("The page crashed."));
  }

  /**
   * Opens the page anew, with a link's fragment or as a first visit, and waits until it answers; with a link, until its
   * columns are there. A link is read some moments after the page's code is there, and of a page that is open already it
   * would be followed: that is {@link follow}.
   */
  async open(fragment = ""): Promise<void> {
    if (fragment !== "" && this.page.url() !== "about:blank") await this.page.goto("about:blank");
    await visit(this.page, `./${fragment}`);
    await expect(this.editor).toBeVisible();
    const named = /[?&]t=([^&]*)/.exec(fragment)?.[1];
    if (named !== undefined) await this.expectColumns(decodeURIComponent(named).split(","));
  }

  /** Follows a link in the page that is open, as pasting it into the address bar does. It is read a moment later. */
  async follow(fragment: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, fragment);
  }

  column(id: string): Locator {
    return this.page.getByRole("region").and(this.page.locator(`[data-tokenizer="builtin:${id}"]`));
  }

  /** Ids of the columns, in their order. */
  async columns(): Promise<string[]> {
    const all = this.page.getByRole("region").and(this.page.locator("[data-tokenizer]"));
    return all.evaluateAll((found) =>
      found.map((element) => element.getAttribute("data-tokenizer")?.replace("builtin:", "") ?? ""),
    );
  }

  /** Waits until these are the columns, in this order. */
  async expectColumns(ids: readonly string[]): Promise<void> {
    await expect.poll(() => this.columns()).toEqual(ids);
  }

  /** The list of a column's chips. */
  tokens(id: string): Locator {
    return this.column(id).getByRole("listbox");
  }

  /** A column's chip by its place, the first being 0; only those in sight are on the page. */
  chip(id: string, token: number): Locator {
    return this.tokens(id).locator(`[data-token="${token}"]`);
  }

  /** Places of the chips that a column marks as lying in the place that is shown. */
  async marked(id: string): Promise<number[]> {
    return this.tokens(id)
      .getByRole("option", { selected: true })
      .evaluateAll((found) => found.map((element) => Number(element.getAttribute("data-token"))));
  }

  /** Waits until a column marks these places, and no others. */
  async expectMarked(id: string, places: readonly number[], message?: string): Promise<void> {
    await expect.poll(() => this.marked(id), message).toEqual(places);
  }

  /**
   * Waits until the inspector is open. Beside the columns it makes these narrower, which takes tokens from under a pointer that
   * came a moment before: after a pin, and before a pointer goes to a token.
   */
  async expectInspector(): Promise<void> {
    await expect(this.page.getByRole("complementary", { name: "Inspector" })).toBeVisible();
  }

  /** Waits until columns show the result for a text. */
  async expectText(text: string, ids: readonly string[]): Promise<void> {
    const hash = hashOf(text);
    for (const id of ids) {
      await expect(this.column(id)).toHaveAttribute("data-text-hash", hash);
      await expect(this.column(id)).toHaveAttribute("data-state", "ready");
    }
  }

  /** Waits until columns show the result for a text, with these counts; typing.spec.ts looks for others before them. */
  async expectCounts(text: string, counts: Readonly<Record<string, number>>): Promise<void> {
    await this.expectText(text, Object.keys(counts));
    for (const [id, count] of Object.entries(counts)) {
      await expect(this.column(id)).toHaveAttribute("data-tokens", String(count));
    }
  }

  /** Pastes over the whole text; of the clipboard's path only the keys are left out. Lone surrogates stay, too. */
  async paste(text: string): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+A");
    // As JSON, which escapes lone surrogates: the protocol to the browser would replace them.
    const isTaken = await this.editor.evaluate((element, json) => {
      // The editor may have taken the text field's place just now.
      if (!element.isConnected) return false;
      const pasted: string = JSON.parse(json);
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      element.dispatchEvent(event);
      // A text field takes nothing from an event that a script has made; to the rest of the page it is told.
      if (element instanceof HTMLTextAreaElement) {
        const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set;
        setValue?.call(element, pasted);
        element.dispatchEvent(new Event("input", { bubbles: true }));
      }
      return true;
    }, JSON.stringify(text));
    if (!isTaken) await this.paste(text);
  }

  /**
   * The text as the editor has it, with LF for each line break, lone surrogates and all. CodeMirror draws but what is in
   * sight; the whole is where its own `EditorView.findFromDOM` finds it, at the element.
   */
  async text(): Promise<string> {
    const json = await this.editor.evaluate((element) => {
      const { cmTile } = element as Element & { cmTile?: { view: { state: { doc: object } } } };
      if (element instanceof HTMLTextAreaElement) return JSON.stringify(element.value);
      if (cmTile === undefined) throw new Error("The editor is neither a text field nor CodeMirror.");
      return JSON.stringify(cmTile.view.state.doc.toString());
    });
    return JSON.parse(json);
  }

  /** Waits until the editor has a text, or one that matches. */
  async expectEditor(expected: string | RegExp): Promise<void> {
    const poll = expect.poll(() => this.text());
    await (typeof expected === "string" ? poll.toBe(expected) : poll.toMatch(expected));
  }

  /** Waits until the editor, which comes a moment after the page, has taken the text field's place. */
  async expectCodeEditor(): Promise<void> {
    await expect(this.page.locator(".cm-editor")).toBeVisible();
  }

  /** Opens a file through the page's own button. */
  async openFile(name: string, content: string | Uint8Array): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: "Open file" }).click();
    await (await chooser).setFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });
  }

  /** Drops a file onto the page. */
  async dropFile(name: string, content: string | Buffer): Promise<void> {
    await this.dropFiles([[name, content]]);
  }

  async dropFiles(files: readonly (readonly [name: string, content: string | Buffer])[]): Promise<void> {
    const packed = files.map(([name, content]) => [name, Buffer.from(content).toString("base64")] as const);
    const transfer = await this.page.evaluateHandle((given) => {
      const data = new DataTransfer();
      for (const [name, base64] of given) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    }, packed);
    const target = this.page.getByRole("main");
    await target.dispatchEvent("dragover", { dataTransfer: transfer });
    await target.dispatchEvent("drop", { dataTransfer: transfer });
  }

  /** Declares an error of the console that a test provokes; all others fail it. */
  expectError(pattern: RegExp): void {
    this.expectedErrors.push(pattern);
  }

  /** Errors of the pages and their consoles that no test declared. */
  get unexpectedErrors(): string[] {
    return this.errors.filter((error) => !this.expectedErrors.some((pattern) => pattern.test(error)));
  }
}

/** Playwright's test with the Compare page. Whether a test asks for it or not, no error may come that it did not declare. */
export const test = base.extend<{ compare: ComparePage }>({
  compare: [
    async ({ page }, use) => {
      const compare = new ComparePage(page);
      await use(compare);
      expect(compare.unexpectedErrors).toEqual([]);
    },
    { auto: true },
  ],
});
