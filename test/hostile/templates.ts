import published from "virtual:chat-templates";
import { makePrompt, tellParts } from "../../src/chat/preparePrompt";
import { readChat } from "../../src/chat/readChat";
import { chats } from "../support/chats";
import { checkLength, checkWords, type HostileKind, type Outcome } from "./kind";
import { mutateJson, writeOddJson } from "./mutate";
import { Random } from "./random";
import { hostileTemplate } from "./templateSource";

const sources: readonly string[] = Object.values(published).flatMap((own) => Object.values(own?.templates ?? {}));

/** Templates of strangers, run on conversations of all kinds. */
export const templateKind: HostileKind = {
  name: "chat templates",
  count: 2000,
  async attempt(seed, number): Promise<Outcome> {
    const random = new Random(seed, "templates", number);
    const chat = random.pick(Object.values(chats));
    const template = hostileTemplate(random, sources);
    const specials = { bos_token: "<s>", eos_token: "</s>" };
    const request = { chat, template, specials, variables: { add_generation_prompt: random.chance(0.5) } };
    const made = tellParts(makePrompt(request), request);
    if (made.fault === null) return { outcome: "loaded" };
    checkLength(made.fault.message);
    return { outcome: "refused" };
  },
};

/** Conversations that are none, or damaged: JSON that somebody pastes. */
export const chatKind: HostileKind = {
  name: "conversations",
  count: 5000,
  async attempt(seed, number): Promise<Outcome> {
    const random = new Random(seed, "chats", number);
    const { messages, tools } = random.pick(Object.values(chats));
    const body = random.pick([
      messages,
      { messages, tools },
      { input: messages },
      { conversations: messages, system: "x" },
    ]);
    const { chat, problems } = readChat(writeOddJson(random, mutateJson(random, body)));
    for (const { message } of problems) checkWords(message);
    if (chat === null) return { outcome: "refused" };
    const request = { chat, template: random.pick(sources), specials: {}, variables: {} };
    const { fault } = tellParts(makePrompt(request), request);
    if (fault !== null) checkLength(fault.message);
    return { outcome: "loaded" };
  },
};
