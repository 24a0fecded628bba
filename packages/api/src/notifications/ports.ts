/** What the provider said of a message it took; taken is not delivered. */
export interface Receipt {
  readonly providerMessageId: string;
}

/**
 * Sends text messages.
 * @throws PROVIDER_UNAVAILABLE when it may work later; PROVIDER_REJECTED when this number or text never will
 */
export interface SmsSender {
  send(message: {
    readonly to: string;
    readonly body: string;
    /** Where delivery reports go, if they are wanted. */
    readonly statusCallbackUrl?: string;
  }): Promise<Receipt>;
  /** Whether a delivery report is the provider's own. */
  verifyCallback(request: {
    readonly url: string;
    readonly signature: string;
    readonly params: Record<string, string>;
  }): Promise<boolean>;
}

/** What the provider reports of a letter. */
export interface EmailReport {
  /** The provider's id of this very report: a second one with it is a repetition. */
  readonly id: string;
  /** Our id, as given with the letter; null for letters that were sent without. */
  readonly deliveryId: string | null;
  readonly event: EmailEvent;
  /** The provider's word for why. */
  readonly reason: string | null;
  readonly happenedAt: Date;
}

/** `UNWANTED`: the reader called it spam or wants no more. Events of no interest are not handed on. */
export type EmailEvent = "TAKEN" | "DELAYED" | "DELIVERED" | "BOUNCED" | "DROPPED" | "UNWANTED";

/**
 * Sends letters. @throws PROVIDER_UNAVAILABLE when it may work later; PROVIDER_REJECTED when this address never will
 */
export interface EmailSender {
  send(message: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html?: string;
    /** Comes back with every report on the letter. */
    readonly deliveryId?: string;
  }): Promise<Receipt>;
  /**
   * Reads the provider's reports; null when they are not the provider's own. `signedAt` is for the caller to judge:
   * an old signature is a repetition by somebody.
   */
  readReports(request: {
    readonly rawBody: Buffer;
    readonly signature: string;
    readonly timestamp: string;
  }): { readonly signedAt: Date; readonly reports: readonly EmailReport[] } | null;
}

/** What became of a push message to one phone. */
export type PushResult =
  | { readonly outcome: "SENT"; readonly providerMessageId: string }
  /** The app is gone from that phone, or its token is no token: forget it. */
  | { readonly outcome: "DEAD"; readonly reason: string }
  /** It will not work as it is, and the token is not to blame. */
  | { readonly outcome: "REFUSED"; readonly reason: string }
  | { readonly outcome: "UNAVAILABLE"; readonly reason: string };

export interface PushMessage {
  readonly title: string;
  readonly body: string;
  /** For the app: what it is about. */
  readonly data: Readonly<Record<string, string>>;
  /** A second message with it replaces the first on the phone. */
  readonly collapseKey: string;
  /** Wakes a sleeping phone. */
  readonly urgent: boolean;
}

/** Sends push messages; never throws, since each phone has an outcome of its own. */
export interface PushSender {
  /** @returns an outcome for each token, in their order */
  send(tokens: readonly string[], message: PushMessage): Promise<readonly PushResult[]>;
}
