/**
 * What servers need to be told, of what contentPolicy.mjs says: the files of docs/hosting/. `node scripts/hosting.mjs` writes
 * them after a change, and test/hosting.test.ts compares.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { commonHeaders, pagePolicy, workerPolicies } from "./contentPolicy.mjs";
import { importSource } from "./prepared.mjs";

// Names of built files have a hash of their content; all else is asked for again, and answered with “not modified”.
const lasting = "public, max-age=31536000, immutable";
const checked = "no-cache";
/** @type {typeof import("../src/offline/names.ts")} */
const { codeFolders, dataFolders } = await importSource("src/offline/names.ts");
const lastingFolders = [...codeFolders, ...dataFolders];
/** @type {typeof import("../src/views/previews.ts")} */
const { pageFile, previews } = await importSource("src/views/previews.ts");
// The page, under each name that it has.
const pages = /** @type {(keyof typeof previews)[]} */ (Object.keys(previews));
const names = ["", ...pages.map(pageFile)];

/**
 * The `Cache-Control` of a file of the build.
 * @param {string} path of the request, without the query
 */
export const cachingOf = (path) => (lastingPath.test(path) ? lasting : checked);
const lastingPath = new RegExp(`/(${lastingFolders.join("|")})/`);

// In whatever folder of a site the build lies.
const globs = lastingFolders.map((folder) => `*/${folder}/*`).join(" ");

const head = "# Written by scripts/hosting.mjs, of what scripts/contentPolicy.mjs says.\n";
const workers = Object.entries(workerPolicies);
const common = Object.entries(commonHeaders);

/** @param {readonly string[]} parts */
const lines = (parts) => parts.join("\n");

/**
 * The files, by name.
 * @type {Readonly<Record<string, string>>}
 */
export const hostingFiles = {
  "nginx.conf": `${head}# For conf.d/: the build lies in /usr/share/nginx/html, at the root of port 8080.
map $uri $tessera_policy {
  default "";
  "~(/|\\.html)$" "${pagePolicy}";
${lines(workers.map(([name, policy]) => `  "~/workers/${name}/" "${policy}";`))}
}
map $uri $tessera_caching {
  default "${checked}";
  "~/(${lastingFolders.join("|")})/" "${lasting}";
}
server {
  listen 8080;
  root /usr/share/nginx/html;
  # The .gz files of \`npm run build:site\`; with the module for brotli, brotli_static on as well.
  gzip_static on;
  gzip_vary on;
  add_header Content-Security-Policy $tessera_policy always;
  add_header Cache-Control $tessera_caching always;
${lines(common.map(([name, value]) => `  add_header ${name} "${value}" always;`))}
}
`,
  Caddyfile: `${head}:8080 {
	root * /srv
	file_server {
		precompressed br gzip
	}
	@lasting path ${globs}
	header @lasting Cache-Control "${lasting}"
	@checked not path ${globs}
	header @checked Cache-Control "${checked}"
${lines(common.map(([name, value]) => `\theader ${name} "${value}"`))}
	@page path */ *.html
	header @page Content-Security-Policy "${pagePolicy}"
${lines(workers.map(([name, policy]) => `\t@${name} path */workers/${name}/*\n\theader @${name} Content-Security-Policy "${policy}"`))}
}
`,
  _headers: `${head}# Netlify and Cloudflare Pages read it at the root of the build.
/*
${lines(common.map(([name, value]) => `  ${name}: ${value}`))}
${lines(lastingFolders.map((folder) => `/${folder}/*\n  Cache-Control: ${lasting}`))}
${lines(names.map((name) => `/${name}\n  Content-Security-Policy: ${pagePolicy}`))}
${lines(workers.map(([name, policy]) => `/workers/${name}/*\n  Content-Security-Policy: ${policy}`))}
`,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL("../docs/hosting/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(hostingFiles)) writeFileSync(new URL(name, folder), content);
}
