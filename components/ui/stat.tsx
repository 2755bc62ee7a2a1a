import type { ReactNode } from "react";
import { type Change, ChangeText } from "./change-text";
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
          <span className={large ? "text-2xl font-semibold tracking-tight" : "text-xl font-semibold tracking-tight"}>
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
