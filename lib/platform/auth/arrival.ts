import "server-only";
import type { Route } from "next";
import { redirect } from "next/navigation";
import type { Role } from "@/lib/platform/db/generated/enums";
import { goTo } from "@/lib/platform/forms/destination";
import { takeChallenge } from "./challenges";
import { openSession } from "./cookie";
import type { SessionClaim } from "./open-sessions";
import { safeReturnPath } from "./return-path";
import { homeOf } from "./session";

/** Sets the cookie and goes where one wanted to go (`ke`), on this site only; otherwise to where the role's day begins. */
export async function goIn(data: FormData, { claim, role }: { claim: SessionClaim; role: Role }): Promise<never> {
  await takeChallenge("SECOND_STEP");
  await openSession(claim);
  const wanted = safeReturnPath(String(data.get("ke") ?? ""));
  if (wanted) redirect(wanted as Route);
  goTo(data, homeOf(role));
}
