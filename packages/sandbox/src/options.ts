/** What the sandbox writes of its own doings; a pino logger fits. */
export type SandboxLogger = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

export type RazorpayOptions = {
  keyId: string;
  keySecret: string;
  webhookUrl: string;
  webhookSecret: string;
  /** RazorpayX has a webhook of its own; without it, payout events go where payment events go. */
  payoutWebhookUrl?: string;
  payoutWebhookSecret?: string;
  /** The RazorpayX account payouts are debited from. */
  accountNumber: string;
};

export type CashfreeOptions = {
  clientId: string;
  /** Signs webhooks as well. */
  clientSecret: string;
  webhookUrl: string;
};

export type TwilioOptions = { accountSid: string; authToken: string };

export type SendgridWebhookOptions = {
  url: string;
  /** PKCS #8 in base64: a key on the curve P-256. */
  privateKey: string;
};

/** Without a webhook nothing is reported of letters. */
export type SendgridOptions = { apiKey: string; webhook?: SendgridWebhookOptions };

export type FcmOptions = { projectId: string };

/** The client that a platform knows us by. */
export type PlatformOptions = {
  clientId: string;
  /** Signs webhooks as well. */
  clientSecret: string;
  /** Where trips of connected drivers are reported to; nothing is reported when left out. */
  webhookUrl?: string;
};

export type SandboxOptions = {
  /** 0 takes a free port; the answer names it. */
  port: number;
  host?: string;
  /**
   * Decides every id, bank reference and throw of the faults' dice. Left out, it is drawn anew at each start: ids
   * of an earlier run must not come back to a product whose database remembers them.
   */
  seed?: number;
  razorpay: RazorpayOptions;
  /** Without it there is no Cashfree. */
  cashfree?: CashfreeOptions;
  twilio: TwilioOptions;
  /** Without it there is no SendGrid. */
  sendgrid?: SendgridOptions;
  /** Without it there is no FCM. */
  fcm?: FcmOptions;
  /** The platforms that are there. */
  uber?: PlatformOptions;
  ola?: PlatformOptions;
  rapido?: PlatformOptions;
  /** How long a payout stays in processing; null leaves every payout to the control API. 1000 when left out. */
  payoutDelayMs?: number | null;
  /**
   * How long after a capture the gateways settle what waits; null, and left out, leaves every settlement to the control
   * API.
   */
  settlementDelayMs?: number | null;
  /** The waits before each further attempt at a webhook that was not answered with 2xx. */
  webhookRetryDelaysMs?: readonly number[];
  logger?: SandboxLogger;
};

export const silentLogger: SandboxLogger = { info() {}, warn() {}, error() {} };
