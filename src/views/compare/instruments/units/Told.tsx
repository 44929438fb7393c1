import { type ReactElement, useMemo } from "react";
import type { Score } from "../../../../instruments/score";
import type { UnitsFigures } from "../../../../instruments/units/figures";
import type { GoldFigures } from "../../../../instruments/units/gold";
import type { TermFigures } from "../../../../instruments/units/terms";
import type { TextUnits, TokenShare } from "../../../../instruments/units/textUnits";
import { useAppStore } from "../../../../state/store";
import { formatCount, formatRatio, formatShare, plural } from "../../../../ui/format";
import { FigureTable } from "../../FigureTable";
import { type FigureRow, plainColumn, type ScoreForm, scoreColumn, useFigureRows } from "../frame/figureRows";
import type { MeasuredColumn } from "../frame/useMeasured";
import { CutList } from "./CutList";

/** Fewer words say little of a language. */
const fewWords = 50;

/** The figures of each list in a table, and below each what it has with every column's cut. */
export function Told({ columns }: { readonly columns: readonly MeasuredColumn<UnitsFigures>[] }): ReactElement {
  const rows = useFigureRows(columns);
  const first = rows.find(({ figures }) => figures !== null)?.figures ?? null;
  return (
    <div className="units">
      {first?.gold && <Gold rows={rows} words={first.gold.all.words} />}
      {first?.text && <Text rows={rows} text={first.text} />}
      {first?.terms && <Terms rows={rows} terms={first.terms} />}
    </div>
  );
}

type Rows = readonly FigureRow<UnitsFigures>[];

/** Of figures that have an interval below them. */
const intervals = "Below, where it lies for 95% of 1,000 draws of as many, with replacement.";

function Gold({ rows, words }: { readonly rows: Rows; readonly words: number }): ReactElement {
  const column = (name: string, hint: string, write: (gold: GoldFigures) => string) =>
    plainColumn<UnitsFigures>(rows, name, hint, ({ gold }) => (gold === null ? "–" : write(gold)));
  const scored = (name: string, hint: string, read: (gold: GoldFigures) => Score | null, form: ScoreForm = "share") =>
    scoreColumn<UnitsFigures>(rows, name, `${hint} ${intervals}`, form, ({ gold }) => gold && read(gold));
  const ends = [
    scored(
      "F1",
      "2 · right ÷ (ends made + ends wanted), over all words. An end is a place inside a word.",
      ({ all }) => all.f1,
    ),
    scored("Precision", "Right ends ÷ ends that tokens make.", ({ all }) => all.precision),
    scored("Recall", "Right ends ÷ ends that there should be.", ({ all }) => all.recall),
    scored("F1 by word", "Mean of each word’s own F1, of words with an end at all (macro).", ({ all }) => all.macroF1),
    scored("In one token", "Words that are one token: these have no end.", ({ inOne }) => inOne),
    scored("F1 of others", "F1 of the words of several tokens.", ({ cut }) => cut.f1),
    column("Over-cut", "Wrong ends ÷ ends that tokens make: 1 − precision.", ({ over }) => formatShare(over.value)),
    column("Under-cut", "Missed ends ÷ ends that there should be: 1 − recall.", ({ under }) =>
      formatShare(under.value),
    ),
  ];
  const units = [
    scored(
      "MorphScore",
      "Of words of several tokens, the share of wanted ends that are there; each word by itself, with nothing in front (Arnett & Bergen 2025).",
      ({ morphScore }) => morphScore.score,
    ),
    column("MorphScore’s words", "Words of several tokens with an end that is wanted.", ({ morphScore }) =>
      formatCount(morphScore.words),
    ),
    column(
      "Greed’s F1",
      "F1 behind a space, of words that are no entry while all their segments are; of classes of the list the mean (Uzan et al. 2024).",
      ({ greed }) => formatShare(greed?.f1 ?? null),
    ),
    column("Greed’s words", "Words that are no entry while all their segments are.", ({ greed }) =>
      greed === null ? "–" : formatCount(greed.words),
    ),
    scored("Roots whole", "Roots that are one token by themselves, ends and all.", ({ roots }) => roots?.share ?? null),
    scored(
      "Affixes whole",
      "Affixes that are one token by themselves, ends and all.",
      ({ affixes }) => affixes?.share ?? null,
    ),
    column("Continuing", "Of the words’ tokens, those that are not a word’s first.", ({ continuation }) =>
      formatShare(continuation.value),
    ),
    scored(
      "Tokens per word",
      "Tokens that stand for some of a word ÷ words.",
      ({ tokensPerWord }) => tokensPerWord,
      "ratio",
    ),
  ];
  const unknown = rows.flatMap(({ name, figures }) =>
    figures?.gold && figures.gold.unknown > 0 ? [`${name}: ${plural(figures.gold.unknown, "word")}`] : [],
  );
  const lists = useLists(rows, ({ gold }) => gold);
  return (
    <section aria-label="Gold words" data-words={words}>
      <h3>{plural(words, "gold word")}</h3>
      {words < fewWords && (
        <p className="instrument-note">
          So few words say little of a language; below {fewWords} figures are of these words alone.
        </p>
      )}
      <div className="ratios units-table" data-f1={rows[0]?.figures?.gold?.all.f1.value?.toFixed(4)}>
        <FigureTable label="Ends of tokens in gold words" rows={rows} columns={ends} />
        <FigureTable label="Protocols and units of gold words" rows={rows} columns={units} />
      </div>
      {unknown.length > 0 && (
        <p className="instrument-note">With an unknown token, which has no end inside: {unknown.join("; ")}.</p>
      )}
      <CutList
        label="Gold words and their cuts"
        texts={lists[0]?.texts ?? noTexts}
        wanted={lists[0]?.wanted ?? null}
        classOf={null}
        columns={lists}
      />
    </section>
  );
}

