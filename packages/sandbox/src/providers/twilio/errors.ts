const messages: Record<number, string> = {
  20003: "Authenticate",
  20404: "The requested resource was not found",
  20429: "Too Many Requests",
  21211: "Invalid 'To' Phone Number",
  21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
  21602: "Message body is required.",
  21603: "A 'From' or 'MessagingServiceSid' parameter is required.",
  21604: "A 'To' phone number is required.",
  21606:
    "The 'From' phone number provided is not a valid message-capable Twilio phone number for this destination.",
  21608: "The number is unverified. Trial accounts cannot send messages to unverified numbers",
  21610: "Attempt to send to unsubscribed recipient",
  21612: "Message cannot be sent with the current combination of 'To' and 'From' parameters",
  21614: "'To' number is not a valid mobile number",
  21617: "The concatenated message body exceeds the 1600 character limit",
  21635: "'To' number cannot be a landline",
  21900: "DltPEId is invalid",
  21901: "DltTemplateId is invalid",
};

const statuses: Record<number, number> = { 20003: 401, 20404: 404, 20429: 429 };

/** A refusal in Twilio's words. */
export class TwilioError extends Error {
  override readonly name = "TwilioError";
  readonly code: number;
  readonly status: number;

  constructor(code: number) {
    super(messages[code] ?? `Error ${code}`);
    this.code = code;
    this.status = statuses[code] ?? 400;
  }

  body(): object {
    return errorBody(this.code, this.message, this.status);
  }
}

export const isRefusalCode = (code: number): boolean => code in messages;

export function errorBody(code: number, message: string, status: number): object {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}

/** What an outage answers. */
export function outage(status: number): object {
  if (status === 429) return errorBody(20429, "Too Many Requests", 429);
  if (status < 500) return errorBody(20001, "Bad Request", status);
  return errorBody(20500, "An internal server error has occurred", status);
}
