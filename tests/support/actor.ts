import type { Actor } from "@/lib/platform/auth/actor";
import type { Role } from "@/lib/platform/db/generated/enums";

/** The one place beside lib/platform/auth/session.ts that makes an actor. */
export function actor(
  role: Role,
  given: { id?: string; agencyId?: string | null; name?: string; roundId?: string | null } = {},
): Actor {
  return {
    id: given.id ?? "00000000-0000-7000-8000-000000000001",
    name: given.name ?? role,
    role,
    agencyId: given.agencyId ?? null,
    roundId: given.roundId ?? null,
  } as Actor;
}
