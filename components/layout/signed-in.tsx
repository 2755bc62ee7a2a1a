import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { TrialWarning } from "@/components/platform/accounts/trial-warning";
import { OnDevice } from "@/components/platform/device/on-device";
import { SignOutForm } from "@/components/platform/device/sign-out-form";
import type { Trial } from "@/lib/platform/accounts/queries";
import type { Actor } from "@/lib/platform/auth/actor";
import { homeOf } from "@/lib/platform/auth/session";
import { getPathname, Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { AREAS } from "@/lib/work/areas";
import { ClientMessages } from "./client-messages";
import { FocusField } from "./focus-field";
import { OfficeShell } from "./office-shell";

/** Beside it each part of the office sends its own (section-messages.tsx). */
const ON_EVERY_PAGE = ["AccountForms", "Device", "Fields", "Forms", "Problems"] as const;

type SignedInProps = { actor: Actor; trial: Trial; children: ReactNode };

/** The frame of every signed-in page: who is here, where they may go, and the way out. */
export async function SignedIn({ actor, trial, children }: SignedInProps) {
  const t = await getTranslations("Office");
  const locale = await getLocale();
  const items = AREAS.flatMap(({ menu = [] }) => menu)
    .filter(({ isShown }) => isShown(actor))
    .sort((a, b) => a.place - b.place)
    .map(({ page, label, icon: Icon, exact, covers }) => ({
      href: route(page),
      label: t(label),
      icon: <Icon aria-hidden />,
      exact,
      covers,
    }));
  return (
    <OfficeShell
      home={homeOf(actor.role)}
      subtitle={t("subtitle")}
      items={items}
      user={
        <p className="truncate">
          <Link href={route("/kelola/akun")} className="font-medium text-ink hover:underline">
            {actor.name}
          </Link>
          <span className="block text-muted">{t(`roles.${actor.role}`)}</span>
        </p>
      }
      signOut={
        <ClientMessages namespaces={["Device"]}>
          <SignOutForm label={t("signOut")} />
        </ClientMessages>
      }
    >
      <ClientMessages namespaces={ON_EVERY_PAGE}>
        <FocusField />
        <OnDevice
          account={actor.id}
          office={getPathname({ locale, href: route("/kelola") })}
          list={getPathname({ locale, href: route("/kelola/menunggu") })}
        />
        <TrialWarning trial={trial} />
        {children}
      </ClientMessages>
    </OfficeShell>
  );
}
