import { CircleAlert, CircleCheck, CircleX, Info } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type NoticeTone = "info" | "success" | "warning" | "danger";

const looks = {
  info: { icon: Info, box: "border-accent/40 bg-accent-tint", sign: "text-accent" },
  success: { icon: CircleCheck, box: "border-success/40 bg-success-tint", sign: "text-success" },
  warning: { icon: CircleAlert, box: "border-warning/40 bg-warning-tint", sign: "text-warning" },
  danger: { icon: CircleX, box: "border-danger/40 bg-danger-tint", sign: "text-danger" },
} as const;

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** True where it answers what the user just did, so that it is read out. */
  announce?: boolean;
};

export function Notice({ tone = "info", title, children, actions, announce = false }: NoticeProps) {
  const { icon: Icon, box, sign } = looks[tone];
  const role = announce ? (tone === "danger" ? "alert" : "status") : undefined;
  return (
    <div role={role} className={classNames("flex gap-3 rounded-md border p-4", box)}>
      <Icon aria-hidden className={classNames("mt-0.5 size-5 shrink-0", sign)} />
      <div className="flex min-w-0 max-w-prose flex-col gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
