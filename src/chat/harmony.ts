import type { ChatTemplates } from "./templatesIn";

/*
 * No package carries gpt-oss's template, so this one is ours. It writes what OpenAI's description of the harmony format says
 * (github.com/openai/harmony, docs/format.md), and parameters as the renderer does to which the description refers for them
 * (src/encoding.rs); variables have the names that the template published with the models has for them. That one writes the
 * same but for what docs/harmony.md lists, with the reasons.
 */
const template = `{%- macro default_of(spec) -%}
  {{- "default: " -}}
  {%- if spec.default is not string -%}{{- spec.default | tojson -}}
  {%- else -%}{{- spec.default if spec.enum else '"' + spec.default + '"' -}}{%- endif -%}
{%- endmacro -%}
{%- macro type_of(spec, indent) -%}
  {%- if spec.oneOf -%}
    {%- for one in spec.oneOf -%}{{- "\\n" + indent + " | " -}}{{- variant_of(one, indent, none) -}}{%- endfor -%}
  {%- elif spec.type is iterable and spec.type is not string -%}
    {%- for type in spec.type -%}
      {{- "number" if type == "integer" else type -}}{{- "" if loop.last else " | " -}}
    {%- endfor -%}
  {%- elif spec.type == "string" and spec.enum -%}
    {{- '"' + spec.enum | join('" | "') + '"' -}}
  {%- elif spec.type == "string" or spec.type == "boolean" -%}
    {{- spec.type -}}
  {%- elif spec.type == "number" or spec.type == "integer" -%}
    number
  {%- elif spec.type == "array" -%}
    {%- if "items" in spec -%}{{- type_of(spec["items"], indent) + "[]" -}}{%- else -%}Array<any>{%- endif -%}
  {%- elif spec.type == "object" -%}
    {%- if spec.description -%}{{- indent + "// " + spec.description + "\\n" -}}{%- endif -%}
    {{- "{\\n" -}}
    {%- if spec.properties -%}
      {%- for name, field in spec.properties.items() -%}
        {{- field_of(name, field, "" if name in (spec.required or []) else "?", indent) -}}
      {%- endfor -%}
    {%- endif -%}
    {{- indent + "}" -}}
  {%- else -%}
    any
  {%- endif -%}
{%- endmacro -%}
{%- macro nullable_of(spec, indent) -%}
  {%- set type = type_of(spec, indent) -%}
  {{- type + (" | null" if spec.nullable and "null" not in type else "") -}}
{%- endmacro -%}
{%- macro variant_of(spec, indent, said) -%}
  {{- nullable_of(spec, indent + "   ") -}}
  {%- set has_more = spec.description and spec.description != said -%}
  {%- if has_more or spec.default is defined -%}{{- " //" -}}{%- endif -%}
  {%- if has_more -%}{{- " " + spec.description -}}{%- endif -%}
  {%- if spec.default is defined -%}{{- " " + default_of(spec) -}}{%- endif -%}
{%- endmacro -%}
{%- macro field_of(name, spec, mark, indent) -%}
  {%- set line = indent + "// " -%}
  {%- if spec.title -%}{{- line + spec.title + "\\n" + indent + "//\\n" -}}{%- endif -%}
  {%- set is_said = spec.description and not (spec.oneOf and spec.oneOf[0].description == spec.description) -%}
  {%- if is_said and not spec.oneOf -%}{{- line + spec.description + "\\n" -}}{%- endif -%}
  {%- if spec.examples -%}
    {{- line + "Examples:\\n" -}}
    {%- for example in spec.examples -%}
      {%- if example is string -%}{{- line + '- "' + example + '"\\n' -}}{%- endif -%}
    {%- endfor -%}
  {%- endif -%}
  {%- if spec.oneOf -%}
    {%- if is_said -%}{{- line + spec.description + "\\n" -}}{%- endif -%}
    {%- if spec.default is defined -%}{{- line + default_of(spec) + "\\n" -}}{%- endif -%}
    {{- indent + name + mark + ":\\n" -}}
    {%- for one in spec.oneOf -%}
      {{- indent + " | " + variant_of(one, indent, one.description if loop.first and is_said else spec.description) + "\\n" -}}
    {%- endfor -%}
    {{- indent + ",\\n" -}}
  {%- else -%}
    {{- indent + name + mark + ": " + nullable_of(spec, indent + "    ") + "," -}}
    {%- if spec.default is defined -%}{{- " // " + default_of(spec) -}}{%- endif -%}
    {{- "\\n" -}}
  {%- endif -%}
{%- endmacro -%}
{%- macro text_of(content) -%}
  {%- if content is string -%}{{- content -}}
  {%- else -%}
    {%- for part in content or [] -%}
      {%- if part.text is not defined -%}
        {{- raise_exception("The harmony format has texts alone: no " + (part.type or "such part") + ".") -}}
      {%- endif -%}
      {{- part.text -}}
    {%- endfor -%}
  {%- endif -%}
{%- endmacro -%}
{{- "<|start|>system<|message|>" -}}
{{- model_identity if model_identity is defined else "You are ChatGPT, a large language model trained by OpenAI." -}}
{{- "\\nKnowledge cutoff: 2024-06\\nCurrent date: " + strftime_now("%Y-%m-%d") -}}
{{- "\\n\\nReasoning: " -}}{{- reasoning_effort if reasoning_effort is defined else "medium" -}}
{{- "\\n\\n# Valid channels: analysis, commentary, final. Channel must be included for every message." -}}
{%- if tools -%}
  {{- "\\nCalls to these tools must go to the commentary channel: 'functions'." -}}
{%- endif -%}
{{- "<|end|>" -}}
{%- set is_told = messages and messages[0].role in ["system", "developer"] -%}
{%- if (is_told and messages[0].content) or tools -%}
  {{- "<|start|>developer<|message|>" -}}
  {%- if is_told and messages[0].content -%}
    {{- "# Instructions\\n\\n" -}}{{- text_of(messages[0].content) -}}{{- "\\n\\n" if tools else "" -}}
  {%- endif -%}
  {%- if tools -%}
    {{- "# Tools\\n\\n## functions\\n\\nnamespace functions {\\n\\n" -}}
    {%- for tool in tools -%}
      {%- set called = tool.function if tool.function else tool -%}
      {%- if called.description -%}{{- "// " + called.description | replace("\\n", "\\n// ") + "\\n" -}}{%- endif -%}
      {{- "type " + called.name + " = (" -}}
      {%- if called.parameters and called.parameters.properties -%}{{- "_: " + type_of(called.parameters, "") -}}{%- endif -%}
      {{- ") => any;\\n\\n" -}}
    {%- endfor -%}
    {{- "} // namespace functions" -}}
  {%- endif -%}
  {{- "<|end|>" -}}
{%- endif -%}
{%- set ns = namespace(last_answer=-1, called="") -%}
{%- for message in messages -%}
  {%- if message.role == "assistant" and not message.tool_calls -%}{%- set ns.last_answer = loop.index0 -%}{%- endif -%}
{%- endfor -%}
{%- for message in messages -%}
  {%- if loop.first and is_told -%}
  {%- elif message.role == "system" or message.role == "developer" -%}
    {{- "<|start|>developer<|message|># Instructions\\n\\n" -}}{{- text_of(message.content) -}}{{- "<|end|>" -}}
  {%- elif message.role == "user" -%}
    {{- "<|start|>user<|message|>" -}}{{- text_of(message.content) -}}{{- "<|end|>" -}}
  {%- elif message.role == "assistant" -%}
    {%- set is_learnt = loop.last and not add_generation_prompt and not message.tool_calls -%}
    {#- Thoughts are dropped once they have come to an answer, except to what is to learn them. #}
    {%- set thought = message.thinking or message.reasoning_content or message.reasoning -%}
    {%- if thought and (loop.index0 > ns.last_answer or is_learnt) -%}
      {{- "<|start|>assistant<|channel|>analysis<|message|>" -}}{{- thought -}}{{- "<|end|>" -}}
    {%- endif -%}
    {%- if message.content or not message.tool_calls -%}
      {{- "<|start|>assistant<|channel|>" -}}{{- "commentary" if message.tool_calls else "final" -}}{{- "<|message|>" -}}
      {{- text_of(message.content) -}}{{- "<|return|>" if is_learnt else "<|end|>" -}}
    {%- endif -%}
    {%- for call in message.tool_calls or [] -%}
      {%- set called = call.function if call.function else call -%}
      {%- set ns.called = called.name -%}
      {{- "<|start|>assistant<|channel|>commentary to=functions." + called.name + " <|constrain|>json<|message|>" -}}
      {{- called.arguments if called.arguments is string else called.arguments | tojson -}}{{- "<|call|>" -}}
    {%- endfor -%}
  {%- elif message.role == "tool" or message.role == "function" -%}
    {%- set name = message.name or ns.called -%}
    {%- if not name -%}
      {{- raise_exception("A tool’s message has no name, and follows no call of a tool.") -}}
    {%- endif -%}
    {{- "<|start|>functions." + name + " to=assistant<|channel|>commentary<|message|>" -}}
    {{- text_of(message.content) -}}{{- "<|end|>" -}}
  {%- else -%}
    {{- raise_exception("The harmony format knows no role “" + message.role + "”.") -}}
  {%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}{{- "<|start|>assistant" -}}{%- endif -%}`;

/** What gpt-oss is given of a conversation, by the description of its format. */
export const harmonyTemplates: ChatTemplates = {
  templates: { default: template },
  specials: { bos_token: "<|startoftext|>", eos_token: "<|return|>", pad_token: "<|endoftext|>" },
  origin: "Ours, after OpenAI’s description of the harmony format: no package carries the models’ own template.",
};
