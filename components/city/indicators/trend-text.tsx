import { ChangeText } from "@/components/ui/change-text";
import type { PublicTrend } from "@/lib/city/indicators/published";
import { type Measure, useTrend } from "./figure-words";

export function TrendText({ trend, measure }: { trend: PublicTrend; measure: Measure }) {
  const moved = useTrend()(trend, measure);
  return "change" in moved ? (
    <ChangeText {...moved.change} />
  ) : (
    <span className="text-sm text-muted">{moved.words}</span>
  );
}
