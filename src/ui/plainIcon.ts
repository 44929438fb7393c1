import { createElement, type ReactElement, type SVGProps } from "react";

/** What lucide's icons are made of: their paths, on a square of 24 units. */
interface IconData {
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[];
}

interface IconProps extends SVGProps<SVGSVGElement> {
  /** Width and height in CSS pixels. */
  readonly size?: number;
}

/**
 * Makes an icon's component, in place of lucide-react's own function (scripts/plainIcons.ts): that one also reads a context and
 * takes forms of data that there are none of here, which is a hundredth of the first page's code.
 * An icon is for the eyes alone, unless it is given a name.
 */
export default function createIcon({ node }: IconData): (props: IconProps) => ReactElement {
  return ({ size = 24, ...rest }) =>
    createElement(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: "0 0 24 24",
        width: size,
        height: size,
        fill: "none",
        stroke: "currentColor",
        strokeWidth: 2,
        strokeLinecap: "round",
        strokeLinejoin: "round",
        "aria-hidden": "aria-label" in rest ? undefined : true,
        ...rest,
      },
      ...node.map(([tag, attributes]) => createElement(tag, attributes)),
    );
}
