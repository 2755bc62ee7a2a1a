export const publicNavigation = [
  { href: "/", key: "home" },
  { href: "/pilar", key: "pillars" },
  { href: "/program", key: "programmes" },
  { href: "/indikator", key: "indicators" },
  { href: "/evaluasi", key: "rounds" },
  { href: "/rekomendasi", key: "recommendations" },
  { href: "/tanya-jawab", key: "questions" },
  { href: "/metodologi", key: "methodology" },
  { href: "/tentang", key: "about" },
] as const;
