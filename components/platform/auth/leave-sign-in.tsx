import { getLocale, getTranslations } from "next-intl/server";
import { buttonClasses } from "@/components/ui/button";
import { signOutAction } from "@/lib/platform/auth/actions";

/** The way out for whoever does not want to go on from here. */
export async function LeaveSignIn() {
  const [t, locale] = await Promise.all([getTranslations("SignInSteps"), getLocale()]);
  return (
    <form action={signOutAction} className="mt-10 border-t border-hairline pt-4">
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className={buttonClasses("quiet", "-ms-4")}>
        {t("signOut")}
      </button>
    </form>
  );
}
