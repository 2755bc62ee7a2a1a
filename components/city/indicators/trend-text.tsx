import { ChangeText } from "@/components/ui/change-text";
import type { PublicTrend } from "@/lib/city/indicators/published";
import { type Measure, useTrend } from "./figure-words";

export function TrendText({ trend, measure }: { trend: PublicTrend; measure: Measure }) {
  const told = useTrend()(trend, measure);
  return "change" in told ? <ChangeText {...told.change} /> : <span className="text-sm text-muted">{told.words}</span>;
}
