import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const phone = "+919000000001";
const resendAfterMs = 31_000;
const Inbox = z.array(z.object({ id: z.string(), body: z.string() }));
const Csrf = z.object({ csrfToken: z.string() });

/** Signs the demo's driver in by SMS, as the page does. @returns the cookies, for a header */
export async function signInOnTheWeb(stack: {
  readonly driverWebUrl: string;
  readonly sandboxUrl: string;
}): Promise<string> {
  const web = stack.driverWebUrl;
  const jar = new Map<string, string>();
  const visit = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${web}${path}`, {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie: asHeader(jar) },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = "", ...value] = (cookie.split(";")[0] ?? "").split("=");
      jar.set(name, value.join("="));
    }
    return answer;
  };
  const code = await codeSentBy(stack.sandboxUrl, async () => {
    const askForCode = () =>
      visit("/api/trpc/auth.login", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ phone }),
      });
    let asked = await askForCode();
    if (asked.status === 429) {
      // The demo's driver was sent one when the platform was filled.
      await sleep(resendAfterMs);
      asked = await askForCode();
    }
    if (!asked.ok) throw new Error(`No code was sent: ${await asked.text()}`);
  });
  const { csrfToken } = Csrf.parse(await (await visit("/api/auth/csrf")).json());
  await visit("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, phone, otp: code, deviceName: "Benchmark" }),
  });
  const home = await visit("/");
  if (home.status !== 200) throw new Error(`The sign-in failed: the home screen answers ${home.status}`);
  return asHeader(jar);
}

const asHeader = (jar: ReadonlyMap<string, string>): string =>
  [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

async function codeSentBy(sandboxUrl: string, ask: () => Promise<void>): Promise<string> {
  const inbox = async () => {
    const answer = await fetch(
      `${sandboxUrl}/_control/inbox?${new URLSearchParams({ channel: "sms", to: phone })}`,
    );
    return Inbox.parse(await answer.json());
  };
  const before = new Set((await inbox()).map(({ id }) => id));
  await ask();
  for (let tries = 0; tries < 100; tries++) {
    const fresh = (await inbox()).filter(({ id }) => !before.has(id));
    const code = fresh.map(({ body }) => /\b\d{6}\b/.exec(body)?.[0]).find(Boolean);
    if (code) return code;
    await sleep(100);
  }
  throw new Error("No code came by SMS");
}
