import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { inRepo } from "./paths.ts";

/** Packages that are native or read files beside themselves, and that every request may need. */
const keptAtStart = new Set(["@node-rs/argon2", "@scalar/fastify-api-reference", "pino"]);

/** Large packages that few requests need: they are loaded on first use, see `packages/runtime/src/on-first-use.ts`. */
const keptForFirstUse = new Set([
  "@google-cloud/storage",
  "@sendgrid/client",
  "@sendgrid/mail",
  "firebase-admin",
  "harfbuzzjs",
  "ifsc",
  "pdfkit",
  "razorpay",
  "sharp",
  "twilio",
]);

/** What CommonJS modules find in their scope, and modules do not. */
const commonJsScope = `import { createRequire as bundleRequire } from "node:module";
import { dirname as bundleDirname } from "node:path";
import { fileURLToPath as bundlePath } from "node:url";
const require = bundleRequire(import.meta.url);
const bundleUrl = (beside) => new URL(beside, import.meta.url);
const __filename = bundlePath(import.meta.url);
const __dirname = bundleDirname(__filename);`;

const resolvedBefore = Symbol("resolved before");

/** The program that writes the API's documents, beside the bundle. */
const docsWriter = "write-docs.mjs";

/**
 * Makes api-worker one JavaScript file, for this checkout, and another of the program that writes the documents of
 * its API. Node runs the source as it is as well, but then looks up thousands of files and strips the types of
 * hundreds at each start: it takes five times as long.
 * @param file where to put it
 * @returns the file to run
 */
export async function bundleApiWorker(
  file = inRepo("apps", "api-worker", "dist", "main.js"),
): Promise<string> {
  await Promise.all([
    bundle(inRepo("apps", "api-worker", "src", "main.ts"), file),
    bundle(inRepo("apps", "api-worker", "src", "openapi", "write-docs.ts"), join(dirname(file), docsWriter)),
  ]);
  return file;
}

async function bundle(entry: string, file: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    banner: { js: commonJsScope },
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "error",
    plugins: [keptPackages, ownAddresses, nativeSpreads],
  });
}

/**
 * Those packages stay where they are installed. A package is found from the one that asks for it; the bundle stands
 * elsewhere, so it is named by its address.
 */
const keptPackages: Plugin = {
  name: "kept packages",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^[^./]/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === resolvedBefore) return;
      const [first = "", second = ""] = path.split("/");
      const name = first.startsWith("@") ? `${first}/${second}` : first;
      const waits = keptForFirstUse.has(name);
      if (!waits && !keptAtStart.has(name)) return;
      if (waits && kind !== "dynamic-import") {
        return {
          errors: [{ text: `${name} would be loaded at the start: import() it where it is first used` }],
        };
      }
      const found = await resolve(path, { importer, resolveDir, kind, pluginData: resolvedBefore });
      if (found.errors.length > 0) return found;
      const address = kind === "require-call" ? found.path : pathToFileURL(found.path).href;
      return { path: address, external: true };
    });
  },
};

/** Source of ours that looks for files beside itself goes on finding them; the writer's bundle is beside ours. */
const ownAddresses: Plugin = {
  name: "own addresses",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes("import.meta.url")) return;
      const address = JSON.stringify(pathToFileURL(path).href);
      const contents = source
        .replace('new URL("./write-docs.ts", import.meta.url)', `bundleUrl("./${docsWriter}")`)
        .replaceAll("import.meta.url", address);
      return { contents, loader: "ts" };
    });
  },
};

/**
 * tRPC is published with object spreads spelt out for engines of 2017, property by property: a tenth of a small call's
 * time, at each of its middlewares. The engine's own way does the same.
 */
const nativeSpreads: Plugin = {
  name: "native spreads",
  setup({ onLoad, onEnd }) {
    let replaced = false;
    onLoad({ filter: /@trpc\/server\/dist\/.*\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      const contents = source.replace(
        /^function _objectSpread2\([\s\S]*?^\}$/m,
        "function _objectSpread2(...objects) { return Object.assign(...objects); }",
      );
      replaced ||= contents !== source;
      return { contents, loader: "js" };
    });
    onEnd(() => (replaced ? null : { errors: [{ text: "tRPC spells out its spreads no more: drop this" }] }));
  },
};
