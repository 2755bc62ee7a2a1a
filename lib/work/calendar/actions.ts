"use server";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { changeLink } from "./mutations";

const intentSchema = z.object({ intent: z.enum(["renew", "end"]) });

export const changeLinkAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: hidden(intentSchema),
    mutate: (actor, { intent }: z.output<typeof intentSchema>) => changeLink(actor, intent),
    done: (_saved, _none, { intent }) =>
      route(
        "/kelola/akun/pengingat",
        {},
        { query: { tersimpan: intent === "renew" ? "renewCalendar" : "endCalendar" } },
      ),
  }),
);
