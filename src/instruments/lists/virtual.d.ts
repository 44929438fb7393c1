/** Words of a language, packed (scripts/wordLists.ts). */
declare module "virtual:word-lists/*" {
  const packed: string;
  export default packed;
}
