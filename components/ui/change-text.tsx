import { ArrowDown, ArrowRight, ArrowUp } from "lucide-react";
import { classNames } from "./class-names";

export type Change = {
  direction: "up" | "down" | "same";
  /** Signed and formatted: "−0,113". */
  figure: string;
  /** "turun 0,113 dari 2022" */
  words: string;
  /** Whether the movement is welcome depends on the indicator's polarity, not on the direction. */
  meaning?: "better" | "worse" | "neutral";
};

const icons = { up: ArrowUp, down: ArrowDown, same: ArrowRight } as const;
const colours = { better: "text-success", worse: "text-danger", neutral: "text-ink" } as const;

export function ChangeText({ direction, figure, words, meaning = "neutral" }: Change) {
  const Icon = icons[direction];
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm">
      <span className={classNames("inline-flex items-center gap-1 font-semibold", colours[meaning])}>
        <Icon aria-hidden className="size-4 shrink-0" />
        {figure}
      </span>
      <span className="text-muted">{words}</span>
    </span>
  );
}
