"use server";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { newOrRefOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route, withQuery } from "@/lib/platform/pages/routes";
import { saveBody, saveMember, setRhythm } from "./mutations";
import { bodySchema, memberSchema, rhythmSchema } from "./schemas";

const backTo = (address: string) => () => withQuery(address, { tersimpan: "saveCouncil" });

export const saveBodyAction = formAction<FormState>([bodySchema], async (data) => {
  return runCommand(data, {
    schema: bodySchema,
    about: newOrRefOf,
    mutate: saveBody,
    shown: Object.keys(bodySchema.shape),
    done: backTo(route("/dewan/anggota")),
  });
});

export const saveMemberAction = formAction<FormState>([memberSchema], async (data) => {
  return runCommand(data, {
    schema: memberSchema,
    about: newOrRefOf,
    mutate: saveMember,
    shown: Object.keys(memberSchema.shape),
    done: backTo(route("/dewan/anggota")),
  });
});

export const setRhythmAction = formAction<FormState>([rhythmSchema], async (data) => {
  return runCommand(data, {
    schema: rhythmSchema,
    about: () => null,
    mutate: (actor, _none, command) => setRhythm(actor, command),
    shown: Object.keys(rhythmSchema.shape),
    done: backTo(route("/dewan/rapat")),
  });
});
