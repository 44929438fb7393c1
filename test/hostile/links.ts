import { deflateRawSync } from "node:zlib";
import { withoutEmbedding } from "../../src/app/embed/fullLink";
import { isEmbedded } from "../../src/app/embed/isEmbedded";
import { toBase64url } from "../../src/url/base64url";
import { parseComparisonFile } from "../../src/url/file";
import { openLink } from "../../src/url/openLink";
import { presumePage, presumeTokenizers } from "../../src/url/presume";
import { fragmentToComparison, type ParseResult } from "../../src/url/readLink";
import { comparisonToFragment } from "../../src/url/writeLink";
import { isKnown } from "../support/comparisons";
import { checkWords, Fault, type HostileKind, type Outcome } from "./kind";
import { mutateJson, oddPatterns, oddStrings, writeOddJson } from "./mutate";
import { Random } from "./random";

const pack = (bytes: string | Uint8Array) => toBase64url(deflateRawSync(bytes));
const commit = "0123456789abcdef0123456789abcdef01234567";
const hash = `${commit}${commit.slice(0, 24)}`;
const text = "Der Mond ist aufgegangen, مرحبا 🤚🏾 世界\r\n";
const template = toBase64url(Buffer.from("{{ bos_token }}{% for m in messages %}{{ m.content }}{% endfor %}"));

/** Links of all pages, with each of their parameters in one or another; and as people write them. */
export const linkSeeds: readonly string[] = [
  `#/compare?v=1&t=words,llama3,o200k_base&m=,Llama%203.1,GPT-4o~o3&view=reading&s=control&i=1&ids=1&color=cut&st=llama3&rows=tokens&b=words&w=8192&p=1,,2.5&pc=,0.5&po=1&pcur=CHF,,TRY&cached=5&out=7&cur=EUR&below=agreement&at=0-3&x=${pack(text)}`,
  `#/compare?v=1&t=words,llama3&two=9&cut=100-3-token-graphemes&x=${pack(text)}`,
  `#/compare?v=1&t=llama3,qwen3&in=chat&var=add_generation_prompt,!enable_thinking,name%3Atext&tpl=,${template}&x=${pack('[{"role":"user","content":"Hi"}]')}`,
  `#/compare?v=1&t=hub:owner/name@${commit}?cl100k_base,file:mine.json%23${hash},words&x16=${pack(new Uint8Array([0, 0xd8, 65, 0]))}`,
  `#/compare?v=1&embed=1&theme=dark&t=words,llama3&x=${pack(text)}`,
  "#/compare?t=gpt-4o,llama3&text=hello%20world%20100%25",
  "#/?text=%EC%95%88%EB%85%95+1=1?/&t=words",
  "#/compare?v=1&t=words&long=1",
  `#/languages?v=1&t=words,llama3&m=,Llama%203.1&chart=map&map=llama3&c=${hash}&pivot=hin&mode=joined&g=above.2.5&q=deu&sort=-name&scale=log`,
  "#/languages?v=1&t=words&g=script.Deva&sort=llama3",
  "#/languages?v=1&t=words&g=region.Europe&chart=bars",
  "#/tokenizer?v=1&t=llama3&q=%E2%96%81the&find=special&sort=length&bias=-2.5",
  `#/tokenizer?v=1&t=hub:owner/name@${commit}`,
  "#/tokenizers",
  "#/files?v=1&t=words,llama3&s=control&show=bytes&sort=-llama3",
  "#/files",
  "#/tokenizers/llama3",
];

const parameterNames = [
  ..."v h t m two view s i ids color st rows b w p pc po pcur cached out cur below cut at in var tpl x x16 long text".split(
    " ",
  ),
  ..."embed theme chart map c pivot mode g q sort scale find bias show __proto__ constructor".split(" "),
];
const pageNames = [
  "compare",
  "languages",
  "tokenizer",
  "tokenizers",
  "files",
  "",
  "chat",
  "Compare",
  "..",
  "__proto__",
  "%63ompare",
];

const values = [
  ...[
    "",
    "0",
    "1",
    "-1",
    "1.5",
    "1e9",
    "1e999",
    "NaN",
    "0x10",
    "99999999999999999999",
    "true",
    "null",
    "%",
    "%zz",
    "%ff",
  ],
  ...[
    "%ED%A0%80",
    "%F0%9F%A4",
    "%00",
    "+",
    ",",
    ",,,,",
    "words,words",
    "llama3",
    "constructor",
    "__proto__",
    "hub:a/b@main",
  ],
  ...[
    "reading",
    "tokens",
    "control",
    "chat",
    "map",
    "0-0",
    "5-4",
    "0-999999999",
    "-name",
    "--name",
    "words~~",
    "A",
    "AwA",
    "____",
  ],
];

