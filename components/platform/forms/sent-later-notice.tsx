"use client";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { KeptForm } from "@/lib/platform/device/kept-forms";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** What became of a form that was submitted without a line. */
export function SentLaterNotice({ kept }: { kept: KeptForm | null }) {
  const t = useTranslations("Device");
  if (kept?.state === "arrived")
    return (
      <Notice
        tone="success"
        announce
        title={t("arrived")}
        actions={
          kept.arrived ? (
            // Its address is written by the server, with its language.
            <a href={kept.arrived} className={buttonClasses("secondary")}>
              {t("openArrived")}
            </a>
          ) : null
        }
      />
    );
  if (kept?.state !== "waiting") return null;
  return (
    <Notice
      announce
      title={t("kept")}
      actions={
        <Link href={route("/kelola/menunggu")} className="text-link">
          {t("toList")}
        </Link>
      }
    >
      {kept.trouble === "signedOut" ? t("signInFirst") : t("keptBody")}
    </Notice>
  );
}
