import { ChangeText } from "@/components/ui/change-text";
import type { PublicChange } from "@/lib/evaluation/rounds/published";
import { useScoreChange } from "./round-words";

export function ScoreChange({ change }: { change: PublicChange }) {
  const moved = useScoreChange()(change);
  return "change" in moved ? (
    <ChangeText {...moved.change} />
  ) : (
    <span className="text-sm text-muted">{moved.words}</span>
  );
}
