/** Two revisions of one tokenizer, as somebody brings and compares them. */
import { reload, visit } from "./support";
import { commit, expect, linkTo, test, wordPieceJson } from "./tokenizerPages";

const first = "a".repeat(40);
const text = "token cut too";

/** What a second revision has made of the tokenizer: an entry has gone, one has come, one has moved, and letters are normalized. */
const revised = JSON.stringify({
  ...JSON.parse(wordPieceJson),
  normalizer: { type: "Sequence", normalizers: [{ type: "NFC" }, { type: "Lowercase" }] },
  model: {
    ...JSON.parse(wordPieceJson).model,
    vocab: Object.fromEntries(
      ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "token", "##izers", "cut", ".", ",", "and", "also"].map((piece, id) => [
        piece,
        id,
      ]),
    ),
  },
});

const templates = (template: string) => JSON.stringify({ chat_template: template });

test.use({
  models: {
    "owner/revised": {
      refs: { main: commit, v1: first },
      commits: {
        [first]: {
          "tokenizer.json": wordPieceJson,
          "tokenizer_config.json": templates("{{ messages[0].content }}\n[SEP]"),
        },
        [commit]: {
          "tokenizer.json": revised,
          "tokenizer_config.json": templates("{{ messages[0].content }}\n[SEP][SEP]"),
        },
      },
    },
  },
});

test("two revisions of a model of the Hub are brought by their names and told apart, in words, as a list, and from a link", {
  tag: "@resilience",
}, async ({ bring, compare, page }) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  for (const name of ["owner/revised@v1", "owner/revised"]) {
    await bring.show();
    await bring.lookUp(name);
    await bring.add.click();
    await expect(bring.dialog).toBeHidden();
  }
  await bring.expectTokens(`hub:owner/revised@${first}`, 3);
  await bring.expectTokens(`hub:owner/revised@${commit}`, 3);
  await visit(page, `./#/vocabularies?v=1&t=hub:owner/revised@${first},hub:owner/revised@${commit}&on=text`);
  const main = page.getByRole("main");
  const told = async () => {
    await expect(main).toHaveAttribute("data-state", "ready");
    const changes = main.getByRole("region", { name: /^What changes/ });
    // Names alone do not tell them apart.
    await expect(changes.getByRole("heading", { level: 2 })).toHaveText(
      "What changes from revised (aaaaaaa) to revised (ccccccc)",
    );
    await expect(changes).toContainText("1 entry removed, 1 added, 9 kept.");
    await expect(changes).toContainText("Of those kept, 2 have another id.");
    await expect(changes).toContainText("Not the same: normalizer");
    await expect(changes).toContainText("[SEP][SEP]");
  };
  await told();
  await reload(page);
  await told();
  await main.getByRole("button", { name: /^Swap/ }).click();
  await expect(main.getByRole("region", { name: /^What changes/ }).getByRole("heading", { level: 2 })).toHaveText(
    "What changes from revised (ccccccc) to revised (aaaaaaa)",
  );
});

test("two files of one name are two revisions, and go by their hashes", { tag: "@resilience" }, async ({
  bring,
  compare,
  page,
}) => {
  await compare.open(linkTo({ tokenizers: ["words"], text }));
  for (const content of [wordPieceJson, revised]) {
    await bring.show("file");
    await bring.chooseFiles({ "tokenizer.json": content });
    await bring.add.click();
    await expect(bring.dialog).toBeHidden();
  }
  await expect(bring.column("file:tokenizer.json")).toHaveCount(2);
  await visit(page, "./#/tokenizers?v=1");
  const main = page.getByRole("main");
  const boxes = main.getByRole("checkbox", { name: /tokenizer\.json/ });
  await expect(boxes).toHaveCount(2);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await main.getByRole("button", { name: "Compare vocabularies" }).click();
  const changes = main.getByRole("region", { name: /^What changes/ });
  const told = async () => {
    await expect(changes).toContainText("1 entry removed, 1 added, 9 kept.");
    await expect(changes.getByRole("heading", { level: 2 })).toHaveText(
      /^What changes from tokenizer\.json \([0-9a-f]{7}\) to tokenizer\.json \([0-9a-f]{7}\)$/,
    );
    await expect(changes).toContainText("The ids of your text in Compare change at token 3, byte 10");
  };
  await told();
  await reload(page);
  await told();
});
