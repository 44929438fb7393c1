import ArrowLeft from "lucide-react/icons/arrow-left";
import ArrowRight from "lucide-react/icons/arrow-right";
import Braces from "lucide-react/icons/braces";
import Info from "lucide-react/icons/info";
import Layers from "lucide-react/icons/layers";
import ListOrdered from "lucide-react/icons/list-ordered";
import Scale from "lucide-react/icons/scale";
import Scissors from "lucide-react/icons/scissors";
import Tag from "lucide-react/icons/tag";
import X from "lucide-react/icons/x";
import { askIds } from "../../state/compare/idsDialog";
import { moveColumn } from "../../state/compare/moveColumn";
import { checkReference } from "../../state/compare/referenceChecks";
import { removeColumn } from "../../state/compare/removeColumn";
import { unnameColumn } from "../../state/compare/showModel";
import { useAppStore } from "../../state/store";
import { inspectTokenizer } from "../../state/tokenizers/inspect";
import type { TokenizerEntry } from "../../tokenizers/catalogue";
import { ownAndWay } from "../../tokenizers/tokenizerReference";
import type { MenuEntry } from "../../ui/floatingProps";
import { referenceOf } from "../../worker/reference/names";
import { showStages } from "./stages/showStages";

/** What the menu of a tokenizer's column offers, wherever the column stands when the menu is opened. */
export function columnEntries(entry: TokenizerEntry): readonly MenuEntry[] {
  const { reference } = entry;
  const columns = () => useAppStore.getState().comparison.tokenizers;
  const stages = useAppStore.getState().comparison.stages ?? [];
  const hasStages = stages.includes(reference);
  const haveAll = stages.length === columns().length;
  // What a chat becomes is shown by message.
  const isChat = useAppStore.getState().comparison.input !== undefined;
  const entries: readonly MenuEntry[] = [
    {
      key: "check",
      icon: <Scale size={16} />,
      label: `Check against ${referenceOf(entry).name}`,
      onSelect: () => checkReference(reference),
    },
    {
      key: "stages",
      icon: <Layers size={16} />,
      label: hasStages ? "Hide stages" : "Stages of the text",
      onSelect: () => showStages([reference], !hasStages),
    },
    {
      key: "all-stages",
      icon: <Layers size={16} />,
      label: haveAll ? "Hide stages in all columns" : "Stages in all columns",
      get disabled() {
        return columns().length === 1;
      },
      onSelect: () => showStages(columns(), !haveAll),
    },
    {
      key: "ids",
      icon: <Braces size={16} />,
      label: "Copy or save tokens …",
      onSelect: () => askIds({ take: reference }),
    },
    {
      key: "read-ids",
      icon: <ListOrdered size={16} />,
      label: "Read ids …",
      onSelect: () => askIds({ read: reference, source: "" }),
    },
    {
      key: "cut",
      icon: <Scissors size={16} />,
      label: "Cut another way, change the text …",
      onSelect: () => askIds({ cut: reference }),
    },
    {
      key: "about",
      icon: <Info size={16} />,
      label: "About this tokenizer",
      onSelect: () => inspectTokenizer(reference),
    },
    ...(useAppStore.getState().comparison.models?.[reference] === undefined
      ? []
      : [
          {
            key: "unname",
            icon: <Tag size={16} />,
            label: `Go by ${entry.label} alone`,
            onSelect: () => unnameColumn(reference),
          },
        ]),
    {
      key: "left",
      icon: <ArrowLeft size={16} />,
      label: "Move left",
      get disabled() {
        return columns()[0] === reference;
      },
      onSelect: () => moveColumn(reference, -1),
    },
    {
      key: "right",
      icon: <ArrowRight size={16} />,
      label: "Move right",
      get disabled() {
        return columns().at(-1) === reference;
      },
      onSelect: () => moveColumn(reference, 1),
    },
    {
      key: "remove",
      icon: <X size={16} />,
      label: "Remove",
      get disabled() {
        return columns().length === 1;
      },
      onSelect: () => removeColumn(reference),
    },
  ];
  const left = new Set<string>(isChat ? ["stages", "all-stages"] : []);
  // No library cuts texts another way than the tokenizer's own.
  if (ownAndWay(reference)[1]) left.add("check");
  return entries.filter(({ key }) => !left.has(key));
}
