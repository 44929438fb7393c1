import type { LinkProblem } from "./problems";

/** What can go wrong with the address before anything is read in a link; `problems.ts` comes with what reads links. */
export const syncProblems = {
  textNotKept: (): LinkProblem => ({
    code: "text-not-kept",
    message:
      "The browser does not let this page keep your text, and the address does not have it: a reload loses it. " +
      "Save it as a file before leaving.",
  }),
  linkNotRead: (): LinkProblem => ({
    code: "link-not-read",
    message:
      "The link was not opened: that part of the page could not be loaded. Check the connection, then reload the page.",
  }),
};
