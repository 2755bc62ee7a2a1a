import {
  CalendarCheck,
  CalendarDays,
  ChartLine,
  ClipboardCheck,
  Hexagon,
  Hourglass,
  Landmark,
  LayoutList,
  ListChecks,
  ListTodo,
  LogOut,
  MessageCircleQuestionMark,
  MessageSquareQuote,
  ShieldCheck,
  UserCheck,
} from "lucide-react";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { buttonClasses } from "@/components/ui/button";
import { canVerifyAtAll } from "@/lib/city/entries/policy";
import { canReadInstruments } from "@/lib/evaluation/instruments/policy";
import { canReadReview } from "@/lib/evaluation/rounds/policy";
import { canReadCouncil } from "@/lib/follow-up/council-members/policy";
import { signOutAction } from "@/lib/platform/auth/actions";
import type { Actor } from "@/lib/platform/auth/actor";
import { homeOf } from "@/lib/platform/auth/session";
import { Link } from "@/lib/platform/i18n/navigation";
import { route } from "@/lib/platform/pages/routes";
import { canReadSecurityEvents } from "@/lib/platform/security-events/policy";
import { canManageAssessors } from "@/lib/platform/users/policy";
import { canReadQuestions } from "@/lib/voices/public-questions/policy";
import { canReadTestimonies } from "@/lib/voices/testimonies/policy";
import { canReadDelays } from "@/lib/work/delays/policy";
import { ClientMessages } from "./client-messages";
import type { NavItem } from "./nav-links";
import { OfficeShell } from "./office-shell";

const only = (shown: boolean, item: NavItem) => (shown ? [item] : []);

/** The frame of every signed-in page: who is here, where they may go, and the way out. */
export async function SignedIn({ actor, children }: { actor: Actor; children: ReactNode }) {
  const t = await getTranslations("Office");
  const items: NavItem[] = [
    ...only(homeOf(actor.role) === route("/kelola"), {
      href: route("/kelola"),
      label: t("tasks"),
      icon: <ListTodo aria-hidden />,
      exact: true,
    }),
    ...only(canVerifyAtAll(actor), {
      href: route("/kelola/verifikasi"),
      label: t("queue"),
      icon: <ClipboardCheck aria-hidden />,
    }),
    ...only(canReadReview(actor), { href: route("/dewan"), label: t("council"), icon: <Landmark aria-hidden /> }),
    ...only(actor.role === "ASSESSOR", {
      href: route("/asesor"),
      label: t("assessor"),
      icon: <CalendarCheck aria-hidden />,
    }),
    ...only(actor.role !== "ASSESSOR", {
      href: route("/kelola/putaran"),
      label: t("rounds"),
      icon: <CalendarCheck aria-hidden />,
      covers: ["/kelola/jawaban/[id]"],
    }),
    ...only(canReadCouncil(actor), {
      href: route("/dewan/rapat"),
      label: t("meetings"),
      icon: <CalendarDays aria-hidden />,
      covers: ["/dewan/keputusan", "/dewan/anggota", "/dewan/unsur/[id]"],
    }),
    {
      href: route("/kelola/program"),
      label: t("programmes"),
      icon: <LayoutList aria-hidden />,
      covers: ["/kelola/laporan/[id]"],
    },
    {
      href: route("/kelola/indikator"),
      label: t("indicators"),
      icon: <ChartLine aria-hidden />,
      covers: ["/kelola/nilai/[id]"],
    },
    ...only(canReadInstruments(actor), {
      href: route("/kelola/instrumen"),
      label: t("instruments"),
      icon: <Hexagon aria-hidden />,
    }),
    {
      href: route("/kelola/rekomendasi"),
      label: t("recommendations"),
      icon: <ListChecks aria-hidden />,
      covers: ["/kelola/tindakan/[id]"],
    },
    ...only(canReadDelays(actor), {
      href: route("/kelola/menahan"),
      label: t("delays"),
      icon: <Hourglass aria-hidden />,
    }),
    ...only(canReadQuestions(actor), {
      href: route("/kelola/pertanyaan"),
      label: t("questions"),
      icon: <MessageCircleQuestionMark aria-hidden />,
    }),
    ...only(canReadTestimonies(actor), {
      href: route("/kelola/testimoni"),
      label: t("testimonies"),
      icon: <MessageSquareQuote aria-hidden />,
    }),
    ...only(canManageAssessors(actor), {
      href: route("/kelola/asesor"),
      label: t("assessors"),
      icon: <UserCheck aria-hidden />,
    }),
    ...only(canReadSecurityEvents(actor), {
      href: route("/kelola/keamanan"),
      label: t("security"),
      icon: <ShieldCheck aria-hidden />,
    }),
  ];
  return (
    <OfficeShell
      home={homeOf(actor.role)}
      subtitle={t("subtitle")}
      items={items}
      user={
        <p className="truncate">
          <Link href={route("/kelola/akun")} className="font-medium text-ink hover:underline">
            {actor.name}
          </Link>
          <span className="block text-muted">{t(`roles.${actor.role}`)}</span>
        </p>
      }
      signOut={<SignOut label={t("signOut")} />}
    >
      <ClientMessages
        namespaces={[
          "Common",
          "Nav",
          "Theme",
          "Fields",
          "Forms",
          "Problems",
          "Decide",
          "Progress",
          "Value",
          "Score",
          "RoundForms",
          "RepairWindow",
          "Rows",
          "InstrumentForms",
          "ItemForm",
          "Import",
          "LetterForm",
          "SurveyForm",
          "Evidence",
          "EvidencePack",
          "AssessorForms",
          "TestimonyForm",
          "QuestionForm",
          "Recommendations",
          "RecommendationForms",
          "FollowUpForms",
          "ForerunnerForms",
          "CouncilForms",
          "MeetingForm",
          "AttendanceForm",
          "DecisionForm",
        ]}
      >
        {children}
      </ClientMessages>
    </OfficeShell>
  );
}

async function SignOut({ label }: { label: string }) {
  return (
    <form action={signOutAction}>
      <input type="hidden" name="locale" value={await getLocale()} />
      <button type="submit" className={buttonClasses("quiet", "w-full lg:justify-start lg:px-0")}>
        <LogOut aria-hidden className="size-4" />
        {label}
      </button>
    </form>
  );
}
