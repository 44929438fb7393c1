import Check from "lucide-react/icons/check";
import Code from "lucide-react/icons/code";
import Copy from "lucide-react/icons/copy";
import FileDown from "lucide-react/icons/file-down";
import Image from "lucide-react/icons/image";
import QrCode from "lucide-react/icons/qr-code";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import { type ReactElement, useEffect, useState } from "react";
import { columnTitle } from "../../state/compare/columnName";
import { type Comparison, textPage } from "../../state/pages";
import { useAppStore } from "../../state/store";
import { Button, checkConnection } from "../../ui/controls";
import { copyText } from "../../ui/copyText";
import { formatCount } from "../../ui/format";
import { LazyPart } from "../../ui/LazyPart";
import { saveFile } from "../../ui/saveFile";
import type { SharedLink } from "../../url/syncedApp";
import { joined } from "../../url/twoTexts";
import { embedCode } from "./embedCode";
import { linkWithoutText } from "./linkWithoutText";
import { previewedLink } from "./previewedLink";
import { type ShareWords, shareWords } from "./words";

interface ShareContentProps {
  makeLink(): Promise<SharedLink>;
}

const notLoaded = `That part of the page could not be loaded. ${checkConnection}`;

const loadPicture = () => import("../compare/picture/PicturePanel");
const noProps = {};

const loadCode = () => import("./QrCode");

type Copied = "link" | "bare" | "markdown" | "frame" | null;

