import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { Brand } from "./brand";
import { type NavItem, NavLinks } from "./nav-links";
import { Preferences } from "./preferences";

type OfficeShellProps = {
  children: ReactNode;
  /** Start of the area, e.g. /kelola; marked as current only there, not on every page below it. */
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
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_1fr]">
      <SkipLink label={common("skipToContent")} />
      <header
        className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-hairline px-4 py-2 md:sticky md:top-0 md:h-dvh md:flex-col md:flex-nowrap md:items-stretch md:justify-start md:gap-6 md:overflow-y-auto md:border-e md:border-b-0 md:p-5"
        data-print="no"
      >
        <Brand href={home} subtitle={subtitle} />
        <nav
          aria-label={t("office")}
          className="fixed inset-x-0 bottom-0 z-40 border-t border-hairline bg-raised pb-[env(safe-area-inset-bottom)] md:static md:border-0 md:bg-transparent md:pb-0"
        >
          <NavLinks
            items={items}
            exact={[home]}
            className="flex overflow-x-auto md:flex-col md:gap-1 [&>li]:min-w-20 [&>li]:flex-1 md:[&>li]:flex-none"
            linkClassName="flex min-h-14 flex-col items-center justify-center gap-0.5 px-2 text-center text-sm font-medium leading-tight text-muted hover:text-ink aria-[current=page]:text-accent md:min-h-10 md:flex-row md:justify-start md:gap-3 md:rounded-md md:px-3 md:text-start md:hover:bg-sunken md:aria-[current=page]:bg-accent-tint [&_svg]:size-5"
          />
        </nav>
        <div className="flex min-w-0 items-center gap-3 text-sm md:mt-auto md:flex-col md:items-stretch">
          {user ? <div className="min-w-0">{user}</div> : null}
          {signOut}
          <div className="hidden md:block">
            <Preferences />
          </div>
        </div>
      </header>
      <div className="min-w-0">
        <main id="content" tabIndex={-1} className="mx-auto w-full max-w-5xl px-4 pt-6 pb-28 outline-none md:p-10">
          {children}
        </main>
        <footer className="flex justify-center px-4 pb-24 md:hidden">
          <Preferences />
        </footer>
      </div>
    </div>
  );
}
