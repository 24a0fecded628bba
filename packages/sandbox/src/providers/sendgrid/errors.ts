/** A refusal in SendGrid's words. */
export class SendgridError extends Error {
  override readonly name = "SendgridError";
  readonly status: number;
  readonly field: string | null;

  constructor(status: number, message: string, field: string | null = null) {
    super(message);
    this.status = status;
    this.field = field;
  }

  body(): object {
    return errorBody(this.message, this.field);
  }
}

export function errorBody(message: string, field: string | null = null): object {
  return { errors: [{ message, field, help: null }] };
}

/** What an outage answers. */
export function outage(status: number): object {
  return errorBody(status === 429 ? "too many requests" : "An internal server error has occurred");
}
