import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { z } from "zod";
import { chromiumPath } from "../../scripts/chromium.ts";
import { freeStackPorts } from "../../scripts/local-env.ts";
import { benchWebCacheDir } from "../../scripts/paths.ts";
import { freePorts } from "../../scripts/ready.ts";
import { startStack } from "../../scripts/stack.ts";
import { type Row, say } from "./measure.ts";
import { answers } from "./served-process.ts";
import { signInOnTheWeb } from "./web-sign-in.ts";

const runs = 3;
const mostScriptBytes = 170_000;
const leastPerformance = 0.95;
const startTimeoutMs = 10 * 60_000;

const Requests = z.object({
  items: z.array(z.object({ resourceType: z.string().optional(), transferSize: z.number() })),
});

interface Seen {
  readonly performance: number;
  readonly accessibility: number;
  /** All scripts the page asked for, as they went over the wire, with their headers. */
  readonly scriptBytes: number;
}

/**
 * The pages a driver opens first, in Lighthouse's simulated low-end phone on a slow network: the scripts of the
 * signed-in home screen over their limit, and how both pages score. On a platform of its own, with its demo data.
 */
export async function benchWebHome(): Promise<Row[]> {
  const signal = AbortSignal.timeout(startTimeoutMs);
  const chromium = await chromiumPath({ say, signal });
  const ports = await freeStackPorts();
  const stack = await startStack({ cacheDir: benchWebCacheDir, ports, fresh: true, say, signal });
  const { driverWeb, sandbox = "" } = stack.urls;
  const [port = 0] = await freePorts(1);
  const profile = mkdtempSync(join(tmpdir(), "drivopay-lighthouse-"));
  const browser = startBrowser(chromium || "chromium", port, profile);
  try {
    const cookie = await signInOnTheWeb({ driverWebUrl: driverWeb, sandboxUrl: sandbox });
    await answers(`http://127.0.0.1:${port}/json/version`);
    const home = await look(port, `${driverWeb}/`, { cookie });
    const welcome = await look(port, `${driverWeb}/welcome`, {});
    return [
      {
        what: "scripts of the signed-in home screen over the wire (gzip), over 170 kB",
        ratio: home.scriptBytes / mostScriptBytes,
        mustBe: { atMost: 1 },
        detail: `${(home.scriptBytes / 1000).toFixed(1)} kB, headers included`,
      },
      ...scores("home screen, signed in", home),
      ...scores("welcome page", welcome),
    ];
  } finally {
    await end(browser);
    rmSync(profile, { recursive: true, force: true });
    await stack.close();
  }
}

function scores(page: string, seen: Seen): Row[] {
  return [
    {
      what: `Lighthouse mobile performance of the ${page}`,
      ratio: seen.performance,
      mustBe: { atLeast: leastPerformance },
      detail: `${Math.round(seen.performance * 100)}, the middle of ${runs} runs`,
    },
    {
      what: `Lighthouse accessibility of the ${page}`,
      ratio: seen.accessibility,
      mustBe: { atLeast: 1 },
      detail: `${Math.round(seen.accessibility * 100)}`,
    },
  ];
}

/** The run whose performance is the middle one. */
async function look(port: number, url: string, headers: Record<string, string>): Promise<Seen> {
  const seen: Seen[] = [];
  for (let run = 0; run < runs; run++) seen.push(await lookOnce(port, url, headers));
  const middle = seen.toSorted((a, b) => a.performance - b.performance)[Math.floor(runs / 2)];
  if (!middle) throw new Error("Lighthouse did not run");
  return middle;
}

async function lookOnce(port: number, url: string, headers: Record<string, string>): Promise<Seen> {
  const result = await lighthouse(url, {
    port,
    logLevel: "error",
    onlyCategories: ["performance", "accessibility"],
    extraHeaders: headers,
  });
  if (!result || result.lhr.runtimeError) {
    throw new Error(
      `Lighthouse could not look at ${url}: ${result?.lhr.runtimeError?.message ?? "no result"}`,
    );
  }
  const { lhr } = result;
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  const requests = Requests.parse(lhr.audits["network-requests"]?.details);
  const scripts = requests.items.filter(({ resourceType }) => resourceType === "Script");
  const seen = {
    performance: lhr.categories.performance?.score ?? 0,
    accessibility: lhr.categories.accessibility?.score ?? 0,
    scriptBytes: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0),
  };
  say(
    `${url}: performance ${seen.performance}, accessibility ${seen.accessibility}, scripts ${seen.scriptBytes} B`,
  );
  return seen;
}

function startBrowser(command: string, port: number, profile: string): ChildProcess {
  const args = [
    ...[
      "--headless=new",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
    ],
    ...[`--remote-debugging-port=${port}`, `--user-data-dir=${profile}`, "about:blank"],
  ];
  return spawn(command, args, { stdio: "ignore" });
}

async function end(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null) return;
  const ended = once(browser, "exit");
  browser.kill("SIGTERM");
  await ended;
}
