"use server";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { saveOtherCity, stepOtherCity } from "./mutations";
import { otherCitySchema } from "./schemas";

export const saveOtherCityAction = formAction<FormState>([otherCitySchema], async (data) =>
  runCommand(data, {
    schema: otherCitySchema,
    about: newOrRefOf,
    mutate: saveOtherCity,
    shown: ["city", "value", "source"],
    done: onward("saveOtherCity"),
  }),
);

/** Checked, published, sent back or taken back; the last two say why. */
export const stepOtherCityAction = formAction<FormState>([reasonSchema], async (data) => {
  const intent = intentOf(data, ["verify", "publish", "return", "withdraw"]) ?? "return";
  if (intent === "verify" || intent === "publish")
    return runCommand(data, {
      about: refOf,
      mutate: (actor, ref) => stepOtherCity(actor, ref, intent),
      done: onward(`${intent}OtherCity`),
    });
  return runCommand(data, {
    schema: reasonSchema,
    about: refOf,
    mutate: (actor, ref, { reason }) => stepOtherCity(actor, ref, intent, reason),
    done: onward(`${intent}OtherCity`),
  });
});

const onward =
  (saved: string) =>
  ({ id, shows }: { id: string; shows: boolean }) => {
    if (shows) refreshPublicPages();
    return route("/kelola/kota-lain/[id]", { id }, { query: { tersimpan: saved } });
  };
