import { startDatabases } from "./databases.ts";
import { systemEnv } from "./local-env.ts";
import { benchCacheDir, inRepo } from "./paths.ts";
import { say } from "./progress.ts";
import { listenForShutdown } from "./shutdown.ts";
import { runTool } from "./tools.ts";

// `npm run bench`: every benchmark, each a ratio to a limit measured in the same run, on databases of their own.

const passedOn = Object.entries(process.env).filter(([name]) => name.startsWith("BENCH_"));
const { signal } = listenForShutdown();
const databases = await startDatabases({ cacheDir: benchCacheDir, say });
try {
  process.exitCode = await runTool({
    command: process.execPath,
    args: [inRepo("bench", "src", "main.ts"), ...process.argv.slice(2)],
    env: {
      ...systemEnv(),
      ...databases.env,
      ...Object.fromEntries(passedOn),
      DATABASE_OWNER_URL: databases.ownerUrl,
    },
    signal,
  });
} finally {
  await databases.close();
}
