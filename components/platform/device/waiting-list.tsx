"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { hashOf } from "@/components/platform/forms/use-sent-later";
import { Button, buttonClasses } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageSection } from "@/components/ui/page-header";
import { type KeptForm, listPages, onKeptChange, removeKept, sendAgain } from "@/lib/platform/device/kept-forms";
import { dayIn, formatDate, formatTime } from "@/lib/platform/format/date";
import { useZone } from "@/lib/platform/i18n/use-zone";
import { useKept } from "./use-kept";

/** What this device has not sent yet, since when, and what one can do; then the forms that open without a line. */
export function WaitingList() {
  const t = useTranslations("Device");
  const kept = useKept();
  if (!kept) return <p className="text-muted">{t("reading")}</p>;
  return (
    <div className="flex flex-col gap-8">
      {kept.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>
      ) : (
        <ul className="flex flex-col gap-4">
          {kept.map((form) => (
            <Waiting key={form.id} form={form} />
          ))}
        </ul>
      )}
      <OpenForms />
    </div>
  );
}

const TONES = { waiting: "info", conflict: "warning", refused: "danger", arrived: "success" } as const;

function Waiting({ form }: { form: KeptForm }) {
  const zone = useZone();
  const t = useTranslations("Device");
  const locale = useLocale();
  const [isSure, setSure] = useState(false);
  const { id, about, name, state, trouble, page, arrived } = form;
  const moment = (at: number) => {
    const date = new Date(at);
    return `${formatDate(dayIn(zone, date), locale)} ${formatTime(date, locale, zone)}`;
  };
  const isOver = state === "arrived";
  return (
    <li>
      <article aria-label={about} className="flex flex-col gap-3 rounded-md border border-hairline bg-raised p-4">
        <div>
          <h2 className="font-semibold wrap-anywhere">{about}</h2>
          <p className="text-sm text-muted">
            {t(`names.${name}` as "names.progress")} · {t("since", { moment: moment(form.at) })}
          </p>
        </div>
        <Notice tone={TONES[state]} title={t(`states.${state}`)}>
          {trouble ? t(`troubles.${trouble}`) : <Refusal form={form} />}
        </Notice>
        <div className="flex flex-wrap gap-3">
          {state === "waiting" || form.kind === "file" ? (
            isOver ? null : (
              <Button onClick={() => void sendAgain(id)}>{t("sendNow")}</Button>
            )
          ) : null}
          <a href={isOver ? (arrived ?? page) : `${page}${hashOf(id)}`} className={buttonClasses("secondary")}>
            {t("open")}
          </a>
          {isOver ? (
            <Button variant="quiet" onClick={() => void removeKept((one) => one.id === id)}>
              {t("takeOff")}
            </Button>
          ) : isSure ? (
            <>
              <Button variant="danger" onClick={() => void removeKept((one) => one.id === id)}>
                {t("throwAwayYes")}
              </Button>
              <Button variant="secondary" onClick={() => setSure(false)}>
                {t("stay")}
              </Button>
            </>
          ) : (
            <Button variant="quiet" onClick={() => setSure(true)}>
              {t("throwAway")}
            </Button>
          )}
        </div>
      </article>
    </li>
  );
}

/** Why it did not get in, in the words that its form has for it. */
function Refusal({ form: { answer, state } }: { form: KeptForm }) {
  const t = useTranslations("Device");
  const problems = useTranslations("Problems");
  const evidence = useTranslations("Evidence");
  if (state === "waiting" || state === "arrived") return null;
  const code = answer?.problem?.code;
  const [word = "", , found = ""] = (answer?.word ?? "").split(":");
  if (code) return problems(`${code}.title`);
  if (word && evidence.has(`refusals.${word}` as never))
    return evidence(`refusals.${word}` as never, { left: "", found } as never);
  return t("openToMend");
}

function OpenForms() {
  const t = useTranslations("Device");
  const [pages, setPages] = useState<{ address: string; title: string }[]>([]);
  useEffect(() => {
    const read = () => void listPages().then(setPages, () => {});
    read();
    return onKeptChange(read);
  }, []);
  if (pages.length === 0) return null;
  return (
    <PageSection id="formulir" title={t("formsTitle")} lead={t("formsLead")}>
      <ul className="flex flex-col divide-y divide-hairline">
        {pages.map(({ address, title }) => (
          <li key={address}>
            <a href={address} className="text-link flex min-h-11 items-center wrap-anywhere">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
