import { useTranslations } from "next-intl";
import { Link } from "@/lib/platform/i18n/navigation";
import { isMailOffered } from "@/lib/platform/mail/transport";
import { route } from "@/lib/platform/pages/routes";

/** The way to letters about what changes, of everything or of one `topik`; nothing where the city sends none. */
export function HearOfChanges({ topik }: { topik?: string }) {
  const t = useTranslations("Subscriptions");
  if (!isMailOffered()) return null;
  return (
    <p data-print="no" className={topik ? "mt-8" : "mb-6"}>
      <Link
        href={route("/langganan", {}, { query: { topik } })}
        className="text-link inline-flex min-h-11 items-center md:min-h-8"
      >
        {t(topik ? "hearOfThis" : "hear")}
      </Link>
    </p>
  );
}
