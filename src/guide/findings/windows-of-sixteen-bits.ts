import type { PoolingFigures } from "../../instruments/pooling/instrument";
import type { Finding } from "../finding";
import { languageText, tokenizerBars } from "../rows";

const bits = 16;

export const finding: Finding = {
  id: "windows-of-sixteen-bits",
  question: "after",
  title: "A coder that learns while it reads puts 4.83 bytes into 16 bits, more than a token of Llama 2 holds",
  claim:
    "Text can be cut where a compressor has filled so many bits: each window then carries as much information as any other, whatever the letters. Already a coder that begins with nothing packs 4.83 bytes of English into a window, where a token of Llama 2 holds 4.69 and one of GPT-4o 5.45. A coder that has read more before would pack more.",
  caption: "Bytes in a token, and in a window of equal information, in the English Declaration.",
  papers: ["Training LLMs over Neurally Compressed Text"],
  limits:
    "The paper’s coder is a trained network; and its models learn such windows less well than subwords of as many parameters, which is not to be seen here.",
  stated: [
    { says: "4.83", fact: "windows", within: 0.005 },
    { says: "16", fact: "bits", within: 0 },
    { says: "4.69", fact: "llama2", within: 0.005 },
    { says: "5.45", fact: "o200k_base", within: 0.005 },
  ],
  open: "compare?t=o200k_base,llama2&below=pooling&with=draw:windows",
  openText: { language: "eng" },
  async figure(bench) {
    const text = await languageText(bench, "eng");
    const { rows, windows } = await bench.measure<PoolingFigures>(
      "pooling",
      "utf8_bytes",
      text,
      `draw:windows,bits:${bits}`,
    );
    const bytes = rows[0]?.pools ?? Number.NaN;
    const own = [];
    for (const reference of ["llama2", "o200k_base"]) {
      const { ids } = await bench.encode(reference, text);
      own.push([reference, bytes / ids.length] as const);
    }
    const told = (value: number) => value.toFixed(2);
    const perWindow = bytes / windows;
    return {
      kind: "bars",
      unit: "bytes each",
      rows: [...tokenizerBars(own, told), { label: "Window of 16 bits", value: perWindow, told: told(perWindow) }],
      facts: { bits, windows: perWindow, ...Object.fromEntries(own) },
    };
  },
};
