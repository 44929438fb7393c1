import Download from "lucide-react/icons/download";
import { type ReactElement, useEffect, useRef, useState } from "react";
import { saidOf } from "../../../text/saidOf";
import { tokenizerEntry } from "../../../tokenizers/catalogue";
import { linkName, type TokenizerReference } from "../../../tokenizers/tokenizerReference";
import { Button } from "../../../ui/controls";
import { Hint } from "../../../ui/Hint";
import { saveFile } from "../../../ui/saveFile";
import type { ExportFormat } from "../../../worker/inspect/protocol";
import type { TokenizerPool } from "../../../worker/pool/pool";

interface ExportsProps {
  readonly pool: Promise<TokenizerPool>;
  readonly reference: TokenizerReference;
}

const formats: readonly { readonly format: ExportFormat; readonly label: string; readonly hint: string }[] = [
  { format: "tokenizer.json", label: "tokenizer.json", hint: "For Hugging Face’s tokenizers and transformers" },
  { format: "pack", label: "Pack", hint: "This program’s own format: small, and quick to load" },
];

/** Saves the tokenizer as a file. */
export function Exports({ pool, reference }: ExportsProps): ReactElement {
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const [outcome, setOutcome] = useState<{ readonly isProblem: boolean; readonly words: string } | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);
  const save = async (format: ExportFormat) => {
    const call = new AbortController();
    controller.current = call;
    setBusy(format);
    setOutcome(null);
    try {
      const { file, losses } = await (await pool).exportTokenizer({
        ...{ tokenizer: linkName(reference), format, reload: false },
        ...{ signal: call.signal, onProgress: () => {} },
      });
      saveFile(file, fileName(reference, format));
      if (losses.length > 0) setOutcome({ isProblem: false, words: losses.join(" ") });
    } catch (error) {
      if (call.signal.aborted) return;
      setOutcome({ isProblem: true, words: saidOf(error) });
    }
    setBusy(null);
  };
  return (
    <div className="exports">
      {formats.map(({ format, label, hint }) => (
        <Hint key={format} text={hint}>
          <Button disabled={busy !== null} onClick={() => void save(format)}>
            <Download size={16} /> {busy === format ? "Writing …" : label}
          </Button>
        </Hint>
      ))}
      {outcome !== null && (
        <p role={outcome.isProblem ? "alert" : "status"} className={outcome.isProblem ? "export-problem" : undefined}>
          {outcome.words}
        </p>
      )}
    </div>
  );
}

/** `gemma3.tokenizer.json`, `gemma3.pack`. */
function fileName(reference: TokenizerReference, format: ExportFormat): string {
  const name = reference.startsWith("builtin:") ? linkName(reference) : tokenizerEntry(reference).label;
  const stem = name.replace(/\.(json|model|tiktoken|pack|txt)$/, "").replace(/[^\w.-]+/g, "_");
  return `${stem || "tokenizer"}.${format}`;
}
