import { FileSpreadsheet, Hourglass, ListTodo, ListX } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { isDiskominfo } from "@/lib/platform/auth/roles";
import { homeOf } from "@/lib/platform/auth/session";
import { canReadDelays } from "./delays/policy";
import { canBringWorkbooks } from "./entry-workbooks/policy";
import { listHandOverGaps } from "./hand-over/queries";
import { restoreContact, restoreRules } from "./reminders/mutations";
import { findRevisedContact, findRevisedRules } from "./reminders/queries";

export const work: Office = {
  menu: [
    {
      page: "/kelola",
      label: "tasks",
      icon: ListTodo,
      place: 10,
      isShown: ({ role }) => homeOf(role) === "/kelola",
      exact: true,
    },
    { page: "/kelola/kesiapan", label: "readiness", icon: ListX, place: 15, isShown: isDiskominfo },
    {
      page: "/kelola/buku-isian",
      label: "entryWorkbooks",
      icon: FileSpreadsheet,
      place: 105,
      isShown: canBringWorkbooks,
    },
    { page: "/kelola/menahan", label: "delays", icon: Hourglass, place: 100, isShown: canReadDelays },
  ],
  revised: [
    {
      entity: "reminderRules",
      find: findRevisedRules,
      fields: {
        ...({ beforeDays: "text", headDays: "text", sekdaDays: "text", quietFrom: "text", quietTo: "text" } as const),
        ...({ quietWeekdays: "text", quietDays: "text" } as const),
      },
      restore: restoreRules,
    },
    {
      entity: "escalationContact",
      find: findRevisedContact,
      fields: { name: "text", email: "text" },
      restore: restoreContact,
    },
  ],
  gaps: (actor, _year, most) => listHandOverGaps(actor, most),
};