const noTexts: readonly string[] = [];

function Text({ rows, text }: { readonly rows: Rows; readonly text: TextUnits }): ReactElement {
  const share =
    (read: (text: TextUnits) => TokenShare | null, write: (share: TokenShare) => number) => (text: TextUnits) => {
      const found = read(text);
      return formatShare(found === null ? null : write(found));
    };
  const column = (name: string, hint: string, write: (text: TextUnits) => string) =>
    plainColumn<UnitsFigures>(rows, name, hint, (figures) => (figures.text === null ? "–" : write(figures.text)));
  const both = (name: string, what: string, read: (text: TextUnits) => TokenShare | null) => [
    column(
      name,
      `Of the text’s distinct tokens, those that are ${what}; as they are, or in lower case.`,
      share(read, ({ distinct }) => distinct),
    ),
    column(
      `${name}, each time`,
      `The same of all tokens, each as often as it comes.`,
      share(read, ({ all }) => all),
    ),
  ];
  const columns = [
    ...(text.language === null ? [] : both("Words", "words of the list", ({ language }) => language)),
    ...(text.pure === null ? [] : both("Roots or affixes", "roots or affixes of the lists", ({ pure }) => pure)),
    column("Distinct tokens", "Of the text.", ({ distinct }) => formatCount(distinct)),
  ];
  return (
    <section aria-label="The text’s tokens">
      <h3>The text’s tokens</h3>
      <div className="ratios units-table">
        <FigureTable label="Tokens of the text that are units" rows={rows} columns={columns} />
      </div>
      <p className="instrument-note">
        Looked for in{" "}
        {[
          text.language && `${formatCount(text.language.listed)} words`,
          text.pure && `${formatCount(text.pure.listed)} roots and affixes`,
        ]
          .filter(Boolean)
          .join(", ")}
        : what these lack is no unit here.
      </p>
    </section>
  );
}

function Terms({ rows, terms }: { readonly rows: Rows; readonly terms: TermFigures }): ReactElement {
  const baseline = useAppStore(({ comparison: { baseline, tokenizers } }) => baseline ?? tokenizers[0]);
  const base = rows.find(({ reference }) => reference === baseline)?.figures?.terms?.all ?? null;
  const column = (name: string, hint: string, write: (terms: TermFigures) => string) =>
    plainColumn<UnitsFigures>(rows, name, hint, (figures) => (figures.terms === null ? "–" : write(figures.terms)));
  const scored = (name: string, hint: string, form: ScoreForm, read: (terms: TermFigures) => Score) =>
    scoreColumn<UnitsFigures>(
      rows,
      name,
      `${hint} ${intervals}`,
      form,
      (figures) => figures.terms && read(figures.terms),
    );
  const named = terms.classes.filter((one) => one.class !== "");
  const columns = [
    scored("Tokens per term", "Tokens that stand for some of a term ÷ terms.", "ratio", (terms) => terms.tokensPerTerm),
    scored("In one token", "Terms that are one token.", "share", ({ inOne }) => inOne),
    column("Against the baseline", "How many tokens more or fewer all terms take than in the baseline.", ({ all }) =>
      base === null ? "–" : signed(all.tokens / base.tokens - 1),
    ),
    ...(named.length < 2 || named.length > 6 ? [] : named).map((one) =>
      column(`Per ${one.class} term`, `Tokens per term of ${plural(one.terms, "term")}.`, ({ classes }) => {
        const own = classes.find((other) => other.class === one.class);
        return formatRatio(own === undefined ? null : own.tokens / own.terms);
      }),
    ),
  ];
  const lists = useLists(rows, (figures) => figures.terms);
  return (
    <section aria-label="Terms" data-terms={terms.all.terms}>
      <h3>{plural(terms.all.terms, "term")}</h3>
      <div className="ratios units-table">
        <FigureTable label="Tokens of terms" rows={rows} columns={columns} />
      </div>
      <CutList label="Terms and their cuts" texts={terms.texts} wanted={null} classOf={terms.classOf} columns={lists} />
    </section>
  );
}

function signed(share: number): string {
  if (share === 0) return "same";
  return share < 0 ? `−${formatShare(-share)}` : `+${formatShare(share)}`;
}

/** What a list's columns draw: of those that have come to something. */
function useLists<Part extends Pick<TermFigures, "made" | "counts">>(
  rows: Rows,
  read: (figures: UnitsFigures) => Part | null,
) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is read of a row is always the same
  return useMemo(
    () =>
      rows.flatMap(({ reference, name, figures }) => {
        const part = figures === null ? null : read(figures);
        return part === null ? [] : [{ ...part, reference, name }];
      }),
    [rows],
  );
}
