import { createHmac } from "node:crypto";

/** X-Twilio-Signature: base64 HMAC-SHA1 over the exact URL and every parameter's name and value, names sorted. */
export function signCallback(authToken: string, url: string, params: Record<string, string>): string {
  const signed = Object.keys(params)
    .sort()
    .reduce((text, name) => text + name + (params[name] ?? ""), url);
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}
