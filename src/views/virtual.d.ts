/** All findings in the guide's order, as other parts of the page know them (scripts/findingIndex.ts). */
declare module "virtual:finding-index" {
  const entries: readonly import("../guide/about").FindingEntry[];
  export default entries;
}
