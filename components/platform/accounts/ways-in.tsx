"use client";
import { Printer } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { Form, useForm } from "@/components/platform/forms/form";
import { TickRow, Ticks } from "@/components/platform/forms/ticks";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageSection } from "@/components/ui/page-header";
import { giveWaysInAction, printAgainAction, type WaysInMade } from "@/lib/platform/accounts/actions";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

type Person = { id: string; name: string; email: string; agency: string };
type Listed = { total: number; people: Person[] };
type WaysInProps = { without: Listed; unused: Listed; isMailOffered: boolean };

/** Who has no way in, and whose printed first password is unused; what is made here is to be cut apart and handed out. */
export function WaysIn({ without, unused, isMailOffered }: WaysInProps) {
  const t = useTranslations("AccountForms");
  const first = useForm<WaysInMade>(giveWaysInAction);
  const again = useForm<WaysInMade>(printAgainAction);
  const printed = [...(first.state.given?.printed ?? []), ...(again.state.given?.printed ?? [])];
  if (printed.length > 0) return <Slips printed={printed} />;
  const { given } = first.state;
  if (given) return <Notice tone="success" announce title={t("waysInInvited", { count: given.invited })} />;
  if (without.total + unused.total === 0) return <EmptyState title={t("waysInNone")}>{t("waysInNoneBody")}</EmptyState>;
  return (
    <>
      {without.total > 0 ? <FirstWays of={first} {...without} isMailOffered={isMailOffered} /> : null}
      {unused.total > 0 ? <UnusedPasswords of={again} people={unused.people} /> : null}
    </>
  );
}

type FormOfWays = ReturnType<typeof useForm<WaysInMade>>;

function FirstWays({ of, total, people, isMailOffered }: Listed & { of: FormOfWays; isMailOffered: boolean }) {
  const t = useTranslations("AccountForms");
  return (
    <Form of={of} hidden={{ total }} isDecision className="flex flex-col gap-6">
      <p className="max-w-prose">{t("waysInLead")}</p>
      <div>
        <ConfirmDialog
          trigger={t(isMailOffered ? "waysInMail" : "waysInPrint", { count: people.length })}
          title={t("waysInTitle", { count: people.length })}
          confirmLabel={t("yes")}
          pendingLabel={t("making")}
          cancelLabel={t("cancel")}
        >
          {t(isMailOffered ? "waysInMailBody" : "waysInPrintBody")}
        </ConfirmDialog>
      </div>
      <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
        {people.map((person) => (
          <li key={person.id} className="min-w-0">
            <Who {...person} />
          </li>
        ))}
      </ul>
    </Form>
  );
}

/** The answer with the passwords may never have come, or the paper is lost: new ones for those who are ticked. */
function UnusedPasswords({ of, people }: { of: FormOfWays; people: Person[] }) {
  const t = useTranslations("AccountForms");
  return (
    <PageSection id="belum-dipakai" title={t("unusedTitle", { count: people.length })} lead={t("unusedLead")}>
      <Form of={of} hidden={{}} isDecision className="flex flex-col gap-4">
        <fieldset>
          <legend className="sr-only">{t("unusedChoose")}</legend>
          <Ticks id="orang" error={of.messages("ids")}>
            <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
              {people.map((person) => (
                <TickRow key={person.id} name="ids" value={person.id}>
                  <Who {...person} />
                </TickRow>
              ))}
            </div>
          </Ticks>
        </fieldset>
        <div>
          <ConfirmDialog
            trigger={t("unusedPrint")}
            title={t("unusedPrintTitle")}
            confirmLabel={t("yes")}
            pendingLabel={t("making")}
            cancelLabel={t("cancel")}
          >
            {t("unusedPrintBody")}
          </ConfirmDialog>
        </div>
      </Form>
    </PageSection>
  );
}

function Who({ name, email, agency }: Person) {
  return (
    <>
      <span className="font-medium">{name}</span>
      <span className="block break-words text-sm text-muted">{[email, agency].filter(Boolean).join(", ")}</span>
    </>
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
