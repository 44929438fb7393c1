import { type ReactElement, useId, useState } from "react";
import { charactersOf, type ScriptCoverage } from "../../../../../analysis/vocabulary/characters/coverage";
import { Cover } from "../../../../../analysis/vocabulary/characters/scanCharacters";
import { Button } from "../../../../../ui/controls";
import { formatCount, formatShare } from "../../../../../ui/format";
import type { Examined } from "../../../../../worker/vocabulary/usageProtocol";
import { scriptName } from "../../../../scriptName";
import { SectionTitle } from "./SectionTitle";

interface CoverageProps {
  readonly coverage: readonly ScriptCoverage[];
  readonly examined: Examined;
}

/** Scripts that are shown before somebody asks for all. */
const shownAtFirst = 12;
/** Characters that are shown of a script. */
const mostCharacters = 400;

const otherWays = [
  { key: "several", words: "are taken apart" },
  { key: "bytes", words: "are spelled in bytes" },
  { key: "unknown", words: "are unknown" },
  { key: "dropped", words: "are dropped" },
] as const;

/** Of each script, how many characters are one token, and what becomes of the others. */
export function Coverage({ coverage, examined }: CoverageProps): ReactElement {
  const [isWhole, setWhole] = useState(false);
  const shown = [...coverage]
    .sort((a, b) => b.one / b.characters - a.one / a.characters || b.characters - a.characters)
    .slice(0, isWhole ? coverage.length : shownAtFirst);
  const all = coverage.reduce((sum, { characters }) => sum + characters, 0);
  const one = coverage.reduce((sum, each) => sum + each.one, 0);
  return (
    <section className="audit-section" data-section="coverage">
      <SectionTitle part="characters">Characters</SectionTitle>
      <p>
        {formatCount(one)} of {formatCount(all)} characters are one token by themselves.
      </p>
      <p className="audit-note">
        By script, as this browser’s Unicode has them; the best covered first. Each character counts once here, however
        rare: the scripts that the list of all tokenizers counts go by how often characters are used.
      </p>
      <div className="section-table">
        <table>
          <caption className="visually-hidden">Characters that are one token, by script</caption>
          <thead>
            <tr>
              <th scope="col">Script</th>
              <th scope="col" className="number">
                Characters
              </th>
              <th scope="col" className="number">
                One token
              </th>
              <th scope="col">Others</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((each) => (
              <Row key={each.script} coverage={each} examined={examined} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < coverage.length && (
        <div className="section-tools">
          <Button look="quiet" onClick={() => setWhole(true)}>
            Show all {formatCount(coverage.length)} scripts
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ coverage, examined }: { readonly coverage: ScriptCoverage; readonly examined: Examined }): ReactElement {
  const { script, characters, one } = coverage;
  const [isOpen, setOpen] = useState(false);
  const list = useId();
  const name = script === "Zyyy" ? "Shared by scripts" : script === "Zinh" ? "Marks" : scriptName(script);
  const others = otherWays.filter(({ key }) => coverage[key] > 0);
  return (
    <>
      <tr data-script={script}>
        <th scope="row">
          <button
            type="button"
            className="row-door"
            aria-expanded={isOpen}
            aria-controls={list}
            onClick={() => setOpen(!isOpen)}
          >
            {name}
          </button>
        </th>
        <td className="number">{formatCount(characters)}</td>
        <td className="number">
          {formatCount(one)} <small>{formatShare(one / characters)}</small>
        </td>
        <td>{others.map(({ key, words }) => `${formatCount(coverage[key])} ${words}`).join(", ") || "none"}</td>
      </tr>
      {isOpen && (
        <tr id={list}>
          <td colSpan={4}>
            <Characters script={script} examined={examined} cover={Cover.one} words="One token" />
            {others.map(({ key, words }) => (
              <Characters key={key} script={script} examined={examined} cover={Cover[key]} words={`These ${words}`} />
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

interface CharactersProps extends Pick<CoverageProps, "examined"> {
  readonly script: string;
  readonly cover: Cover;
  readonly words: string;
}

function Characters({ script, examined, cover, words }: CharactersProps): ReactElement | null {
  const found = charactersOf(examined, script, cover);
  if (found.length === 0) return null;
  const isVisible = (code: number) => /[^\p{C}\p{Z}\p{M}]/u.test(String.fromCodePoint(code));
  const shown = found.filter(isVisible).slice(0, mostCharacters);
  return (
    <p className="characters">
      <b>{words}</b> <bdi>{shown.map((code) => String.fromCodePoint(code)).join(" ")}</bdi>
      {shown.length < found.length && <span> and {formatCount(found.length - shown.length)} more</span>}
    </p>
  );
}
