import { join } from "node:path";
import { localParts, portsFrom } from "./local-env.ts";
import { localCacheDir } from "./paths.ts";
import { say } from "./progress.ts";
import { AlreadyRunningError } from "./run-record.ts";
import { listenForShutdown } from "./shutdown.ts";
import { type Stack, startStack } from "./stack.ts";

// `npm start`: the whole platform on this machine, until Ctrl-C.

async function main(): Promise<number> {
  let stack: Stack | undefined;
  let failure: Error | undefined;
  const died = Promise.withResolvers<void>();
  const shutdown = listenForShutdown(() => stack?.kill());
  try {
    stack = await startStack({
      cacheDir: localCacheDir,
      ports: portsFrom(process.env),
      given: process.env,
      say,
      signal: shutdown.signal,
      onDeath: (error) => {
        failure ??= error;
        died.resolve();
      },
    });
    if (!shutdown.signal.aborted && !failure) {
      say("everything is up");
      process.stdout.write(summary(stack));
    }
    await Promise.race([shutdown.requested, died.promise]);
  } catch (error) {
    if (shutdown.signal.aborted) {
      say("stopped");
      return 0;
    }
    if (error instanceof AlreadyRunningError) {
      const hint = `The platform is already running (process ${error.pid}); stop that one first.`;
      throw new Error(hint, { cause: error });
    }
    throw error;
  }
  if (failure) process.stderr.write(`${failure.message}\n`);
  say("stopping");
  await stack.close();
  say("stopped");
  return failure ? 1 : 0;
}

function summary({ urls }: Stack): string {
  const parts = localParts(process.env);
  const lines = [
    "",
    "DrivoPay is running. Ctrl-C stops it.",
    "",
    `  Driver app       ${urls.driverWeb}`,
    "                   +919000000001, PIN 246813: approved, with a bank account and ₹5,000.00",
    "                   +919000000002: identity not yet submitted",
    `  Admin console    ${urls.admin}`,
    "                   admin@, ops@, finance@, support@ or auditor@drivopay.test",
    `  API              ${urls.api} (REST documentation: ${urls.api}/api/v1/docs)`,
    ...(urls.sandbox ? [`  Sandbox console  ${urls.sandbox}`] : []),
    ...(parts.twilio
      ? ["                   every SMS and e-mail arrives there; pay QR codes and fail payouts there too"]
      : []),
    `  Logs             ${join(localCacheDir, "logs")}`,
    "",
    "",
  ];
  return lines.join("\n");
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
