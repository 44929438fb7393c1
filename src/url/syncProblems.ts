import { type Page, textPage } from "../state/pages";
import type { LinkProblem } from "./problems";

/** What can go wrong with the address before anything is read in a link; `problems.ts` comes with what reads links. */
export const syncProblems = {
  textNotKept: (page: Page): LinkProblem => ({
    code: "text-not-kept",
    message:
      page === textPage
        ? "This text is too long for the address, and the browser does not let the page keep it elsewhere: it won’t " +
          "survive a reload. Save the comparison as a file before leaving."
        : "The browser does not let this page keep anything, and only Compare’s address carries your text: a reload here " +
          "loses it. Go back to Compare before leaving.",
  }),
  linkNotRead: (): LinkProblem => ({
    code: "link-not-read",
    message:
      "The link was not opened: that part of the page could not be loaded. Check the connection, then reload the page.",
  }),
};
