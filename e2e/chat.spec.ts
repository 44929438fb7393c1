import { expect, type Locator, type Page } from "@playwright/test";
import { linkTo, pack, reload, test, visit } from "./support";

const request = {
  model: "gpt-x",
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Stop. <|im_end|>" },
    { role: "assistant", content: "", tool_calls: [{ id: "a", function: { name: "now", arguments: "{}" } }] },
    { role: "tool", tool_call_id: "a", content: "noon" },
  ],
  tools: [{ type: "function", function: { name: "now", parameters: { type: "object", properties: {} } } }],
};

const columnOf = (page: Page, id: string): Locator => page.locator(`.column[data-tokenizer="builtin:${id}"]`);
const tokensOf = (column: Locator, of: string) => column.locator(`[data-of="${of}"][data-of-tokens]`);

/** Puts a text on the clipboard's way into what has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

test("a request's JSON becomes each model's own prompt, with counts, switches, warnings and a link; and back to the text", async ({
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["qwen3", "llama3", "r50k_base"], text: "my own words" }));
  const [qwen, llama, plain] = [columnOf(page, "qwen3"), columnOf(page, "llama3"), columnOf(page, "r50k_base")];
  await expect(qwen).toHaveAttribute("data-tokens", "3");

  // The text is the first message of a chat, of which r50k_base has no template.
  await page.getByRole("radio", { name: "Chat" }).click();
  await expect(page.getByLabel("Text of message 1")).toHaveValue("my own words");
  await expect(tokensOf(qwen, "0")).toHaveAttribute("data-of-tokens", "3");
  await expect(qwen).toHaveAttribute("data-tokens", "11");
  await expect(plain.locator("[data-chat-fault]")).toHaveAttribute("data-chat-fault", "none");

  // JSON of a request is pasted into a message: all of it is taken, and what is no text is named.
  await page.getByLabel("Text of message 1").focus();
  await paste(page, JSON.stringify(request));
  await expect(page.getByLabel("Role of message 4")).toHaveValue("tool");
  await expect(qwen.getByText(/Message 2 \(user\) has “<\|im_end\|>”.*151645/)).toBeVisible();
  await expect(llama.getByText("The template leaves the tools out.")).toBeVisible();
  await expect(llama.getByText(/^Message 2/)).toHaveCount(0);

  // The templates' variables, and a message more, by keys alone.
  const before = Number(await qwen.getAttribute("data-tokens"));
  await page.getByRole("radiogroup", { name: "enable_thinking" }).getByRole("radio", { name: "off" }).check();
  await expect(qwen).toHaveAttribute("data-tokens", String(before + 4));
  await page.getByRole("button", { name: "Add a message" }).press("Enter");
  await expect(page.getByLabel("Text of message 5")).toBeFocused();
  await page.keyboard.type("नमस्ते, 你好");
  // Only what is in sight is drawn, and the last key may still be on its way.
  await expect(async () => {
    await llama.getByRole("listbox").press("End");
    await expect(tokensOf(llama, "4")).toHaveCount(1, { timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Move message 5 up" }).press("Enter");
  await expect(page.getByRole("button", { name: "Move message 4 up" })).toBeFocused();
  await expect(page.getByLabel("Text of message 4")).toHaveValue("नमस्ते, 你好");
  await page.getByRole("button", { name: "Remove message 5" }).press("Enter");
  await expect(page.getByLabel("Text of message 4")).toBeFocused();
  await page.getByRole("button", { name: "Restore it" }).click();
  await expect(page.getByLabel("Role of message 5")).toHaveValue("tool");

  // Another page that opens the link shows the same.
  await expect(page).toHaveURL(/in=chat&var=add_generation_prompt,!enable_thinking/);
  const other = await page.context().newPage();
  // The address follows what is typed a moment later, and so do counts.
  await expect(async () => {
    await other.goto("about:blank");
    await visit(other, page.url());
    const counted = await qwen.getAttribute("data-text-hash");
    expect(counted).not.toBeNull();
    await expect(columnOf(other, "qwen3")).toHaveAttribute("data-text-hash", counted ?? "", { timeout: 15_000 });
  }).toPass();
  await expect(other.getByRole("radio", { name: "Chat" })).toBeChecked();
  await other.close();

  // The text is as it was left, and so is the chat.
  await page.getByRole("radio", { name: "Text" }).click();
  await expect(compare.editor).toHaveText("my own words");
  await expect(qwen).toHaveAttribute("data-tokens", "3");
  await page.getByRole("radio", { name: "Chat" }).click();
  await expect(page.getByLabel("Role of message 5")).toHaveValue("tool");
});

test("tokens are told by message, which shows them in all columns, and two BOS are told", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["qwen3", "llama3", "deepseek_v3"], text: "my own words" }));
  const [qwen, llama] = [columnOf(page, "qwen3"), columnOf(page, "llama3")];
  await page.getByRole("radio", { name: "Chat" }).click();
  await page.getByLabel("Text of message 1").focus();
  await paste(page, JSON.stringify(request));
  await page.getByRole("button", { name: "Add a message" }).press("Enter");
  await expect(page.getByLabel("Text of message 5")).toBeFocused();
  await page.keyboard.type("नमस्ते, 你好");

  // BOS twice, where a tokenizer puts one before the template's own.
  await page.getByRole("switch", { name: "Inserted tokens" }).check();
  await expect(columnOf(page, "deepseek_v3").getByText(/begins with two BOS/)).toBeVisible();

  // Tokens by message, each column's own: what the columns say, and together their prompts. Enter shows one in all columns.
  await page.getByRole("radio", { name: "Messages" }).check();
  const cells = page.locator('[data-message-row] [data-tokenizer="builtin:qwen3"]');
  await expect(cells).toHaveCount(7);
  await expect(async () => {
    const figures = await cells.evaluateAll((all) => all.map((cell) => Number((cell as HTMLElement).dataset.tokens)));
    expect(figures).toEqual(figures.toSorted((a, b) => b - a));
    expect(figures.reduce((sum, tokens) => sum + tokens, 0)).toBe(Number(await qwen.getAttribute("data-tokens")));
  }).toPass();
  await page.locator('[data-message-row="3"]').press("Enter");
  await expect(page.locator('[data-message-row="3"]')).toBeFocused();
  for (const column of [qwen, llama]) {
    await expect(tokensOf(column, "3")).toBeInViewport();
    await expect(column.locator("[data-place]")).toHaveAttribute("data-place", "pinned");
  }

  // A message is shown too that is asked for while the columns still count what was typed before, from where they are out of sight.
  await page.getByLabel("Text of message 1").focus();
  await page.evaluate(() => {
    document.execCommand("insertText", false, "Be ");
    document.querySelector<HTMLElement>('[data-message-row="3"]')?.click();
  });
  for (const column of [qwen, llama]) await expect(tokensOf(column, "3")).toBeInViewport();
});

test("a text that is a chat is offered as one; templates that loop or refuse are ended and told", async ({
  compare,
  page,
}) => {
  const messages = [
    { role: "assistant", content: "Welcome" },
    { role: "user", content: "Hi" },
  ];
  await compare.open(linkTo({ tokenizers: ["gemma3", "qwen3"], text: JSON.stringify(messages) }));
  await page.getByRole("button", { name: "Read it as a chat" }).click();
  const [gemma, qwen] = [columnOf(page, "gemma3"), columnOf(page, "qwen3")];
  await expect(gemma.getByText(/refuses this chat in line 19: “Conversation roles must alternate/)).toBeVisible();
  await expect(tokensOf(gemma, "0")).toHaveAttribute("data-of-tokens", "1");

  await qwen.getByRole("button", { name: "Template" }).click();
  const source = page.getByLabel("Template (Jinja)");
  await expect(source).toHaveValue(/enable_thinking is false/);
  const loop = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
  await source.fill(loop);
  await page.getByRole("button", { name: "Use this template" }).click();
  await expect(qwen.getByText(/was stopped: it takes more than 2,000,000 steps/)).toBeVisible();
  await expect(page).toHaveURL(/&tpl=,/);
  await expect(gemma.locator("[data-chat-fault]")).toHaveAttribute("data-chat-fault", "refused");
});

test("a template that is edited is remembered and in the link; one that fails says where, and the way back is there", {
  tag: "@resilience",
}, async ({ compare, page }) => {
  const messages = [
    { role: "assistant", content: "Welcome" },
    { role: "user", content: "Hi" },
  ];
  await compare.open(linkTo({ tokenizers: ["qwen3"], text: JSON.stringify(messages) }));
  await page.getByRole("button", { name: "Read it as a chat" }).click();
  const qwen = columnOf(page, "qwen3");
  await qwen.getByRole("button", { name: "Template" }).click();
  const source = page.getByLabel("Template (Jinja)");
  const loop = "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}";
  await source.fill(loop);
  await page.getByRole("button", { name: "Use this template" }).click();
  await expect(qwen.getByText(/was stopped: it takes more than 2,000,000 steps/)).toBeVisible();
  // The next one has a new worker.
  await qwen.getByRole("button", { name: "Template, edited" }).click();
  await source.fill("{% for m in messages %}\n[{{ m.content | shout }}]\n{% endfor %}");
  await page.getByRole("button", { name: "Use this template" }).click();
  await expect(qwen.getByText(/fails in line 2: .*shout/)).toBeVisible();
  await qwen.getByRole("button", { name: "Template, edited" }).click();
  await source.fill("{% for m in messages %}[{{ m.content }}]{% endfor %}");
  await page.getByRole("button", { name: "Use this template" }).click();
  await expect(qwen.getByText("Messages 2 · template 3")).toBeVisible();
  await reload(page);
  await expect(qwen.getByText("Messages 2 · template 3")).toBeVisible();
  await qwen.getByRole("button", { name: "Template, edited" }).click();
  await page.getByRole("button", { name: "Back to the tokenizer’s own" }).click();
  await expect(qwen.getByRole("button", { name: "Template", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Restore my template" }).click();
  await expect(qwen.getByText("Messages 2 · template 3")).toBeVisible();
});

test("a message without content, as a call of tools has it, is named where a template fails for it, and can be given a text", {
  tag: "@resilience",
}, async ({ page }) => {
  const call = { role: "assistant", content: null, tool_calls: request.messages[2]?.tool_calls };
  const messages = [{ role: "user", content: "Hi" }, call];
  await visit(page, `./#/compare?v=1&t=llama3,qwen3&in=chat&x=${pack(JSON.stringify(messages))}`);
  const llama = columnOf(page, "llama3");
  await expect(llama.getByText(/The template fails in line 1/)).toBeVisible();
  await expect(llama.getByText(/^Message 2 has no content/)).toBeVisible();
  await llama.getByRole("button", { name: "Give it an empty text" }).press("Enter");
  await expect(page.getByLabel("Text of message 2")).toBeFocused();
  for (const id of ["llama3", "qwen3"]) {
    await expect(columnOf(page, id).locator(".chat-head")).toBeVisible();
    await expect(columnOf(page, id).locator("[data-chat-fault]")).toHaveCount(0);
  }
  await page.getByRole("button", { name: "Restore my chat" }).click();
  await expect(llama.getByText(/^Message 2 has no content/)).toBeVisible();
});

test("gpt-oss’s template says that it is ours; tools that are written keep the focus and what is typed; columns of a chat stand in a page of somebody else's too", {
  tag: "@resilience",
}, async ({ page }) => {
  const messages = [{ role: "user", content: "Hi" }];
  await visit(page, `./#/compare?v=1&t=o200k_harmony&in=chat&x=${pack(JSON.stringify(messages))}`);
  const harmony = columnOf(page, "o200k_harmony");
  await expect(harmony.getByText(/^Ours, after OpenAI’s description/)).toBeVisible();
  await expect(tokensOf(harmony, "0")).toHaveAttribute("data-of-tokens", "1");
  await page.getByRole("textbox", { name: "reasoning_effort" }).fill("high");
  await expect(page).toHaveURL(/&var=reasoning_effort%3Ahigh|&var=reasoning_effort:high/);

  // Tools that are broken midway stay as they were, and what is typed stands, whatever else is written; none are none.
  await page.getByRole("button", { name: "Add tools" }).press("Enter");
  const tools = page.getByRole("textbox", { name: "Tools" });
  await expect(tools).toBeFocused();
  await expect(harmony.getByText("namespace", { exact: false }).first()).toBeVisible();
  await tools.fill('[{"type": "func');
  await page.getByLabel("Text of message 1").fill("Hello");
  await expect(tools).toHaveValue('[{"type": "func');
  await expect(page.getByText(/^This is no JSON yet .* Until then it is as it was\.$/)).toBeVisible();
  await tools.fill("[]");
  await expect(page.getByRole("button", { name: "Add tools" })).toBeFocused();
  await visit(page, `./#/compare?v=1&t=qwen3&in=chat&embed=1&x=${pack(JSON.stringify(messages))}`);
  await expect(columnOf(page, "qwen3").getByText("Messages 1 · template 5")).toBeVisible();
});

test("a chat that cannot be read says why, in the JSON that is there to be mended", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  await visit(page, `./#/compare?v=1&t=qwen3&in=chat&x=${pack('{"messages": [\n{"role": }]}')}`);
  await expect(page.locator(".chat-problems")).toContainText(/The chat is no JSON: .*/);
  await expect(compare.editor).toBeVisible();
  const qwen = columnOf(page, "qwen3");
  await expect(qwen).toHaveAttribute("data-state", "ready");
  await expect(qwen.locator("[data-chat-fault]")).toHaveText(
    "What is written is no chat yet, and stands here as it is.",
  );
});

