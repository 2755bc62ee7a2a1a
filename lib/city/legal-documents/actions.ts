"use server";
import { decideDraft } from "@/lib/platform/drafts/decision";
import { formAction } from "@/lib/platform/forms/action";
import { rowsReading, runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { legalDocumentKind, saveLegalDocument, saveLegalFile } from "./mutations";
import { legalDocumentSchema } from "./schemas";

const one = (id: string) => route("/kelola/dokumen-hukum/[id]", { id });
const saved = ({ id }: { id: string }) => `${one(id)}?tersimpan=saveDraft`;

export const saveLegalDocumentAction = formAction<FormState>([legalDocumentSchema], async (data) =>
  runCommand(data, {
    schema: legalDocumentSchema,
    about: newOrRefOf,
    mutate: saveLegalDocument,
    shown: ["type", "number", "year", "title", "enactedOn", "status", "source"],
    done: saved,
  }),
);

/** Intent remove takes the file away; otherwise it is the new one. */
export const saveLegalFileAction = formAction<FormState>([{ file: "file" }], async (data) =>
  runCommand(data, {
    read: async (form) => {
      if (form.get("intent") === "remove") return rowsReading(form, { file: null, name: "" }, {});
      const file = form.get("file");
      const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
      const name = file instanceof File ? file.name.slice(0, 200) : "";
      return rowsReading<{ file: Buffer | null; name: string }>(form, { file: bytes, name }, {});
    },
    about: refOf,
    mutate: (actor, ref, { file, name }) => saveLegalFile(actor, ref, file, name),
    done: saved,
  }),
);

export const decideLegalDocumentAction = formAction<FormState>([], async (data) =>
  decideDraft(data, legalDocumentKind, refOf, {
    list: route("/kelola/dokumen-hukum"),
    one,
    public: [route("/tentang")],
  }),
);
