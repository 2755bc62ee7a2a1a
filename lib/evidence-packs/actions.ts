"use server";
import { parseWithZod } from "@conform-to/zod/v4";
import { z } from "zod";
import { findActor } from "@/lib/auth/session";
import { goTo } from "@/lib/forms/destination";
import { refused, signedOut } from "@/lib/forms/reply";
import type { FormState } from "@/lib/forms/state";
import { requestPack } from "./mutations";

const requestSchema = z.object({ roundSlug: z.string().min(1).max(100) });

export async function requestPackAction(_state: FormState, data: FormData): Promise<FormState> {
  const submission = parseWithZod(data, { schema: requestSchema });
  const actor = await findActor();
  if (!actor) return signedOut(submission);
  if (submission.status !== "success") return refused(submission);
  const { roundSlug } = submission.value;
  const result = await requestPack(actor, roundSlug);
  // One that is under way already is what was asked for.
  if (!result.ok && result.error.code !== "ALREADY_OPEN") return refused(submission, result.error);
  goTo(data, `/kelola/putaran/${encodeURIComponent(roundSlug)}/paket`);
}
