import { inRepo } from "./paths.ts";
import { listenForShutdown } from "./shutdown.ts";
import { runTool } from "./tools.ts";

// `npm run format`: formats everything and applies the linter's safe corrections.
const { signal } = listenForShutdown();
const args = ["check", "--write", ...process.argv.slice(2)];
process.exitCode = await runTool({ command: inRepo("node_modules", ".bin", "biome"), args, signal });
