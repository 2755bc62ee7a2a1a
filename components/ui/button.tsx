import { CircleAlert } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Link } from "@/lib/platform/i18n/navigation";
import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong border-transparent",
  secondary: "bg-raised text-ink border-control hover:bg-sunken",
  quiet: "bg-transparent text-accent border-transparent hover:bg-accent-tint",
  danger: "bg-danger text-on-danger border-transparent hover:opacity-90",
};

export function buttonClasses(variant: ButtonVariant = "primary", className?: string): string {
  return classNames(
    "inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-4 py-2 text-center font-medium no-underline transition-colors duration-100 md:min-h-10 print:hidden",
    "disabled:cursor-progress disabled:opacity-60 aria-disabled:cursor-not-allowed",
    variants[variant],
    className,
  );
}

/** Why a button cannot be used now; `href` leads to the thing to mend. */
export type DisabledReason = { text: ReactNode; href?: string };

type ButtonProps = ComponentProps<"button"> & { variant?: ButtonVariant; disabledReasons?: DisabledReason[] };

export function Button({ variant, disabledReasons = [], type = "button", className, ...rest }: ButtonProps) {
  const reasonsId = useId();
  if (disabledReasons.length === 0) {
    return <button type={type} className={buttonClasses(variant, className)} {...rest} />;
  }
  // aria-disabled keeps it focusable, so that the reasons are read out; as type="button" it submits nothing.
  const { onClick: _unused, formAction: _ignored, ...inert } = rest;
  return (
    <div className="flex flex-col items-start gap-2">
      <button
        {...inert}
        type="button"
        aria-disabled="true"
        aria-describedby={reasonsId}
        className={buttonClasses(
          "secondary",
          classNames("border-dashed bg-sunken text-muted hover:bg-sunken", className),
        )}
      />
      <ul id={reasonsId} className="flex flex-col gap-1 text-sm">
        {disabledReasons.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reasons are a fixed list without an identity of their own
          <li key={index} className="flex items-start gap-2">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
            {reason.href ? (
              <Link href={reason.href} className="text-link">
                {reason.text}
              </Link>
            ) : (
              <span>{reason.text}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & { variant?: ButtonVariant };

export function ButtonLink({ variant, className, ...rest }: ButtonLinkProps) {
  return <Link className={buttonClasses(variant, className)} {...rest} />;
}
