import { useTranslations } from "next-intl";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { cityName } from "@/lib/platform/config/city";
import { Link } from "@/lib/platform/i18n/navigation";

export function Brand({ href = "/", subtitle }: { href?: string; subtitle?: string }) {
  const t = useTranslations("Common");
  return (
    <Link href={href} prefetch={false} className="flex min-h-11 items-center gap-3 no-underline">
      <HexagonMark size={36} />
      <span className="leading-tight">
        <span className="block font-semibold tracking-tight">{t("appName")}</span>
        <span className="block text-sm text-muted">{subtitle ?? cityName()}</span>
      </span>
    </Link>
  );
}
