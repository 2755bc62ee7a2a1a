import { ChartLine, ClipboardCheck, FileUp, LayoutList } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { canVerifyAtAll } from "./entries/policy";
import { listOwedEntries, listWaitingEntries } from "./entries/queries";
import { listCityGaps } from "./gaps/queries";
import { canLoad } from "./loading/policy";

export const city: Office = {
  menu: [
    { page: "/kelola/verifikasi", label: "queue", icon: ClipboardCheck, place: 20, isShown: canVerifyAtAll },
    {
      page: "/kelola/program",
      label: "programmes",
      icon: LayoutList,
      place: 60,
      isShown: () => true,
      covers: ["/kelola/laporan/[id]", "/kelola/tahun-program/[id]", "/kelola/tonggak/[id]", "/kelola/dana/[id]"],
    },
    {
      page: "/kelola/indikator",
      label: "indicators",
      icon: ChartLine,
      place: 70,
      isShown: () => true,
      covers: ["/kelola/nilai/[id]"],
    },
    { page: "/kelola/muat", label: "loading", icon: FileUp, place: 220, isShown: canLoad },
  ],
  messages: [
    ...([
      "Decide",
      "Progress",
      "Value",
      "ProgrammeParts",
      "ProgrammeForm",
      "ProgrammeStatus",
      "RegisterSteps",
    ] as const),
    ...(["Focus", "IndicatorForm", "TargetForm", "Loading"] as const),
  ],
  gaps: listCityGaps,
  tasks: listOwedEntries,
  waiting: listWaitingEntries,
};
