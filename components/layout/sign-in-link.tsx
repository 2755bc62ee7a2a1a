import { useLocale } from "next-intl";
import { getPathname } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";

/** A plain link: the signed-in areas have a stricter policy, which holds only for a document loaded there. */
export function SignInLink({ label }: { label: string }) {
  const locale = useLocale();
  return (
    <a
      href={getPathname({ locale, href: route("/masuk") })}
      className="inline-flex min-h-11 items-center underline-offset-4 hover:underline md:min-h-8"
    >
      {label}
    </a>
  );
}
