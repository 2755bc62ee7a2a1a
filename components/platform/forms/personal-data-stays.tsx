import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { Checkbox } from "@/components/ui/choice-inputs";
import { TextArea } from "@/components/ui/text-input";
import { formatDate } from "@/lib/platform/format/date";
import type { FormProblem } from "@/lib/platform/forms/state";

type Asked = NonNullable<FormProblem["personalData"]>;

/** What was found, what others said of it, and the two fields with which it stays: the tick names exactly this. */
export function PersonalDataStays({ found, digest, stated, reason }: Asked) {
  const t = useTranslations("Problems.personalData");
  const locale = useLocale();
  return (
    <div className="mt-3 flex flex-col gap-3">
      <ul className="list-disc ps-5">
        {[...new Map(found.map((one) => [`${one.kind} ${one.text}`, one])).values()].map(({ kind, text }) => (
          <li key={`${kind} ${text}`} className="break-words">
            {t(`kinds.${kind}`)}: <strong>{text}</strong>
          </li>
        ))}
      </ul>
      {stated.length > 0 ? (
        <div>
          <p className="font-medium">{t("stated")}</p>
          <ul className="list-disc ps-5">
            {stated.map(({ by, at, reason: said }) => (
              <li key={`${at} ${by}`} className="break-words">
                {t("statedBy", { by, day: formatDate(new Date(at), locale) })} {said}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <PersonalDataTick digest={digest} reason={reason} />
    </div>
  );
}

type Tick = { digest: string; reason: string };

/** The two fields alone: the tick, of these findings and no other, and the reason. */
export function PersonalDataTick({ digest, reason }: Tick) {
  const t = useTranslations("Problems.personalData");
  const id = useId();
  return (
    <>
      <Checkbox key={digest} id={`${id}-seen`} name="personalDataSeen" value={digest} label={t("stays")} />
      <TextArea
        id={`${id}-reason`}
        name="personalDataReason"
        label={t("reason")}
        help={t("reasonHelp")}
        defaultValue={reason}
        maxLength={400}
        rows={2}
      />
    </>
  );
}
