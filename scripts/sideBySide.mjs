// @ts-check
/**
 * Runs scripts of package.json at once: `node scripts/sideBySide.mjs typecheck lint`. What the last of them says is printed as
 * it comes, which is to be the one that takes longest, and what the others say when each ends. Ends with 1 where any failed.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { delimiter, resolve } from "node:path";

const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
const PATH = [resolve("node_modules/.bin"), process.env.PATH].join(delimiter);

/**
 * @param {string} name
 * @param {boolean} isLive whether what it says is printed as it comes
 * @returns {Promise<boolean>} whether it ended well
 */
function run(name, isLive) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(scripts[name], {
      shell: true,
      env: { ...process.env, PATH },
      stdio: ["ignore", "pipe", "pipe"],
    });
    /** @type {Buffer[]} */
    const said = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (bytes) => (isLive ? process.stdout.write(bytes) : said.push(bytes)));
    }
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      process.stdout.write(`\n> ${name} (${seconds} s)${code === 0 ? "" : " failed"}\n${Buffer.concat(said)}`);
      done(code === 0);
    });
  });
}

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(scripts, name));
if (unknown.length > 0) throw new Error(`package.json has no script “${unknown.join("”, “")}”.`);
const ended = await Promise.all(names.map((name, i) => run(name, i === names.length - 1)));
process.exitCode = ended.every(Boolean) ? 0 : 1;
