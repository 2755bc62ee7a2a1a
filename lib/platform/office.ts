import { ShieldCheck, UserCheck } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { canReadSecurityEvents } from "./security-events/policy";
import { canManageAssessors } from "./users/policy";

export const platform: Office = {
  menu: [
    { page: "/kelola/asesor", label: "assessors", icon: UserCheck, place: 130, isShown: canManageAssessors },
    { page: "/kelola/keamanan", label: "security", icon: ShieldCheck, place: 140, isShown: canReadSecurityEvents },
  ],
  messages: ["Common", "Nav", "Theme", "Fields", "Forms", "Problems", "Rows"],
};
