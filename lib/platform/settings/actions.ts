"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { saveLogo, saveSettings } from "./mutations";
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

/** Intent remove takes it away; otherwise the file is the new one. */
export const saveLogoAction = formAction<FormState>([{ file: "file" }], async (data) =>
  runCommand(data, {
    read: async (form) => {
      if (form.get("intent") === "remove") return rowsReading(form, { file: null, name: "" }, {});
      const file = form.get("file");
      const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
      const name = file instanceof File ? file.name.slice(0, 200) : "";
      return rowsReading<{ file: Buffer | null; name: string }>(form, { file: bytes, name }, {});
    },
    about: versionOf,
    mutate: (actor, version, { file, name }) => saveLogo(actor, version, file, name),
    done: applied,
  }),
);
