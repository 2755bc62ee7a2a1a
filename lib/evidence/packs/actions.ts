"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { goTo } from "@/lib/platform/forms/destination";
import { refused, signedOut } from "@/lib/platform/forms/reply";
import type { FormState } from "@/lib/platform/forms/state";
import { requestPack } from "./mutations";

const requestSchema = z.object({ roundSlug: z.string().min(1).max(100) });

export const requestPackAction = formAction<FormState>([requestSchema], async (data) => {
  const actor = await findActor();
  if (!actor) return signedOut(data);
  const submission = parseWithZod(data, { schema: requestSchema });
  if (submission.status !== "success") return refused(submission);
  const { roundSlug } = submission.value;
  const result = await requestPack(actor, roundSlug);
  // One that is under way already is what was asked for.
  if (!result.ok && result.error.code !== "ALREADY_OPEN") return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${encodeURIComponent(roundSlug)}/paket`);
});
