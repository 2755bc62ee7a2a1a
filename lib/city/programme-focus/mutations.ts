import "server-only";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { changeRow } from "@/lib/platform/db/change-row";
import { ok, type Result } from "@/lib/platform/errors/app-error";

/** From how many active programmes on a pillar is said to have too many; null says it never. */
export function saveFocus(actor: Actor, version: number, mostActive: number | null): Promise<Result<null, object>> {
  return changeRow(actor, {
    find: async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM programme_focus WHERE "id" = 1 FOR UPDATE`;
      return tx.programmeFocus.findUnique({ where: { id: 1 } });
    },
    refusal: () => (canKeepRegister(actor) ? null : "FORBIDDEN"),
    isPossible: () => true,
    isStale: (row) => row.version !== version,
    current: (row): object => ({ mostActive: row.mostActive, version: row.version }),
    change: async (before, tx) => {
      const after = await tx.programmeFocus.update({
        where: { id: 1 },
        data: { mostActive, version: { increment: 1 } },
      });
      return ok({ saved: null, audit: { action: "edit", entity: "programmeFocus", entityId: "1", before, after } });
    },
  });
}
