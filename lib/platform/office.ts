import { CloudUpload, Settings, ShieldCheck, UserCheck, Users } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { restoreAccount } from "./accounts/mutations";
import { canManageAccounts } from "./accounts/policy";
import { findRevisedAccount, listAgencyCodes, listAgencyNames } from "./accounts/queries";
import { canSendLater } from "./device/policy";
import { restoreAccountRules } from "./second-factor/mutations";
import { findRevisedAccountRules } from "./second-factor/queries";
import { canReadSecurityEvents } from "./security-events/policy";
import { restoreSettings } from "./settings/mutations";
import { canManageSettings } from "./settings/policy";
import { findRevisedSettings, listLogoNames } from "./settings/queries";
import { canManageAssessors } from "./users/policy";

export const platform: Office = {
  menu: [
    { page: "/kelola/menunggu", label: "waitingToBeSent", icon: CloudUpload, place: 240, isShown: canSendLater },
    { page: "/kelola/pengaturan", label: "settings", icon: Settings, place: 120, isShown: canManageSettings },
    { page: "/kelola/pengguna", label: "accounts", icon: Users, place: 125, isShown: canManageAccounts },
    { page: "/kelola/asesor", label: "assessors", icon: UserCheck, place: 130, isShown: canManageAssessors },
    { page: "/kelola/keamanan", label: "security", icon: ShieldCheck, place: 140, isShown: canReadSecurityEvents },
  ],
  revised: [
    {
      entity: "citySettings",
      find: findRevisedSettings,
      fields: {
        ...({ name: "text", shortName: "text", accentLight: "text", accentDark: "text", address: "text" } as const),
        ...({ ppidName: "text", ppidEmail: "text", ppidPhone: "text", regionCode: "text", timeZone: "word" } as const),
        ...({
          reportRhythm: "word",
          reportDueDay: "text",
          answerDays: "text",
          bands: "text",
          scoreDecimals: "text",
          languages: "word",
          logoId: "row",
        } as const),
      },
      apart: ["logoId"],
      namesOf: listLogoNames,
      restore: restoreSettings,
    },
    {
      entity: "accountRules",
      find: findRevisedAccountRules,
      fields: { secondFactorRoles: "word" },
      restore: restoreAccountRules,
    },
    {
      entity: "user",
      find: findRevisedAccount,
      fields: {
        ...({ name: "text", email: "text", role: "word", agencyCode: "code" } as const),
        ...({ roundSlug: "text", expiresAt: "day", disabledAt: "day" } as const),
      },
      apart: ["roundSlug", "expiresAt", "disabledAt"],
      older: { columns: { agencyId: "agencyCode" }, codesOf: listAgencyCodes },
      namesOf: listAgencyNames,
      restore: restoreAccount,
    },
  ],
};
