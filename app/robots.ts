import type { MetadataRoute } from "next";

/** Working areas hold nothing for a search engine; PUBLIC_URL says where the site map is. */
export default function robots(): MetadataRoute.Robots {
  const origin = process.env.PUBLIC_URL;
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/kelola", "/dewan", "/masuk", "/en/kelola", "/en/dewan", "/en/masuk"] },
    ...(origin ? { sitemap: new URL("/sitemap.xml", origin).href } : {}),
  };
}
