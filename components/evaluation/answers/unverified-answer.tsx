import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";

/** In the place of score, reason and evidence, for the council, until Diskominfo has verified the answer. */
export function UnverifiedAnswer() {
  const t = useTranslations("Answers");
  return <Notice title={t("unverifiedTitle")}>{t("unverifiedBody")}</Notice>;
}
