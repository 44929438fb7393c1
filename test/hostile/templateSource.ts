import { mutateText, oddStrings } from "./mutate";
import type { Random } from "./random";

/** What templates that mean harm, or are wrong, are made of. */
const pieces = [
  ..."{% {{ }} %} {%- -%} {# #} | . , ( ) [ ] { } : ~ + - * / // % == < > in is not and or if else".split(" "),
  ...[
    "for m in messages",
    "endfor",
    "endif",
    "set x = x + x",
    "set ns.a = ns",
    "macro f(a)",
    "endmacro",
    "f(f)",
    "call f(1)",
    "endcall",
  ],
  ...[
    "raise_exception('no')",
    "range(999999999)",
    "range(0, 9, 0)",
    "'a' * 99999999",
    "messages * 9999",
    "namespace(a=1)",
    "loop.index",
  ],
  ...[
    "m.content.constructor",
    "m.__proto__.x",
    "x['constructor']['constructor']('return 1')()",
    "messages[-99999]",
    "messages[::0]",
  ],
  ...[
    "strftime_now('%Y')",
    "m | tojson",
    "m | tojson(indent=99999)",
    "x | replace('', 'aa')",
    "m | items",
    "x | join('a')",
    "x | sort | unique",
  ],
  ...[
    "break",
    "continue",
    "filter upper",
    "endfilter",
    "generation",
    "endgeneration",
    "include 'x'",
    "import 'x' as y",
    "extends 'x'",
  ],
];

/**
 * A template of a stranger’s.
 * @param sources good ones, of which some are damaged
 */
export function hostileTemplate(random: Random, sources: readonly string[]): string {
  const choice = random.next();
  if (choice < 0.25)
    return Array.from({ length: random.below(40) }, () => random.pick(pieces)).join(random.pick([" ", "", "\n"]));
  let source = random.pick(sources);
  if (choice < 0.6) source = mutateText(random, source);
  for (let left = random.below(6); left > 0; left--) {
    // Between two words or signs.
    const tokens = source.split(/(?<=[\s{}%()|.])/);
    const at = random.below(tokens.length);
    const instead = [
      [],
      [random.pick(pieces)],
      [tokens[at] ?? "", tokens[at] ?? ""],
      [random.pick(tokens)],
      [random.pick(oddStrings).slice(0, 2000)],
    ];
    source = tokens.toSpliced(at, 1, ...random.pick(instead)).join("");
  }
  if (random.chance(0.02)) source = `${"{% if true %}".repeat(5000)}${source}`;
  if (random.chance(0.02))
    source = `{% for a in range(3000) %}{% for b in range(3000) %}${source}{% endfor %}{% endfor %}`;
  return source;
}
