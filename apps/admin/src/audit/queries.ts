export interface AuditParams {
  readonly entity?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly cursor?: string;
}

/** What the search asks for, from the page's address. */
export function auditInput({ entity, actor, action, cursor }: AuditParams) {
  return {
    limit: 50,
    ...(entity ? { entityId: entity.slice(0, 100) } : {}),
    ...(actor ? { actorId: actor.slice(0, 100) } : {}),
    ...(action ? { action: action.slice(0, 100) } : {}),
    ...(cursor ? { cursor } : {}),
  };
}
