"use server";
import { programmePaths } from "@/lib/city/entries/published";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, namesNothing, rows, runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import {
  closeProgramme,
  createProgramme,
  deleteProgramme,
  editProgramme,
  publishProgramme,
  type SavedProgramme,
  saveFocus,
  savePartners,
} from "./mutations";
import { closingSchema, focusSchema, partnerSchema, programmeSchema } from "./schemas";

/** To the programme's own page; what the public sees of it is made anew. */
const done = (act: string) => (saved: SavedProgramme) => {
  if (saved.wasPublic) refreshPublicPages(() => programmePaths(saved.id));
  return route("/kelola/program/[slug]", { slug: saved.slug }, { query: { tersimpan: act } });
};

export const saveProgrammeAction = formAction<FormState>([programmeSchema], async (data) =>
  runCommand(data, {
    schema: programmeSchema,
    about: newOrRefOf,
    mutate: (actor, ref, fields) => (ref ? editProgramme(actor, ref, fields) : createProgramme(actor, fields)),
    shown: Object.keys(programmeSchema.shape),
    done: done("saveProgramme"),
  }),
);

export const closeProgrammeAction = formAction<FormState>([closingSchema], async (data) =>
  runCommand(data, {
    schema: closingSchema,
    about: refOf,
    mutate: closeProgramme,
    shown: Object.keys(closingSchema.shape),
    done: done("closeProgramme"),
  }),
);

export const savePartnersAction = formAction<FormState>([{ rows: partnerSchema }], async (data) =>
  runCommand(data, { read: rows(partnerSchema), about: refOf, mutate: savePartners, done: done("saveProgramme") }),
);

/** Intent publish, or delete of what was never published. */
export const stepProgrammeAction = formAction<FormState>([], async (data) => {
  const intent = intentOf(data, ["publish", "delete"]);
  if (!intent) return namesNothing(data);
  if (intent === "publish") return runCommand(data, { about: refOf, mutate: publishProgramme, done: done("publish") });
  return runCommand(data, {
    about: refOf,
    mutate: deleteProgramme,
    done: () => route("/kelola/program", {}, { query: { tersimpan: "deleteProgramme" } }),
  });
});

export const saveFocusAction = formAction<FormState>([focusSchema], async (data) =>
  runCommand(data, {
    schema: focusSchema,
    mutate: (actor, _nothing, { mostActive = null }) => saveFocus(actor, Number(data.get("version")), mostActive),
    shown: ["mostActive"],
    done: () => route("/kelola/program", {}, { query: { tersimpan: "saveFocus" } }),
  }),
);
