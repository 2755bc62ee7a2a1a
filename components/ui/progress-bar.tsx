import { pillarHue } from "./pillar-hue";

type ProgressBarProps = {
  /** 0–100; values beyond are drawn full while the text keeps the true figure. */
  value: number;
  label: string;
  text: string;
  pillar?: string;
};

export function ProgressBar({ value, label, text, pillar }: ProgressBarProps) {
  const drawn = Math.min(100, Math.max(0, value));
  return (
    <div data-pillar={pillar ? pillarHue(pillar) : undefined} className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span className="text-muted">{label}</span>
        <span className="font-semibold whitespace-nowrap">{text}</span>
      </div>
      {/* Widths as SVG attributes, because a style attribute in the HTML is one more thing to allow in the policy. */}
      <svg
        role="img"
        aria-label={`${label}: ${text}`}
        width="100%"
        height="8"
        className={pillar ? "text-pillar" : "text-accent"}
      >
        <rect width="100%" height="8" rx="4" fill="var(--hairline)" />
        {drawn > 0 ? <rect width={`${drawn}%`} height="8" rx="4" fill="currentColor" /> : null}
      </svg>
    </div>
  );
}
