import { Building2, ChartLine, ClipboardCheck, LayoutList } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { canManageAgencies } from "./agencies/policy";
import { canVerifyAtAll } from "./entries/policy";
import { listOwedEntries, listWaitingEntries } from "./entries/queries";

export const city: Office = {
  menu: [
    { page: "/kelola/verifikasi", label: "queue", icon: ClipboardCheck, place: 20, isShown: canVerifyAtAll },
    {
      page: "/kelola/program",
      label: "programmes",
      icon: LayoutList,
      place: 60,
      isShown: () => true,
      covers: ["/kelola/laporan/[id]"],
    },
    {
      page: "/kelola/indikator",
      label: "indicators",
      icon: ChartLine,
      place: 70,
      isShown: () => true,
      covers: ["/kelola/nilai/[id]"],
    },
    { page: "/kelola/perangkat-daerah", label: "agencies", icon: Building2, place: 112, isShown: canManageAgencies },
  ],
  messages: ["Agencies", "Decide", "Progress", "Value"],
  tasks: listOwedEntries,
  waiting: listWaitingEntries,
};
