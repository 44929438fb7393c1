const longestName = 80;

/**
 * What a corpus is called: by the folder that holds all files, or by the table's file without its extension, and by the
 * part of it that was chosen: `flores200_dataset dev and devtest`.
 * @param paths of all files that were given
 * @param label of the layout's choice
 */
export function corpusName(paths: readonly string[], label: string): string {
  const [first = ""] = paths;
  const folder = first.slice(0, first.indexOf("/") + 1);
  const root = paths.every((path) => path.startsWith(folder)) ? folder : "";
  const own = label.startsWith(root) ? label.slice(root.length) : label;
  // `dev/*` and `devtest/*.devtest` are folders, with the files of one split in them.
  const part = own.replace(/\/?\*(\.\w+)?$/, (_, split) => (own.startsWith("*") ? (split ?? "").slice(1) : ""));
  const single = paths.length === 1 ? first.slice(root.length) : "";
  const words = [root.slice(0, -1), withoutExtension(part || single)];
  const name = words.filter((word) => word !== "").join(" ");
  return clean(name) || "corpus";
}

function withoutExtension(name: string): string {
  return name.replace(/\.(csv|tsv|jsonl|ndjson|txt|dev|devtest)$/i, "");
}

function clean(name: string): string {
  const visible = name.replace(/\p{Cc}/gu, " ").trim();
  // Whole code points: half of one is no text.
  return [...visible].slice(0, longestName).join("").trim();
}
