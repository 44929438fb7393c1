import type { CorpusLanguage } from "./language";

/** A language's place among its relatives. */
export interface Family {
  /** As people call it: `Indo-European`. */
  readonly family: string;
  /** A part of it that has a name of its own in use, such as `Romance`; null where there is none, or the family is small. */
  readonly branch: string | null;
}

/**
 * Families with ISO 639-3 codes, as reference works mostly have them (Ethnologue, 28th edition; ISO 639-5). What is disputed as a
 * family but is a name in use (Nilo-Saharan) is one here, and Altaic is not. Languages without known relatives are together.
 */
const table: readonly (readonly [family: string, branch: string, codes: string])[] = [
  ["Indo-European", "Germanic", "afr dan deu eng fao fry gsw isl lim ltz nds nld nno nob nor pdt sco stq swe ydd yid"],
  [
    "Indo-European",
    "Romance",
    "arg ast cat cos egl fra frp fur glg ita lad lij lld lmo mwl mxi oci pcd por rgn roh ron rup scn spa src srd vec wln",
  ],
  ["Indo-European", "Slavic", "bel bos bul ces cnr dsb hrv hsb mkd pol rue rus slk slv srp szl ukr"],
  ["Indo-European", "Baltic", "lav lit ltg lvs"],
  ["Indo-European", "Celtic", "bre cor cym gla gle glv"],
  [
    "Indo-European",
    "Indo-Aryan",
    "asm awa ben bho ccp div doi gom guj hin hne hns kas kok mag mai mar nep npi ori ory pan pnb rmn rmy san sin skr snd urd",
  ],
  ["Indo-European", "Iranian", "bal ckb fas kmr kur oss pbt pbu pes prs pus tgk tly zza"],
  ["Indo-European", "", "als ell grc hye lat sqi"],
  ["Afro-Asiatic", "Semitic", "aii amh ara arb arz heb mlt syc tig tir"],
  ["Afro-Asiatic", "Berber", "ber kab shi taq tzm zgh"],
  ["Afro-Asiatic", "Cushitic", "aar dbr gax gaz gex jii orm sid som ymm"],
  ["Afro-Asiatic", "", "hau kbr"],
  ["Turkic", "", "alt aze azb azj bak chv cjs crh gag kaa kaz kir kjh nog sah slr tat tuk tur tyv uig uzb uzn"],
  ["Mongolic", "", "bua bxr khk mon xal"],
  ["Tungusic", "", "eve evn gld oaa orh"],
  ["Japonic", "", "jpn ryu"],
  ["Koreanic", "", "kor"],
  ["Uralic", "", "ekk est fin fkv hun koi kpv krl mdf mhr myv nio sme smn sms udm vep vro yrk"],
  ["Sino-Tibetan", "Chinese", "cdo cjy cmn gan hak hsn lzh nan wuu yue zho"],
  ["Sino-Tibetan", "Tibeto-Burman", "bod cfm cnh ctd duu dzo hlt hni iii kac lus mni mya njo tji"],
  ["Austroasiatic", "", "kha khm mnw sat vie"],
  ["Hmong–Mien", "", "hea hms hmn hnj mww"],
  ["Kra–Dai", "", "blt kkh lao shn tha zha zyb"],
  ["Dravidian", "", "kan mal tam tcy tel"],
  ["Kartvelian", "", "kat"],
  ["Northwest Caucasian", "", "abk ady kbd"],
  ["Northeast Caucasian", "", "ava che lez"],
  ["Austronesian", "Polynesian", "haw mri niu rar smo tah ton tvl"],
  [
    "Austronesian",
    "",
    "abs ace ami ban bcl bjn buc bug ceb cha chk fij hil ilo ind jav mad mah min mlg msa pag pam pau plt pmy pon sun tdt tet tgl " +
      "war yap zlm zsm",
  ],
  [
    "Niger–Congo",
    "Bantu",
    "bem bum cjk kam kde kik kin kmb kng kon koo kqn ktu lin loz lua lue lug lun nba nbl ndo nso nya nym nyn run sna sot ssw suk " +
      "swa swb swh toi tsn tso tum umb ven vmw xho yao zdj zul",
  ],
  ["Niger–Congo", "Mande", "bam dyu emk gkp men snk sus vai"],
  ["Niger–Congo", "Atlantic", "dyo fuf ful fuv kqs lia srr tem wol"],
  [
    "Niger–Congo",
    "",
    "ada ajg aka bax bba bci bin bvi dag dga ewe fat fon gaa gej gjn ibb ibo idu ijs kbp kdh lns lob mfq mor mos nku nzi sag tbz " +
      "tiv twi wwa xsm yor",
  ],
  ["Nilo-Saharan", "Nilotic", "bfa dik dip lot luo mas nus oki shk"],
  ["Nilo-Saharan", "", "ddn dje fvr guk kau knc udu"],
  ["Eskimo–Aleut", "", "ess ike iku kal"],
  ["Na-Dené", "", "nav"],
  ["Algic", "", "cre mic ojb oji"],
  ["Iroquoian", "", "chr moh"],
  ["Muskogean", "", "cic"],
  ["Uto-Aztecan", "", "nah nhn ppl"],
  ["Mayan", "", "cak hus kek mam quc toj tzh tzo yua"],
  ["Oto-Manguean", "", "chj csa maz mxv mzi ote zam ztu"],
  ["Mixe–Zoquean", "", "mto"],
  ["Totonacan", "", "top"],
  ["Misumalpan", "", "miq"],
  ["Quechuan", "", "que qug quh qul quy quz qva qvc qvh qvm qvn qwh qxn qxu"],
  ["Aymaran", "", "aym ayr"],
  ["Arawakan", "", "ame cab cni cot cpu guc not trn"],
  ["Tupian", "", "gnw grn gug gyr srq"],
  ["Jivaroan", "", "acu agr jiv"],
  ["Pano-Tacanan", "", "amc cbr cbs ese mcd mcf shp tna"],
  ["Tucanoan", "", "sey snn"],
  ["Boran–Witotoan", "", "boa huu"],
  ["Barbacoan", "", "cbi cof"],
  ["Zaparoan", "", "arl zro"],
  ["Cahuapanan", "", "cbt"],
  ["Peba–Yaguan", "", "yad"],
  ["Harákmbut", "", "amr"],
  ["Matacoan", "", "mtp"],
  ["Guaicuruan", "", "tob"],
  ["Zamucoan", "", "ayo"],
  ["Yanomaman", "", "guu"],
  ["Pama–Nyungan", "", "piu"],
  ["Creoles and pidgins", "", "acf bis cri crs hat jam kea kri pap pcm pis pov srn tpi"],
  ["Constructed languages", "", "epo ido ina vol"],
  ["Isolates", "", "arn auc cas cbu eus niv pbb tca tsz ura yuz"],
];

const byCode = new Map(
  table.flatMap(([family, branch, codes]) =>
    codes.split(" ").map((code) => [code, { family, branch: branch === "" ? null : branch }] as const),
  ),
);

/** The family of a language, by its ISO 639-3 code; null where that is not known, or the table does not have it. */
export function familyOf({ iso6393 }: Pick<CorpusLanguage, "iso6393">): Family | null {
  return iso6393 === null ? null : (byCode.get(iso6393) ?? null);
}

/** Whether a language is of a family, or of a branch of that name. */
export function isOfFamily(language: Pick<CorpusLanguage, "iso6393">, name: string): boolean {
  const found = familyOf(language);
  return found !== null && (found.family === name || found.branch === name);
}
