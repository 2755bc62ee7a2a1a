"use server";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { linkForerunner } from "./mutations";

/** A person says which earlier recommendation comes back in this one, or that none does. */
export const linkForerunnerAction = formAction<FormState>(["forerunnerId", "round"], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const ref = entryRefSchema.safeParse(Object.fromEntries(data));
  const forerunner = z.uuid().nullable().catch(null).parse(data.get("forerunnerId"));
  if (!ref.success) return { problem: { code: "NOT_FOUND" } };
  const result = await linkForerunner(actor, ref.data, forerunner);
  if (!result.ok) return { problem: { code: result.error.code } };
  refreshPublicPages(async () => result.value.paths);
  // Back to where it was pressed: the page of one recommendation or the list of a round.
  const round = /^\d{4}(-\d)?$/.exec(String(data.get("round") ?? ""))?.[0];
  const saved = forerunner ? "linkForerunner" : "unlinkForerunner";
  goTo(
    data,
    round
      ? `/kelola/putaran/${round}/terulang?tersimpan=${saved}`
      : `/kelola/rekomendasi/${ref.data.id}?tersimpan=${saved}`,
  );
});
