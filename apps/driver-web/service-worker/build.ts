import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { z } from "zod";

// The last step of the build: public/sw.js, which knows what Next has just made. What Serwist's own integrations offer
// runs inside a bundler's build, or serves the worker from a route that bundles it while the app runs.

const app = join(import.meta.dirname, "..");
const inApp = (...path: string[]) => join(app, ...path);

/** The screens a driver is most often on when the network goes; `/offline` is shown in the place of any. */
const shellRoutes: readonly string[] = ["/offline", "/", "/collect"];

const RouteBundles = z.array(z.object({ route: z.string(), firstLoadChunkPaths: z.array(z.string()) }));

function scriptsOfTheShell(): string[] {
  const stats = readFileSync(inApp(".next", "diagnostics", "route-bundle-stats.json"), "utf8");
  const bundles = RouteBundles.parse(JSON.parse(stats)).filter(({ route }) => shellRoutes.includes(route));
  if (bundles.length !== shellRoutes.length)
    throw new Error("Next's build does not tell the scripts of every route of the shell");
  return bundles.flatMap(({ firstLoadChunkPaths }) => firstLoadChunkPaths);
}

/** Scripts carry a hash in their names, and need no revision; the page is of this build. */
function shellOfThisRelease() {
  const scripts = [...new Set(scriptsOfTheShell())].map((path) => path.replace(/^\.next\//, "/_next/"));
  const buildId = readFileSync(inApp(".next", "BUILD_ID"), "utf8");
  const revision = createHash("sha256").update(buildId).digest("hex").slice(0, 16);
  return [{ url: "/offline", revision }, ...scripts.map((url) => ({ url, revision: null }))];
}

await build({
  entryPoints: [inApp("service-worker", "worker.ts")],
  outfile: inApp("public", "sw.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  define: {
    shellOfThisRelease: JSON.stringify(shellOfThisRelease()),
    "process.env.NODE_ENV": '"production"',
  },
});
