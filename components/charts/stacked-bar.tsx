import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Tone } from "@/components/ui/status-badge";
import { ChartFigure, type ChartFrame } from "./chart-figure";

export type StackPart = { key: string; label: string; value: number; text: string; tone: Tone };

type StackedBarProps = ChartFrame & { parts: StackPart[]; categoryLabel: string; valueLabel?: string };

const colours: Record<Tone, string> = {
  neutral: "var(--control)",
  info: "var(--accent)",
  waiting: "var(--ink-muted)",
  success: "var(--success)",
  warning: "var(--warning)",
  danger: "var(--danger)",
};

// Beside its colour each part has its own pattern, for those who do not tell the colours apart.
const patterns = ["", "M-2 2l4-4M0 8l8-8M6 10l4-4", "M4 0V8", "M0 4H8", "M0 0L8 8M8 0L0 8"];

export function StackedBar({ parts, categoryLabel, valueLabel, ...frame }: StackedBarProps) {
  const t = useTranslations("Chart");
  const id = useId();
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const drawn = parts
    .map((part, index) => ({
      ...part,
      index,
      before: parts.slice(0, index).reduce((sum, other) => sum + other.value, 0),
    }))
    .filter((part) => part.value > 0);
  return (
    <ChartFigure
      {...frame}
      chart={
        <div className="flex flex-col gap-4">
          <svg aria-hidden width="100%" height="28">
            <PartPatterns id={id} parts={parts} />
            {drawn.map((part) => (
              <rect
                key={part.key}
                x={`${(part.before / total) * 100}%`}
                width={`${(part.value / total) * 100}%`}
                height="28"
                fill={`url(#${id}-${part.index})`}
                stroke="var(--surface)"
                strokeWidth="2"
              />
            ))}
          </svg>
          <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
            {parts.map((part, index) => (
              <li key={part.key} className="flex items-center gap-2">
                <svg aria-hidden width="16" height="16" className="shrink-0">
                  <rect width="16" height="16" rx="3" fill={`url(#${id}-${index})`} />
                </svg>
                <span>
                  {part.label} <span className="font-semibold">{part.text}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      }
      table={{
        headers: [categoryLabel, valueLabel ?? t("value")],
        rows: parts.map((part) => ({ key: part.key, cells: [part.label, part.text] })),
      }}
    />
  );
}

function PartPatterns({ id, parts }: { id: string; parts: StackPart[] }) {
  return (
    <defs>
      {parts.map((part, index) => (
        <pattern key={part.key} id={`${id}-${index}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill={colours[part.tone]} />
          <path d={patterns[index % patterns.length]} stroke="var(--surface)" strokeWidth="1.5" strokeOpacity="0.6" />
        </pattern>
      ))}
    </defs>
  );
}
