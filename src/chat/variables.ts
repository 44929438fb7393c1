import { Template } from "@huggingface/jinja";
import { isGiven } from "./given";

/** Something that a template asks for besides the conversation. */
export interface TemplateVariable {
  readonly name: string;
  /** `switch`: on or off; `text`: it is compared with texts, or written into the prompt. */
  readonly kind: "switch" | "text";
}

interface Node {
  readonly type: string;
}

/**
 * Finds a template's own variables in its syntax tree, in the order in which it comes to them: what it reads and nothing of it
 * sets, or asks for by `is defined` before it sets it.
 * @throws {Error} what the library says of a template that it cannot read
 */
export function templateVariables(source: string): readonly TemplateVariable[] {
  const found: Found = { read: new Map(), set: new Set(), asked: new Set(), texts: new Set() };
  visit(new Template(source).parsed, found);
  return Array.from(found.read.keys())
    .filter((name) => !isGiven(name) && (!found.set.has(name) || found.asked.has(name)))
    .map((name) => ({ name, kind: found.texts.has(name) ? "text" : "switch" }));
}

interface Found {
  /** Names that are read, in order. */
  readonly read: Map<string, true>;
  /** Names that the template gives a value. */
  readonly set: Set<string>;
  /** Names of which it asks whether they are there, before it gives them a value. */
  readonly asked: Set<string>;
  /** Names that stand where a text does. */
  readonly texts: Set<string>;
}

type Visited = Node & Readonly<Record<string, unknown>>;

function visit(value: unknown, found: Found): void {
  if (Array.isArray(value)) for (const one of value) visit(one, found);
  else if (value instanceof Map) for (const [key, one] of value) visit([key, one], found);
  else if (isNode(value)) visitNode(value, found);
}

function visitNode(node: Visited, found: Found): void {
  switch (node.type) {
    case "Identifier":
      found.read.set(String(node.value), true);
      return;
    case "Set":
      visit([node.value, node.body], found);
      if (isNode(node.assignee) && node.assignee.type === "MemberExpression") visit(node.assignee.object, found);
      else setNames(node.assignee, found);
      return;
    case "For":
      setNames(node.loopvar, found);
      visit([node.iterable, node.body, node.defaultBlock], found);
      return;
    case "Macro":
      setNames([node.name, node.args], found);
      visit(node.body, found);
      return;
    case "MemberExpression":
      visit(node.computed === true ? [node.object, node.property] : node.object, found);
      return;
    case "TestExpression":
      if (isNode(node.test) && ["defined", "undefined", "none"].includes(nameOf(node.test))) {
        ask(nameOf(node.operand), found);
      }
      if (isNode(node.test) && nameOf(node.test) === "string") found.texts.add(nameOf(node.operand));
      visit(node.operand, found);
      return;
    case "FilterExpression":
      visit(node.operand, found);
      if (isNode(node.filter) && node.filter.type === "CallExpression") {
        if (nameOf(node.filter.callee) === "default") ask(nameOf(node.operand), found);
        visit(node.filter.args, found);
      }
      return;
    case "KeywordArgumentExpression":
      visit(node.value, found);
      return;
    case "BinaryExpression":
      noteTexts(node, found);
      visit([node.left, node.right], found);
      return;
    case "Program":
    case "If":
      notePrinted(node, found);
      visit([node.test, node.body, node.alternate], found);
      return;
    default:
      for (const [name, part] of Object.entries(node)) if (name !== "type" && name !== "operator") visit(part, found);
  }
}

function ask(name: string, found: Found): void {
  if (!found.set.has(name)) found.asked.add(name);
}

/** A name beside a text, by an operator that takes two. */
function noteTexts({ operator, left, right }: Visited, found: Found): void {
  const by = isObjectWith(operator, "value") ? String(operator.value) : "";
  if (!["==", "!=", "+", "~", "in", "not in"].includes(by)) return;
  const isText = (node: unknown) =>
    isNode(node) &&
    (node.type === "StringLiteral" ||
      (node.type === "BinaryExpression" && isObjectWith(node.operator, "value") && node.operator.value === "+"));
  for (const [one, other] of [
    [left, right],
    [right, left],
  ]) {
    const isList = by.includes("in") && isNode(other) && /^(Array|Tuple)Literal$/.test(other.type);
    if (isText(other) || isList || by === "~" || by === "+") found.texts.add(nameOf(one));
  }
}

/** Names that are written into the prompt as they are. */
function notePrinted({ body, alternate }: Visited, found: Found): void {
  for (const part of [body, alternate].flat()) notePrintedIn(part, found);
}

/** Of what is written in one case or another each name is. */
function notePrintedIn(part: unknown, found: Found): void {
  if (isNode(part) && part.type === "Ternary") {
    notePrintedIn(part.trueExpr, found);
    notePrintedIn(part.falseExpr, found);
  } else found.texts.add(nameOf(part));
}

function setNames(value: unknown, found: Found): void {
  if (Array.isArray(value)) for (const one of value) setNames(one, found);
  else if (!isNode(value)) return;
  else if (value.type === "Identifier") found.set.add(String(value.value));
  else if (value.type === "TupleLiteral") setNames(value.value, found);
  else if (value.type === "KeywordArgumentExpression") {
    setNames(value.key, found);
    visit(value.value, found);
  }
}

/** An identifier's name; "" for any other node, which is no variable's. */
function nameOf(node: unknown): string {
  return isNode(node) && node.type === "Identifier" ? String(node.value) : "";
}

function isNode(value: unknown): value is Visited {
  return isObjectWith(value, "type") && typeof value.type === "string";
}

function isObjectWith<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === "object" && value !== null && name in value;
}
