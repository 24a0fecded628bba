import { inRepo } from "./paths.ts";
import { listenForShutdown } from "./shutdown.ts";
import { runTool } from "./tools.ts";

// `npm run bench`: every benchmark, each a ratio to a limit measured in the same run.
const { signal } = listenForShutdown(() => process.exit(130));
const args = [inRepo("bench", "src", "main.ts"), ...process.argv.slice(2)];
process.exitCode = await runTool({ command: process.execPath, args, signal });
