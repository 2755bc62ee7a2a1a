import { Ellipsis, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { SkipLink } from "@/components/ui/skip-link";
import { Brand } from "./brand";
import { type NavItem, NavLinks } from "./nav-links";
import { Preferences } from "./preferences";

type OfficeShellProps = {
  children: ReactNode;
  /** Start of the area, e.g. /kelola. */
  home: string;
  subtitle: string;
  items: NavItem[];
  /** Who is signed in and in which role. */
  user?: ReactNode;
  /** A form that posts the sign-out. */
  signOut?: ReactNode;
};

/** Back office and council: navigation at the side on a desk, at the thumb on a phone. */
export function OfficeShell({ children, home, subtitle, items, user, signOut }: OfficeShellProps) {
  const t = useTranslations("Nav");
  const common = useTranslations("Common");
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_1fr]">
      <SkipLink label={common("skipToContent")} />
      <header
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline px-4 py-2 lg:sticky lg:top-0 lg:h-dvh lg:flex-col lg:flex-nowrap lg:items-stretch lg:justify-start lg:gap-6 lg:overflow-y-auto lg:border-e lg:border-b-0 lg:p-5"
        data-print="no"
      >
        <Brand href={home} subtitle={subtitle} />
        <nav aria-label={t("office")} className="hidden lg:block">
          <NavLinks
            items={items}
            className="flex flex-col gap-1"
            linkClassName="flex min-h-10 items-center gap-3 rounded-md px-3 text-sm font-medium text-muted hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-tint aria-[current=page]:text-accent [&_svg]:size-5"
          />
        </nav>
        <ThumbBar items={items} />
        <div className="flex w-full min-w-0 items-center justify-between gap-3 text-sm sm:w-auto lg:mt-auto lg:w-full lg:flex-col lg:items-stretch">
          {user ? <div className="min-w-0">{user}</div> : null}
          {signOut}
          <div className="hidden lg:block">
            <Preferences />
          </div>
        </div>
      </header>
      <div className="min-w-0">
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-5xl px-4 pt-6 pb-28 outline-none md:px-10 md:pt-10 lg:p-10 print:p-0"
        >
          {children}
        </main>
        <footer className="flex justify-center px-4 pb-24 lg:hidden" data-print="no">
          <Preferences />
        </footer>
      </div>
    </div>
  );
}

const thumb =
  "flex min-h-16 w-full flex-col items-center justify-center gap-0.5 px-0.5 text-center text-sm font-medium leading-tight tracking-tight [word-spacing:0.12em] hyphens-auto wrap-anywhere text-muted hover:text-ink aria-[current=page]:text-accent [&_svg]:size-5";

/** Four entries fit under a thumb at 360 px; the others stand in a sheet that opens without scripts. */
function ThumbBar({ items }: Pick<OfficeShellProps, "items">) {
  const t = useTranslations("Nav");
  return (
    <nav
      aria-label={t("office")}
      className="group fixed inset-x-0 bottom-0 z-40 flex border-t border-hairline bg-raised pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      <NavLinks items={items} shown={[0, 4]} className="grid flex-4 auto-cols-fr grid-flow-col" linkClassName={thumb} />
      {items.length > 4 ? (
        <div className="flex-1">
          <button
            type="button"
            popoverTarget="office-more"
            className={classNames(thumb, "group-has-[[popover]_[aria-current=page]]:text-accent")}
          >
            <Ellipsis aria-hidden />
            {t("more")}
          </button>
          <div
            id="office-more"
            popover="auto"
            className="fixed inset-x-0 top-auto bottom-0 m-0 w-full max-w-none border-t border-hairline bg-raised px-4 py-2 pb-[calc(1rem+env(safe-area-inset-bottom))] text-ink shadow-xl"
          >
            <div className="flex justify-end">
              <button
                type="button"
                popoverTarget="office-more"
                popoverTargetAction="hide"
                className="inline-flex min-h-11 items-center gap-2 rounded-md px-3 font-medium hover:bg-sunken"
              >
                <X aria-hidden className="size-5" />
                {t("closeMenu")}
              </button>
            </div>
            <NavLinks
              items={items}
              shown={[4]}
              className="flex flex-col divide-y divide-hairline"
              linkClassName="flex min-h-12 items-center gap-3 font-medium aria-[current=page]:text-accent [&_svg]:size-5"
            />
          </div>
        </div>
      ) : null}
    </nav>
  );
}
