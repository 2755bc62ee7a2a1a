import { useLocale, useTranslations } from "next-intl";
import { AddPasskey } from "@/components/platform/passkeys/add-passkey";
import { PageSection } from "@/components/ui/page-header";
import { dayIn, formatDate } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import type { OwnFactors } from "@/lib/platform/second-factor/queries";
import { NewRecoveryCodes, RemoveFactor } from "./remove-factor";
import { TimeCodeSetup } from "./time-code-setup";

type OwnFactorsProps = { factors: OwnFactors; isPasskeyOffered: boolean; canRemove: boolean; goOn?: string };

/** What one signs in with beside the password: codes on a telephone, passkeys, and paper for when they are away. */
export function OwnFactorSections({ factors, isPasskeyOffered, canRemove, goOn }: OwnFactorsProps) {
  const t = useTranslations("FactorForms");
  const locale = useLocale();
  const zone = useZone();
  const { timeCode, setup, passkeys, recoveryCodes, hasPassword } = factors;
  return (
    <>
      <PageSection id="kode" title={t("timeCodeTitle")} lead={t("timeCodeBody")}>
        <div className="flex max-w-prose flex-col gap-4">
          {timeCode ? <p>{t("since", { date: formatDate(dayIn(zone, timeCode.since), locale) })}</p> : null}
          <TimeCodeSetup setup={setup} isDone={timeCode !== null} asksPassword={canRemove && hasPassword} goOn={goOn} />
          {timeCode && canRemove ? (
            <RemoveFactor id={null} name={t("timeCodeTitle")} hasPassword={hasPassword} />
          ) : null}
        </div>
      </PageSection>
      <PageSection id="kunci" title={t("passkeyTitle")} lead={t("passkeyBody")}>
        <div className="flex max-w-prose flex-col gap-6">
          {passkeys.length > 0 ? (
            <ul className="flex flex-col border-t border-hairline">
              {passkeys.map(({ id, name, createdAt, lastUsedAt }) => (
                <li key={id} className="flex flex-col gap-1 border-b border-hairline py-3">
                  <span className="font-semibold wrap-anywhere">{name}</span>
                  <span className="text-sm text-muted">
                    {t("addedOn", { date: formatDate(dayIn(zone, createdAt), locale) })}
                    {", "}
                    {lastUsedAt ? t("lastUsed", { date: formatDate(dayIn(zone, lastUsedAt), locale) }) : t("neverUsed")}
                  </span>
                  {canRemove ? <RemoveFactor id={id} name={name} hasPassword={hasPassword} /> : null}
                </li>
              ))}
            </ul>
          ) : null}
          <AddPasskey isOffered={isPasskeyOffered} asksPassword={canRemove && hasPassword} goOn={goOn} />
        </div>
      </PageSection>
      {canRemove && (timeCode || passkeys.length > 0) ? (
        <PageSection id="cadangan" title={t("codesTitle")} lead={t("codesBody")}>
          <div className="flex max-w-prose flex-col gap-4">
            <p>{t("codesLeft", { count: recoveryCodes })}</p>
            <NewRecoveryCodes hasPassword={hasPassword} />
          </div>
        </PageSection>
      ) : null}
    </>
  );
}
