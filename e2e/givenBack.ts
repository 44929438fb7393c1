import { referenceCounts } from "./expected";
import { type Memory, MemoryMeter } from "./memory";
import { type ComparePage, expect, linkTo } from "./support";

/** What the page shows before and after each: another text, so that what is held is the same. */
export const plain = "It was 2024 then, naïve.";
/** Of several scripts: what tokenizers have tables of a fixed size for, they have after it. */
export const mixed = "Tokenizers cut Grüße, नमस्ते दुनिया and 東京タワー; function(x) { return 1,234.56 €; }\n";
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

/** Waits until the page has given back what it took: as many workers as at the start, and at most a fifth more memory. */
export async function expectGivenBack(what: string, { compare, meter, start, tokenizers }: Begun): Promise<void> {
  const after = await meter.measure();
  let end = after;
  const isGivenBack = async () => {
    end = await meter.measure();
    return { workers: end.workers, isLittle: end.bytes <= 1.2 * start.bytes };
  };
  // React has what a part showed before until that shows something else once more.
  await count(compare, tokenizers);
  try {
    // Half a minute later workers begin anew; a busy machine takes longer.
    await expect
      .poll(isGivenBack, { message: what, intervals: [1000], timeout: 100_000 })
      .toEqual({ workers: start.workers, isLittle: true });
    // With tokenizers that are loaded again, or it would be little for want of them.
    await count(compare, tokenizers);
    await expect.poll(isGivenBack, { message: what }).toEqual({ workers: start.workers, isLittle: true });
  } finally {
    const words = ({ bytes, inPage, workers }: Memory) =>
      `${megabytes(bytes)} (page ${megabytes(inPage)}), ${workers} workers`;
    const more = ((end.bytes / start.bytes - 1) * 100).toFixed(0);
    console.log(
      `${what}: before ${words(start)}; at once after ${words(after)}; in the end ${words(end)}, ${more} % more`,
    );
  }
}

/** Shows another text and the plain one again, and compares what is counted. */
async function count(compare: ComparePage, tokenizers: readonly string[]): Promise<void> {
  for (const text of [`${plain} ${mixed.repeat(10)}`, plain]) {
    await compare.paste(text);
    await compare.expectCounts(text, await referenceCounts(tokenizers, text));
  }
}

/** A page that has been measured. */
export interface Begun {
  readonly compare: ComparePage;
  readonly meter: MemoryMeter;
  readonly start: Memory;
  readonly tokenizers: readonly string[];
}

/** What it is measured with. */
export interface Beginning {
  readonly tokenizers: readonly string[];
  /** Has the page load the code that is measured with, and leave something behind. */
  warmUp(): Promise<void>;
}

/** Opens columns with the plain text, and measures the page once all its code is there and its workers hold nothing else. */
export async function begin(compare: ComparePage, { tokenizers, warmUp }: Beginning): Promise<Begun> {
  const { page } = compare;
  const meter = await MemoryMeter.of(page);
  let ended = 0;
  page.on("worker", (worker) => {
    if (worker.url().includes("tokenizer.worker")) worker.on("close", () => ended++);
  });
  await compare.open(linkTo({ tokenizers, text: plain }));
  await compare.expectCodeEditor();
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => name.includes("stayReady")),
  );
  await warmUp();
  await count(compare, tokenizers);
  const before = ended;
  // A column that goes is the last of what has them begin anew, half a minute later and all of them idle.
  await compare.follow(linkTo({ tokenizers: ["code_points", ...tokenizers.slice(1)], text: plain }));
  await compare.expectText(plain, ["code_points"]);
  await compare.follow(linkTo({ tokenizers, text: plain }));
  await compare.expectText(plain, tokenizers);
  // No more than these are of use, on two cores or more.
  await expect
    .poll(() => ended > before && page.workers().length <= Math.min(2, tokenizers.length), { timeout: 100_000 })
    .toBe(true);
  // The largest of some readings: which worker has which tokenizer, and whether both have one, is a matter of which was free.
  const readings: Memory[] = [];
  for (let reading = 0; reading < 4; reading++) {
    await count(compare, tokenizers);
    readings.push(await meter.measure());
  }
  const start = readings.reduce((most, one) => (one.bytes > most.bytes ? one : most));
  console.log(
    `read before: ${readings.map(({ bytes, inPage }) => `${megabytes(bytes)} (page ${megabytes(inPage)})`).join(", ")}`,
  );
  return { compare, meter, start, tokenizers };
}

/** Shows a long text, with all that comes with one. */
export async function showLongText(compare: ComparePage, tokenizers: readonly string[]): Promise<void> {
  const long = "Before it, naïve Straße 東京. ".repeat(1_500);
  await compare.paste(long);
  await compare.expectText(long, tokenizers);
  await expect(compare.page.getByRole("slider", { name: "Where the columns differ" })).toHaveAttribute(
    "data-state",
    "ready",
  );
}
