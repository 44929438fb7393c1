import Wrench from "lucide-react/icons/wrench";
import { type ReactElement, useState } from "react";
import { isList, type Json } from "../../../chat/chat";
import { Button } from "../../../ui/controls";
import { plural } from "../../../ui/format";
import { JsonField } from "./JsonField";

interface ToolsFieldProps {
  readonly tools: readonly Json[] | null;
  onChange(tools: readonly Json[] | null): void;
}

const example: readonly Json[] = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "The weather in a city",
      parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
    },
  },
];

/** The tools that the model may call, as JSON. */
export function ToolsField({ tools, onChange }: ToolsFieldProps): ReactElement {
  // The button and the field take each other's place, and so the focus.
  const [isInUse, setInUse] = useState(false);
  const change = (next: readonly Json[] | null) => {
    setInUse(true);
    onChange(next);
  };
  if (tools === null) {
    return (
      <Button look="quiet" autoFocus={isInUse} onClick={() => change(example)}>
        <Wrench size={16} /> Add tools
      </Button>
    );
  }
  return (
    <JsonField
      label="Tools"
      summary={plural(tools.length, "tool")}
      value={tools}
      isOpenAtFirst={isInUse}
      accept={(json) => (isList(json) ? null : "It must be a list of tools; an empty one takes them away.")}
      onChange={(json) => isList(json) && change(json.length === 0 ? null : json)}
    />
  );
}
