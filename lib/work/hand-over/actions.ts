"use server";
import type { fail, ok } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { rowsReading, runCommand } from "@/lib/platform/forms/command";
import { idOf } from "@/lib/platform/forms/row-ref";
import { typedIn } from "@/lib/platform/forms/rows";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { handOver, markOf, type Preview, previewHandOver } from "./mutations";
import { canHandOver } from "./policy";
import { type HandOverCommand, readHandOver } from "./schemas";

export type HandOverState = FormState & { preview?: Preview; mark?: string };
type Done = { preview: Preview; mark: string } | { count: number };

/** Looked at first; done by a second press on exactly what was looked at. */
export const handOverAction = formAction<HandOverState>(
  ["from", "note", "mark", { each: "item-" }, { each: "receiver-" }],
  async (data) =>
    runCommand<HandOverCommand, string, Done, HandOverState>(data, {
      about: idOf("from"),
      may: async (actor) => (canHandOver(actor) ? null : { code: "FORBIDDEN" }),
      read: (form) => {
        const { command, errors } = readHandOver(form);
        return rowsReading(form, Object.keys(errors).length > 0 ? undefined : command, errors);
      },
      mutate: async (actor, from, command): Promise<ReturnType<typeof ok<Done>> | ReturnType<typeof fail>> => {
        const isSeen = data.get("intent") === "confirm" && data.get("mark") === markOf(command);
        return isSeen ? handOver(actor, from, command) : previewHandOver(actor, from, command);
      },
      done: (done, _command, id) =>
        "count" in done
          ? route("/kelola/pengguna/[id]", { id }, { query: { tersimpan: "handedOver" } })
          : { ...done, reply: { initialValue: typedIn(data) } },
    }),
);
