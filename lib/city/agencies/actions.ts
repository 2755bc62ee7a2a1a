"use server";
import { z } from "zod";
import { mergeAgencies, splitAgency } from "@/lib/city/successions/mutations";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { correctSpelling, createAgency, deleteAgency, renameAgency } from "./mutations";
import { mergeSchema, newAgencySchema, renameSchema, spellingSchema, splitSchema } from "./schemas";

// Not "code": that is a field of the form that makes a new one.
const agencyOf = hidden(
  z
    .object({ agency: z.string().min(1), version: z.coerce.number().int().positive() })
    .transform(({ agency, version }) => ({ code: agency, version })),
);
const SAME = ["agency"] as const;

/** Agencies are named all over the site. */
const done =
  (saved: string) =>
  ({ code }: { code: string }) => {
    refreshPublicPages();
    return route("/kelola/perangkat-daerah/[kode]", { kode: code }, { query: { tersimpan: saved } });
  };

export const createAgencyAction = formAction<FormState>([newAgencySchema], async (data) =>
  runCommand(data, {
    schema: newAgencySchema,
    mutate: (actor, _none, command) => createAgency(actor, command),
    done: done("createAgency"),
  }),
);

export const correctSpellingAction = formAction<FormState>([spellingSchema, ...SAME], async (data) =>
  runCommand(data, {
    schema: spellingSchema,
    about: agencyOf,
    mutate: correctSpelling,
    shown: ["name", "shortName"],
    done: done("saveSpelling"),
  }),
);

export const renameAgencyAction = formAction<FormState>([renameSchema, ...SAME], async (data) =>
  runCommand(data, {
    schema: renameSchema,
    about: agencyOf,
    mutate: renameAgency,
    shown: ["name", "shortName"],
    done: done("renameAgency"),
  }),
);

export const mergeAgenciesAction = formAction<FormState>([mergeSchema, ...SAME], async (data) =>
  runCommand(data, {
    schema: mergeSchema,
    about: agencyOf,
    mutate: mergeAgencies,
    done: done("mergeAgencies"),
  }),
);

export const splitAgencyAction = formAction<FormState>([splitSchema, ...SAME], async (data) =>
  runCommand(data, {
    schema: splitSchema,
    about: agencyOf,
    mutate: splitAgency,
    done: done("splitAgency"),
  }),
);

/** Away for good: only what was never used. */
export const deleteAgencyAction = formAction<FormState>([...SAME], async (data) =>
  runCommand(data, {
    about: agencyOf,
    mutate: (actor, ref) => deleteAgency(actor, ref),
    done: () => {
      refreshPublicPages();
      return route("/kelola/perangkat-daerah", {}, { query: { tersimpan: "deleteAgency" } });
    },
  }),
);
