"use client";
import { useLocale, useTranslations } from "next-intl";
import { fileSize } from "@/components/city/shown-evidence/file-size";
import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatPercent } from "@/lib/platform/format/number";
import type { UploadState } from "./use-upload";

/** Where the upload stands, in words and as a bar; a refusal says what to do instead. */
export function UploadProgress({ state }: { state: Exclude<UploadState, { step: "idle" }> }) {
  const t = useTranslations("Evidence");
  const locale = useLocale();
  if (state.step === "done") return <Notice tone="success" announce title={t("sent")} />;
  if (state.step === "refused") {
    const [word = "", left, found = ""] = state.word.split(":");
    const key = `refusals.${word}` as const;
    const isKnown = word !== "" && t.has(key as never);
    return (
      <Notice tone="danger" announce title={t("refused")}>
        {isKnown ? t(key as never, { left: fileSize(Number(left ?? 0), locale), found } as never) : t("refusals.other")}
      </Notice>
    );
  }
  const resumed = state.step === "sending" ? state.resumedAt : null;
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar
        value={state.percent}
        label={t(state.step)}
        text={formatPercent(state.percent, { locale, decimals: 0 })}
      />
      <p role="status" className="text-sm text-muted">
        {state.step === "waiting" ? t("waitingBody") : null}
        {state.step === "lost" ? t("lostBody") : null}
        {resumed === null ? null : t("resumed", { percent: resumed })}
      </p>
    </div>
  );
}