/** A link of a seed's kind, changed in up to five places. */
export function hostileLink(random: Random): string {
  if (random.chance(0.02)) return `#${random.pick([...oddStrings, ...oddPatterns])}`;
  const seed = random.pick(linkSeeds);
  const question = seed.indexOf("?");
  let page = question < 0 ? seed : seed.slice(0, question);
  let parameters = question < 0 ? [] : seed.slice(question + 1).split("&");
  for (let left = 1 + random.below(5); left > 0; left--) {
    const at = random.below(parameters.length);
    const [name = "", ...rest] = (parameters[at] ?? "").split("=");
    const value = rest.join("=");
    const put = (...instead: string[]) => {
      parameters = parameters.toSpliced(at, 1, ...instead);
    };
    const cut = random.below(value.length + 1);
    const odd = random.chance(0.7)
      ? random.pick(values)
      : encodeURIComponent(random.pick(oddStrings).toWellFormed().slice(0, 3000));
    switch (random.below(10)) {
      case 0:
        put();
        break;
      case 1:
        put(`${name}=${value}`, `${name}=${value}`);
        break;
      case 2:
        put(`${name}=${odd}`);
        break;
      case 3:
        put(`${name}=${value.slice(0, cut)}${odd}${value.slice(cut)}`);
        break;
      case 4:
        put(`${name}=${value.slice(0, cut)}`);
        break;
      case 5:
        put(`${name}=${value}`, `${random.pick(parameterNames)}=${odd}`);
        break;
      case 6:
        put(`${random.pick(parameterNames)}=${value}`);
        break;
      case 7:
        page = `#/${random.pick(pageNames)}`;
        break;
      case 8:
        parameters = parameters.toReversed();
        break;
      default:
        put(
          `${name}=${value.slice(0, cut)}${String.fromCharCode(random.below(random.chance(0.8) ? 0x80 : 0x10000))}${value.slice(cut + 1)}`,
        );
    }
  }
  const link = parameters.length === 0 ? page : `${page}?${parameters.join("&")}`;
  return random.chance(0.1) ? link.slice(0, random.below(link.length + 1)) : link;
}

/** Of what a link came to, what is wrong with it. */
async function judge(link: string, result: ParseResult): Promise<Outcome> {
  const problem = result.ok ? result.lost?.problem : result.problem;
  if (problem !== undefined) {
    checkWords(problem.message);
    // Notices are read by people.
    if (problem.message.length > 900) throw new Fault(`The message has ${problem.message.length} characters.`);
  }
  if (!result.ok || result.comparison === null) return { outcome: "refused" };
  // Its text is looked for elsewhere, and only then is it written again.
  if (result.textLeftOut) return { outcome: "loaded" };
  // What has been opened is written into the address, and must open as the same again.
  const { comparison, lost } = result;
  const written = await comparisonToFragment(comparison);
  const again = await fragmentToComparison(written, isKnown);
  if (!again.ok || again.comparison === null || again.lost !== undefined) {
    const why = again.ok ? again.lost?.problem.message : again.problem.message;
    throw new Fault(`What it opens as is written as ${written.slice(0, 300)}, which does not open: ${why}`);
  }
  const rewritten = await comparisonToFragment(again.comparison);
  if (rewritten !== written)
    throw new Fault(`It is written as ${written.slice(0, 300)}, and then as ${rewritten.slice(0, 300)}.`);
  if (Object.hasOwn(Object.prototype, "polluted")) throw new Fault(`${link.slice(0, 100)} changed all objects.`);
  return { outcome: lost === undefined ? "loaded" : "refused" };
}

export const linkKind: HostileKind = {
  name: "links",
  count: 100_000,
  async attempt(seed, number) {
    const link = hostileLink(new Random(seed, "links", number));
    if (isEmbedded(link)) withoutEmbedding(link);
    presumePage(link);
    presumeTokenizers(link);
    return judge(link, await openLink(link, isKnown));
  },
};

/** Comparisons that were saved as files: they hold a link. */
export const comparisonFileKind: HostileKind = {
  name: "saved comparisons",
  count: 5000,
  async attempt(seed, number) {
    const random = new Random(seed, "comparisons", number);
    const file = { tessera: 1, link: random.chance(0.5) ? hostileLink(random) : linkSeeds[0] };
    const written = writeOddJson(random, random.chance(0.6) ? mutateJson(random, file) : file);
    const content = random.chance(0.1) ? written.slice(0, random.below(written.length)) : written;
    const result = await parseComparisonFile(content, isKnown);
    return result === null ? { outcome: "refused" } : judge(content, result);
  },
};
