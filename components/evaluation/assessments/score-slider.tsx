"use client";
import { type ReactNode, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { controlClasses } from "@/components/ui/field";

type ScoreSliderProps = {
  label: ReactNode;
  /** What the number beside the slider is called, for those who do not see the row. */
  numberLabel: string;
  min: number;
  max: number;
  /** The only values that can be set, the lowest first; null where every one between is possible. */
  stops?: readonly number[] | null;
  /** Null while there is no score; the words then say so. */
  value: number | null;
  /** The value as it is read. */
  text: string;
  missing: string;
  changed?: boolean;
  onChange: (value: number) => void;
};

/** A native slider with its number beside it: by thumb, by arrow keys or typed, with comma or point. */
export function ScoreSlider({
  label,
  numberLabel,
  min,
  max,
  stops = null,
  value,
  text,
  missing,
  changed,
  onChange,
}: ScoreSliderProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const spoken = value === null ? missing : text;
  const type = (given: string) => {
    setTyped(given);
    // No score reaches a thousand here, so a point is never a grouping and 3.315 is not to be asked back.
    const number = /^\d{1,3}([.,]\d{0,3})?$/.test(given.trim()) ? Number(given.trim().replace(",", ".")) : Number.NaN;
    if (stops ? stops.includes(number) : number >= min && number <= max) onChange(number);
  };
  return (
    <div
      className={classNames(
        "grid items-center gap-x-4 gap-y-1 py-2 md:grid-cols-[1fr_minmax(10rem,16rem)_7rem]",
        changed && "border-s-4 border-accent ps-3",
      )}
    >
      <label htmlFor={id} className="min-w-0 text-sm wrap-anywhere">
        {label}
      </label>
      <div className="col-span-full grid grid-cols-[1fr_7rem] items-center gap-4 md:col-span-2 md:grid-cols-subgrid">
        <input
          id={id}
          type="range"
          {...(stops
            ? { min: 0, max: stops.length - 1, step: 1, value: nearest(stops, value ?? min) }
            : { min, max, step: (max - min) / 80, value: value ?? min })}
          aria-valuetext={spoken}
          onChange={(event) => {
            const moved = Number(event.target.value);
            onChange(stops ? (stops[moved] ?? min) : moved);
          }}
          className="h-11 w-full accent-accent md:h-8"
        />
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-label={numberLabel}
          value={typed ?? (value === null ? "" : text)}
          placeholder={missing}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
          className={classNames(controlClasses, "px-2 text-end")}
        />
      </div>
    </div>
  );
}

/** The place of the stop that a value stands at, or nearest to: the mean of several items lies between levels. */
const nearest = (stops: readonly number[], value: number): number =>
  stops.reduce((best, stop, at) => (Math.abs(stop - value) < Math.abs((stops[best] ?? stop) - value) ? at : best), 0);
