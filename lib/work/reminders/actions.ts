"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { allowAddress, decideLetter, noteCameBack, saveChoice, saveContact, saveRules } from "./mutations";
import { canManageReminders } from "./policy";
import {
  addressSchema,
  cameBackSchema,
  choiceFields,
  choiceSchema,
  contactSchema,
  letterStepSchema,
  rulesFields,
  rulesSchema,
  SEKDA,
} from "./schemas";

const OFFICE = "/kelola/pengaturan/pengingat";
const saved = () => route(OFFICE, {}, { query: { tersimpan: "saveSettings" } });

const versionOf = hidden(z.object({ version: z.coerce.number().int().positive() }).transform(({ version }) => version));
export const saveRulesAction = formAction<FormState>([rulesFields], async (data) =>
  runCommand(data, {
    schema: rulesSchema,
    about: versionOf,
    mutate: saveRules,
    shown: ["beforeDays", "headDays", "sekdaDays", "quietFrom", "quietTo"],
    done: saved,
  }),
);

/** Named by the agency's code, or "sekda"; without a version nobody is named yet. */
const contactRef = hidden(
  z
    .object({ code: z.string().min(1).max(40), version: z.coerce.number().int().positive().optional() })
    .transform(({ code, version = null }) => ({ code: code === SEKDA ? null : code, version })),
);
export const saveContactAction = formAction<FormState>([contactSchema, "code"], async (data) =>
  runCommand(data, {
    schema: contactSchema,
    about: contactRef,
    mutate: saveContact,
    shown: ["name", "email"],
    done: saved,
  }),
);

export const decideLetterAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: hidden(letterStepSchema),
    mutate: (actor, { id, intent }: z.output<typeof letterStepSchema>) => decideLetter(actor, id, intent),
    done: saved,
  }),
);

export const noteCameBackAction = formAction<FormState>([cameBackSchema], async (data) =>
  runCommand(data, {
    schema: cameBackSchema,
    may: async (actor) => (canManageReminders(actor) ? null : { code: "FORBIDDEN" as const }),
    mutate: (actor, _none, { cameBack }) => noteCameBack(actor, cameBack),
    done: saved,
  }),
);

export const allowAddressAction = formAction<FormState>([addressSchema], async (data) =>
  runCommand(data, {
    about: hidden(addressSchema),
    mutate: (actor, { email }: z.output<typeof addressSchema>) => allowAddress(actor, email),
    done: saved,
  }),
);

export const saveChoiceAction = formAction<FormState>([choiceFields], async (data) =>
  runCommand(data, {
    schema: choiceSchema,
    mutate: (actor, _none, choice) => saveChoice(actor, choice),
    done: () => route("/kelola/akun/pengingat", {}, { query: { tersimpan: "saveOwnChoice" } }),
  }),
);
