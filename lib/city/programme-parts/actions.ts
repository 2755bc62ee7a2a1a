"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { route } from "@/lib/platform/pages/routes";
import { funding, milestones, years } from "./mutations";
import {
  fundingDraftSchema,
  fundingSubmissionSchema,
  milestoneSchema,
  newFundingSchema,
  newMilestoneSchema,
  newYearSchema,
  yearDraftSchema,
  yearSubmissionSchema,
} from "./schemas";

const isSubmission = (data: FormData) => data.get("intent") === "submit";
const savedAs = (submit: boolean) => ({ query: { tersimpan: submit ? "submit" : "edit" } });
const namesNew = (data: FormData) => !data.has("id");

const refOf = hidden(entryRefSchema);
const programmeOf = hidden(newMilestoneSchema);

/** Saves or, with intent=submit, submits what is known of a year: a new one (programmeSlug, year) or a known one (id, version). */
export const saveYearAction = formAction<FormState>([yearDraftSchema, newYearSchema], async (data) => {
  const submit = isSubmission(data);
  const done = ({ id }: { id: string }) => route("/kelola/tahun-program/[id]", { id }, savedAs(submit));
  const shown = Object.keys(yearDraftSchema.shape);
  const schema = submit ? yearSubmissionSchema : yearDraftSchema;
  if (!namesNew(data))
    return runCommand(data, {
      schema,
      about: refOf,
      mutate: (actor, ref, fields) => years.save(actor, ref, { fields, submit }),
      shown,
      done,
    });
  return runCommand(data, {
    schema: schema.extend({ year: newYearSchema.shape.year }),
    about: programmeOf,
    mutate: (actor, { programmeSlug }, { year, ...fields }) =>
      years.create(actor, { programmeSlug, key: { year }, fields, submit }),
    done,
  });
});

export const saveMilestoneAction = formAction<FormState>([milestoneSchema, newMilestoneSchema], async (data) => {
  const submit = isSubmission(data);
  const about = hidden(z.union([entryRefSchema, newMilestoneSchema]));
  return runCommand(data, {
    schema: milestoneSchema,
    about,
    mutate: (actor, entry, fields) =>
      "id" in entry
        ? milestones.save(actor, entry, { fields, submit })
        : milestones.create(actor, { ...entry, fields, submit }),
    shown: Object.keys(milestoneSchema.shape),
    done: ({ id }) => route("/kelola/tonggak/[id]", { id }, savedAs(submit)),
  });
});

const newFunding = (submit: boolean) =>
  submit
    ? newFundingSchema.omit({ programmeSlug: true }).and(fundingSubmissionSchema)
    : newFundingSchema.omit({ programmeSlug: true }).and(fundingDraftSchema);

export const saveFundingAction = formAction<FormState>([fundingDraftSchema, newFundingSchema], async (data) => {
  const submit = isSubmission(data);
  const done = ({ id }: { id: string }) => route("/kelola/dana/[id]", { id }, savedAs(submit));
  if (!namesNew(data))
    return runCommand(data, {
      schema: submit ? fundingSubmissionSchema : fundingDraftSchema,
      about: refOf,
      mutate: (actor, ref, fields) => funding.save(actor, ref, { fields, submit }),
      shown: Object.keys(fundingDraftSchema.shape),
      done,
    });
  return runCommand(data, {
    schema: newFunding(submit),
    about: programmeOf,
    mutate: (actor, { programmeSlug }, { year, fund, label, ...fields }) =>
      funding.create(actor, { programmeSlug, key: { year, fund, label }, fields, submit }),
    done,
  });
});
