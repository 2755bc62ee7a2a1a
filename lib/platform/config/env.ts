import { z } from "zod";
import { emailAddress } from "@/lib/platform/format/email-address";

const databaseUrl = z
  .string({ error: "is missing" })
  .refine((value) => /^postgres(ql)?:\/\//.test(value), "must begin with postgresql://");

const count = (label: string, from: number, to: number) =>
  z.coerce.number(`must be ${label}`).int(`must be ${label}`).min(from, `must be ${label}`).max(to, `must be ${label}`);

const secret = z
  .string({ error: "is missing (at least 32 characters)" })
  .min(32, "must have at least 32 characters, such as `openssl rand -base64 32` prints");

// Whoever can change what the issuer answers can sign in as anybody, so plain http is for one's own computer only.
const issuer = z
  .url({ error: "must be an address" })
  .refine((value) => /^https:|^http:\/\/(localhost|127\.0\.0\.1)([:/]|$)/i.test(value), "must begin with https://");

const oidcNames = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

const s3Names = [
  "EVIDENCE_S3_ENDPOINT",
  "EVIDENCE_S3_BUCKET",
  "EVIDENCE_S3_REGION",
  "EVIDENCE_S3_KEY",
  "EVIDENCE_S3_SECRET",
] as const;

const mailNames = ["SMTP_URL", "MAIL_FROM"] as const;

/** Every setting, with the sentence that .env.example prints of it (`npm run env:example`). */
export const settings = z.object({
  DATABASE_URL: databaseUrl.describe(
    "The city's own PostgreSQL, as the application's role: postgresql://user:password@host:5432/database. Without it an embedded database is used.",
  ),
  DATABASE_OWNER_URL: databaseUrl
    .optional()
    .describe("The same database as the owner of its tables; for `npm start`, and never for the web server."),
  DATABASE_POOL_SIZE: count("a number from 1 to 200", 1, 200)
    .default(10)
    .describe("Connections that the app opens at most."),
  // What a visitor waits for takes milliseconds; an operator's own programs fill in whole years with one statement.
  DATABASE_STATEMENT_SECONDS: count("a number from 0 to 3600", 0, 3600)
    .default(8)
    .describe("How long the app waits for one statement before it says that the database is away; 0: for ever."),
  NEXTAUTH_SECRET: secret.describe(
    "Signs sessions; `openssl rand -base64 32`. Made in the data folder with the embedded database.",
  ),
  NEXTAUTH_URL: z
    .url({ protocol: /^https?$/, error: "must be the address people use, such as https://example.go.id" })
    .describe("The address that people use, such as https://enampilar.kota.go.id."),
  INTERNAL_TOKEN: secret.describe("With it `npm start` has the running app renew its public pages; as the one above."),
  // Of all residents together: more than a city reads in an hour is no conversation.
  QUESTIONS_PER_HOUR: count("a number from 1 to 10000", 1, 10_000)
    .default(60)
    .describe("Residents' questions taken in an hour, from all addresses together."),
  EVIDENCE_MB_PER_DAY: count("a number from 1 to 1000000", 1, 1_000_000)
    .default(1000)
    .describe("Megabytes of evidence that one account may bring in a day."),
  EVIDENCE_MB_UNFINISHED: count("a number from 25 to 10000", 25, 10_000)
    .default(200)
    .describe("Megabytes of unfinished uploads that one account may leave."),
  EVIDENCE_DISK_FLOOR_MB: count("a number from 0 to 1000000", 0, 1_000_000)
    .default(2000)
    .describe("Megabytes of disk that stay free; below it no upload is begun."),
  PORT: count("a port from 1 to 65535", 1, 65_535).default(3000).describe("Where the app listens, plain http."),
  WEB_WORKERS: count("a number from 1 to 64", 1, 64)
    .default(1)
    .describe("Web processes behind the one port, as `npm start -- --workers N` says it: one for each core at most."),
  HOST: z
    .string()
    .default("127.0.0.1")
    .describe("The network address of this machine that it listens on; 0.0.0.0 for all of them."),
  CITY_NAME: z
    .string()
    .min(1)
    .default("Kota Kediri")
    .describe("The city's first name, until ADMIN says it at /kelola/pengaturan."),
  SHIPPED_FACTS: z
    .enum(["kediri", "none"], "must be kediri or none")
    .optional()
    .describe(
      "What a new database begins with: none (pillars, instruments and glossary; the default) or kediri (Kota Kediri's published facts too; the default of the embedded database).",
    ),
  TRUSTED_PROXY_HOPS: count("a number from 0 to 10", 0, 10)
    .default(0)
    .describe(
      "How many proxies of your own stand before the app: one too many, and a caller's word for its address is believed.",
    ),
  OIDC_ISSUER: issuer.optional().describe("The city's single sign-on: all three or none."),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  ENAM_PILAR_DATA_DIR: z
    .string()
    .default(".data")
    .describe("Where the embedded database, secrets, evidence and unfinished uploads lie."),
  EVIDENCE_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address" })
    .optional()
    .describe("An S3-compatible bucket for evidence in place of a folder: all five or none."),
  EVIDENCE_S3_BUCKET: z.string().optional(),
  EVIDENCE_S3_REGION: z.string().optional(),
  EVIDENCE_S3_KEY: z.string().optional(),
  EVIDENCE_S3_SECRET: z.string().optional(),
  BACKUP_TARGET: z
    .string()
    .optional()
    .describe(
      "Where `npm run backup` puts backups: a folder, or s3://bucket/prefix; `backups` in the data folder where it is not set.",
    ),
  BACKUP_RECIPIENTS: z
    .string()
    .optional()
    .describe(
      "Public keys (age1…, with commas between) that backups are encrypted for; `npm run backup -- --new-key FILE`.",
    ),
  BACKUP_KEEP: z
    .string()
    .optional()
    .describe("How many backups stay: 14 (days), or 7,5,12 (days, weeks, months). All where it is not set."),
  BACKUP_S3_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address" })
    .optional()
    .describe("Server and key of a bucket for backups, where they are not those of EVIDENCE_S3_."),
  BACKUP_S3_REGION: z.string().optional(),
  BACKUP_S3_KEY: z.string().optional(),
  BACKUP_S3_SECRET: z.string().optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "must be an address such as smtps://user:password@host" })
    .optional()
    .describe("The city's mail server (smtps://user:password@host) and its sender: both or none."),
  MAIL_FROM: emailAddress("must be an e-mail address").optional(),
  MAIL_RETURN: emailAddress("must be an e-mail address")
    .optional()
    .describe(
      "A mailbox that takes letters that come back, also with +something before the @; MAIL_FROM where it is not set.",
    ),
  KEPT_PAGES_MB: count("a number from 50 to 1000000", 50, 1_000_000)
    .default(1000)
    .describe("Megabytes of rendered public pages that one process keeps on disk before it begins anew."),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "must be a level such as info or warn")
    .optional()
    .describe(
      "The least that the server's lines tell: info has one for each request; on a terminal warn is the default.",
    ),
  METRICS_TOKEN: secret
    .optional()
    .describe("With it Prometheus reads figures at /metrics (Authorization: Bearer …); without it nothing is there."),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/, error: "must be an address" })
    .optional()
    .describe("A collector that takes traces (OTLP over http); OpenTelemetry's other variables hold, too."),
});

