/**
 * A gold list's text from a shorter way to write it: words between white space, their segments between “|”, each root behind “*”; in
 * a word without “*” the first segment is the root.
 */
export function goldText(written: string): string {
  return written
    .trim()
    .split(/\s+/)
    .map((marked) => {
      const segments = marked.split("|");
      const roots = segments.filter((segment) => segment.startsWith("*")).map((segment) => segment.slice(1));
      const bare = segments.map((segment) => segment.replace(/^\*/, ""));
      return `${bare.join("")}\t${bare.join("|")}\t${(roots.length > 0 ? roots : bare.slice(0, 1)).join("|")}\n`;
    })
    .join("");
}
