import { getTranslations } from "next-intl/server";
import { cityName } from "@/lib/platform/settings/published";

/** "Enam Pilar Kota Kediri" */
export async function SiteName() {
  const t = await getTranslations("Common");
  return `${t("appName")} ${await cityName()}`;
}
