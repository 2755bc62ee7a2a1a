"use server";
import { openSession } from "@/lib/platform/auth/cookie";
import { findSignedIn, homeOf } from "@/lib/platform/auth/session";
import { formAction } from "@/lib/platform/forms/action";
import { runSignedIn } from "@/lib/platform/forms/signed-in";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import { changePassword } from "./mutations";
import { changePasswordFields, changePasswordSchema } from "./schemas";

/** One's own password: also of whoever must change it before anything else. */
export const changePasswordAction = formAction<FormState>([changePasswordFields], async (data) =>
  runSignedIn(data, {
    who: findSignedIn,
    schema: changePasswordSchema,
    mutate: changePassword,
    done: async (claim, { actor, gate }) => {
      await openSession(claim);
      if (gate !== "PASSWORD") return route("/kelola/akun", {}, { query: { tersimpan: "password" } });
      return homeOf(actor.role);
    },
  }),
);
