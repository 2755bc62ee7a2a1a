import { MAX_BYTES } from "@/lib/evidence/evidence/limits";
import type { Owner } from "@/lib/evidence/evidence/owner";
import { keepForm } from "@/lib/platform/device/kept-forms";
import { keyOf, type Sent } from "./use-upload";

/**
 * Keeps a file on the device until there is a line; false where that cannot be. It needs no number of its own: the same
 * bytes on one item are one piece of evidence, however often they come.
 */
export function keepFile(owner: Owner, actorId: string, { file, ...texts }: Sent): Promise<boolean> {
  // The form says at once what no line would mend.
  if (file.size === 0 || file.size > MAX_BYTES) return Promise.resolve(false);
  const id = crypto.randomUUID();
  const fields = { ownerKind: owner.kind, ownerId: owner.id, fileName: file.name, ...texts };
  return keepForm({
    id,
    kind: "file",
    // Several photographs of one item wait beside each other.
    key: id,
    storageKey: keyOf(owner, actorId),
    name: "photo",
    about: texts.title || file.name,
    page: location.pathname + location.search,
    at: Date.now(),
    fields: Object.entries(fields),
    file,
  });
}
