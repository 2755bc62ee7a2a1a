// What the site leans on beside its database: clock, mail server, bucket, single sign-on, certificate, backups. Each is asked as
// the site itself asks it; none of it is changed but a small object that is put into the bucket and taken away again.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { connect } from "node:tls";
import { createTransport } from "nodemailer";
import type pg from "pg";
import { makeDisk } from "@/lib/platform/storage/disk";
import { placeOf } from "./backup/place";
import { readSettings } from "./backup/settings";
import { type Finding, ok, warning, wrong } from "./doctor-finding";
import { errorCode, projectRoot } from "./operator";

type Source = Record<string, string | undefined>;

const PATIENCE_MS = 8000;
const DAY_MS = 86_400_000;
const because = (error: unknown) =>
  `${errorCode(error) ?? ""} ${error instanceof Error ? error.message : error}`
    .trim()
    .replace(/\.$/, "")
    .split("\n")[0];

export async function checkVersions(): Promise<Finding> {
  const { version, dependencies } = JSON.parse(await readFile(path.join(projectRoot, "package.json"), "utf8"));
  const node = process.versions.node;
  return node === dependencies.node
    ? ok(`Enam Pilar is ${version}, Node.js ${node}.`)
    : warning(`Node.js is ${node}, and ${dependencies.node} comes with this program: run it by npm, after \`npm ci\`.`);
}

const CLOCK_WARNING_S = 2;
const CLOCK_WRONG_S = 30;

/** Sessions go by the database's clock, codes of telephones by this machine's. */
export async function checkClock(client: pg.Client, now: () => number = Date.now): Promise<Finding> {
  const before = now();
  const { rows } = await client.query<{ at: number }>("SELECT extract(epoch FROM clock_timestamp())::float8 AS at");
  const here = (before + now()) / 2000;
  const apart = Math.abs((rows[0]?.at ?? 0) - here);
  const words = `This machine's clock and the database's are ${apart.toFixed(1)} s apart`;
  if (apart < CLOCK_WARNING_S) return ok(`${words}.`);
  const advice = "let both follow a time server (systemd-timesyncd, chrony)";
  return apart < CLOCK_WRONG_S
    ? warning(`${words}; ${advice}.`)
    : wrong(`${words}: codes of second factors and sessions go wrong; ${advice}.`);
}

export async function checkMail({ SMTP_URL, MAIL_FROM }: Source): Promise<Finding[]> {
  if (!SMTP_URL || !MAIL_FROM)
    return [
      warning(
        "No mail server is set (SMTP_URL, MAIL_FROM): first passwords are printed, and nobody is reminded by e-mail.",
      ),
    ];
  const limits = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url: SMTP_URL, ...limits });
  const host = new URL(SMTP_URL).host;
  try {
    await transport.verify();
    return [ok(`The mail server ${host} answers and lets the site in.`)];
  } catch (error) {
    const isRefused = errorCode(error) === "EAUTH";
    return [
      wrong(
        isRefused
          ? `The mail server ${host} refuses the name or password of SMTP_URL.`
          : `The mail server ${host} cannot be used (${because(error)}): look at SMTP_URL and the way to it.`,
      ),
    ];
  } finally {
    transport.close();
  }
}

export async function checkBucket(source: Source): Promise<Finding[]> {
  if (!source.EVIDENCE_S3_BUCKET) return [];
  const name = `the bucket ${source.EVIDENCE_S3_BUCKET} at ${source.EVIDENCE_S3_ENDPOINT}`;
  const key = `probe/${randomUUID()}`;
  const disk = await makeDisk(readSettings());
  const steps: Array<[string, () => Promise<unknown>]> = [
    ["write", () => disk.put(key, "probe")],
    ["read", () => disk.get(key)],
    ["list", () => disk.listAll("probe/", { recursive: true })],
    ["delete", () => disk.delete(key)],
  ];
  for (const [verb, work] of steps) {
    try {
      await withPatience(work());
    } catch (error) {
      const cause = error instanceof Error && error.cause ? error.cause : error;
      return [
        wrong(
          `The site cannot ${verb} in ${name} (${because(cause)}): look at the EVIDENCE_S3_ settings and the key's rights.`,
        ),
      ];
    }
  }
  return [ok(`The site can write, read, list and delete in ${name}.`)];
}

function withPatience<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS).unref();
  });
  return Promise.race([work, late]);
}

