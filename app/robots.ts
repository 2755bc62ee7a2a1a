import type { MetadataRoute } from "next";
import { siteEnv } from "@/lib/platform/config/env";

/** Working areas hold nothing for a search engine. */
export default function robots(): MetadataRoute.Robots {
  const origin = siteEnv().NEXTAUTH_URL;
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["kelola", "dewan", "asesor", "masuk"].flatMap((area) => [`/${area}`, `/en/${area}`]),
    },
    ...(origin ? { sitemap: new URL("/sitemap.xml", origin).href } : {}),
  };
}

// The address of the site is known at the start, not at the build.
export const dynamic = "force-dynamic";
