import "server-only";
import type { Actor } from "@/lib/platform/auth/actor";
import { lockRow } from "@/lib/platform/db/change-row";
import { type Drafted, type DraftRef, type DraftRow, restoreDraft } from "@/lib/platform/drafts/mutations";
import { canEditPillars } from "@/lib/platform/drafts/policy";
import { type PillarDraft, pillarSchema } from "./schemas";

type Row = DraftRow & { name: string; focusId: string; focusEn: string; hue: number | null; icon: string | null };

/** A pillar is made with its instrument and public with it: only its wording and look wait here. */
export const pillarKind: Drafted<Row, PillarDraft> = {
  entity: "pillar",
  may: canEditPillars,
  find: async (tx, id) => {
    await lockRow(tx, "pillars", id);
    const row = await tx.pillar.findUnique({ where: { id } });
    return row && { ...row, publishedAt: FROM_THE_BEGINNING };
  },
  present: ({ name, focusId, focusEn, hue, icon }) => ({
    name,
    focusId,
    focusEn,
    hue,
    icon: icon as PillarDraft["icon"],
  }),
  update: (tx, id, data) => tx.pillar.update({ where: { id }, data }),
  publish: (tx, id, draft) => tx.pillar.update({ where: { id }, data: draft }),
};

const FROM_THE_BEGINNING = new Date(0);

export const restorePillar = (actor: Actor, ref: DraftRef, state: Readonly<Record<string, unknown>>) =>
  restoreDraft(actor, pillarKind, ref, pillarSchema, state);
