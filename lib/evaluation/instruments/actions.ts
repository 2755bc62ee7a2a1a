"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, of, rows, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import {
  activateInstrument,
  copyInstrument,
  createPillar,
  saveBands,
  saveIdentity,
  saveLevels,
  savePillars,
  saveSections,
  saveSubDimensions,
} from "./mutations";
import {
  bandRowSchema,
  copyInstrumentSchema,
  identitySchema,
  instrumentRefSchema,
  levelRowSchema,
  newPillarSchema,
  pillarRowSchema,
  sectionRowSchema,
  subDimensionRowSchema,
} from "./schemas";

const pillarOf = hidden(instrumentRefSchema.extend({ pillarSlug: z.string() }));

/** The instrument that a form is about, as its page showed it. */
const about = hidden(instrumentRefSchema);
const savedAs =
  (part: string) =>
  ({ code }: { code: string }) =>
    route("/kelola/instrumen/[kode]", { kode: code }, { query: { tersimpan: part } });

export const saveIdentityAction = formAction<FormState>([identitySchema, instrumentRefSchema], async (data) =>
  runCommand(data, { schema: identitySchema, about, mutate: saveIdentity, done: savedAs("identitas") }),
);

export const saveSectionsAction = formAction<FormState>(
  [{ rows: sectionRowSchema }, instrumentRefSchema],
  async (data) =>
    runCommand(data, { read: rows(sectionRowSchema), about, mutate: saveSections, done: savedAs("bagian") }),
);

const pillarRows = rows(pillarRowSchema);
const subDimensionRows = rows(subDimensionRowSchema);

export const savePillarsAction = formAction<FormState>([{ rows: pillarRowSchema }, instrumentRefSchema], async (data) =>
  runCommand(data, {
    read: pillarRows,
    about,
    mutate: (actor, ref, given) =>
      savePillars(
        actor,
        ref,
        given.map(({ pillarId }) => pillarId),
      ),
    done: savedAs("pilar"),
  }),
);

export const saveSubDimensionsAction = formAction<FormState>(
  [{ rows: subDimensionRowSchema }, instrumentRefSchema, "pillarSlug"],
  async (data) =>
    runCommand(data, {
      read: subDimensionRows,
      about: pillarOf,
      mutate: (actor, { pillarSlug, ...ref }, given) => saveSubDimensions(actor, ref, pillarSlug, given),
      done: savedAs("subdimensi"),
    }),
);

export const saveBandsAction = formAction<FormState>([{ rows: bandRowSchema }, instrumentRefSchema], async (data) =>
  runCommand(data, { read: rows(bandRowSchema), about, mutate: saveBands, done: savedAs("kategori") }),
);

export const saveLevelsAction = formAction<FormState>([{ rows: levelRowSchema }, instrumentRefSchema], async (data) =>
  runCommand(data, { read: rows(levelRowSchema), about, mutate: saveLevels, done: savedAs("tingkat") }),
);

export const activateInstrumentAction = formAction<FormState>([instrumentRefSchema, "keepGroup"], async (data) =>
  runCommand(data, {
    about,
    mutate: (actor, ref) => activateInstrument(actor, ref, data.get("keepGroup") === "on"),
    done: (saved) => {
      // The methodology page names every version in force.
      refreshPublicPages(async () => [route("/metodologi")]);
      return savedAs("aktif")(saved);
    },
  }),
);

/** The code of the instrument that the form stands on. */
const codeOf = hidden(z.object({ code: z.string() }));

export const copyInstrumentAction = formAction<FormState>([copyInstrumentSchema, "code"], async (data) =>
  runCommand(data, {
    schema: copyInstrumentSchema,
    about: codeOf,
    mutate: (actor, { code }, copy) => copyInstrument(actor, code, copy),
    done: savedAs("salin"),
  }),
);

export const createPillarAction = formAction<FormState>([newPillarSchema, "code"], async (data) =>
  runCommand(data, {
    schema: newPillarSchema,
    about: codeOf,
    mutate: (actor, ref, pillar) => of(ref, createPillar(actor, pillar)),
    done: ({ code }) => route("/kelola/instrumen/[kode]/ubah/[part]", { kode: code, part: "pilar" }),
  }),
);
