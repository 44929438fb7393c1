import { Check, Copy, FileDown, Share2, TriangleAlert } from "lucide-react";
import { type ReactElement, useState } from "react";
import { useAppStore } from "../../state/store";
import { Button, PopoverButton } from "../../ui/controls";
import { formatCount } from "../../ui/format";
import { comparisonFileName, comparisonToFile } from "../../url/file";
import type { SharedLink } from "../../url/sync";
import { comparisonMarkdown } from "./comparisonMarkdown";
import "./share.css";

interface SharePanelProps {
  readonly open: boolean;
  onOpenChange(open: boolean): void;
  makeLink(): Promise<SharedLink>;
}

type Copied = "link" | "markdown" | null;

/** The Share button: copies the link at once, and says what else can be done with a comparison. */
export function SharePanel({ open, onOpenChange, makeLink }: SharePanelProps): ReactElement {
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
      <h2>Share this comparison</h2>
      <p role="status" className="share-status">
        {link === null ? "Making the link …" : link.tooLong ? tooLongMessage(link.length) : statusOf(copied)}
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
        <Button
          disabled={link === null}
          onClick={() => {
            const url = link === null || link.tooLong ? null : link.url;
            void copy("markdown", comparisonMarkdown(useAppStore.getState(), url));
          }}
        >
          {copied === "markdown" ? <Check size={16} /> : <Copy size={16} />} Copy as Markdown
        </Button>
        <Button onClick={() => void saveFile(setProblem)}>
          <FileDown size={16} /> Save as file
        </Button>
      </div>
      <p className="share-privacy">
        The text is in the link itself, after the #, which browsers do not send to any server. Nothing is uploaded.
      </p>
    </PopoverButton>
  );
}

function statusOf(copied: Copied): string {
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

async function saveFile(setProblem: (problem: string | null) => void): Promise<void> {
  const file = await comparisonToFile(useAppStore.getState().comparison);
  if (!file.ok) {
    setProblem(file.problem.message);
    return;
  }
  const url = URL.createObjectURL(new Blob([file.content], { type: "application/json" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = comparisonFileName;
  anchor.click();
  URL.revokeObjectURL(url);
  setProblem(null);
}
