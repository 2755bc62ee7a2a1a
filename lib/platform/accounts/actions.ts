"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { formAction } from "@/lib/platform/forms/action";
import { hidden, runCommand } from "@/lib/platform/forms/command";
import { formLocale } from "@/lib/platform/forms/destination";
import { refOf } from "@/lib/platform/forms/row-ref";
import type { FormState } from "@/lib/platform/forms/state";
import { route } from "@/lib/platform/pages/routes";
import * as change from "./mutations";
import {
  accountFields,
  accountSchema,
  type NewAccount,
  newAccountFields,
  newAccountSchema,
  printAgainSchema,
} from "./schemas";

/** The answer that holds a first password: it is in this one reply and nowhere else. */
export type AccountMade = FormState & { made?: change.FirstPassword };

const page = (id: string, tersimpan: string) => route("/kelola/pengguna/[id]", { id }, { query: { tersimpan } });

export const createAccountAction = formAction<AccountMade>([newAccountFields], async (data) =>
  runCommand<NewAccount, null, change.FirstPassword, AccountMade>(data, {
    schema: newAccountSchema,
    mutate: (actor, _none, command) => change.createAccount(actor, command, formLocale(data)),
    done: (made) => {
      revalidatePath("/[locale]/kelola/pengguna", "page");
      return made.password ? { made } : page(made.id, "invited");
    },
  }),
);

export const editAccountAction = formAction<FormState>([accountFields], async (data) =>
  runCommand(data, {
    schema: accountSchema,
    about: refOf,
    mutate: change.editAccount,
    shown: ["name", "email", "role", "agencyCode"],
    done: ({ id }) => page(id, "saved"),
  }),
);

export const disableAccountAction = formAction<FormState>([], async (data) =>
  runCommand(data, { about: refOf, mutate: change.disableAccount, done: ({ id }) => page(id, "disabled") }),
);

export const enableAccountAction = formAction<FormState>([], async (data) =>
  runCommand(data, { about: refOf, mutate: change.enableAccount, done: ({ id }) => page(id, "enabled") }),
);

export const inviteAgainAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    about: refOf,
    mutate: (actor, ref) => change.inviteAgain(actor, ref, formLocale(data)),
    done: ({ id }) => page(id, "invited"),
  }),
);

export const giveFirstPasswordAction = formAction<AccountMade>([], async (data) =>
  runCommand<unknown, change.AccountRef, change.FirstPassword, AccountMade>(data, {
    about: refOf,
    mutate: change.giveFirstPassword,
    done: (made) => ({ made }),
  }),
);

/** The answer that holds the first passwords of many: they are in this one reply and nowhere else. */
export type WaysInMade = FormState & { given?: change.WaysIn };

/** As many as the page said there were. */
const seenOf = hidden(z.object({ total: z.coerce.number().int().positive() }).transform(({ total }) => total));

export const giveWaysInAction = formAction<WaysInMade>(["total"], async (data) =>
  runCommand<unknown, number, change.WaysIn, WaysInMade>(data, {
    about: seenOf,
    mutate: (actor, seen) => change.giveWaysIn(actor, seen, formLocale(data)),
    done: (given) => ({ given }),
  }),
);

export const printAgainAction = formAction<WaysInMade>([printAgainSchema], async (data) =>
  runCommand<{ ids: string[] }, null, change.WaysIn, WaysInMade>(data, {
    schema: printAgainSchema,
    mutate: (actor, _none, { ids }) => change.printAgain(actor, ids),
    done: (given) => ({ given }),
  }),
);

export const removeFactorsAction = formAction<FormState>([], async (data) =>
  runCommand(data, { about: refOf, mutate: change.removeFactorsOf, done: ({ id }) => page(id, "factorsRemoved") }),
);

export const closeTrialAccountsAction = formAction<FormState>([], async (data) =>
  runCommand(data, {
    mutate: change.closeTrialAccounts,
    done: () => route("/kelola/pengguna", {}, { query: { tersimpan: "trialClosed" } }),
  }),
);
