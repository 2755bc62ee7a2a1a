"use server";
import { z } from "zod";
import { ok } from "@/lib/platform/errors/app-error";
import { formAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { requestPack } from "./mutations";

const requestSchema = z.object({ roundSlug: z.string().min(1).max(100) });

export const requestPackAction = formAction<FormState>([requestSchema], async (data) =>
  runCommand(data, {
    schema: requestSchema,
    mutate: async (actor, _none, { roundSlug }) => {
      const result = await requestPack(actor, roundSlug);
      // One that is under way already is what was asked for.
      return result.ok || result.error.code === "ALREADY_OPEN" ? ok({ roundSlug }) : result;
    },
    done: ({ roundSlug }) => route("/kelola/putaran/[slug]/paket", { slug: roundSlug }),
  }),
);
