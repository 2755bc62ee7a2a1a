import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Indonesian } from "@/components/ui/indonesian";
import { formatDate } from "@/lib/platform/format/date";
import type { PublicTestimony } from "@/lib/voices/testimonies/published";

/** What people told of a Quick Win, in their own words. */
export function TestimonyList({ items }: { items: PublicTestimony[] }) {
  const t = useTranslations("PublicTestimonies");
  const locale = useLocale();
  if (items.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">{t("lead")}</p>
      <ul className="grid gap-4 md:grid-cols-2">
        {items.map(({ id, text, name, toldOn }) => (
          <Card as="li" key={id}>
            <figure className="flex h-full flex-col gap-3">
              <blockquote className="grow wrap-anywhere">
                <Indonesian>{text}</Indonesian>
              </blockquote>
              <figcaption className="text-sm text-muted">
                <Indonesian>{name}</Indonesian>, {formatDate(toldOn, locale)}
              </figcaption>
            </figure>
          </Card>
        ))}
      </ul>
    </>
  );
}
