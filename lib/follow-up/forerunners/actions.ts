"use server";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { idOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { linkForerunner } from "./mutations";

/** A person says which earlier recommendation comes back in this one, or that none does. */
export const linkForerunnerAction = formAction<FormState>(["forerunnerId", "round"], async (data) => {
  const forerunner = idOf("forerunnerId")(data) ?? null;
  // Back to where it was pressed: the page of one recommendation or the list of a round.
  const round = /^\d{4}(-\d)?$/.exec(String(data.get("round") ?? ""))?.[0];
  const saved = forerunner ? "linkForerunner" : "unlinkForerunner";
  return runCommand(data, {
    about: refOf,
    mutate: (actor, ref) => linkForerunner(actor, ref, forerunner),
    done: ({ paths }, _nothing, { id }) => {
      refreshPublicPages(async () => paths);
      return round
        ? route("/kelola/putaran/[slug]/terulang", { slug: round }, { query: { tersimpan: saved } })
        : route("/kelola/rekomendasi/[id]", { id }, { query: { tersimpan: saved } });
    },
  });
});
