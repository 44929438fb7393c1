import type { ReactElement } from "react";
import type { TemplateVariable } from "../../../chat/variables";
import { usePrompts } from "../../../state/compare/prompts";
import { actions, useAppStore } from "../../../state/store";
import { ToggleGroup } from "../../../ui/controls";

/** What the columns' templates ask for besides the conversation: unset, on or off, or a text. */
export function VariableFields(): ReactElement | null {
  const prompts = usePrompts();
  const tokenizers = useAppStore((state) => state.comparison.tokenizers);
  const variables = useAppStore((state) => state.comparison.variables);
  const found = new Map<string, TemplateVariable>();
  for (const reference of tokenizers) {
    for (const variable of prompts[reference]?.variables ?? []) {
      if (!found.has(variable.name) || variable.kind === "text") found.set(variable.name, variable);
    }
  }
  // What a link has set stays in sight, even where no template asks for it.
  for (const name of Object.keys(variables ?? {})) if (!found.has(name)) found.set(name, { name, kind: "switch" });
  const set = (name: string, value: boolean | string | undefined) => {
    const { [name]: _, ...others } = variables ?? {};
    actions.setOptions({ variables: value === undefined ? others : { ...others, [name]: value } });
  };
  if (found.size === 0) return null;
  return (
    <div className="chat-variables">
      {Array.from(found.values(), ({ name, kind }) => {
        const value = variables?.[name];
        return (
          <span key={name} className="toolbar-field">
            <code>{name}</code>
            {kind === "text" && typeof value !== "boolean" ? (
              <input
                aria-label={name}
                placeholder="unset"
                spellCheck={false}
                value={value ?? ""}
                onChange={({ target }) => set(name, target.value === "" ? undefined : target.value)}
              />
            ) : (
              <ToggleGroup<Setting>
                label={name}
                value={value === undefined ? "unset" : value === false ? "off" : "on"}
                choices={settings}
                onChange={(next) => set(name, next === "unset" ? undefined : next === "on")}
              />
            )}
          </span>
        );
      })}
    </div>
  );
}

type Setting = "unset" | "on" | "off";
const settings = (["unset", "on", "off"] as const).map((value) => ({ value, label: value }));
