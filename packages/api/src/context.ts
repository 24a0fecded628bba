import type { StaffRole } from "@drivopay/contracts/auth";
import type { Language } from "@drivopay/contracts/identifiers";
import type { Services } from "./services.ts";

/** How a caller says who it is: a mobile client by its token, a browser by the session its cookie names. */
export type Credentials =
  | { readonly kind: "bearer"; readonly token: string }
  | { readonly kind: "session"; readonly sessionId: string; readonly userId: string };

/** What a call carries besides its input. */
export interface RequestInfo {
  readonly requestId: string;
  readonly ipAddress: string;
  readonly userAgent: string | null;
  readonly locale: Language;
  readonly idempotencyKey: string | null;
  /** Its one count against the limit: a batch, or a page that asks for several things, is one request. */
  counted?: Promise<void>;
}

export interface CallContext {
  readonly services: Services;
  readonly request: RequestInfo;
  readonly credentials: Credentials | null;
  /** Sets a header on the answer, where the transport has one still open. */
  readonly setHeader: (name: string, value: string) => void;
}

export interface Driver {
  readonly kind: "DRIVER";
  readonly userId: string;
  readonly walletId: string;
  readonly sessionId: string;
  readonly deviceId: string | null;
  readonly status: "PENDING_KYC" | "ACTIVE";
}

export interface StaffMember {
  readonly kind: "STAFF";
  readonly staffId: string;
  readonly sessionId: string;
  readonly role: StaffRole;
}

export type Principal = Driver | StaffMember;
export interface DriverContext extends CallContext {
  readonly driver: Driver;
}
export interface StaffContext extends CallContext {
  readonly staff: StaffMember;
}
