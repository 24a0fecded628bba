import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

const Inbox = z.array(z.object({ body: z.string() }));
const codePattern = /\b\d{6}\b/;

/** The emulated outside world, as a person in it would use it: reads text messages, pays QRs. */
export interface World {
  codeSentTo(channel: "sms" | "email", to: string): Promise<string>;
  payQr(upiUri: string, vpa: string): Promise<void>;
}

export function worldAt(sandboxUrl: string): World {
  const control = `${sandboxUrl}/_control`;
  return {
    codeSentTo: async (channel, to) => {
      const answer = await fetch(`${control}/inbox?${new URLSearchParams({ channel, to })}`);
      // Other messages may have come after the code.
      const newestFirst = Inbox.parse(await answer.json());
      const code = newestFirst.map(({ body }) => codePattern.exec(body)?.[0]).find(Boolean);
      if (!code) throw new Error(`No code was sent to ${to}`);
      return code;
    },
    payQr: async (upiUri, vpa) => {
      const answer = await fetch(`${control}/upi/pay`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ upiUri, vpa }),
      });
      if (!answer.ok) throw new Error(`The payment was refused: ${await answer.text()}`);
    },
  };
}

/** Slow enough for the limit of calls a minute, which holds for the demo as well. */
const pollMs = 1_000;

/** Waits for something that webhooks and workflows bring about. @throws Error naming it, after `timeoutMs` */
export async function until(what: string, holds: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await sleep(pollMs);
  }
}
