import { route } from "@/lib/platform/pages/routes";
export const publicNavigation = [
  { href: "/", key: "home" },
  { href: route("/pilar"), key: "pillars" },
  { href: route("/program"), key: "programmes" },
  { href: route("/indikator"), key: "indicators" },
  { href: route("/evaluasi"), key: "rounds" },
  { href: route("/rekomendasi"), key: "recommendations" },
  { href: route("/tanya-jawab"), key: "questions" },
  { href: route("/data"), key: "data" },
  { href: route("/tentang"), key: "about" },
] as const;
