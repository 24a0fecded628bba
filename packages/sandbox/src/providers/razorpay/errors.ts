/** A refusal in Razorpay's words: the HTTP status and the body that goes with it. */
export class RazorpayError extends Error {
  override readonly name = "RazorpayError";
  readonly status: number;
  readonly field: string | undefined;

  constructor(
    description: string,
    { status = 400, field }: { status?: number; field?: string | undefined } = {},
  ) {
    super(description);
    this.status = status;
    this.field = field;
  }

  body(): object {
    return {
      error: {
        code: "BAD_REQUEST_ERROR",
        description: this.message,
        source: "business",
        step: "payment_initiation",
        reason: "input_validation_failed",
        metadata: {},
        ...(this.field === undefined ? {} : { field: this.field }),
      },
    };
  }
}

export const authenticationFailed = {
  error: { code: "BAD_REQUEST_ERROR", description: "Authentication failed" },
};

export const urlNotFound = {
  error: {
    code: "BAD_REQUEST_ERROR",
    description: "The requested URL was not found on the server.",
    source: "NA",
    step: "NA",
    reason: "NA",
    metadata: {},
  },
};

/** What an outage answers: the gateway's fault from 502 on, Razorpay's own at 500, the caller's pace at 429. */
export function outage(status: number): object {
  const gateway = status >= 502;
  const slowDown = status < 500;
  return {
    error: {
      code: slowDown ? "BAD_REQUEST_ERROR" : gateway ? "GATEWAY_ERROR" : "SERVER_ERROR",
      description:
        status === 429
          ? "Request failed. Please try after sometime."
          : "We are facing some trouble completing your request at the moment. Please try again shortly.",
      source: gateway ? "gateway" : "internal",
      step: "payment_initiation",
      reason: gateway ? "gateway_technical_error" : "server_error",
      metadata: {},
    },
  };
}

export const idNotFound = (): RazorpayError => new RazorpayError("The id provided does not exist");

/** The entity, or the refusal Razorpay gives for an id it does not know. */
export function find<Entity>(entities: Map<string, Entity>, id: string): Entity {
  const entity = entities.get(id);
  if (entity === undefined) throw idNotFound();
  return entity;
}
