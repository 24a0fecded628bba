import { inRepo } from "./paths.ts";
import { listenForShutdown } from "./shutdown.ts";
import { runTool } from "./tools.ts";

// `npm run db:generate`: writes the migration for what changed in packages/db/src/schema.
const { signal } = listenForShutdown();
const kit = inRepo("packages", "db", "node_modules", ".bin", "drizzle-kit");
const args = [
  "generate",
  "--config",
  inRepo("packages", "db", "drizzle.config.ts"),
  ...process.argv.slice(2),
];
// Its paths are read from where it runs.
const cwd = inRepo("packages", "db");
process.exitCode = await runTool({ command: kit, args, cwd, signal });
