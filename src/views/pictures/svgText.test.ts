import { expect, test } from "vitest";
import { svgElement } from "./svgText";

test("an element is well-formed XML, whatever it says", () => {
  expect(svgElement("rect", { x: 1 / 3, fill: undefined, id: '<"&>' })).toBe(
    '<rect x="0.33" id="&lt;&quot;&amp;&gt;"/>',
  );
  expect(svgElement("text", { y: 2 }, "a<b>&\u0000\u001b👩\u200d👧\ud83d")).toBe(
    '<text y="2">a&lt;b&gt;&amp;👩\u200d👧\ufffd</text>',
  );
  expect(svgElement("text", {}, [svgElement("tspan", {}, "a<"), svgElement("tspan", {}, "b")])).toBe(
    "<text><tspan>a&lt;</tspan><tspan>b</tspan></text>",
  );
});
