import { Circle, CircleAlert, CircleCheck, CircleDot, CircleX, Clock, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Tone = "neutral" | "info" | "waiting" | "success" | "warning" | "danger";

export const toneIcons: Record<Tone, LucideIcon> = {
  neutral: Circle,
  info: CircleDot,
  waiting: Clock,
  success: CircleCheck,
  warning: CircleAlert,
  danger: CircleX,
};

const tones: Record<Tone, string> = {
  neutral: "bg-sunken text-muted",
  info: "bg-accent-tint text-accent",
  waiting: "bg-sunken text-ink",
  success: "bg-success-tint text-success",
  warning: "bg-warning-tint text-warning",
  danger: "bg-danger-tint text-danger",
};

type StatusBadgeProps = {
  tone: Tone;
  children: ReactNode;
  icon?: LucideIcon;
  /** For words that do not fit into one line of a phone. */
  wraps?: boolean;
};

/** Icon, word and colour together: no status is told by colour alone. */
export function StatusBadge({ tone, children, icon, wraps = false }: StatusBadgeProps) {
  const Icon = icon ?? toneIcons[tone];
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1.5 px-2.5 py-0.5 text-sm font-medium",
        wraps ? "rounded-xl" : "rounded-full whitespace-nowrap",
        tones[tone],
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2.25} />
      {children}
    </span>
  );
}
