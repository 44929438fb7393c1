import { isList, isObject, type Json, type JsonObject, type Message } from "./chat";
import { type Report, textOfParts } from "./parts";

/** Whether a message's content has parts that only Anthropic's Messages API has. */
export function hasAnthropicParts(content: Json | undefined): boolean {
  return (
    isList(content) &&
    content.some((part) => isObject(part) && ["tool_use", "tool_result", "thinking"].includes(String(part.type)))
  );
}

/**
 * A message of Anthropic's in the form that templates take: `tool_use` becomes `tool_calls`, `thinking` the
 * `reasoning_content`, and each `tool_result` a message of the role “tool” before what else there is.
 */
export function fromAnthropic({ content, ...message }: Message, place: string, report: Report): Message[] {
  const results: Message[] = [];
  const calls: JsonObject[] = [];
  const thoughts: string[] = [];
  const text = textOfParts(isList(content) ? content : [], `${place}.content`, report, (part, at) => {
    if (!isObject(part)) return false;
    if (part.type === "tool_use") {
      const { id, name = "", input = {} } = part;
      calls.push({ ...(id !== undefined && { id }), type: "function", function: { name, arguments: input } });
    } else if (part.type === "tool_result") {
      const { content: result = "", tool_use_id: id } = part;
      const said = isList(result) ? textOfParts(result, `${at}.content`, report) : String(result);
      results.push({ role: "tool", ...(id !== undefined && { tool_call_id: id }), content: said });
    } else if (part.type === "thinking" && typeof part.thinking === "string") thoughts.push(part.thinking);
    else return false;
    return true;
  });
  const rest = {
    ...message,
    role: message.role,
    content: text,
    ...(thoughts.length > 0 && { reasoning_content: thoughts.join("\n") }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
  return text === "" && calls.length === 0 && thoughts.length === 0 ? results : [...results, rest];
}

/** A tool as templates take it; Anthropic's have an `input_schema`, those of OpenAI's Responses no `function` of their own. */
export function toolOf(tool: Json): Json {
  if (!isObject(tool) || isObject(tool.function)) return tool;
  const { name, description, input_schema: schema, parameters = schema } = tool;
  if (name === undefined || parameters === undefined) return tool;
  return {
    type: "function",
    function: { name, ...(description !== undefined && { description }), parameters },
  };
}
