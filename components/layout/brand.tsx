import { getTranslations } from "next-intl/server";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { Link } from "@/lib/platform/i18n/navigation";
import { cityName } from "@/lib/platform/settings/published";

export async function Brand({ href = "/", subtitle }: { href?: string; subtitle?: string }) {
  const t = await getTranslations("Common");
  return (
    <Link href={href} prefetch={false} className="flex min-h-11 items-center gap-3 no-underline">
      <HexagonMark size={36} />
      <span className="leading-tight">
        <span className="block font-semibold tracking-tight">{t("appName")}</span>
        <span className="block text-sm text-muted">{subtitle ?? (await cityName())}</span>
      </span>
    </Link>
  );
}
