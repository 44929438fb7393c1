import FileText from "lucide-react/icons/file-text";
import RotateCw from "lucide-react/icons/rotate-cw";
import TriangleAlert from "lucide-react/icons/triangle-exclamation-point";
import { type ReactElement, useRef } from "react";
import type { GivenFiles } from "../../../state/corpora/dialog";
import { tokenizerImport, useTokenizerImport } from "../../../state/tokenizers/import";
import { parseReference, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { FileButtons } from "../../files/FileButtons";
import { filesAtTop, folderAtTop } from "./filesAtTop";
import { useFirstFocus } from "./useFirstFocus";

interface FilesTabProps {
  /** The file that a link's column waits for; null where any will do. */
  readonly wanted: TokenizerReference | null;
  /** Opens the one file that was dropped as a text; null where there is none. */
  readonly onOpenText: (() => void) | null;
}

/** Takes a tokenizer's files: chosen here, or dropped. */
export function FilesTab({ wanted, onOpenText }: FilesTabProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  useFirstFocus(button);
  const take = (given: GivenFiles) => {
    const top = filesAtTop(given.files);
    if (top.length > 0) void tokenizerImport.fromFiles(top, wanted, folderAtTop(given.files));
  };
  return (
    <div className="files-tab">
      <FilesFailure wanted={wanted} onOpenText={onOpenText} />
      {wanted !== null && <Wanted reference={wanted} />}
      <div className="drop-zone">
        <p>Drop a tokenizer’s file here, or several, or a model’s folder. They do not leave your computer.</p>
        <div className="bring-actions">
          <FileButtons purpose="tokenizer" primary={button} onChosen={take} />
        </div>
      </div>
      <section aria-label="Kinds of files">
        <h3>What is understood</h3>
        <dl className="file-kinds">
          {kinds.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <p className="bring-note">
          What a file is, is told by its content, whatever it is called. <code>tokenizer_config.json</code> and{" "}
          <code>special_tokens_map.json</code> beside it fill in what it lacks. Any of them may be compressed (gzip). At
          most 256 MB, but for models in GGUF.
        </p>
      </section>
    </div>
  );
}

const kinds: readonly (readonly [name: string, words: string])[] = [
  ["tokenizer.json", "Hugging Face tokenizers: BPE, Unigram, WordPiece, WordLevel"],
  ["tokenizer.model, spiece.model", "SentencePiece: BPE, Unigram and characters"],
  ["*.tiktoken", "ranks; how text is cut is asked for"],
  ["tekken.json", "Mistral’s Tekken"],
  ["vocab.json and merges.txt", "BPE, as GPT-2’s and CLIP’s: both files together"],
  ["vocab.txt", "WordPiece, as BERT’s; as JSON too"],
  ["*.model, rwkv_vocab_*.txt", "minbpe’s and RWKV’s"],
  ["*.gguf", "models for llama.cpp: the header alone is read"],
  ["*.pack", "Tessera’s own format"],
];

function FilesFailure({ wanted, onOpenText }: FilesTabProps): ReactElement | null {
  const { current, origin } = useTokenizerImport();
  if (current.step !== "failed" || origin?.kind !== "files") return null;
  const { failure } = current;
  return (
    <div className="bring-failure">
      <p className="bring-problem error" role="alert" data-code={failure.code}>
        <TriangleAlert size={16} aria-hidden="true" /> <span>{failure.message}</span>
      </p>
      <div className="bring-actions">
        {/* What files hold is the same the next time; but a pattern that was chosen may be what is wrong: from the start. */}
        {(failure.code !== "file" || tokenizerImport.hasPattern) && (
          <Button onClick={() => void tokenizerImport.fromFiles(origin.files, wanted, origin.folder)}>
            <RotateCw size={15} /> Retry
          </Button>
        )}
        {onOpenText !== null && <TextButton onOpenText={onOpenText} />}
      </div>
    </div>
  );
}

/** For a dropped file that may as well be what is to be tokenized. */
export function TextButton({ onOpenText }: { onOpenText(): void }): ReactElement {
  return (
    <Button onClick={onOpenText}>
      <FileText size={16} /> Use as text instead
    </Button>
  );
}

/** Which file a link was made with. */
function Wanted({ reference }: { readonly reference: TokenizerReference }): ReactElement | null {
  const parts = parseReference(reference);
  if (parts?.kind !== "file") return null;
  return (
    <div className="bring-wanted" role="note">
      <p>
        The link was made with a file that somebody brought, which it cannot carry. Choose the same one:{" "}
        <bdi className="bring-what">{parts.name}</bdi>, with the SHA-256
      </p>
      <code className="hash">{parts.sha256}</code>
    </div>
  );
}