const environmentSchema = settings.superRefine((value, context) => {
  for (const names of [oidcNames, s3Names, mailNames]) {
    const missing = names.filter((name) => !value[name]);
    if (missing.length === names.length) continue;
    for (const name of missing)
      context.addIssue({ code: "custom", path: [name], message: "is missing beside the others" });
  }
});

export type Environment = Readonly<z.infer<typeof environmentSchema>>;

/** Thrown with one sentence that names every variable to mend, and the value of none. */
export class EnvironmentError extends Error {}

export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  // `NAME=` in an .env file means "not set", not "set to nothing".
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = environmentSchema.safeParse(filled);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new EnvironmentError(`The environment is not complete: ${faults.join("; ")}.`);
}

let known: Environment | undefined;

/** Read at first use, not at import: `next build` imports every module and has no environment. */
export function env(): Environment {
  known ??= parseEnvironment(process.env);
  return known;
}

const siteSchema = z.object({
  CITY_NAME: z.string().trim().min(1).catch("Kota Kediri"),
  NEXTAUTH_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
  OIDC_ISSUER: issuer.optional().catch(undefined),
});

/** What is needed where there may be neither a database nor a secret, as while pages are built: never refuses. */
export function siteEnv(): Readonly<z.infer<typeof siteSchema>> {
  return siteSchema.parse(process.env);
}
