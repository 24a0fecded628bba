import { matchLocale } from "@drivopay/i18n";
import { newId } from "@drivopay/runtime/ids";
import type { CallContext, Credentials } from "./context.ts";
import type { Services } from "./services.ts";

/** A request, as far as a call's context needs it, whatever the transport. */
export interface IncomingCall {
  readonly header: (name: string) => string | null | undefined;
  readonly ipAddress: string;
  readonly credentials: Credentials | null;
  readonly requestId: string;
  readonly setHeader: (name: string, value: string) => void;
}

/** The request id a caller gave, if it is one that can stand in a log; else a fresh one. */
export function requestIdFrom(given: string | null | undefined): string {
  return given && /^[\w.-]{8,128}$/.test(given) ? given : newId();
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerFrom(authorization: string | null | undefined): Credentials | null {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1];
  return token ? { kind: "bearer", token } : null;
}

/** What every transport makes of a request before a procedure sees it. */
export function createCallContext(services: Services, call: IncomingCall): CallContext {
  return {
    services,
    credentials: call.credentials,
    setHeader: call.setHeader,
    request: {
      requestId: call.requestId,
      ipAddress: call.ipAddress,
      userAgent: call.header("user-agent")?.slice(0, 300) ?? null,
      locale: matchLocale(call.header("accept-language") ?? null),
      idempotencyKey: call.header("idempotency-key") ?? null,
    },
  };
}
