import type { ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { Page as WholePage } from "../../src/app/Page";
import { loadBuiltin } from "../../src/cli/builtins";
import { type FirstAnswers, writeAnswers } from "../../src/state/compare/firstAnswers";
import { defaultComparison, type Page } from "../../src/state/pages";
import { beginAnswered } from "../../src/state/store";
import { hashText } from "../../src/text/hash";
import { toEditorText } from "../../src/text/lineEndings";
import { linkName } from "../../src/tokenizers/tokenizerReference";
import { Answer } from "../../src/views/compare/Answer";
import { writtenParts } from "../../src/views/compare/writtenParts";
import { FilesTitle } from "../../src/views/files/page/FilesTitle";
import { LanguagesHead } from "../../src/views/languages/LanguagesHead";
import { TokenizersHead } from "../../src/views/tokenizers/overview/TokenizersHead";
import { LessonHead } from "../../src/views/train/learn/LessonHead";
import { TrainHead } from "../../src/views/train/TrainHead";
import { describeEncoding, prepareText } from "../../src/worker/tokenizer/describeEncoding";
import { WrittenChips } from "./WrittenChips";

/** The first page as it is before any script has run. */
export interface FirstLook {
  /** What the page's root holds. */
  readonly root: string;
  /** What the columns show, for the page to go on with. */
  readonly answers: string;
  /** What other pages begin with, before any of their code is there: by the name that their address has for public/first.js. */
  readonly pages: readonly PageLook[];
}

interface PageLook {
  readonly page: Page | "lesson";
  /** The chunks that the page comes in, the first of which has its style. */
  readonly chunks: readonly [string, ...string[]];
  /** The page's place in the navigation. */
  readonly place: Page;
  /** Its main element; empty where only its address says what that begins with. */
  readonly html: string;
}

const looks: readonly (Omit<PageLook, "html"> & { readonly main?: ReactElement })[] = [
  {
    page: "languages",
    chunks: ["LanguagesPage"],
    place: "languages",
    main: (
      <main className="languages">
        <LanguagesHead />
      </main>
    ),
  },
  {
    page: "files",
    chunks: ["FilesPage"],
    place: "files",
    main: (
      <main className="files-page">
        <div className="files-head">
          <FilesTitle isEmpty={true} />
        </div>
      </main>
    ),
  },
  {
    page: "tokenizers",
    chunks: ["TokenizersPage"],
    place: "tokenizers",
    main: (
      <main className="tokenizers-page">
        <TokenizersHead />
      </main>
    ),
  },
  { page: "tokenizer", chunks: ["TokenizerPage"], place: "tokenizers" },
  {
    page: "train",
    chunks: ["TrainPage", "TrainDoor"],
    place: "train",
    main: (
      <main className="train">
        <TrainHead />
      </main>
    ),
  },
  {
    page: "lesson",
    chunks: ["LessonPage", "TrainDoor"],
    place: "train",
    main: (
      <main className="lesson">
        <LessonHead />
      </main>
    ),
  },
];

/**
 * Draws the first page with our own engine's counts.
 * @param vocabularies their folder, with “/” at its end
 */
export async function writeFirstLook(vocabularies: string): Promise<FirstLook> {
  const answers = await answerDefaults(new URL(vocabularies));
  beginAnswered(answers);
  writtenParts.text = toEditorText(defaultComparison.text);
  writtenParts.tokens = (shown) => <WrittenChips shown={shown} />;
  writtenParts.answer = () => <Answer />;
  // Asked for while the page is drawn: nothing has the focus.
  Object.assign(globalThis, { document: { activeElement: null } });
  const unused = () => {};
  const root = renderToString(
    <WholePage pool={new Promise(unused)} makeLink={() => new Promise(unused)} onRetry={unused} onCancel={unused} />,
  );
  const pages = looks.map(({ main, ...look }) => ({ ...look, html: main ? renderToString(main) : "" }));
  return { root: root.replace(/^<link[^>]*>/, ""), answers: writeAnswers(answers), pages };
}

async function answerDefaults(vocabularies: URL): Promise<FirstAnswers> {
  const { text, tokenizers, specials, inserted } = defaultComparison;
  const prepared = prepareText(text);
  const entries = tokenizers.map(async (reference) => {
    const { tokenizer } = await loadBuiltin(linkName(reference), vocabularies);
    const described = describeEncoding(tokenizer, tokenizer.encode(text, { specials, inserted }), prepared);
    return [reference, { ...described, text, textHash: hashText(text) }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
