import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { TEST_BUILD } from "../../../scripts/build";
import { withClient } from "../../../scripts/migrations";
import { freePort } from "../../../scripts/network-port";
import { startWebServer, type WebServer } from "../../../scripts/web-server";
import { expect, expectAccessible, signIn, test } from "../../support/app";
import { IdentityProvider } from "../../support/identity-provider";

// The same build and database as the other tests; signed-in pages are never kept, so a second server disturbs nothing.
let provider: IdentityProvider;
let server: WebServer | undefined;
let site = "";

test.beforeAll(async () => {
  provider = await new IdentityProvider().start();
  const port = await freePort();
  site = `http://localhost:${port}`;
  const env = { ...provider.variables, NEXTAUTH_URL: site };
  server = await startWebServer({ port, distDir: TEST_BUILD, env });
});
test.afterAll(async () => {
  await server?.stop();
  await provider.stop();
});
test.beforeEach(() => {
  provider.forgedNonce = undefined;
  provider.isAway = false;
});

const query = (sql: string, values: unknown[]) =>
  withClient(process.env.TEST_OWNER_URL ?? "", (client) => client.query(sql, values));

/** An account without a password, whose person now stands before the provider. */
async function account({ role = "STAFF", disabled = false, expired = false, verified = true } = {}) {
  const id = randomUUID();
  const email = `sso-${id}@enampilar.test`;
  await query(
    `INSERT INTO users (id, email, name, role, "disabledAt", "expiresAt") VALUES ($1, $2, 'Orang SSO', $3::"Role", $4, $5)`,
    [id, email, role, disabled ? new Date() : null, expired ? new Date(Date.now() - 1000) : null],
  );
  provider.person = { email: email.toUpperCase(), verified };
  return id;
}

const press = (page: Page) => page.getByRole("button", { name: /SSO/ }).click();
const signIns = async (id: string) =>
  (await query(`SELECT 1 FROM audit_events WHERE "actorId" = $1 AND action = 'signIn'`, [id])).rowCount;
const sessionCookie = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name.includes("session-token"));

async function expectRefused(page: Page, sentence: string) {
  await expect(page.getByText(sentence)).toBeVisible();
  expect(new URL(page.url()).pathname).toMatch(/masuk$/);
  expect(await sessionCookie(page)).toBeUndefined();
}
const REFUSED = "Akun kota ini tidak bisa dipakai di sini";
const FAILED = "Masuk dengan akun kota belum selesai";

test("leads through the provider to the page one wanted, and leaves an audit event", async ({ page }) => {
  const id = await account();
  await page.goto(`${site}/kelola/program?x=1`);
  await expectAccessible(page);
  await press(page);
  await expect(page).toHaveURL(`${site}/kelola/program?x=1`);
  expect(await sessionCookie(page)).toMatchObject({ httpOnly: true, sameSite: "Lax" });
  expect(await signIns(id)).toBe(1);
  const session = await (await page.request.get(`${site}/api/auth/session`)).json();
  expect(session).toEqual({ userId: id, sessionVersion: 1, expires: expect.any(String) });

  await query(`UPDATE users SET "passwordHash" = 'changed' WHERE id = $1`, [id]);
  await page.goto(`${site}/kelola/program`);
  await expect(page, "a newer session version").toHaveURL(/\/masuk\?ke=/);
});

test("leads to the role's first page in one's language where nothing was wanted", async ({ page }) => {
  await account({ role: "COUNCIL" });
  await page.goto(`${site}/en/masuk`);
  await press(page);
  await expect(page).toHaveURL(`${site}/en/dewan`);
});

test("works without scripts, and never leads to another site", async ({ browser }) => {
  await account();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site}/masuk?ke=//evil.test/kelola`);
  await press(page);
  await expect(page).toHaveURL(`${site}/kelola`);
  await context.close();
});

for (const [who, given] of Object.entries({
  "a disabled account": { disabled: true },
  "an expired account": { expired: true },
  "an address that the provider has not verified": { verified: false },
})) {
  test(`refuses ${who}`, async ({ page }) => {
    const id = await account(given);
    await page.goto(`${site}/masuk`);
    await press(page);
    await expectRefused(page, REFUSED);
    expect(await signIns(id)).toBe(0);
    await expectAccessible(page);
  });
}

test("refuses an unknown address, in one's language, and remembers what was wanted", async ({ page }) => {
  await account();
  provider.person = { email: `nobody-${randomUUID()}@enampilar.test`, verified: true };
  await page.goto(`${site}/en/masuk?ke=/en/kelola/program`);
  await press(page);
  await expectRefused(page, "This city account cannot be used here");
  await account();
  await press(page);
  await expect(page).toHaveURL(`${site}/en/kelola/program`);
});

test("refuses a token that was made for another sign-in, and says it when one turns back", async ({ page }) => {
  await account();
  provider.forgedNonce = "another";
  await page.goto(`${site}/masuk`);
  await press(page);
  await expectRefused(page, FAILED);

  provider.person = { ...provider.person, refuses: true };
  await page.goto(`${site}/masuk`);
  await press(page);
  await expectRefused(page, FAILED);
});

test("says it when the provider is away, and the password's form still works on that page", async ({ page }) => {
  await account();
  provider.isAway = true;
  await page.goto(`${site}/masuk?ke=/kelola/program`);
  await press(page);
  await expectRefused(page, FAILED);
  await signIn(page, "dlhkp");
  await expect(page).toHaveURL(`${site}/kelola/program`);
});

test("only the sign-in page's forms may lead to the provider; words of an address are not shown", async ({ page }) => {
  const policy = async (path: string) => (await page.goto(site + path))?.headers()["content-security-policy"] ?? "";
  expect(await policy("/masuk?error=Anda+diretas")).toContain(`form-action 'self' ${provider.issuer};`);
  await expect(page.getByRole("main")).not.toContainText("diretas");
  await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0);
  expect(await policy("/")).toContain("form-action 'self';");
  await account();
  await page.goto(`${site}/masuk`);
  await press(page);
  await expect(page).toHaveURL(`${site}/kelola`);
  expect(await policy("/kelola")).toContain("form-action 'self';");
});

test("a site without a provider offers none", async ({ page }) => {
  const response = await page.goto("/masuk?error=AccessDenied");
  expect(response?.headers()["content-security-policy"]).toContain("form-action 'self';");
  await expect(page.getByRole("button", { name: "Masuk", exact: true })).toBeVisible();
  await expect(page.getByText("SSO")).toHaveCount(0);
  await expect(page.getByText(REFUSED)).toHaveCount(0);
});
