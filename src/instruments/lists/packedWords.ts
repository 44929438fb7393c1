/**
 * A list's text, a word a line, from sorted words that were packed at the build (scripts/wordLists.ts): of each how many letters it
 * shares with the one before, in one digit, and the rest. `0house5s0mouse` is house, houses, mouse.
 */
export function unpackWords(packed: string): string {
  const words: string[] = [];
  let before = "";
  for (const [piece] of packed.matchAll(/\d\D*/g)) {
    before = before.slice(0, Number(piece[0])) + piece.slice(1);
    words.push(before);
  }
  return words.join("\n");
}
