"use server";
import { fail } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, runCommand } from "@/lib/platform/forms/command";
import { idOf, newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { reasonSchema } from "@/lib/platform/forms/typed";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { cityToday } from "@/lib/platform/settings/published";
import {
  callBackTestimony,
  createTestimony,
  publishTestimony,
  returnTestimony,
  type SavedTestimony,
  saveTestimony,
  withdrawTestimony,
} from "./mutations";
import { testimonySchema } from "./schemas";

const back =
  (saved: string) =>
  ({ id }: SavedTestimony) =>
    route("/kelola/testimoni/[id]", { id }, { query: { tersimpan: saved } });

/** Saves a testimony with its consent: intent submit or draft. */
export const saveTestimonyAction = formAction<FormState>([testimonySchema(""), "programme"], async (data) => {
  const submit = data.get("intent") === "submit";
  const slug = String(data.get("programme") ?? "");
  const schema = testimonySchema(await cityToday());
  return runCommand(data, {
    schema,
    about: newOrRefOf,
    mutate: async (actor, ref, fields) => {
      if (ref) return saveTestimony(actor, ref, { fields, submit });
      const made = await createTestimony(actor, slug, { fields, submit });
      // A Quick Win that is not the actor's was not on the list that the form showed.
      return !made.ok && made.error.code === "NOT_FOUND"
        ? fail("INVALID", { fields: { programme: ["required"] } })
        : made;
    },
    shown: Object.keys(schema.shape),
    done: back(submit ? "submit" : "edit"),
  });
});

/** Diskominfo's check: intent publish, or return with a reason. */
export const decideTestimonyAction = formAction<FormState>([reasonSchema], async (data) => {
  const intent = intentOf(data, ["publish", "return"]) ?? "return";
  if (intent === "return")
    return runCommand(data, {
      schema: reasonSchema,
      about: refOf,
      mutate: (actor, ref, { reason }) => returnTestimony(actor, ref, reason),
      done: back(intent),
    });
  return runCommand(data, {
    about: refOf,
    mutate: (actor, ref) => publishTestimony(actor, ref),
    done: shownAnew(intent),
  });
});

/** Back to whoever handed it in, before anybody published or returned it. */
export const callBackTestimonyAction = formAction<FormState>([], async (data) =>
  runCommand(data, { about: refOf, mutate: callBackTestimony, done: back("callBack") }),
);

/** The person withdraws the consent: hidden everywhere at once, emptied for good. */
export const withdrawTestimonyAction = formAction<FormState>([], async (data) => {
  return runCommand(data, {
    about: idOf("id"),
    mutate: (actor, id) => withdrawTestimony(actor, id),
    done: shownAnew("withdraw"),
  });
});

/** The programme's public page shows it, or shows it no more. */
const shownAnew = (saved: string) => (testimony: SavedTestimony) => {
  refreshPublicPages(async () => [route("/program/[slug]", { slug: testimony.slug })]);
  return back(saved)(testimony);
};
