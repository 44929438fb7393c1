import { type ReactElement, useEffect } from "react";
import { findings } from "../../guide";
import { type Question, questions } from "../../guide/finding";
import { chooseGuide } from "../../state/guide/choose";
import { actions, useAppStore } from "../../state/store";
import { Button } from "../../ui/controls";
import { plural } from "../../ui/format";
import { Article } from "./Article";
import { Exercises } from "./Exercises";
import { linkTo } from "./linkTo";
import { PaperList } from "./PaperList";
import { Presenter } from "./Presenter";
import { useKeptPlace } from "./useKeptPlace";
import { usePrintAll } from "./usePrintAll";
import "./guide.css";

const asked = Object.entries(questions) as [Question, string][];

/** Whether a link can lead to it: the page has other elements with an id, too. */
const isPart = (id: string) =>
  Object.hasOwn(questions, id) || ["exercises", "papers"].includes(id) || findings.some((each) => each.id === id);

/** What papers found about tokenizers, each with a figure that is computed while somebody reads. */
export default function GuidePage(): ReactElement {
  const { at, presenting } = useAppStore((state) => state.comparison.guide);
  useEffect(() => {
    if (at === "") return;
    if (!isPart(at)) {
      const message = `This guide has nothing called “${at}”. Check the link, or look for it under the questions.`;
      actions.setNotice({ tone: "error", message, undo: null, about: "address" });
    }
    if (presenting !== "" || !isPart(at)) return;
    const part = document.getElementById(at);
    part?.scrollIntoView();
    part?.querySelector<HTMLElement>("h2, h3")?.focus({ preventScroll: true });
  }, [at, presenting]);
  useKeptPlace();
  const { toCome, toggle, onSettled } = usePrintAll();
  if (presenting !== "") return <Presenter of={presenting} at={at} />;
  return (
    <main className="guide">
      <header>
        <h1>Field guide</h1>
        <p className="guide-lead">
          A tokenizer cuts text into tokens, the pieces that a language model reads and that are paid for. Here is what
          research has found about them: {plural(findings.length, "finding")}, each with a figure that this page
          computes as you read, on the tokenizers that are built in and on the Universal Declaration of Human Rights in
          521 languages. Each leads to the page where you can change it.
        </p>
        <p className="guide-doors">
          <Button look="primary" onClick={() => chooseGuide({ presenting: "tour", at: "" })}>
            Five minutes: the tour
          </Button>
          <Button onClick={() => chooseGuide({ presenting: "all", at: "" })}>Present all, one at a time</Button>
          <Button onClick={toggle}>
            {toCome === null ? "Print, with all figures" : `Do not print: ${plural(toCome, "figure")} to come`}
          </Button>
        </p>
        <nav aria-label="Questions">
          <ul>
            {asked.map(([name, words]) => (
              <li key={name}>
                <a href={linkTo(name)}>{words}</a>
              </li>
            ))}
            <li>
              <a href={linkTo("exercises")}>Guess the cut</a>
            </li>
            <li>
              <a href={linkTo("papers")}>All papers</a>
            </li>
          </ul>
        </nav>
      </header>
      {asked.map(([name, words]) => (
        <section key={name} id={name} aria-labelledby={`${name}-words`}>
          <h2 id={`${name}-words`} tabIndex={-1}>
            {words}
          </h2>
          {findings
            .filter(({ question }) => question === name)
            .map((each) => (
              <Article key={each.id} finding={each} isAsked={toCome !== null} onSettled={onSettled} />
            ))}
        </section>
      ))}
      <Exercises />
      <PaperList />
    </main>
  );
}
