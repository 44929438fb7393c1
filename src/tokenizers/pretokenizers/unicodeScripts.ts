import { codePointAt } from "../../text/utf8";
import { CodePointTable } from "../normalizers/codePointTable";
import { type PreTokenized, type PreTokenizer, splitEach } from "./pretokenizer";

/** The scripts of Unicode 9, which SentencePiece's list has, by their short names, Han before all (see {@link scriptOf}). */
const names =
  "Hani Adlm Ahom Hluw Arab Armn Avst Bali Bamu Bass Batk Beng Bhks Bopo Brah Brai Bugi Buhd Cans Cari Aghb Cakm Cham " +
  "Cher Zyyy Copt Xsux Cprt Cyrl Dsrt Deva Dupl Egyp Elba Ethi Geor Glag Goth Gran Grek Gujr Guru Hang Hano Hatr Hebr " +
  "Armi Zinh Phli Prti Java Kthi Knda Kali Khar Khmr Khoj Sind Laoo Latn Lepc Limb Lina Linb Lisu Lyci Lydi Mahj Mlym " +
  "Mand Mani Marc Mtei Mend Merc Mero Plrd Modi Mong Mroo Mult Mymr Nbat Talu Newa Nkoo Ogam Olck Hung Ital Narb Perm " +
  "Xpeo Sarb Orkh Orya Osge Osma Hmng Palm Pauc Phag Phnx Phlp Rjng Runr Samr Saur Shrd Shaw Sidd Sgnw Sinh Sora Sund " +
  "Sylo Syrc Tglg Tagb Tale Lana Tavt Takr Taml Tang Telu Thaa Thai Tibt Tfng Tirh Ugar Vaii Wara Yiii";

const scripts = names.split(" ").map((name) => new RegExp(`\\p{Script=${name}}`, "u"));
const any = scripts.length;

/** SentencePiece's scripts: kana and “ー” are Han, a space is of any script, and so is what the list does not know. */
function scriptOf(character: string): number {
  if (character === " ") return any;
  if (character === "ー" || /[\p{Script=Hira}\p{Script=Kana}]/u.test(character)) return 0;
  const script = scripts.findIndex((pattern) => pattern.test(character));
  return script < 0 ? any : script;
}

/**
 * `UnicodeScripts`: cuts where the script changes. A space belongs to what is before it; and before the first character of
 * a certain script everything is dropped, as in Hugging Face's own.
 */
export class UnicodeScripts implements PreTokenizer {
  readonly rule = "UnicodeScripts";
  private readonly scripts = new CodePointTable(scriptOf);

  preTokenize(input: PreTokenized): PreTokenized {
    const ranges = splitEach(input, (piece, emit) => {
      let start = -1;
      let last = any;
      for (let unit = 0; unit < piece.length; ) {
        const code = codePointAt(piece, unit);
        const script = this.scripts.of(code);
        if (script !== any && script !== last) {
          if (start >= 0) emit(start, unit);
          start = unit;
          last = script;
        }
        unit += code > 0xffff ? 2 : 1;
      }
      if (start >= 0) emit(start, piece.length);
    });
    return { ...input, ranges };
  }

  /** Yes, unless the text after would begin with what it drops there. */
  isIndependent(_before: number, after: number): boolean {
    return this.scripts.of(after) !== any;
  }

  cuts(before: number, after: number): boolean {
    const [left, right] = [this.scripts.of(before), this.scripts.of(after)];
    return left !== any && right !== any && left !== right;
  }
}
