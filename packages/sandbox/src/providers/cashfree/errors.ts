/** A refusal in Cashfree's words: the HTTP status and the body that goes with it. */
export class CashfreeError extends Error {
  override readonly name = "CashfreeError";
  readonly status: number;
  readonly code: string;
  readonly type: string;

  constructor(status: number, code: string, message: string, type = "invalid_request_error") {
    super(message);
    this.status = status;
    this.code = code;
    this.type = type;
  }

  body(): object {
    return { message: this.message, code: this.code, type: this.type };
  }
}

export const authenticationFailed = {
  message: "authentication Failed",
  code: "request_failed",
  type: "authentication_error",
};

export const urlNotFound = {
  message: "bad URL, please check API documentation",
  code: "request_failed",
  type: "invalid_request_error",
};

/** What an outage answers. */
export function outage(status: number): object {
  if (status === 429) {
    return {
      message: "Too many requests from IP. Check headers",
      code: "request_failed",
      type: "rate_limit_error",
    };
  }
  return { message: "internal Server Error", code: "internal_error", type: "api_error" };
}

/** The entity, or the refusal Cashfree gives for an id it does not know. */
export function find<Entity>(entities: Map<string, Entity>, id: string, name: string): Entity {
  const entity = entities.get(id);
  if (entity === undefined)
    throw new CashfreeError(404, `${name}_not_found`, `${name} Reference Id does not exist`);
  return entity;
}
