import "server-only";
import { createCallContext, requestIdFrom } from "@drivopay/api/call-context";
import type { CallContext, Credentials } from "@drivopay/api/context";
import { webServices } from "@drivopay/composition/next";
import { headers } from "next/headers";

/**
 * The context of a call that this app makes for a browser; staff work in English. The address is the one the load
 * balancer appended last.
 */
export async function callContext(credentials: Credentials | null): Promise<CallContext> {
  const [services, incoming] = await Promise.all([webServices("admin"), headers()]);
  return createCallContext(services, {
    header: (name) => (name.toLowerCase() === "accept-language" ? "en" : incoming.get(name)),
    ipAddress: incoming.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "127.0.0.1",
    credentials,
    requestId: requestIdFrom(incoming.get("x-request-id")),
    setHeader: () => {},
  });
}
