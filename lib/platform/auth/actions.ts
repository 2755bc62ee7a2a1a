"use server";
import type { Route } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { clientAddress } from "@/lib/platform/config/client-address";
import { db } from "@/lib/platform/db/client";
import { formAction, pressAction } from "@/lib/platform/forms/action";
import { runCommand } from "@/lib/platform/forms/command";
import { formLocale, goTo } from "@/lib/platform/forms/destination";
import { readOutside } from "@/lib/platform/forms/outside";
import { refused } from "@/lib/platform/forms/reply";
import { idOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { goIn } from "./arrival";
import { beginChallenge } from "./challenges";
import { closeSession, readClaim } from "./cookie";
import { safeReturnPath, signInPath } from "./return-path";
import { signInSchema } from "./schemas";
import { signIn } from "./sign-in";
import { endOwnSession, signOut, signOutEverywhere } from "./sign-out";
import { beginSingleSignOn, isSingleSignOnOffered } from "./single-sign-on";

/** Signs in and goes back to where one wanted to go, on this site only. The password is never sent back. */
export const signInAction = formAction<FormState>([signInSchema, "ke"], async (data) => {
  const { submission, value, refusal } = readOutside(data, signInSchema);
  if (refusal) return refusal;
  const result = await signIn({ ...value, address: clientAddress(await headers()) });
  if (!result.ok && result.error.code === "SECOND_STEP") {
    await beginChallenge("SECOND_STEP", { userId: result.error.current?.userId ?? null, challenge: null });
    const ke = safeReturnPath(String(data.get("ke") ?? ""));
    goTo(data, route("/masuk/langkah-kedua", {}, { query: { ke } }));
  }
  if (!result.ok) return refused(submission, result.error);
  const { role } = await db().user.findUniqueOrThrow({ where: { id: result.value.sub }, select: { role: true } });
  return goIn(data, { claim: result.value, role });
});

/** Off to the city's provider, and back to the sign-in page, which then leads on. */
export const singleSignOnAction = pressAction(["ke"], async (data) => {
  const page = signInPath(formLocale(data), safeReturnPath(String(data.get("ke") ?? "")));
  redirect((isSingleSignOnOffered() ? await beginSingleSignOn(page) : page) as Route);
});

/** Ends one of one's own sessions, on whatever device. */
export const endSessionAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: idOf("id"),
    mutate: endOwnSession,
    done: () => route("/kelola/akun", {}, { query: { tersimpan: "session" } }),
  }),
);

export const signOutAction = pressAction(["everywhere"], async (data) => {
  const claim = await readClaim();
  await (data.get("everywhere") === "1" ? signOutEverywhere(claim) : signOut(claim));
  await closeSession();
  goTo(data, route("/masuk"));
});
