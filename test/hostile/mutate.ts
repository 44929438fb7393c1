/** Changes as damage, programs and malice make them. Each takes its share of luck, and gives a new value. */
import type { Random } from "./random";

/** Bytes that mean something to most formats: ends, signs, marks and what is no UTF-8. */
const specialBytes = [0, 1, 0x0a, 0x1f, 0x20, 0x22, 0x2c, 0x5b, 0x7b, 0x7f, 0x80, 0xc0, 0xed, 0xfe, 0xff] as const;

/** Numbers at which fields end, by their widths. */
const specialNumbers = [
  0n,
  1n,
  0x7fn,
  0xffn,
  0xffffn,
  0x7fff_ffffn,
  0xffff_ffffn,
  1n << 40n,
  (1n << 64n) - 1n,
] as const;

/** The most that a change makes of some bytes. */
const longest = 1 << 20;

/** Flips, cuts, copies, and numbers put over what is there: up to four changes. */
export function mutateBytes(random: Random, given: Uint8Array): Uint8Array<ArrayBuffer> {
  let bytes = Buffer.from(given);
  for (let left = 1 + random.below(4); left > 0; left--) bytes = changeBytes(random, bytes);
  return new Uint8Array(bytes);
}

function changeBytes(random: Random, bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const changed = Buffer.from(bytes);
  const at = random.below(bytes.length);
  const [start, end] = random.range(bytes.length);
  const part = bytes.subarray(start, end);
  switch (random.below(9)) {
    case 0:
      if (at < bytes.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
      return changed;
    case 1:
      if (at < bytes.length) changed[at] = random.pick(specialBytes);
      return changed;
    case 2:
      return changed.subarray(0, at);
    case 3:
      return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, end), part, bytes.subarray(end)]);
    case 5:
      part.copy(changed, at);
      return changed;
    case 6:
      return putNumber(random, changed, at);
    case 7: {
      const times = Math.min(random.pick([2, 10, 1000]), Math.floor(longest / Math.max(1, part.length)));
      return Buffer.concat([bytes.subarray(0, end), ...Array.from({ length: times }, () => part), bytes.subarray(end)]);
    }
    default: {
      const noise = Buffer.from(Array.from({ length: 1 + random.below(16) }, () => random.below(256)));
      return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
    }
  }
}

function putNumber(random: Random, bytes: Buffer<ArrayBuffer>, at: number): Buffer<ArrayBuffer> {
  const width = random.pick([1, 2, 4, 8]);
  if (at + width > bytes.length) return bytes;
  const field = Buffer.alloc(8);
  field.writeBigUInt64LE(random.pick(specialNumbers));
  const value = field.subarray(0, width);
  (random.chance(0.8) ? value : value.reverse()).copy(bytes, at);
  return bytes;
}

/** Strings that readers of names, texts and patterns stumble over. */
export const oddStrings: readonly string[] = [
  ...[
    "",
    " ",
    "\0",
    "\n",
    "\r\n",
    "\ufeff",
    "\ud800",
    "\udc00x",
    "\u202e",
    "e\u0301\u0323",
    "👩‍👩‍👧‍👦",
    "▁",
    "Ġ",
    "##",
    "</w>",
  ],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "then", "<unk>", "[UNK]", "<0x00>", "<0xFF>", "<0xGG>"],
  ...["<img src=x onerror=alert(1)>", "../../etc/passwd", "%s%n%00", "NaN", "null", "1e999", "-0", "a".repeat(70_000)],
];

/**
 * Patterns that are none, match nothing, match for long, or need what engines lack. Those that come to no end on a text of some
 * words are left out: for those the page ends its worker, and says so.
 */
export const oddPatterns: readonly string[] = [
  ...[
    "",
    "(",
    "[",
    "(?:a|",
    "a{2,1}",
    "\\",
    "[z-a]",
    "(?<!a*)b",
    "(?=",
    "a**",
    "(?>a+)b",
    "\\p{Nonsense}+",
    "[[:alpha:]]+",
  ],
  ...["(a+)+$", "(a|aa)+b", "(?:a*)*b", "\\s*\\s*$", "a{0,65535}"],
  ...[
    "(?i:ſ|K)",
    "\\G",
    "\\K.",
    "(?<n>a)\\k<n>",
    "(?<__proto__>a)",
    "()*",
    "(?:)*?",
    "$",
    "\\b",
    ".",
    "\\X",
    "(?#",
    "\ud800",
  ],
  "(?:".repeat(3000) + ")".repeat(3000),
];

/** Values of JSON's types, and of none: those are written by {@link writeOddJson}. */
const oddValues: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1, 1.5, 255, 256, 0xffff, 0xffffff, 0x1000000, 2 ** 31, 2 ** 32, 2 ** 53, 1e308],
  ...[[], {}, [[]], [null], [0, 1], ["a", "b"], [["a", "b"]], { type: "BPE" }, { Regex: "(a+)+$" }, { String: "" }],
  ...["@@deep@@", "@@1e999@@", "@@-1e999@@", "@@NaN@@", "@@01@@"],
];

