import { useLocale, useTranslations } from "next-intl";
import { useFigure } from "@/components/city/indicators/figure-words";
import type { Said } from "@/lib/city/entries/said";
import { formatPercent, formatRupiah } from "@/lib/platform/format/number";

/** What an entry says, in a few words. */
export function useSaid(): (said: Said) => string {
  const t = useTranslations("Queue");
  const parts = useTranslations("ProgrammeParts");
  const locale = useLocale();
  const figure = useFigure();
  const money = (amount: string | null) => (amount === null ? t("unknown") : formatRupiah(amount, { locale }));
  const yesNo = (answer: boolean | null) => t(answer === null ? "unknown" : answer ? "yes" : "no");
  return (said) => {
    switch (said.kind) {
      case "value":
        return said.state ?? (said.value === null ? t("unknown") : figure(said.value, said));
      case "progress":
        return said.percent === null ? t("unknown") : formatPercent(said.percent, { locale });
      case "year":
        return t("yearSaid", { planned: yesNo(said.planned), running: yesNo(said.running) });
      case "milestone":
        return parts(`milestoneStates.${said.state as "DONE"}`);
      case "funding":
        return t("fundingSaid", { planned: money(said.planned), spent: money(said.spent) });
    }
  };
}
