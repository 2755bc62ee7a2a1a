import { getLocale, getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { route } from "@/lib/platform/pages/routes";

type PressPageProps = {
  act: "confirm" | "leave";
  token: string;
  action: (data: FormData) => Promise<void>;
};

/** One button, behind the link of a letter: whoever only looks at the link changes nothing. */
export async function PressPage({ act, token, action }: PressPageProps) {
  const [t, changes, locale] = await Promise.all([
    getTranslations("Subscriptions"),
    getTranslations("Changes"),
    getLocale(),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ href: route("/perubahan"), label: changes("title") }]}
        title={t(`${act}Title`)}
        lead={t(`${act}Lead`)}
      />
      <form action={action}>
        <input type="hidden" name="t" value={token} />
        <input type="hidden" name="locale" value={locale} />
        <Button type="submit">{t(`${act}Button`)}</Button>
      </form>
    </>
  );
}
