import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { SMTPServer } from "smtp-server";
import { afterEach, describe, expect, test, vi } from "vitest";
import { backupName } from "../../../scripts/backup/place";
import type { Finding } from "../../../scripts/doctor-finding";
import { checkBackup, checkBucket, checkClock, checkMail, checkSignOn } from "../../../scripts/doctor-surroundings";
import { withClient } from "../../../scripts/migrations";
import { databaseUrl } from "../../support/database";
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
});
