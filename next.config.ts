import "./server/node-version.mjs";
import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { embeddedContentSecurityPolicy, publicContentSecurityPolicy } from "./lib/platform/config/content-security";
import { NO_FRAME, STRICT_TRANSPORT, USUAL_HEADERS } from "./lib/platform/config/usual-headers";

// Areas whose policy carries a nonce and is set by proxy.ts; a second policy from here would be added to it.
const signedInAreas = "(?:(?:en|id)/)?(?:kelola|dewan|asesor|masuk)(?:/|$)";

// Shown by other sites in a frame; everything else may not be.
const embedded = "(?:(?:en|id)/)?embed/";

// People's own files come with a stricter policy (lib/evidence/evidence/download.ts), which this one would replace.
const evidenceFiles = "api/(?:(?:v1/)?evidence|city/files)/";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Pages are kept as they were sent by server/kept-answers.mjs; what Next keeps beside that need not be 50 MB.
  cacheMaxMemorySize: 8 * 1024 * 1024,
  // The browser tests build apart, so that pages they cause to be kept never reach a real start.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Types are checked by `npm run check`; a start on a city's server need not wait for them again.
  typescript: { ignoreBuildErrors: true },
  typedRoutes: true,
  cacheHandler: fileURLToPath(new URL("./server/page-cache.cjs", import.meta.url)),
  experimental: {
    // Loading every page's program before anybody asks for it took 60 MB of each process, and the processor from the first visitors.
    preloadEntriesOnStart: false,
    globalNotFound: true,
    caseSensitiveRoutes: true,
    // Workbooks of up to 5 MB are sent to an action (lib/platform/format/workbook.ts refuses larger ones).
    serverActions: { bodySizeLimit: "6mb" },
    // A city builds once for each upgrade: keeping the builder's memory took a third of its time and 270 MB of disk.
    turbopackFileSystemCacheForBuild: false,
  },
  headers: async () => [
    { source: "/:path*", headers: USUAL_HEADERS },
    { source: `/((?!${embedded}).*)`, headers: [NO_FRAME] },
    {
      source: `/((?!${signedInAreas}|${evidenceFiles}|${embedded}).*)`,
      headers: [{ key: "Content-Security-Policy", value: publicContentSecurityPolicy() }],
    },
    {
      source: `/(${embedded}.*)`,
      headers: [
        { key: "Content-Security-Policy", value: embeddedContentSecurityPolicy() },
        // A drawing that stands on a hundred pages is no page to be found.
        { key: "X-Robots-Tag", value: "noindex" },
      ],
    },
    // A worker lives on in browsers: one that was mended must be found at the next visit.
    { source: "/office-(worker|queue).js", headers: [{ key: "Cache-Control", value: "no-cache" }] },
    {
      source: "/:path*",
      has: [{ type: "header", key: "x-forwarded-proto", value: "https" }],
      headers: [STRICT_TRANSPORT],
    },
  ],
  redirects: async () => [
    { source: "/id", destination: "/", permanent: true },
    { source: "/id/:path*", destination: "/:path*", permanent: true },
  ],
  rewrites: async () => ({
    beforeFiles: [],
    // After files, so that /icon.svg and the like are served first; what is left is an Indonesian page.
    // Rewrites chain: the second must not match the first one's result, hence the exclusion of /id.
    afterFiles: [
      { source: "/", destination: "/id" },
      { source: "/:path((?!(?:id|en|api|_next)(?:/|$)).+)", destination: "/id/:path" },
    ],
    fallback: [],
  }),
};

export default createNextIntlPlugin("./lib/platform/i18n/request.ts")(config);
