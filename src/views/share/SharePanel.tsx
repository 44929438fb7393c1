import { Check, Copy, FileDown, Share2, TriangleAlert } from "lucide-react";
import { type ReactElement, useState } from "react";
import type { Page } from "../../state/comparison";
import { bundledCorpus } from "../../state/languagesChoice";
import { useAppStore } from "../../state/store";
import { Button, PopoverButton } from "../../ui/controls";
import { formatCount } from "../../ui/format";
import { saveFile } from "../../ui/saveFile";
import type { SharedLink } from "../../url/sync";
import "./share.css";

interface SharePanelProps {
  readonly open: boolean;
  onOpenChange(open: boolean): void;
  makeLink(): Promise<SharedLink>;
}

const notLoaded = "That part of the page could not be loaded. Check the connection, then try again.";

type Copied = "link" | "markdown" | null;

/** The Share button: copies the link at once, and says what else can be done with a comparison. */
export function SharePanel({ open, onOpenChange, makeLink }: SharePanelProps): ReactElement {
  const page = useAppStore((state) => state.comparison.page);
  const corpus = useAppStore((state) => state.comparison.languages.corpus);
  const [link, setLink] = useState<SharedLink | null>(null);
  const [copied, setCopied] = useState<Copied>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const copy = async (what: "link" | "markdown", content: string) => {
    try {
      await navigator.clipboard.writeText(content);
      setCopied(what);
      setProblem(null);
    } catch {
      setCopied(null);
      setProblem("The browser did not let us use the clipboard. Select the link below and copy it by hand.");
    }
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
      const file = await comparisonToFile(useAppStore.getState().comparison);
      setProblem(file.ok ? null : file.problem.message);
      if (file.ok) saveFile(new Blob([file.content], { type: "application/json" }), comparisonFileName);
    } catch {
      setProblem(notLoaded);
    }
  };
  const openPanel = (next: boolean) => {
    onOpenChange(next);
    if (!next) return;
    setCopied(null);
    setProblem(null);
    setLink(null);
    void makeLink().then((shared) => {
      setLink(shared);
      if (!shared.tooLong) void copy("link", shared.url);
    });
  };
  return (
    <PopoverButton
      label="Share"
      className="share"
      open={open}
      onOpenChange={openPanel}
      trigger={
        <Button look="primary">
          <Share2 size={16} /> Share
        </Button>
      }
    >
      <h2>{page === "compare" ? "Share this comparison" : "Share these figures"}</h2>
      <p role="status" className="share-status">
        {link === null ? "Making the link …" : link.tooLong ? tooLongMessage(link.length) : statusOf(copied, page)}
      </p>
      {link !== null && !link.tooLong && (
        <input
          className="field share-link"
          readOnly
          aria-label="Link"
          value={link.url}
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
        {page === "compare" && (
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
            <Button onClick={() => void saveComparison()}>
              <FileDown size={16} /> Save as file
            </Button>
          </>
        )}
      </div>
      <p className="share-privacy">{privacyOf(page, corpus)}</p>
    </PopoverButton>
  );
}

function privacyOf(page: Page, corpus: string): string {
  if (page === "compare") {
    return "The text is in the link itself, after the #, which browsers do not send to any server. Nothing is uploaded.";
  }
  return corpus === bundledCorpus
    ? "The figures are computed anew in the browser that opens the link. For the figures themselves, use Export."
    : "The link names your own corpus but cannot carry it: whoever opens it is asked for the same files.";
}

function statusOf(copied: Copied, page: Page): string {
  if (page === "languages") {
    const what = "tokenizers, pivot, languages and chart";
    return copied === "link" ? `Link copied. It holds ${what}.` : `The link holds ${what}.`;
  }
  if (copied === "link") return "Link copied. It holds the text, the tokenizers and the options.";
  if (copied === "markdown") return "Markdown copied: the ratios and every segmentation.";
  return "The link holds the text, the tokenizers and the options.";
}

function tooLongMessage(length: number): string {
  return (
    `The link would have ${formatCount(length)} characters, more than mail and chat programs pass on whole. ` +
    "Save the comparison as a file instead: dropped onto this page, it opens like a link."
  );
}
