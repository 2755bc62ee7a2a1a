import { CalendarDays, ListChecks } from "lucide-react";
import type { Office } from "@/lib/platform/areas/office";
import { updateActionAction } from "./actions/actions";
import { canReadCouncil } from "./council-members/policy";
import { listWaitingRecommendations } from "./recommendations/queries";
import { REVISED } from "./revised";

export const followUp: Office = {
  menu: [
    {
      page: "/dewan/rapat",
      label: "meetings",
      icon: CalendarDays,
      place: 50,
      isShown: canReadCouncil,
      covers: ["/dewan/keputusan", "/dewan/anggota", "/dewan/unsur/[id]"],
    },
    {
      page: "/kelola/rekomendasi",
      label: "recommendations",
      icon: ListChecks,
      place: 90,
      isShown: () => true,
      covers: ["/kelola/tindakan/[id]"],
    },
  ],
  waiting: listWaitingRecommendations,
  revised: REVISED,
  sentLater: { action: updateActionAction },
};
