import "server-only";
import { eachByItself } from "@/lib/city/entries/mutations";
import { publishIndicator } from "@/lib/city/indicator-register/mutations";
import { publishProgramme } from "@/lib/city/programme-register/mutations";
import { canKeepRegister } from "@/lib/city/programme-register/policy";
import type { Actor } from "@/lib/platform/auth/actor";
import { fail, ok, type Result } from "@/lib/platform/errors/app-error";
import { type NotShown, SHOW_AT_ONCE, type UnpublishedRef } from "./schemas";

export type Shown = { done: number; left: Record<NotShown, number> };

/** Shows programmes and indicators to the public, each as if it were the only one; what changed meanwhile is left, and counted. */
export async function publishTogether(actor: Actor, refs: readonly UnpublishedRef[]): Promise<Result<Shown>> {
  if (!canKeepRegister(actor)) return fail("FORBIDDEN");
  const all = refs.slice(0, SHOW_AT_ONCE);
  const problems = await eachByItself(all, ({ kind, ...ref }) =>
    kind === "programme" ? publishProgramme(actor, ref) : publishIndicator(actor, ref),
  );
  const left = { moved: 0, away: 0, unsure: 0 };
  for (const { code } of problems.values())
    left[code === "UNAVAILABLE" ? "away" : code === "UNCERTAIN" ? "unsure" : "moved"] += 1;
  return ok({ done: all.length - problems.size, left });
}