interface Discovery {
  issuer?: string;
  authorization_endpoint?: string;
  id_token_signing_alg_values_supported?: string[];
}

export async function checkSignOn({ OIDC_ISSUER }: Source): Promise<Finding[]> {
  if (!OIDC_ISSUER) return [];
  const address = `${OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok)
      return [
        wrong(`The single sign-on answers ${answer.status} at ${address}: OIDC_ISSUER is what stands before that.`),
      ];
    const said = (await answer.json()) as Discovery;
    if (said.issuer !== OIDC_ISSUER)
      return [wrong(`The single sign-on calls itself ${said.issuer}; write OIDC_ISSUER exactly like that.`)];
    const signs = said.id_token_signing_alg_values_supported ?? [];
    if (!signs.includes("RS256"))
      return [
        wrong(
          `The single sign-on does not sign with RS256 (${signs.join(", ")}): switch that on where the site is registered with it.`,
        ),
      ];
    return [ok(`The single sign-on ${OIDC_ISSUER} answers.`)];
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    return [
      wrong(
        `The single sign-on does not answer at ${address} (${because(cause)}): look at OIDC_ISSUER and the way to it; passwords go on working.`,
      ),
    ];
  }
}

const CERTIFICATE_WARNING_DAYS = 21;
const CERTIFICATE_WRONG_DAYS = 3;

/** The certificate that people's browsers are shown. */
export async function checkCertificate({ NEXTAUTH_URL }: Source, now = Date.now()): Promise<Finding[]> {
  const url = NEXTAUTH_URL && URL.canParse(NEXTAUTH_URL) ? new URL(NEXTAUTH_URL) : null;
  if (url?.protocol !== "https:") return [];
  return [await new Promise<Finding>((resolve) => askCertificate(url, now, resolve))];
}

function askCertificate(url: URL, now: number, tell: (finding: Finding) => void): void {
  const port = Number(url.port || 443);
  const socket = connect({ host: url.hostname, port, servername: url.hostname, rejectUnauthorized: false }, () => {
    const days = Math.floor((new Date(socket.getPeerCertificate().valid_to).getTime() - now) / DAY_MS);
    const trouble = socket.authorizationError;
    socket.destroy();
    const renew = "renew it where https ends (the proxy)";
    if (trouble && days >= 0)
      tell(wrong(`Browsers do not trust the certificate of ${url.host} (${String(trouble)}): ${renew}.`));
    else if (days < CERTIFICATE_WRONG_DAYS)
      tell(wrong(`The certificate of ${url.host} ${days < 0 ? "has run out" : `runs out in ${days} days`}: ${renew}.`));
    else if (days < CERTIFICATE_WARNING_DAYS)
      tell(warning(`The certificate of ${url.host} runs out in ${days} days: ${renew}.`));
    else tell(ok(`The certificate of ${url.host} is good for ${days} days.`));
  });
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`no answer within ${PATIENCE_MS / 1000} s`)));
  socket.once("error", (error) =>
    tell(
      warning(
        `The certificate of ${url.host} could not be looked at from here (${because(error)}): look at it from outside, as browsers reach it.`,
      ),
    ),
  );
}

const BACKUP_WARNING_HOURS = 36;
const BACKUP_WRONG_HOURS = 8 * 24;

export async function checkBackup(now = Date.now()): Promise<Finding[]> {
  const settings = readSettings();
  const timer = "`npm run backup`, and a timer that does it each night (docs/operations.md)";
  try {
    const place = await placeOf(settings.target, settings);
    const newest = (await withPatience(place.list())).at(-1);
    if (!newest) return [warning(`There is no backup in ${place.words}: ${timer}.`)];
    const hours = Math.floor((now - newest.madeAt.getTime()) / 3_600_000);
    const words = `The newest backup in ${place.words} is ${hours} hours old`;
    const isPlain = settings.recipients.length === 0;
    return [
      hours > BACKUP_WRONG_HOURS
        ? wrong(`${words}: ${timer}.`)
        : hours > BACKUP_WARNING_HOURS
          ? warning(`${words}: ${timer}.`)
          : ok(`${words}.`),
      ...(isPlain ? [warning("Backups are not encrypted: see BACKUP_RECIPIENTS in README.md.")] : []),
    ];
  } catch (error) {
    return [
      wrong(
        `The place for backups, ${settings.target}, cannot be read (${because(error)}): look at BACKUP_TARGET and its rights.`,
      ),
    ];
  }
}
