// The text that an audit event's hash is made of, `enam-pilar/audit-event/1` (docs/formats.md). It carries no name, for what has a
// hash cannot be given one later: it is known as an array of eight. The database makes it by its function `audit_payload`; what
// verifies makes it here, so that changing the function changes nothing that was linked.

/** An event as text, exactly as the database prints it. */
export interface AuditRow {
  id: string;
  /** Microseconds since 1970, UTC. */
  at: string;
  actorId: string | null;
  action: string;
  entity: string;
  entityId: string;
  before: string | null;
  after: string | null;
}

const PARTS = 8;

export function payloadOf({ id, at, ...event }: AuditRow): string {
  const { actorId, action, entity, entityId, before, after } = event;
  const words = [actorId, action, entity, entityId, before, after].map((value) => JSON.stringify(value));
  return `[${[id, at, ...words].join(", ")}]`;
}

/** What a payload tells, whenever it was made. `id` and `at` are numbers beyond what JavaScript holds, and are read as text. */
export function readPayload(payload: string): AuditRow {
  const [, id = "", at = ""] = /^\[(\d+), (-?\d+), /.exec(payload) ?? [];
  const parts = JSON.parse(payload) as unknown[];
  if (!Array.isArray(parts) || parts.length !== PARTS || id === "")
    throw new Error("The payload is of no form that this program ever linked");
  const [, , actorId, action, entity, entityId, before, after] = parts as string[];
  return {
    id,
    at,
    actorId: actorId ?? null,
    action: action ?? "",
    entity: entity ?? "",
    entityId: entityId ?? "",
    before: before ?? null,
    after: after ?? null,
  };
}
