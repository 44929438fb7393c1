import { copyText } from "./copyText";
import { lastSteps } from "./steps";

/**
 * Copies what somebody who mends a defect needs to know, and nothing that a user typed, chose or opened.
 * @param part that failed
 * @returns what came of it, in a sentence
 */
export async function copyReport(part: string, error: unknown): Promise<string> {
  const problem = await copyText(report(part, error), "Tell what you did, and which browser you have.");
  return problem ?? "Copied: versions, the place in the code and the kinds of your last steps, without any text.";
}

/**
 * Has what nobody catches, outside of React, written to the console as a report too: a message can quote a text. Before this part
 * of the page is there, which is soon after the page, the browser writes what it writes of any page.
 */
export function reportUncaught(): void {
  const say = (event: Event, error: unknown) => {
    event.preventDefault();
    console.error(report("Outside of all", error));
  };
  // Without a value it is the browser's own word, as on observers that go round in a circle, or of a script of another site.
  addEventListener("error", (event) => event.error != null && say(event, event.error));
  addEventListener("unhandledrejection", (event) => say(event, event.reason));
}

/** The report: versions, part, place in the code and kinds of steps, a line each. */
export function report(part: string, error: unknown): string {
  return [
    `Tessera ${__APP_VERSION__} (${__APP_COMMIT__ || "no commit"})`,
    `Browser: ${navigator.userAgent}`,
    `Part: ${part}`,
    `Error: ${kindOf(error)}`,
    ...placesOf(error).map((place) => `  at ${place}`),
    `Last steps: ${lastSteps().join(", ") || "none"}`,
  ].join("\n");
}

/** Names of errors are ours or the browser's where they are those of a class. */
function kindOf(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error;
}

/**
 * Where an error was thrown: functions and files of the page's code. Messages are left out, since they can quote a text, and so are
 * addresses, which can have a name in them.
 */
export function placesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { stack = "", message } = error;
  // A message can have lines that look as those of a stack do.
  const start = message === "" ? 0 : stack.indexOf(message);
  const lines = stack.slice(start < 0 ? 0 : start + message.length).split("\n");
  return lines.flatMap((line) => {
    const found = /^(?:\s*at )?(?:(?:async )?([\w$.]+)(?: \(|@))?\S*\/([\w.-]+\.m?[jt]sx?:\d+:\d+)\)?$/u.exec(line);
    return found === null ? [] : [`${found[1] ?? "?"} (${found[2]})`];
  });
}
