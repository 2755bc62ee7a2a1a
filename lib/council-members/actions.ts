"use server";
import { newOrRefOf, runCommand } from "@/lib/forms/command";
import type { FormState } from "@/lib/forms/state";
import { saveBody, saveMember, setRhythm } from "./mutations";
import { bodySchema, memberSchema, rhythmSchema } from "./schemas";

const backTo = (address: string) => () => `${address}?tersimpan=saveCouncil`;

export async function saveBodyAction(_state: FormState, data: FormData): Promise<FormState> {
  return runCommand(data, {
    schema: bodySchema,
    about: newOrRefOf,
    mutate: saveBody,
    shown: Object.keys(bodySchema.shape),
    done: backTo("/dewan/anggota"),
  });
}

export async function saveMemberAction(_state: FormState, data: FormData): Promise<FormState> {
  return runCommand(data, {
    schema: memberSchema,
    about: newOrRefOf,
    mutate: saveMember,
    shown: Object.keys(memberSchema.shape),
    done: backTo("/dewan/anggota"),
  });
}

export async function setRhythmAction(_state: FormState, data: FormData): Promise<FormState> {
  return runCommand(data, {
    schema: rhythmSchema,
    about: () => null,
    mutate: (actor, _none, command) => setRhythm(actor, command),
    shown: Object.keys(rhythmSchema.shape),
    done: backTo("/dewan/rapat"),
  });
}
