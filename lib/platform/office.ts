import { Settings, ShieldCheck, UserCheck } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { canReadSecurityEvents } from "./security-events/policy";
import { canManageSettings } from "./settings/policy";
import { canManageAssessors } from "./users/policy";

export const platform: Office = {
  menu: [
    { page: "/kelola/pengaturan", label: "settings", icon: Settings, place: 120, isShown: canManageSettings },
    { page: "/kelola/asesor", label: "assessors", icon: UserCheck, place: 130, isShown: canManageAssessors },
    { page: "/kelola/keamanan", label: "security", icon: ShieldCheck, place: 140, isShown: canReadSecurityEvents },
  ],
  messages: ["CitySettings", "Common", "Nav", "Theme", "Fields", "Forms", "Problems", "Rows"],
};
