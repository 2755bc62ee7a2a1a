import type { ReactNode } from "react";
import { type Change, ChangeText } from "./change-text";
import { classNames } from "./class-names";
import { Missing } from "./missing";

type StatProps = {
  label: ReactNode;
  /** Formatted; null says "belum tersedia". */
  value: string | null;
  unit?: string;
  period?: string;
  /** sementara / tetap / perkiraan */
  status?: ReactNode;
  source?: ReactNode;
  change?: Change;
  owedBy?: string;
  large?: boolean;
  children?: ReactNode;
};

// Rp2.000.000.000 in the largest size is wider than a card on a phone.
const LONGEST_ON_A_PHONE = 10;

function sizeOf(value: string, large = false): string {
  if (!large) return "text-xl";
  return value.length > LONGEST_ON_A_PHONE ? "text-xl md:text-2xl" : "text-2xl";
}

/** No figure stands alone: unit, period, status and source are beside it. */
export function Stat({ label, value, unit, period, status, source, change, owedBy, large, children }: StatProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-sm text-muted">{label}</p>
      {value === null ? (
        <p className="text-lg">
          <Missing owedBy={owedBy} />
        </p>
      ) : (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className={classNames(sizeOf(value, large), "font-semibold tracking-tight wrap-anywhere")}>
            {value}
          </span>
          {unit ? <span className="text-muted">{unit}</span> : null}
        </p>
      )}
      {change ? <ChangeText {...change} /> : null}
      {children}
      {period || status || source ? (
        <p className="flex flex-wrap gap-x-2 text-sm text-muted [&>*+*]:before:me-2 [&>*+*]:before:content-['·']">
          {period ? <span>{period}</span> : null}
          {status ? <span>{status}</span> : null}
          {source ? <span>{source}</span> : null}
        </p>
      ) : null}
    </div>
  );
}
