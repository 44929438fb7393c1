import { type Environment, Interpreter, Template } from "@huggingface/jinja";

/*
 * The library says what was wrong and not where: neither its tokens nor its tree have places. A place is found by counting:
 * the n-th statement of a kind in the tree is the n-th of the source. Where the two do not have as many, none is said.
 */

/** Where a template failed. */
export interface FaultPlace {
  /** From 1. */
  readonly line: number;
  /** The statement or expression, with its braces. */
  readonly block: string;
}

/** The place at which a source cannot be read; null where that is not known. */
export function unreadPlace(source: string): FaultPlace | null {
  const { blocks, unended } = blocksOf(source);
  const unread = blocks.find(
    ({ name, text }) =>
      !/^(end|else|elif|break|continue)/.test(name) &&
      !isRead(text + (Object.hasOwn(closing, name) ? closing[name] : "")) &&
      !isRead(`${text}{% endset %}`),
  );
  return placeOf(source, unread ?? unended ?? openBlock(blocks));
}

/** The innermost statement at which a template fails: it is rendered once more, and watched. Null where that is not known. */
export function failedPlace(source: string, given: Record<string, unknown>): FaultPlace | null {
  const template = new Template(source);
  const nodes: Node[] = [];
  collect(template.parsed.body, nodes);
  const failed = watch(template, given, new Set<unknown>(nodes));
  if (failed === null) return null;
  const kind = kindOf(failed);
  const alike = nodes.filter((node) => kindOf(node) === kind);
  const blocks = blocksOf(source).blocks.filter((block) => kindOfBlock(block) === kind);
  return alike.length === blocks.length ? placeOf(source, blocks[alike.indexOf(failed)]) : null;
}

interface Block {
  readonly at: number;
  readonly text: string;
  /** `if`, `for`, `set` …; "" for an expression. */
  readonly name: string;
}

const quoted = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const opening = /\{[{%#]/g;
const blockPattern = new RegExp(
  String.raw`\{#[\s\S]*?#\}|\{%[-+]?\s*(\w*)(?:${quoted}|(?!%\})[^'"])*%\}|\{\{(?:${quoted}|(?!\}\})[^'"])*\}\}`,
  "y",
);

/** Beginnings without an end after which no more blocks are looked for: each costs a look at all that comes after it. */
const mostUnended = 50;

/** All statements and expressions of a source, of which comments are none; and the first that is begun with braces and not ended. */
function blocksOf(source: string): { readonly blocks: readonly Block[]; readonly unended: Block | undefined } {
  const blocks: Block[] = [];
  const unended: Block[] = [];
  opening.lastIndex = 0;
  for (let open = opening.exec(source); open !== null && unended.length < mostUnended; open = opening.exec(source)) {
    const { index: at } = open;
    blockPattern.lastIndex = at;
    const found = blockPattern.exec(source);
    if (found === null) {
      unended.push({ at, text: source.slice(at), name: "" });
      opening.lastIndex = at + 1;
      continue;
    }
    const { 0: text, 1: name = "" } = found;
    if (!text.startsWith("{#")) blocks.push({ at, text, name });
    opening.lastIndex = at + text.length;
  }
  return { blocks, unended: unended[0] };
}

function placeOf(source: string, block: Block | undefined): FaultPlace | null {
  if (block === undefined) return null;
  return { line: source.slice(0, block.at).split("\n").length, block: block.text };
}

/** What closes a statement that is read by itself. */
const closing: Readonly<Record<string, string>> = {
  if: "{% endif %}",
  for: "{% endfor %}",
  macro: "{% endmacro %}",
  call: "{% endcall %}",
  filter: "{% endfilter %}",
};

/** The last block that is opened and not closed. */
function openBlock(blocks: readonly Block[]): Block | undefined {
  const open: Block[] = [];
  for (const block of blocks) {
    if (Object.hasOwn(closing, block.name)) open.push(block);
    else if (block.name.startsWith("end") && block.name !== "endset") open.pop();
  }
  return open.at(-1);
}

function isRead(source: string): boolean {
  try {
    new Template(source);
    return true;
  } catch {
    return false; // What was wrong is known from the whole.
  }
}

interface Node {
  readonly type: string;
}

const kinds: Readonly<Record<string, string>> = {
  ...{ If: "if", For: "for", Set: "set", Macro: "macro", CallStatement: "call", FilterStatement: "filter" },
};

/** `if`, `for`, `set` …; "" for an expression. */
function kindOf({ type }: Node): string {
  return Object.hasOwn(kinds, type) ? (kinds[type] ?? "") : "";
}

/** The same for a block; null for what is no node of its own. An `elif` is an `if` in the tree, a literal is text. */
function kindOfBlock({ name, text }: Block): string | null {
  if (name === "") return literalBlock.test(text) ? null : "";
  if (name === "elif") return "if";
  return Object.values(kinds).includes(name) ? name : null;
}

const literalBlock = new RegExp(String.raw`^\{\{[-+]?\s*(?:${quoted})\s*[-+]?\}\}$`);

/** All statements and printed expressions of a tree, in the order of the source. */
function collect(body: readonly Node[], into: Node[]): void {
  for (const node of body) {
    if (["Comment", "StringLiteral", "Break", "Continue"].includes(node.type)) continue;
    into.push(node);
    const parts = node as Node & Partial<Record<"body" | "alternate" | "defaultBlock", readonly Node[]>>;
    for (const inside of [parts.body, parts.alternate, parts.defaultBlock]) if (inside) collect(inside, into);
  }
}

/** Renders, and gives the innermost of the nodes that was being evaluated when that failed. */
function watch(template: Template, given: Record<string, unknown>, nodes: ReadonlySet<unknown>): Node | null {
  const stack: Node[] = [];
  const { evaluate } = Interpreter.prototype;
  Interpreter.prototype.evaluate = function watched(this: Interpreter, statement, environment: Environment) {
    if (statement === undefined || !nodes.has(statement)) return evaluate.call(this, statement, environment);
    const depth = stack.push(statement);
    try {
      const result = evaluate.call(this, statement, environment);
      stack.length = depth - 1;
      return result;
    } catch (error) {
      // `break` and `continue` are thrown too, and caught by their loop.
      if (isControl(error)) stack.length = depth - 1;
      throw error;
    }
  };
  try {
    template.render(given);
    return null;
  } catch {
    return stack.at(-1) ?? null;
  } finally {
    Interpreter.prototype.evaluate = evaluate;
  }
}

/** Whether an error is the library's way to leave a loop: it has a class of its own, and no message. */
function isControl(error: unknown): boolean {
  return error instanceof Error && error.constructor !== Error && error.message === "";
}
