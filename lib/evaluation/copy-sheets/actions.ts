"use server";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { pressAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { route } from "@/lib/platform/pages/routes";
import { markCopied } from "./mutations";

const tickSchema = z.object({
  roundSlug: z.string(),
  answerId: z.uuid(),
  copied: z.enum(["ya", "tidak"]),
  filter: z.enum(["", "belum"]).catch(""),
});

/** One tick of the copy sheet, then back to the same place of the sheet. */
export const markCopiedAction = pressAction([tickSchema], async (data) => {
  const { roundSlug, answerId, copied, filter } = tickSchema.parse(Object.fromEntries(data));
  const actor = await findActor();
  if (!actor) goTo(data, route("/masuk"));
  const result = await markCopied(actor, roundSlug, answerId, copied === "ya");
  // Under "belum" a ticked row leaves the list: the page then stays where the next one moved up to.
  const hash = result.ok ? `butir-${result.value.code}` : undefined;
  const query = { tampil: filter, gagal: result.ok ? null : "1" };
  goTo(data, route("/kelola/putaran/[slug]/salin", { slug: roundSlug }, { query, hash }));
});
