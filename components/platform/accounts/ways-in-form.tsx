"use client";
import { Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { giveWaysInAction, type WaysInMade } from "@/lib/platform/accounts/actions";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Person = { id: string; name: string; email: string; agency: string };
type WaysInFormProps = { total: number; people: Person[]; isMailOffered: boolean };

/** Who has no way in, the one press that gives it, and what is to be cut apart and handed out. */
export function WaysInForm({ total, people, isMailOffered }: WaysInFormProps) {
  const t = useTranslations("AccountForms");
  const form = useForm<WaysInMade>(giveWaysInAction);
  const { given } = form.state;
  if (given && given.printed.length > 0) return <Slips printed={given.printed} />;
  if (given) return <Notice tone="success" announce title={t("waysInInvited", { count: given.invited })} />;
  if (total === 0) return <EmptyState title={t("waysInNone")}>{t("waysInNoneBody")}</EmptyState>;
  const way = isMailOffered ? "waysInMail" : "waysInPrint";
  return (
    <Form of={form} hidden={{ total }} isDecision className="flex flex-col gap-6">
      <div>
        <ConfirmDialog
          trigger={t(way, { count: people.length })}
          title={t("waysInTitle", { count: people.length })}
          confirmLabel={t("yes")}
          pendingLabel={t("making")}
          cancelLabel={t("cancel")}
        >
          {t(isMailOffered ? "waysInMailBody" : "waysInPrintBody")}
        </ConfirmDialog>
      </div>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {people.map(({ id, name, email, agency }) => (
          <li key={id} className="min-w-0">
            <span className="font-medium">{name}</span>
            <span className="block break-words text-sm text-muted">{[email, agency].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
    </Form>
  );
}

function Slips({ printed }: { printed: NonNullable<WaysInMade["given"]>["printed"] }) {
  const t = useTranslations("AccountForms");
  const locale = useLocale();
  const origin = typeof window === "undefined" ? "" : window.location.origin;
  const address = `${origin}${getPathname({ locale, href: route("/masuk") })}`;
  return (
    <div className="flex flex-col gap-6">
      <Notice
        tone="success"
        announce
        title={t("slipsTitle", { count: printed.length })}
        actions={
          <Button variant="secondary" onClick={() => window.print()}>
            <Printer aria-hidden className="size-4" />
            {t("print")}
          </Button>
        }
      >
        {t("slipsBody")}
      </Notice>
      <ul className="grid gap-4 sm:grid-cols-2">
        {printed.map(({ id, name, email, password }) => (
          <li key={id} className="break-inside-avoid rounded-md border border-dashed border-control p-4">
            <p className="font-semibold">{name}</p>
            <p className="break-all">{email}</p>
            <p className="mt-2 break-all text-sm text-muted" suppressHydrationWarning>
              {address}
            </p>
            <p className="break-all font-mono text-lg">{password}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
