import { create } from "zustand";

/** Whether the link that was opened last has no text, and nobody has given one since: who opens it may wait for the sender's. */
export const useTextless = create(() => ({ isTextless: false }));
