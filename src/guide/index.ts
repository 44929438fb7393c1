import { type Finding, questions } from "./finding";

const modules = import.meta.glob<{ readonly finding: Finding }>("./findings/*.ts", { eager: true });

const order = Object.keys(questions);

/** All findings, by their questions in the guide's order, and of one question by their titles as the tour has them first. */
export const findings: readonly Finding[] = Object.values(modules)
  .map(({ finding }) => finding)
  .sort(
    (a, b) =>
      order.indexOf(a.question) - order.indexOf(b.question) ||
      (a.tour ?? Number.POSITIVE_INFINITY) - (b.tour ?? Number.POSITIVE_INFINITY) ||
      (a.id < b.id ? -1 : 1),
  );
