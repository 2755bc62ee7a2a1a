import type { Role } from "@/lib/platform/db/generated/enums";

declare const brand: unique symbol;

/** Who acts. Made only by lib/platform/auth/session.ts, from the user row read in this request, and by the tests' builder. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Set exactly for role AGENCY. */
  readonly agencyId: string | null;
  /** The one round that a guest assessor reads; null for everybody else, and for an assessor without one. */
  readonly roundId: string | null;
  readonly [brand]: true;
};
