import type { LinePoint } from "./line-chart";

type PlotTooltipProps = {
  active?: boolean;
  payload?: readonly { payload?: LinePoint }[];
  words: { value: string; target: string };
};

export function PlotTooltip({ active, payload, words }: PlotTooltipProps) {
  const point = payload?.[0]?.payload;
  if (!active || !point) return null;
  return (
    <div className="rounded-md border border-hairline bg-raised px-3 py-2 text-sm shadow-lg">
      <p className="font-semibold">{point.label}</p>
      {point.text ? (
        <p>
          {words.value}: {point.text}
        </p>
      ) : null}
      {point.targetText ? (
        <p className="text-muted">
          {words.target}: {point.targetText}
        </p>
      ) : null}
      {point.note ? <p className="max-w-60 text-muted">{point.note}</p> : null}
    </div>
  );
}
