import { corpusKind } from "./corpora";
import type { HostileKind } from "./kind";
import { comparisonFileKind, linkKind } from "./links";
import { chatKind, templateKind } from "./templates";
import { tokenizerKinds } from "./tokenizerKinds";
import { worstKind } from "./worst";

/** All that is tried, what takes longest first. */
export const kinds: readonly HostileKind[] = [
  worstKind,
  linkKind,
  templateKind,
  chatKind,
  corpusKind,
  comparisonFileKind,
  ...tokenizerKinds,
];
