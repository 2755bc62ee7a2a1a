import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { singleSignOnAction } from "@/lib/platform/auth/actions";
import { singleSignOnProblem } from "@/lib/platform/auth/single-sign-on";

/** `back` is where one wanted to go; the action checks it again. */
export function SingleSignOn({ locale, back }: { locale: string; back: string }) {
  const t = useTranslations("SingleSignOn");
  return (
    <form action={singleSignOnAction} className="mt-8 flex max-w-md flex-col gap-5 border-t border-hairline pt-8">
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="ke" value={back} />
      <div>
        <SubmitButton variant="secondary" pendingLabel={t("working")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Why the way through the provider ended at the sign-in page again. */
export function SingleSignOnNotice({ code }: { code: unknown }) {
  const t = useTranslations("SingleSignOn");
  const problem = singleSignOnProblem(code);
  if (!problem) return null;
  return (
    <div className="mb-6">
      <Notice tone="danger" announce title={t(`problem.${problem}.title`)}>
        {t(`problem.${problem}.body`)}
      </Notice>
    </div>
  );
}
