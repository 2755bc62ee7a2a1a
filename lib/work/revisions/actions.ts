"use server";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { restoreRevision } from "./mutations";
import { type RestoreRevision, restoreReasonSchema, restoreSchema } from "./schemas";

/** Puts a row back to one of its earlier states. */
export const restoreRevisionAction = formAction<FormState>([restoreSchema, restoreReasonSchema], async (data) =>
  runCommand(data, {
    schema: restoreReasonSchema,
    about: hidden(restoreSchema),
    mutate: (actor, command: RestoreRevision, { reason }) => restoreRevision(actor, command, reason),
    // Its fields stand nowhere in this form: what today's rules refuse is listed.
    reworded: (error) => (error.code === "INVALID" ? { ...error, code: "RESTORE_REFUSED" } : error),
    done: (_saved, _none, { entity, rowId }: RestoreRevision) => {
      refreshPublicPages();
      return route("/kelola/riwayat/[jenis]/[id]", { jenis: entity, id: rowId }, { query: { tersimpan: "restore" } });
    },
  }),
);
