import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";

const run = promisify(execFile);
const ours = import.meta.dirname;
/** From where each dependency of the package is found; zod is a dependency of the contracts, and of types alone. */
const dependencies = {
  "@trpc/client": ours,
  "@trpc/server": ours,
  eventsource: ours,
  zod: join(ours, "..", "contracts"),
};
/** Packages that are never published: their declarations travel inside. */
const carried = ["api", "contracts"];

/**
 * Writes the package that a mobile app installs: one JavaScript file, and the types of every procedure, without any of
 * the server's code.
 * @returns the path of the archive
 */
async function pack(folder: string): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), "drivopay-client-"));
  try {
    const content = join(work, "package");
    const inside = join(content, "node_modules", "@drivopay");
    await mkdir(inside, { recursive: true });
    await layOutTypes(join(work, "types"), content, inside);
    await build({
      ...{ entryPoints: [join(ours, "src", "index.ts")], outfile: join(content, "index.js") },
      ...{ bundle: true, format: "esm", platform: "neutral", target: "es2022", logLevel: "error" },
      external: Object.keys(dependencies),
    });
    const { version } = await descriptionOf(ours);
    await writeFile(join(content, "package.json"), JSON.stringify(await description(version), null, 2));
    await copyFile(join(ours, "README.md"), join(content, "README.md"));
    await mkdir(folder, { recursive: true });
    const archive = join(folder, `drivopay-client-${version}.tgz`);
    await run("tar", ["-czf", archive, "-C", work, "package"]);
    return archive;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function layOutTypes(types: string, content: string, inside: string): Promise<void> {
  const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
  const compiler = join(dirname(typescript), "bin", "tsc");
  await run(process.execPath, [compiler, "-p", join(ours, "tsconfig.types.json"), "--outDir", types]);
  await rename(join(types, "client", "src"), join(content, "types"));
  for (const name of carried) {
    await rename(join(types, name), join(inside, name));
    const exports = { ".": "./src/index.d.ts", "./*": "./src/*.d.ts" };
    const described = { name: `@drivopay/${name}`, version: "0.0.0", type: "module", exports };
    await writeFile(join(inside, name, "package.json"), JSON.stringify(described, null, 2));
  }
}

async function description(version: string): Promise<object> {
  const versions = await Promise.all(
    Object.entries(dependencies).map(async ([name, from]) => [
      name,
      (await descriptionOf(folderOf(name, from))).version,
    ]),
  );
  const bundled = carried.map((name) => `@drivopay/${name}`);
  return {
    ...{ name: "@drivopay/client", version, type: "module", sideEffects: false },
    exports: { ".": { types: "./types/index.d.ts", default: "./index.js" } },
    dependencies: {
      ...Object.fromEntries(versions),
      ...Object.fromEntries(bundled.map((name) => [name, "0.0.0"])),
    },
    bundleDependencies: bundled,
  };
}

/** The folder of an installed package, as `from` finds it. */
function folderOf(name: string, from: string): string {
  const [before = ""] = createRequire(join(from, "package.json"))
    .resolve(name)
    .split(join("node_modules", name) + sep);
  return join(before, "node_modules", name);
}

async function descriptionOf(folder: string): Promise<{ version: string }> {
  const read: unknown = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  if (typeof read !== "object" || read === null || !("version" in read))
    throw new Error(`${folder} has no version`);
  return { version: String(read.version) };
}

const archive = await pack(resolve(process.argv[2] ?? join(ours, "dist")));
process.stdout.write(`${archive}\n`);
