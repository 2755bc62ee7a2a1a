"use server";
import type { z } from "zod";
import { openSession } from "@/lib/platform/auth/cookie";
import { enter } from "@/lib/platform/auth/enter";
import { env } from "@/lib/platform/config/env";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { readOutside } from "@/lib/platform/forms/outside";
import { refused } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { refreshPublicPages } from "@/lib/platform/pages/refresh";
import { route } from "@/lib/platform/pages/routes";
import { createFirstAdmin } from "./mutations";
import { type FirstRun, firstAdminSchema, firstRunFields, firstRunSchema } from "./schemas";
import { isFirstRunToken } from "./token";

/** Whoever has the link that `npm start` printed makes the first administrator, and is signed in as that. */
export const createFirstAdminAction = formAction<FormState>([firstRunFields, "token"], async (data) => {
  const token = String(data.get("token") ?? "");
  // Asked before anything of the form is read; whether there is an account by now, and a city, the mutation asks.
  if (!isFirstRunToken(token, env().NEXTAUTH_SECRET)) return { problem: { code: "NOT_FOUND" } };
  const schema: z.ZodType<FirstRun> = data.has("city") ? firstRunSchema : firstAdminSchema;
  const { submission, value, refusal } = readOutside(data, schema);
  if (refusal) return refusal;
  const made = await createFirstAdmin(token, value);
  if (!made.ok) return refused(submission, made.error);
  // Every page says the city's name.
  refreshPublicPages();
  await openSession(await enter(made.value, "PASSWORD"));
  goTo(data, route("/kelola"));
});
