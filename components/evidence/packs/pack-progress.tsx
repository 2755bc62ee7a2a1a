"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { ProgressBar } from "@/components/ui/progress-bar";
import { formatPercent } from "@/lib/platform/format/number";
import { route } from "@/lib/platform/pages/routes";

type Progress = { status: "QUEUED" | "RUNNING" | "DONE" | "FAILED"; done: number; total: number };

const LOOK_MS = 2000;

/** The bar moves by itself; without scripts a reload shows the same. */
export function PackProgress({ id, ...first }: { id: string } & Progress) {
  const t = useTranslations("EvidencePack");
  const locale = useLocale();
  const router = useRouter();
  const [progress, setProgress] = useState<Progress>(first);
  useEffect(() => {
    const timer = setInterval(async () => {
      // A lost line is no news: the next look tells.
      const answer = await fetch(route("/api/evidence/packs/[id]", { id })).catch(() => null);
      if (!answer?.ok) return;
      const now = (await answer.json()) as Progress;
      setProgress(now);
      if (now.status !== "DONE" && now.status !== "FAILED") return;
      clearInterval(timer);
      router.refresh();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [id, router]);
  const { status, done, total } = progress;
  const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar
        value={percent}
        label={status === "QUEUED" ? t("waiting") : t("packed", { done, total })}
        text={formatPercent(percent, { locale, decimals: 0 })}
      />
      <p role="status" className="text-sm text-muted">
        {t("meanwhile")}
      </p>
    </div>
  );
}
