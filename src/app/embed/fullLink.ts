/**
 * The link to the whole page of an embedded one: the same without what makes it one. A link's check says nothing of those.
 * @param fragment of an address that `isEmbedded`
 */
export function withoutEmbedding(fragment: string): string {
  const question = fragment.indexOf("?");
  const parameters = fragment.slice(question + 1).split("&");
  const kept = parameters.filter((parameter) => !/^(embed|theme)=/.test(parameter));
  return `${fragment.slice(0, question)}?${kept.join("&")}`;
}