const anyOdd = (random: Random): unknown => {
  const choice = random.next();
  return choice < 0.5 ? random.pick(oddValues) : random.pick(choice < 0.8 ? oddStrings : oddPatterns);
};

/**
 * Changes a value of JSON in up to four places.
 * @param zoo values that stand where objects do, besides odd ones: parts that readers know
 */
export function mutateJson(random: Random, value: unknown, zoo: readonly unknown[] = []): unknown {
  const box = { value: structuredClone(value) };
  for (let left = 1 + random.below(4); left > 0; left--) changeJson(random, box, zoo);
  return box.value;
}

function changeJson(random: Random, box: { value: unknown }, zoo: readonly unknown[]): void {
  let parent: unknown = box;
  let name: string | number = "value";
  for (;;) {
    const here = read(parent, name);
    const names = typeof here === "object" && here !== null ? Object.keys(here) : [];
    if (names.length === 0 || random.chance(0.2)) break;
    parent = here;
    name = random.pick(names);
  }
  const here = read(parent, name);
  switch (random.below(8)) {
    case 0:
    case 1:
      write(parent, name, anyOdd(random));
      break;
    case 2:
      if (parent !== box) Reflect.deleteProperty(parent as object, name);
      break;
    case 3:
      write(parent, random.pick(oddStrings), here);
      break;
    case 4: {
      const list = Array.isArray(here) ? here : [here];
      write(parent, name, random.chance(0.5) ? [...list, ...list] : list.toReversed());
      break;
    }
    case 5:
      write(parent, name, read(parent, random.pick(Object.keys(parent as object))));
      break;
    case 6:
      write(parent, name, nearly(random, here));
      break;
    default:
      write(parent, name, zoo.length === 0 ? anyOdd(random) : random.pick(zoo));
  }
}

/** A value of the same type that is another. */
function nearly(random: Random, value: unknown): unknown {
  if (typeof value === "number") return value + random.pick([-1, 1, 0.5, 2 ** 24, 2 ** 32]);
  if (typeof value === "string") return value.slice(0, random.below(value.length + 1)) + random.pick(oddStrings);
  return { "": value };
}

function read(of: unknown, name: string | number): unknown {
  return Object.getOwnPropertyDescriptor(of, name)?.value;
}

/** As a property of its own, whatever its name is. */
function write(of: unknown, name: string | number, value: unknown): void {
  // A value that holds itself is none of JSON's: it is put there as a copy.
  const copy: unknown = typeof value === "object" && value !== null ? structuredClone(value) : value;
  if (Array.isArray(of) && !/^\d{1,6}$/.test(String(name))) return;
  Object.defineProperty(of, name, { value: copy, enumerable: true, writable: true, configurable: true });
}

/** Writes JSON, and in it what JSON.stringify does not write: numbers beyond all, deep lists, names that come twice. */
export function writeOddJson(random: Random, value: unknown): string {
  const json = JSON.stringify(value) ?? "";
  const deep = random.pick([60, 2000, 100_000]);
  const written = json
    .replaceAll('"@@deep@@"', () => "[".repeat(deep) + "]".repeat(deep))
    .replaceAll(/"@@([^@"]{1,10})@@"/g, "$1");
  if (!random.chance(0.1)) return written;
  return written.replace(/"([^"\\]+)":("[^"]*"|\d+)/, '"$1":$2,"$1":null');
}

/** Changes lines, numbers and letters of a text in up to four places. */
export function mutateText(random: Random, given: string): string {
  let text = given;
  for (let left = 1 + random.below(4); left > 0; left--) text = changeText(random, text);
  return text;
}

function changeText(random: Random, text: string): string {
  const lines = text.split("\n");
  const at = random.below(lines.length);
  const line = lines[at] ?? "";
  const put = (...instead: string[]) => lines.toSpliced(at, 1, ...instead).join("\n");
  switch (random.below(9)) {
    case 0:
      return put();
    case 1:
      return put(line, line);
    case 2:
      return put(random.pick(lines));
    case 3:
      return put(random.pick(oddStrings));
    case 4: {
      const cut = random.below(line.length + 1);
      return put(line.slice(0, cut) + random.pick(oddStrings) + line.slice(cut));
    }
    case 5:
      return put(
        line.replace(/\d+/, random.pick(["-1", "0", "1e9", "16777216", "4294967296", "9".repeat(400), "0x10", ""])),
      );
    case 6:
      return put(...Array.from({ length: random.pick([2, 300]) }, () => line));
    case 7:
      return text.slice(0, random.below(text.length + 1));
    default:
      return random.chance(0.5)
        ? text.replaceAll("\n", "\r\n")
        : put(
            line
              .split(/(?<=\s)/)
              .reverse()
              .join(""),
          );
  }
}
