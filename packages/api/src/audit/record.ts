import { type Session, tables } from "@drivopay/db";
import { newId } from "@drivopay/runtime/ids";
import { requestContext } from "@drivopay/runtime/request-context";
import type { CallContext, Principal } from "../context.ts";

/** Who did it, and from where. Workflows act as the system. */
export interface Actor {
  readonly kind: "DRIVER" | "STAFF" | "SYSTEM";
  readonly id: string | null;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
}

export const systemActor: Actor = { kind: "SYSTEM", id: null, ipAddress: null, userAgent: null };

/** The actor behind a call. */
export function actorOf({ request }: CallContext, principal: Principal): Actor {
  const id = principal.kind === "DRIVER" ? principal.userId : principal.staffId;
  return { kind: principal.kind, id, ipAddress: request.ipAddress, userAgent: request.userAgent };
}

/** One change of state, or one read of personal data by staff. Values hold no secret and no full identifier. */
export interface AuditRecord {
  /** `<domain>.<verb>`, like `wallet.withdrawal-requested`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string | null;
  readonly oldValue?: unknown;
  readonly newValue?: unknown;
}

/** Writes the audit row in the transaction of the change itself: neither stands without the other. */
export async function recordAudit(tx: Session, actor: Actor, record: AuditRecord): Promise<void> {
  await tx.orm.insert(tables.auditLogs).values({
    id: newId(),
    actorKind: actor.kind,
    actorId: actor.id,
    action: record.action,
    entityType: record.entityType,
    entityId: record.entityId,
    oldValue: record.oldValue ?? null,
    newValue: record.newValue ?? null,
    ipAddress: actor.ipAddress,
    userAgent: actor.userAgent,
    requestId: requestContext()?.requestId ?? null,
  });
}

/** Sign-ins, refused codes, reused tokens: what a security officer reads. Never the secret itself. */
export async function recordSecurityEvent(
  db: Session,
  event: {
    readonly kind: string;
    readonly userId: string | null;
    readonly sessionId?: string;
    readonly ipAddress?: string;
    readonly userAgent?: string | null;
    readonly detail?: Readonly<Record<string, unknown>>;
  },
): Promise<void> {
  await db.orm.insert(tables.securityEvents).values({
    id: newId(),
    kind: event.kind,
    userId: event.userId,
    sessionId: event.sessionId ?? null,
    ipAddress: event.ipAddress ?? null,
    userAgent: event.userAgent ?? null,
    requestId: requestContext()?.requestId ?? null,
    detail: event.detail ?? {},
  });
}