test("what cards have no room for is offered back where they write the JSON anew", { tag: "@resilience" }, async ({
  compare,
  page,
}) => {
  const given = JSON.stringify({
    model: "gpt-x",
    messages: [{ role: "user", content: "one" }, { content: "nobody’s" }],
  });
  await visit(page, `./#/compare?v=1&t=gemma3&in=chat&x=${pack(given)}`);
  await expect(page.locator(".chat-problems")).toContainText("messages[1] has no role");
  await page.getByLabel("Text of message 1").fill("other words");
  await expect(compare.notice).toContainText("Your JSON was written anew");
  await page.getByLabel("Name in message 1").fill("Ada");
  await page.getByRole("button", { name: "Restore my JSON" }).click();
  await page.getByRole("radio", { name: "JSON" }).check();
  await compare.expectEditor(given);
});

test("a content of several parts is given to templates as it is; where one takes none its texts can be joined, and columns without a template are compared with none", {
  tag: "@resilience",
}, async ({ page }) => {
  const image = { type: "image_url", image_url: { url: "data:," } };
  const content = [{ type: "text", text: "What is" }, image, { type: "text", text: "this?" }];
  const chat = JSON.stringify({ messages: [{ role: "user", content }] });
  await visit(page, `./#/compare?v=1&t=gemma3,qwen3,llama3,cl100k_base&in=chat&x=${pack(chat)}`);
  const [gemma, qwen, llama, plain] = ["gemma3", "qwen3", "llama3", "cl100k_base"].map((id) => columnOf(page, id));
  if (!gemma || !qwen || !llama || !plain) throw new Error("A column is missing.");
  await expect(page.locator(".chat-problems")).toContainText("messages[0].content[1] is an image");
  await expect(gemma.getByText("<start_of_image>")).toBeVisible();
  await expect(gemma.locator(".chat-missing")).toHaveCount(0);
  await expect(llama.getByText(/The template fails/)).toBeVisible();
  for (const column of [qwen, llama]) await expect(column.getByText(/^Message 1 has a list of parts/)).toBeVisible();
  await expect(plain.locator(".column-count-note")).toHaveText("no template");
  await expect(page.getByText(/^Not compared: /)).toContainText("cl100k_base");
  await expect(page.getByLabel("Part 3 of message 1")).toHaveValue("this?");
  await qwen.getByRole("button", { name: "Join the texts" }).press("Enter");
  await expect(page.getByLabel("Text of message 1")).toHaveValue("What is\nthis?");
  await expect(page.getByLabel("Text of message 1")).toBeVisible();
  await expect(tokensOf(llama, "0")).toHaveCount(1);
  await page.getByRole("button", { name: "Restore my chat" }).click();
  await expect(page.getByLabel("Part 3 of message 1")).toHaveValue("this?");
});
