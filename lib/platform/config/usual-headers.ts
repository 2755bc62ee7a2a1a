// What answers say to browsers besides what is in them: next.config.ts has Next say it, server/direct-answers.mjs says it where
// Next does not stand in between.
import { publicContentSecurityPolicy } from "./content-security";

export const USUAL_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
];

/** Of everything that no other site may show in a frame. */
export const NO_FRAME = { key: "X-Frame-Options", value: "DENY" };

/** Behind https alone: on plain http browsers ignore it, and on a city's test machine it would lock the host name to https. */
export const STRICT_TRANSPORT = {
  key: "Strict-Transport-Security",
  value: "max-age=31536000; includeSubDomains",
};

/** All of it for an answer of data. */
export const dataHeaders = (isHttps: boolean) => [
  ...USUAL_HEADERS,
  NO_FRAME,
  { key: "Content-Security-Policy", value: publicContentSecurityPolicy() },
  ...(isHttps ? [STRICT_TRANSPORT] : []),
];
