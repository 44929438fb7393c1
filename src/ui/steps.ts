const most = 12;
const kinds = ["click", "change", "paste", "drop", "popstate", "hashchange"];
const steps: string[] = [];

/** Notes the kinds of what a user does from now on: “click button”; never what is on the button, or in a field. */
export function noteSteps(): void {
  for (const kind of kinds) addEventListener(kind, note, { capture: true, passive: true });
}

/** The last few kinds of steps, oldest first. */
export function lastSteps(): readonly string[] {
  return steps;
}

function note({ type, target }: Event): void {
  steps.push(target instanceof Element ? `${type} ${target.localName}` : type);
  if (steps.length > most) steps.shift();
}
