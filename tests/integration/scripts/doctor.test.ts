import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import tls from "node:tls";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { backupName } from "../../../scripts/backup/place";
import { checkDatabase } from "../../../scripts/doctor";
import type { Finding } from "../../../scripts/doctor-finding";
import {
  checkBackup,
  checkBucket,
  checkCertificate,
  checkClock,
  checkMail,
  checkSignOn,
} from "../../../scripts/doctor-surroundings";
import { ensureDatabase, withClient } from "../../../scripts/migrations";
import { projectRoot } from "../../../scripts/operator";
import { databaseUrl, ownerUrl } from "../../support/database";
import { startS3 } from "../../support/s3-server";

const undo: Array<() => unknown> = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const one of undo.splice(0).reverse()) await one();
});

const only = (findings: Finding[]) => findings.map(({ state, sentence }) => `${state}: ${sentence}`).join("\n");

describe("The doctor says what is right and what to do", () => {
  test.each<[string, number, RegExp]>([
    ["goes right", 0, /^ok: .* 0\.\d s apart\.$/],
    ["is a little off", 5000, /^warning: .* 5\.\d s apart; let both follow a time server/],
    ["is far off", -120_000, /^wrong: .* codes of second factors/],
  ])("of a clock that %s", async (_, shift, words) => {
    const finding = await withClient(databaseUrl(), (client) => checkClock(client, () => Date.now() + shift));
    expect(only([finding])).toMatch(words);
  });

  test("of a mail server that lets the site in, refuses its password, or is not there", async () => {
    const server = new SMTPServer({
      secure: false,
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: ({ password }, _, done) => (password === "right" ? done(null, { user: "a" }) : done(new Error("no"))),
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    undo.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const { port } = server.server.address() as AddressInfo;
    const at = (password: string, to = port) => ({
      SMTP_URL: `smtp://a:${password}@127.0.0.1:${to}`,
      MAIL_FROM: "a@b.id",
    });
    expect(only(await checkMail(at("right")))).toMatch(/^ok: /);
    expect(only(await checkMail(at("wrong-one")))).toMatch(/^wrong: .* refuses the name or password of SMTP_URL\.$/);
    expect(only(await checkMail(at("wrong-one")))).not.toContain("wrong-one");
    expect(only(await checkMail(at("right", 1)))).toMatch(/^wrong: .* cannot be used \(.*\): look at SMTP_URL/);
    expect(only(await checkMail({}))).toMatch(/^warning: No mail server is set/);
  });

  test("of a bucket that takes everything, and of one that is not there", async () => {
    const { environment, stop } = await startS3();
    undo.push(stop);
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(only(await checkBucket(process.env))).toMatch(/^ok: The site can write, read, list and delete/);
    vi.stubEnv("EVIDENCE_S3_BUCKET", "nowhere");
    expect(only(await checkBucket(process.env))).toMatch(/^wrong: The site cannot write in the bucket nowhere/);
  });

  test("of a single sign-on by what it says of itself", async () => {
    let said: object | null = null;
    const server = createServer((_, response) => response.writeHead(said ? 200 : 404).end(JSON.stringify(said)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    undo.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const OIDC_ISSUER = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const asked = async () => only(await checkSignOn({ OIDC_ISSUER }));
    expect(await asked()).toMatch(/^wrong: .* answers 404/);
    said = { issuer: `${OIDC_ISSUER}/`, id_token_signing_alg_values_supported: ["RS256"] };
    expect(await asked()).toMatch(/^wrong: .* calls itself .* write OIDC_ISSUER exactly like that/);
    said = { issuer: OIDC_ISSUER, id_token_signing_alg_values_supported: ["ES256"] };
    expect(await asked()).toMatch(/^wrong: .* does not sign with RS256/);
    said = { issuer: OIDC_ISSUER, id_token_signing_alg_values_supported: ["RS256"] };
    expect(await asked()).toMatch(/^ok: /);
  });

  test("of backups by the age of the newest", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-doctor-"));
    undo.push(() => rmSync(folder, { recursive: true }));
    vi.stubEnv("BACKUP_TARGET", folder);
    vi.stubEnv("BACKUP_RECIPIENTS", "age1abc");
    expect(only(await checkBackup())).toMatch(/^warning: There is no backup/);
    const madeAt = new Date("2026-11-30T01:00:00Z");
    writeFileSync(path.join(folder, backupName(madeAt, true)), "");
    const aged = async (hours: number) => only(await checkBackup(madeAt.getTime() + hours * 3_600_000));
    expect(await aged(20)).toMatch(/^ok: .* 20 hours old\.$/);
    expect(await aged(48)).toMatch(/^warning: /);
    expect(await aged(300)).toMatch(/^wrong: /);
  });

  test("before the first start, and makes nothing", () => {
    const above = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-doctor-"));
    undo.push(() => rmSync(above, { recursive: true }));
    const folder = path.join(above, "data");
    const none = {
      DATABASE_URL: "",
      DATABASE_OWNER_URL: "",
      NEXTAUTH_SECRET: "",
      INTERNAL_TOKEN: "",
      NEXTAUTH_URL: "",
    };
    const words = ["--import", "tsx", "--conditions=react-server", "scripts/doctor.ts"];
    const { stdout, stderr, status } = spawnSync(process.execPath, words, {
      cwd: projectRoot,
      env: { ...process.env, ...none, ENAM_PILAR_DATA_DIR: folder },
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(stderr).toBe("");
    expect(stdout).toContain(`WRONG   There is nothing in ${folder} yet, and no DATABASE_URL is set: \`npm start\``);
    expect(stdout).toMatch(/^ok {6}Enam Pilar is /m);
    expect(status).toBe(1);
    expect(existsSync(folder)).toBe(false);
  });

  test("of a PostgreSQL that is too old, and a start refuses it", async () => {
    await withClient(ownerUrl(), (client) =>
      client.query(`CREATE SCHEMA before_15; GRANT USAGE ON SCHEMA before_15 TO PUBLIC;
        CREATE FUNCTION before_15.current_setting(asked text) RETURNS text LANGUAGE sql AS $$
          SELECT CASE asked WHEN 'server_version' THEN '14.9 (Debian 14.9-1)' WHEN 'server_version_num' THEN '140009'
            ELSE pg_catalog.current_setting(asked) END $$`),
    );
    undo.push(() => withClient(ownerUrl(), (client) => client.query("DROP SCHEMA before_15 CASCADE")));
    const old = new URL(databaseUrl());
    old.searchParams.set("options", "-csearch_path=before_15,pg_catalog");
    expect(only(await withClient(old.href, checkDatabase))).toMatch(
      /^wrong: PostgreSQL is 14\.9 .*; 15 or newer is needed: back up/m,
    );
    await expect(ensureDatabase(old.href)).rejects.toThrow(/older than version 15/);
    expect(only(await withClient(databaseUrl(), checkDatabase))).toMatch(/^ok: PostgreSQL is 1\d/);
  });

  test("of a certificate by its last day, and of one that browsers do not trust", async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "enam-pilar-doctor-"));
    undo.push(() => rmSync(folder, { recursive: true }));
    const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name)) as [string, string];
    const asked = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "100"];
    const made = spawnSync("openssl", [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      ...asked,
      "-keyout",
      key,
      "-out",
      cert,
    ]);
    expect(made.status).toBe(0);
    const server = tls.createServer({ key: readFileSync(key), cert: readFileSync(cert) });
    server.on("tlsClientError", () => {});
    await new Promise<void>((resolve) => server.listen(0, "localhost", () => resolve()));
    undo.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
    const NEXTAUTH_URL = `https://localhost:${(server.address() as AddressInfo).port}`;
    const daysOn = async (days: number) =>
      only(await checkCertificate({ NEXTAUTH_URL }, Date.now() + (days - 0.5) * 86_400_000));
    expect(await daysOn(1)).toMatch(/^wrong: Browsers do not trust the certificate of localhost/);
    const trusted = tls.getCACertificates("default");
    tls.setDefaultCACertificates([...trusted, readFileSync(cert, "utf8")]);
    undo.push(() => tls.setDefaultCACertificates(trusted));
    expect(await daysOn(1)).toMatch(/^ok: .* is good for 99 days\.$/);
    expect(await daysOn(90)).toMatch(/^warning: .* runs out in 10 days: renew it where https ends/);
    expect(await daysOn(98)).toMatch(/^wrong: .* runs out in 2 days: /);
    expect(await daysOn(101)).toMatch(/^wrong: .* has run out: /);
    expect(await checkCertificate({ NEXTAUTH_URL: "http://localhost:3000" })).toEqual([]);
    expect(only(await checkCertificate({ NEXTAUTH_URL: "https://localhost:1" }))).toMatch(
      /^warning: .* could not be looked at from here \(/,
    );
  });
});
