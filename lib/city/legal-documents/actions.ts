"use server";
import { decideDraft } from "@/lib/platform/drafts/decision";
import { canEditPublicWords } from "@/lib/platform/drafts/policy";
import { formAction } from "@/lib/platform/forms/action";
import { rowsReading, runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf, refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { uploadedFile } from "@/lib/platform/forms/uploaded-file";
import { route } from "@/lib/platform/pages/routes";
import { LEGAL_FILE_BYTES } from "./file";
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

type GivenFile = { file: Buffer | null; name: string };

/** Intent remove takes the file away; otherwise it is the new one. */
export const saveLegalFileAction = formAction<FormState>([{ file: "file" }], async (data) =>
  runCommand(data, {
    may: async (actor) => (canEditPublicWords(actor) ? null : { code: "FORBIDDEN" }),
    read: async (form) => {
      if (form.get("intent") === "remove") return rowsReading<GivenFile>(form, { file: null, name: "" }, {});
      const given = await uploadedFile(form, { most: LEGAL_FILE_BYTES, tooLarge: "documentSize" });
      if ("fault" in given) return rowsReading<GivenFile>(form, undefined, { file: [given.fault] });
      return rowsReading<GivenFile>(form, { file: given.content, name: given.name }, {});
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
