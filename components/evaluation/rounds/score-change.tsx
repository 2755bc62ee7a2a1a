import { ChangeText } from "@/components/ui/change-text";
import type { PublicChange } from "@/lib/evaluation/rounds/published";
import { useScoreChange } from "./round-words";

export function ScoreChange({ change }: { change: PublicChange }) {
  const told = useScoreChange()(change);
  return "change" in told ? <ChangeText {...told.change} /> : <span className="text-sm text-muted">{told.words}</span>;
}
