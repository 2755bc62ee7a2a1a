import type { Actor } from "@/lib/platform/auth/actor";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import type { Refusal } from "@/lib/platform/errors/app-error";

/** Who prepares publications, reads them and calls them back. */
export const canPreparePublications = (actor: Actor): boolean => isDiskominfo(actor);

/** Four eyes on the whole, and on each of its items: neither who prepared it nor who entered any of it lets it out. */
export function refusalOfApproval(
  actor: Actor,
  publication: { preparedById: string },
  items: readonly { enteredByIds: readonly string[] }[],
): Refusal | null {
  if (!isDiskominfo(actor)) return "FORBIDDEN";
  const isOwn =
    publication.preparedById === actor.id || items.some(({ enteredByIds }) => enteredByIds.includes(actor.id));
  return isOwn ? "OWN_WORK" : null;
}
