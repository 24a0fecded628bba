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
