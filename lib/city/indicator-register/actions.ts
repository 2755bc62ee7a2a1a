"use server";
import { indicatorPaths } from "@/lib/city/entries/published";
import { formAction } from "@/lib/platform/forms/action";
import { intentOf, namesNothing, rows, runCommand } from "@/lib/platform/forms/command";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import {
  createIndicator,
  defineAnew,
  deleteIndicator,
  editIndicator,
  moveIndicator,
  publishIndicator,
  retireIndicator,
  type SavedIndicator,
  saveFrameworks,
} from "./mutations";
import {
  definitionSchema,
  frameworkSchema,
  moveSchema,
  newDefinitionSchema,
  newIndicatorSchema,
  openIndicatorSchema,
  registerSchema,
  retirementSchema,
} from "./schemas";

/** To the indicator's own page; what the public sees of it is made anew. */
const done = (act: string) => (saved: SavedIndicator) => {
  if (saved.wasPublic) refreshPublicPages(() => indicatorPaths(saved.id));
  return route("/kelola/indikator/[kode]", { kode: saved.code }, { query: { tersimpan: act } });
};

export const createIndicatorAction = formAction<FormState>([newIndicatorSchema], async (data) =>
  runCommand(data, {
    schema: newIndicatorSchema,
    mutate: (actor, _nothing, fields) => createIndicator(actor, fields),
    done: done("saveIndicator"),
  }),
);

/** With the definition, where the form has it: as long as no figure was handed in by it. */
export const editIndicatorAction = formAction<FormState>([openIndicatorSchema], async (data) => {
  const shown = Object.keys(openIndicatorSchema.shape);
  if (!data.has("valueKind"))
    return runCommand(data, {
      schema: registerSchema,
      about: refOf,
      mutate: (actor, ref, fields) => editIndicator(actor, ref, { ...fields, definition: null }),
      shown,
      done: done("saveIndicator"),
    });
  return runCommand(data, {
    schema: openIndicatorSchema,
    about: refOf,
    mutate: (actor, ref, fields) =>
      editIndicator(actor, ref, { ...fields, definition: pick(fields, Object.keys(definitionSchema.shape)) }),
    shown,
    done: done("saveIndicator"),
  });
});

const pick = <Fields extends object>(fields: Fields, names: string[]) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name))) as Fields;

export const defineAnewAction = formAction<FormState>([newDefinitionSchema], async (data) =>
  runCommand(data, {
    schema: newDefinitionSchema,
    about: refOf,
    mutate: defineAnew,
    shown: Object.keys(definitionSchema.shape),
    done: done("saveIndicator"),
  }),
);

export const retireIndicatorAction = formAction<FormState>([retirementSchema], async (data) =>
  runCommand(data, {
    schema: retirementSchema,
    about: refOf,
    mutate: retireIndicator,
    shown: Object.keys(retirementSchema.shape),
    done: done("retireIndicator"),
  }),
);

export const moveIndicatorAction = formAction<FormState>([moveSchema], async (data) =>
  runCommand(data, {
    schema: moveSchema,
    about: refOf,
    mutate: moveIndicator,
    shown: ["pillarCode"],
    done: done("saveIndicator"),
  }),
);

export const saveFrameworksAction = formAction<FormState>([{ rows: frameworkSchema }], async (data) =>
  runCommand(data, { read: rows(frameworkSchema), about: refOf, mutate: saveFrameworks, done: done("saveIndicator") }),
);

/** Intent publish, or delete of what was never published. */
export const stepIndicatorAction = formAction<FormState>([], async (data) => {
  const intent = intentOf(data, ["publish", "delete"]);
  if (!intent) return namesNothing(data);
  if (intent === "publish") return runCommand(data, { about: refOf, mutate: publishIndicator, done: done("publish") });
  return runCommand(data, {
    about: refOf,
    mutate: deleteIndicator,
    done: () => route("/kelola/indikator", {}, { query: { tersimpan: "deleteIndicator" } }),
  });
});
