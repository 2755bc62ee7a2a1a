import { getTranslations } from "next-intl/server";
import { Missing } from "@/components/ui/missing";
import type { City } from "@/lib/platform/settings/published";

/** How to reach whoever serves requests for public information; where the city has not said it, that is told. */
export async function PpidContact({
  city: { ppid, address },
  title,
  heading: Heading = "h3",
}: {
  city: City;
  title?: string;
  /** By where it stands on its page. */
  heading?: "h2" | "h3";
}) {
  const t = await getTranslations("About");
  const { name, email, phone } = ppid;
  const isKnown = Boolean(name || email || phone || address);
  return (
    <>
      <Heading className="mt-3 font-semibold">{title ?? t("contact")}</Heading>
      <address className="not-italic">
        {isKnown ? null : <Missing />}
        {name ? <span className="block">{name}</span> : null}
        {address ? <span className="block whitespace-pre-line">{address}</span> : null}
        {email ? (
          <a href={`mailto:${email}`} className="text-link inline-flex min-h-11 items-center md:min-h-8">
            {email}
          </a>
        ) : null}{" "}
        {phone ? (
          <a
            href={`tel:${phone.replace(/[^+0-9]/g, "")}`}
            className="text-link inline-flex min-h-11 items-center md:min-h-8"
          >
            {phone}
          </a>
        ) : null}
      </address>
    </>
  );
}
