/** What the database of drafts is called. Apart from what it does, which is loaded when there is a draft to keep or to find. */
export const draftDatabase = "tessera-drafts";