/** What the Share button opens: copies the link at once, and says what else can be done with what is shown. */
export default function ShareContent({ makeLink }: ShareContentProps): ReactElement {
  const comparison = useAppStore((state) => state.comparison);
  const words = shareWords[comparison.page];
  const names = words.tokenizers(comparison).map((reference) => columnTitle(reference, comparison));
  const [link, setLink] = useState<SharedLink | null>(null);
  const [copied, setCopied] = useState<Copied>(null);
  const [isPicturing, setPicturing] = useState(false);
  const [isCoded, setCoded] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // Null where there is no text to leave out.
  const bare =
    link === null || comparison.page !== textPage || comparison.text === ""
      ? null
      : linkWithoutText(link.url, comparison);
  const shownLink = copied === "bare" ? bare : link === null || link.tooLong ? null : link.url;

  const copy = async (what: Exclude<Copied, null>, content: string) => {
    const refusal = await copyText(content, "Select the link above and copy it by hand.");
    setCopied(refusal === null ? what : null);
    setProblem(refusal);
  };
  // What writes Markdown and files comes when it is asked for: the first page can do without.
  const copyMarkdown = async (url: string | null) => {
    try {
      const { comparisonMarkdown } = await import("./comparisonMarkdown");
      await copy("markdown", comparisonMarkdown(useAppStore.getState(), url));
    } catch {
      setProblem(notLoaded);
    }
  };
  const saveComparison = async () => {
    try {
      const { comparisonFileName, comparisonToFile } = await import("../../url/file");
      const file = await comparisonToFile(joined(useAppStore.getState().comparison));
      setProblem(file.ok ? null : file.problem.message);
      if (file.ok) saveFile(new Blob([file.content], { type: "application/json" }), comparisonFileName);
    } catch {
      setProblem(notLoaded);
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was shown when the panel was opened
  useEffect(() => {
    void makeLink().then((made) => {
      const shared = { ...made, url: previewedLink(made.url, comparison.page) };
      setLink(shared);
      if (!shared.tooLong) void copy("link", shared.url);
    });
  }, []);
  return (
    <>
      <h2>{words.title}</h2>
      <p role="status" className="share-status">
        {link === null
          ? "Making the link …"
          : link.tooLong && copied === null
            ? tooLongMessage(link.length)
            : statusOf(copied, words)}
      </p>
      {shownLink !== null && (
        <input
          className="field share-link"
          readOnly
          aria-label="Link"
          value={shownLink}
          onFocus={(event) => event.target.select()}
        />
      )}
      {problem !== null && (
        <p className="share-problem" role="alert">
          <TriangleAlert size={15} /> {problem}
        </p>
      )}
      <div className="share-actions">
        {link !== null && !link.tooLong && (
          <Button look="primary" onClick={() => void copy("link", link.url)}>
            {copied === "link" ? <Check size={16} /> : <Copy size={16} />} Copy link
          </Button>
        )}
        {bare !== null && (
          <Button onClick={() => void copy("bare", bare)}>
            {copied === "bare" ? <Check size={16} /> : <Copy size={16} />} Copy link without the text
          </Button>
        )}
        {shownLink !== null && (
          <Button aria-expanded={isCoded} onClick={() => setCoded(!isCoded)}>
            <QrCode size={16} /> QR code
          </Button>
        )}
        {comparison.page === textPage && (
          <>
            <Button
              disabled={link === null}
              onClick={() => {
                const url = link === null || link.tooLong ? null : link.url;
                void copyMarkdown(url);
              }}
            >
              {copied === "markdown" ? <Check size={16} /> : <Copy size={16} />} Copy as Markdown
            </Button>
            {link !== null && !link.tooLong && (
              <Button onClick={() => void copy("frame", embedCode(link.url, names))}>
                {copied === "frame" ? <Check size={16} /> : <Code size={16} />} Embed
              </Button>
            )}
            <Button onClick={() => void saveComparison()}>
              <FileDown size={16} /> Save as file
            </Button>
            <Button aria-expanded={isPicturing} onClick={() => setPicturing(!isPicturing)}>
              <Image size={16} /> As a picture …
            </Button>
          </>
        )}
      </div>
      {isCoded && shownLink !== null && (
        <LazyPart
          load={loadCode}
          props={{ url: shownLink, label: "The link above, for a phone’s camera" }}
          place="panel"
          onGiveUp={() => setCoded(false)}
        />
      )}
      {isPicturing && (
        <LazyPart load={loadPicture} props={noProps} place="panel" onGiveUp={() => setPicturing(false)} />
      )}
      {copied !== "bare" && <p className="share-privacy">{privacyOf(comparison, words)}</p>}
    </>
  );
}

function privacyOf(comparison: Comparison, { privacy, tokenizers }: ShareWords): string {
  const files = tokenizers(comparison).filter((reference) => reference.startsWith("file:")).length;
  const asked =
    files === 0
      ? ""
      : ` ${files === 1 ? "One tokenizer is your own file, which" : `${files} tokenizers are your own files, which`} no link can carry: whoever opens it is asked for the same bytes.`;
  const lists = ownListsIn(comparison);
  const named =
    lists === 0
      ? ""
      : ` ${lists === 1 ? "A list of your own is named in it, and not carried" : `${lists} lists of your own are named in it, and not carried`}: whoever opens it is asked for the same lines.`;
  return privacy(comparison) + asked + named;
}

/** How many lists of one's own the instrument that is open goes by; its options have them by name and hash. */
function ownListsIn({ page, instrument, instrumentOptions = "" }: Comparison): number {
  if (page !== textPage || instrument === undefined) return 0;
  return instrumentOptions.match(/:own:[^,]{1,240}?(?:#|%23)[0-9a-f]{16}/g)?.length ?? 0;
}

function statusOf(copied: Copied, { holds }: ShareWords): string {
  if (copied === "link") return `Link copied. It holds ${holds}.`;
  if (copied === "bare") return "Link copied. It holds the tokenizers and the options, and no text.";
  if (copied === "markdown") return "Markdown copied: the ratios and every segmentation.";
  if (copied === "frame") return "Code of a frame copied: in the HTML of a page of yours, it shows these columns.";
  return `The link holds ${holds}.`;
}

function tooLongMessage(length: number): string {
  return (
    `The link would have ${formatCount(length)} characters, more than mail and chat programs pass on whole. ` +
    "Save the comparison as a file instead: dropped onto this page, it opens like a link."
  );
}
