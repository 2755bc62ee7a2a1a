"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { uploadedFile } from "@/lib/platform/forms/uploaded-file";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { LOGO_BYTES } from "./logo";
import { saveLogo, saveSettings } from "./mutations";
import { canManageSettings } from "./policy";
import { settingsSchema } from "./schemas";

const versionOf = hidden(z.object({ version: z.coerce.number().int().positive() }).transform(({ version }) => version));

/** Every page says the city's name, so all of them are made anew. */
const applied = () => {
  refreshPublicPages();
  return route("/kelola/pengaturan", {}, { query: { tersimpan: "saveSettings" } });
};

export const saveSettingsAction = formAction<FormState>([settingsSchema], async (data) =>
  runCommand(data, {
    schema: settingsSchema,
    about: versionOf,
    mutate: saveSettings,
    shown: Object.keys(settingsSchema.shape),
    done: applied,
  }),
);

type GivenFile = { file: Buffer | null; name: string };

/** Intent remove takes it away; otherwise the file is the new one. */
export const saveLogoAction = formAction<FormState>([{ file: "file" }], async (data) =>
  runCommand(data, {
    may: async (actor) => (canManageSettings(actor) ? null : { code: "FORBIDDEN" }),
    read: async (form) => {
      if (form.get("intent") === "remove") return rowsReading<GivenFile>(form, { file: null, name: "" }, {});
      const given = await uploadedFile(form, { most: LOGO_BYTES, tooLarge: "logoSize" });
      if ("fault" in given) return rowsReading<GivenFile>(form, undefined, { file: [given.fault] });
      return rowsReading<GivenFile>(form, { file: given.content, name: given.name }, {});
    },
    about: versionOf,
    mutate: (actor, version, { file, name }) => saveLogo(actor, version, file, name),
    done: applied,
  }),
);
