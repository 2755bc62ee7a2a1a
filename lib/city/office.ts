import {
  Building2,
  ChartLine,
  ClipboardCheck,
  FileUp,
  Hexagon,
  LayoutList,
  Scale,
  Send,
  Table2,
  Type,
} from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { canEditPillars, canEditPublicWords } from "@/lib/platform/drafts/policy";
import { canManageAgencies } from "./agencies/policy";
import { canVerifyAtAll } from "./entries/policy";
import { listCityGaps } from "./gaps/queries";
import { saveValueAction } from "./indicators/actions";
import { canLoad } from "./loading/policy";
import { listWaitingDuty } from "./periodic-duty/queries";
import { saveProgressAction } from "./programmes/actions";
import { canPreparePublications } from "./publications/policy";
import { listWaitingPublications } from "./publications/queries";
import { REVISED } from "./revised";
import { canFillIn } from "./value-grid/policy";
import { listWaitingEntries } from "./verification/queries";

export const city: Office = {
  menu: [
    { page: "/kelola/verifikasi", label: "queue", icon: ClipboardCheck, place: 20, isShown: canVerifyAtAll },
    { page: "/kelola/publikasi", label: "publications", icon: Send, place: 22, isShown: canPreparePublications },
    { page: "/kelola/isi", label: "fillIn", icon: Table2, place: 55, isShown: canFillIn },
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
    { page: "/kelola/pilar", label: "pillars", icon: Hexagon, place: 114, isShown: canEditPillars },
    { page: "/kelola/dokumen-hukum", label: "legalDocuments", icon: Scale, place: 116, isShown: canEditPublicWords },
    { page: "/kelola/teks", label: "texts", icon: Type, place: 118, isShown: canEditPublicWords },
    {
      page: "/kelola/perangkat-daerah",
      label: "agencies",
      icon: Building2,
      place: 112,
      isShown: canManageAgencies,
      covers: ["/kelola/kelurahan"],
    },
    { page: "/kelola/muat", label: "loading", icon: FileUp, place: 220, isShown: canLoad },
  ],
  revised: REVISED,
  gaps: listCityGaps,
  waiting: async (actor) => [
    ...(await listWaitingEntries(actor)),
    ...(await listWaitingPublications(actor)),
    ...(await listWaitingDuty(actor)),
  ],
  sentLater: { progress: saveProgressAction, value: saveValueAction },
};
