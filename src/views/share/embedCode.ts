/** Pixels: what a frame of columns is as high as, unless its page says otherwise. */
const frameHeight = 420;

/**
 * HTML that shows a comparison's columns in a page of somebody else's (docs/embedding.md).
 * @param url the comparison's link
 * @param names of its tokenizers: the frame's title, which screen readers say
 */
export function embedCode(url: string, names: readonly string[]): string {
  const title = `The same text in ${names.join(", ")} (Tessera)`;
  return (
    `<iframe src="${escaped(`${url}&embed=1`)}" title="${escaped(title)}" ` +
    `width="100%" height="${frameHeight}" style="border: 0" loading="lazy"></iframe>`
  );
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };

/** For an attribute in double quotes, by the HTML Standard. */
function escaped(value: string): string {
  return value.toWellFormed().replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);
}
