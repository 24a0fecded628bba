/** FCM's own error codes, with the HTTP status and the general status each comes with. */
const failures = {
  UNREGISTERED: { http: 404, status: "NOT_FOUND", message: "Requested entity was not found." },
  INVALID_ARGUMENT: {
    http: 400,
    status: "INVALID_ARGUMENT",
    message: "The registration token is not a valid FCM registration token",
  },
  SENDER_ID_MISMATCH: { http: 403, status: "PERMISSION_DENIED", message: "SenderId mismatch" },
  QUOTA_EXCEEDED: { http: 429, status: "RESOURCE_EXHAUSTED", message: "Sending limit exceeded" },
  INTERNAL: { http: 500, status: "INTERNAL", message: "Internal error encountered." },
  UNAVAILABLE: { http: 503, status: "UNAVAILABLE", message: "The service is currently unavailable." },
  UNAUTHENTICATED: {
    http: 401,
    status: "UNAUTHENTICATED",
    message: "Request had invalid authentication credentials.",
  },
} as const;

export type FcmFailure = keyof typeof failures;

/** A refusal in FCM's words. */
export class FcmError extends Error {
  override readonly name = "FcmError";
  readonly failure: FcmFailure;

  constructor(failure: FcmFailure, message?: string) {
    super(message ?? failures[failure].message);
    this.failure = failure;
  }

  get http(): number {
    return failures[this.failure].http;
  }

  body(): object {
    return errorBody(this.failure, this.message);
  }
}

function errorBody(failure: FcmFailure, message: string): object {
  const { http, status } = failures[failure];
  return {
    error: {
      ...{ code: http, message, status },
      details: [{ "@type": "type.googleapis.com/google.firebase.fcm.v1.FcmError", errorCode: failure }],
    },
  };
}

const outages: Readonly<Record<number, FcmFailure>> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "SENDER_ID_MISMATCH",
  404: "UNREGISTERED",
  429: "QUOTA_EXCEEDED",
  503: "UNAVAILABLE",
};

/** What an outage answers. */
export function outage(http: number): object {
  const failure = outages[http] ?? "INTERNAL";
  return errorBody(failure, failures[failure].message);
}
