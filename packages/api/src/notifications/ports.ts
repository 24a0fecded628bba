/** What the provider said of a message it took. */
export interface SmsReceipt {
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
  }): Promise<SmsReceipt>;
  /** Whether a delivery report is the provider's own. */
  verifyCallback(request: {
    readonly url: string;
    readonly signature: string;
    readonly params: Record<string, string>;
  }): boolean;
}

/** What the provider said of a letter it took; taken is not delivered. */
export interface EmailReceipt {
  readonly providerMessageId: string;
}

/**
 * Sends letters. @throws PROVIDER_UNAVAILABLE when it may work later; PROVIDER_REJECTED when this address never will
 */
export interface EmailSender {
  send(message: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly html?: string;
  }): Promise<EmailReceipt>;
}
