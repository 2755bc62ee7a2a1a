"use server";
import { ENTRY_KINDS, type EntryKind } from "@/lib/city/entries/kinds";
import { TOGETHER_AT_MOST } from "@/lib/city/verification/schemas";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, rowsReading, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { type Ticked, tickedOf } from "@/lib/platform/forms/ticked";
import { entryRefSchema } from "@/lib/platform/forms/typed";
import { reportFailure } from "@/lib/platform/observability/failure";
import { route } from "@/lib/platform/pages/routes";
import { cityZone } from "@/lib/platform/settings/published";
import {
  approvePublication,
  callBackPublication,
  type PublicationRef,
  preparePublication,
  releaseSoon,
} from "./mutations";
import { canPreparePublications } from "./policy";
import { type PublicationFields, publicationFields, publicationSchema } from "./schemas";

type Prepared = PublicationFields & { items: Ticked<EntryKind>[] };

/** The verified entries that are ticked, as one publication. */
export const preparePublicationAction = formAction<FormState>([publicationFields, { each: "tick-" }], async (data) =>
  runCommand<Prepared, null, { id: string }, FormState>(data, {
    may: async (actor) => (canPreparePublications(actor) ? null : { code: "FORBIDDEN" }),
    read: async () => {
      const { ticked, errors } = tickedOf(data, ENTRY_KINDS, TOGETHER_AT_MOST);
      const read = publicationSchema(await cityZone()).safeParse({
        name: data.get("name") ?? undefined,
        plannedAt: data.get("plannedAt") ?? undefined,
      });
      for (const { path, message } of read.error?.issues ?? []) errors[String(path[0])] = [message];
      const value = read.success && Object.keys(errors).length === 0 ? { ...read.data, items: ticked } : undefined;
      return rowsReading(data, value, errors);
    },
    mutate: (actor, _none, command) => preparePublication(actor, command),
    done: ({ id }) => route("/kelola/publikasi/[id]", { id }, { query: { tersimpan: "preparePublication" } }),
  }),
);

const refOf = hidden<PublicationRef>(entryRefSchema);

/** The second person's yes: it goes out at its moment, or within seconds. */
export const approvePublicationAction = formAction<FormState>([entryRefSchema], async (data) =>
  runCommand(data, {
    about: refOf,
    mutate: (actor, ref: PublicationRef) => approvePublication(actor, ref),
    done: async (saved) => {
      await releaseSoon(saved).catch((error) => reportFailure("A publication waits for the sweep", error));
      return route("/kelola/publikasi/[id]", { id: saved.id }, { query: { tersimpan: "approvePublication" } });
    },
  }),
);

export const callBackPublicationAction = formAction<FormState>([entryRefSchema], async (data) =>
  runCommand(data, {
    about: refOf,
    mutate: (actor, ref: PublicationRef) => callBackPublication(actor, ref),
    done: ({ id }) => route("/kelola/publikasi/[id]", { id }, { query: { tersimpan: "callBackPublication" } }),
  }),
);
