/** What a failed call says; `data` is null when no answer of the API came. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** `code`, `requestId`, `retryable` and `params` of the catalogue's error. */
  readonly data: Readonly<Record<string, unknown>> | null;

  constructor(message: string, data: Readonly<Record<string, unknown>> | null, options?: ErrorOptions) {
    super(message, options);
    this.data = data;
  }

  /** @param shape what tRPC sends for an error */
  static fromShape(shape: unknown): ApiError {
    const { message, data } = isRecord(shape) ? shape : {};
    return new ApiError(typeof message === "string" ? message : "No answer", isRecord(data) ? data : null);
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
