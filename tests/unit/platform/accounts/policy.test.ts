import { describe, expect, test } from "vitest";
import { type AccountStep, canChangeAccount, canManageAccounts } from "@/lib/platform/accounts/policy";
import { accountSchema, newAccountSchema } from "@/lib/platform/accounts/schemas";
import { stateOf } from "@/lib/platform/accounts/state";
import type { Role } from "@/lib/platform/db/generated/enums";
import { canSetAccountRules } from "@/lib/platform/second-factor/policy";
import { canHandOver } from "@/lib/work/hand-over/policy";
import { actor } from "../../../support/actor";

const ROLES: Role[] = ["ADMIN", "STAFF", "AGENCY", "COUNCIL", "ASSESSOR"];
const STEPS: AccountStep[] = ["edit", "changeRole", "disable", "enable", "newPassword", "invite", "removeFactors"];
const other = { id: "00000000-0000-7000-8000-000000000002", role: "AGENCY" as const };

describe("accounts", () => {
  test.each(ROLES)("are managed, and work handed over, by ADMIN alone: %s", (role) => {
    const isAdmin = role === "ADMIN";
    const who = actor(role);
    expect([canManageAccounts(who), canSetAccountRules(who), canHandOver(who)]).toEqual([isAdmin, isAdmin, isAdmin]);
    for (const step of STEPS) expect(canChangeAccount(who, other, step), step).toBe(isAdmin);
  });

  test("of oneself: name and address, and nothing that raises, closes or opens", () => {
    const admin = actor("ADMIN");
    const allowed = STEPS.filter((step) => canChangeAccount(admin, admin, step));
    expect(allowed).toEqual(["edit"]);
  });

  test.each([
    ["open", {}],
    ["invited", { lastSignInAt: null }],
    ["disabled", { disabledAt: new Date(0), lastSignInAt: null }],
    ["disabled", { disabledAt: new Date(0), expiresAt: new Date(0) }],
    ["expired", { expiresAt: new Date(1000) }],
    ["open", { expiresAt: new Date(1001) }],
  ] as const)("are %s: %j", (state, given) => {
    expect(stateOf({ disabledAt: null, expiresAt: null, lastSignInAt: new Date(0), ...given }, new Date(1000))).toBe(
      state,
    );
  });
});

describe("the form of an account", () => {
  const fields = { name: "Siti", email: "SITI@Kota.go.id", role: "AGENCY", agencyCode: "DLHKP", way: "PRINTED" };

  test("names the agency of an officer, and tells all faults at once", () => {
    expect(newAccountSchema.parse(fields)).toMatchObject({ email: "siti@kota.go.id", agencyCode: "DLHKP" });
    expect(newAccountSchema.safeParse({ ...fields, agencyCode: "" }).error?.issues[0]?.message).toBe("agencyOfOfficer");
    const issues = newAccountSchema.safeParse({ role: "ASSESSOR" }).error?.issues.map(({ path }) => path[0]);
    expect(issues).toEqual(["email", "name", "role", "way"]);
  });

  test("of oneself and of a guest asks neither role nor agency", () => {
    expect(accountSchema.parse({ name: "Siti", email: "a@b.go.id" })).toEqual({ name: "Siti", email: "a@b.go.id" });
  });
});
