import type { ReactNode } from "react";

type PlotLabelProps = {
  x?: string | number;
  y?: string | number;
  /** Pixels below the point; negative is above. */
  shift: number;
  anchor?: "middle" | "end";
  muted?: boolean;
  children: ReactNode;
};

/** A figure written beside its point, with a rim in the ground's colour where it crosses a line. */
export function PlotLabel({ x, y, shift, anchor = "middle", muted = false, children }: PlotLabelProps) {
  return (
    <text
      x={Number(x) + (anchor === "end" ? 8 : 0)}
      y={Number(y) + shift}
      textAnchor={anchor}
      fontSize={13}
      fontWeight={muted ? 400 : 600}
      fill={muted ? "var(--ink-muted)" : "var(--ink)"}
      stroke="var(--raised)"
      strokeWidth={4}
      strokeLinejoin="round"
      paintOrder="stroke"
    >
      {children}
    </text>
  );
}
