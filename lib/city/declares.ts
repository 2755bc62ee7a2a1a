import { ChartLine, ClipboardCheck, LayoutList } from "lucide-react";
import type { Declaration } from "@/lib/platform/areas/declaration";
import { canVerifyAtAll } from "./entries/policy";
import { listOwedEntries, listWaitingEntries } from "./entries/queries";

export const city: Declaration = {
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
  ],
  messages: ["Decide", "Progress", "Value"],
  tasks: listOwedEntries,
  waiting: listWaitingEntries,
};
