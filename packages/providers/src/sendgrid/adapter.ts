import type { EmailSender } from "@drivopay/api/notifications/ports";
import { AppError } from "@drivopay/contracts/errors";
import { onFirstUse } from "@drivopay/runtime/on-first-use";
import type Mailer from "@sendgrid/mail";
import { z } from "zod";
import { createGuard } from "../guard.ts";
import type { SendgridEnv } from "./env.ts";
import { createReportReader } from "./reports.ts";

const defaultTimeoutMs = 10_000;
const graceMs = 1_000;
/** Whether a driver opens a letter is nobody's business, and a rewritten link looks like a forged one. */
const untracked = { clickTracking: { enable: false }, openTracking: { enable: false } };

/** The SDK puts the HTTP status into `code`; without an answer it holds the system's word for the trouble. */
const Answered = z.object({ code: z.int(), message: z.string().default("") });
const Sent = z.object({ headers: z.looseObject({ "x-message-id": z.string().optional() }) });

/**
 * Letters by SendGrid's SDK. SendGrid has no idempotency key: who sends again after PROVIDER_UNAVAILABLE may send
 * twice.
 * The SDK is one a process, and is configured at the first letter: call it once.
 * @param options.timeoutMs how long one request may take; 10 s when left out
 */
export function createSendgridEmail(
  env: SendgridEnv,
  options: { readonly timeoutMs?: number } = {},
): EmailSender {
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
  const connected = onFirstUse(() => connect(env, timeoutMs));
  const guard = createGuard({ timeoutMs: timeoutMs + graceMs });
  const from = { email: env.SENDGRID_FROM_EMAIL, name: env.SENDGRID_FROM_NAME };
  return {
    readReports: createReportReader(env.SENDGRID_WEBHOOK_PUBLIC_KEY),
    send: async ({ deliveryId, ...message }) => {
      const mail = await connected();
      return guard(async () => {
        try {
          const [answer] = await mail.send({
            ...{ ...message, from, trackingSettings: untracked },
            ...(deliveryId === undefined ? {} : { customArgs: { deliveryId } }),
          });
          return { providerMessageId: Sent.parse(answer).headers["x-message-id"] ?? "" };
        } catch (thrown) {
          throw toProviderError(thrown);
        }
      });
    },
  };
}

/** The SDK's one client of the process. The key resets the host, so it goes first. */
async function connect(env: SendgridEnv, timeoutMs: number): Promise<typeof Mailer> {
  const [{ default: client }, { default: mail }] = await Promise.all([
    import("@sendgrid/client"),
    import("@sendgrid/mail"),
  ]);
  client.setApiKey(env.SENDGRID_API_KEY);
  if (env.SENDGRID_BASE_URL) {
    client.setDefaultRequest("baseUrl", `${env.SENDGRID_BASE_URL.replace(/\/$/, "")}/`);
  }
  mail.setClient(client);
  mail.setTimeout(timeoutMs);
  return mail;
}

/** What SendGrid answered, without the request: that one carries our key. */
class SendgridFailure extends Error {
  override readonly name = "SendgridFailure";
}

const passingStatuses = new Set([401, 403, 408, 429]);

function toProviderError(thrown: unknown): AppError {
  const answer = Answered.safeParse(thrown);
  const told = thrown instanceof Error ? thrown.message : "No answer";
  const cause = new SendgridFailure(
    answer.success ? `HTTP ${answer.data.code}: ${answer.data.message}` : told,
  );
  const refused =
    answer.success &&
    answer.data.code >= 400 &&
    answer.data.code < 500 &&
    !passingStatuses.has(answer.data.code);
  return new AppError(refused ? "PROVIDER_REJECTED" : "PROVIDER_UNAVAILABLE", { cause });
}
