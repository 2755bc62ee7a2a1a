import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { Account } from "@/lib/platform/accounts/queries";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";

type Locale = Parameters<typeof formatDate>[1];

/** Who it is, and how they come in. */
export function AccountDetails({ account, locale }: { account: Account; locale: Locale }) {
  const t = useTranslations("Accounts");
  const office = useTranslations("Office");
  const { role, agency, lastSignInAt, createdAt, letter } = account;
  const password = account.passwordChangeRequired ? "first" : account.hasPassword ? "own" : "none";
  const zone = useZone();
  const factors = [
    ...(account.hasTimeCode ? [t("factorStates.timeCode")] : []),
    ...(account.passkeys > 0 ? [t("factorStates.passkeys", { count: account.passkeys })] : []),
  ];
  return (
    <DescriptionList
      items={[
        { term: t("role"), details: office(`roles.${role}`) },
        ...(agency ? [{ term: t("agency"), details: agency.name }] : []),
        { term: t("created"), details: formatDate(dayIn(zone, createdAt), locale) },
        { term: t("lastSignIn"), details: lastSignInAt ? formatDate(dayIn(zone, lastSignInAt), locale) : t("never") },
        { term: t("password"), details: t(`passwordStates.${password}`) },
        { term: t("factors"), details: factors.length > 0 ? factors.join(", ") : t("factorStates.none") },
        ...(letter?.purpose === "INVITATION"
          ? [{ term: t("letter"), details: <Letter letter={letter} locale={locale} /> }]
          : []),
      ]}
    />
  );
}

function Letter({ letter, locale }: { letter: NonNullable<Account["letter"]>; locale: Locale }) {
  const t = useTranslations("Accounts");
  const zone = useZone();
  const { sentAt, expiresAt, usedAt } = letter;
  if (usedAt) return t("letterStates.used");
  if (!sentAt || !expiresAt) return t("letterStates.waiting");
  const date = formatDate(dayIn(zone, expiresAt), locale);
  return t(expiresAt <= new Date() ? "letterStates.expired" : "letterStates.sent", { date });
}
