import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { type Tone, toneIcons } from "./status-badge";

export type TimelineItem = {
  id: string;
  /** ISO, for machines; null where only words are known. */
  dateTime: string | null;
  when: string;
  title: ReactNode;
  /** Stands behind the time, with its own separator where it is no plain text. */
  who?: ReactNode;
  children?: ReactNode;
  tone?: Tone;
};

const colours: Record<Tone, string> = {
  neutral: "text-muted",
  info: "text-accent",
  waiting: "text-ink",
  success: "text-success",
  warning: "text-warning",
  danger: "text-danger",
};

export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="flex flex-col">
      {items.map(({ id, dateTime, when, title, who, children, tone = "neutral" }) => {
        const Icon = toneIcons[tone];
        return (
          <li key={id} className="group relative flex gap-4 pb-6 last:pb-0">
            <span aria-hidden className="absolute top-7 bottom-0 left-[9.5px] w-px bg-hairline group-last:hidden" />
            <Icon aria-hidden className={classNames("relative mt-0.5 size-5 shrink-0", colours[tone])} />
            <div className="min-w-0 max-w-prose">
              <p className="font-medium">{title}</p>
              <p className="text-sm text-muted">
                <time dateTime={dateTime ?? undefined}>{when}</time>
                {typeof who === "string" ? ` · ${who}` : who}
              </p>
              {children ? <div className="mt-1">{children}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
