import { getTranslations } from "next-intl/server";
import { HexagonMark } from "@/components/ui/hexagon-mark";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { getCity } from "@/lib/platform/settings/published";

export async function Brand({ href = "/", subtitle }: { href?: string; subtitle?: string }) {
  const [t, city] = await Promise.all([getTranslations("Common"), getCity()]);
  return (
    <Link href={href} className="flex min-h-11 items-center gap-3 no-underline">
      {city.logoId ? (
        // biome-ignore lint/performance/noImgElement: a small picture from our own origin, drawn at its size already.
        <img
          src={route("/api/city/files/[id]", { id: city.logoId })}
          alt=""
          width={36}
          height={36}
          className="size-9 shrink-0 object-contain"
        />
      ) : (
        <HexagonMark size={36} />
      )}
      <span className="leading-tight">
        <span className="block font-semibold tracking-tight">{t("appName")}</span>
        <span className="block text-sm text-muted">{subtitle ?? city.name}</span>
      </span>
    </Link>
  );
}
