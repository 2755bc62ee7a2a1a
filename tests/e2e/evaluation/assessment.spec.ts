import { execFileSync } from "node:child_process";
import path from "node:path";
import { withClient } from "../../../scripts/migrations";
import { renewPublicPages } from "../../../scripts/web-server";
import { accountOf, as, expect, expectAccessible, test } from "../../support/app";

const database = <T>(text: string, values: unknown[] = []) =>
  withClient(process.env.TEST_OWNER_URL ?? "", async (client) => (await client.query(text, values)).rows as T[]);
/** All that is kept of a round, and what happened to it. */
const stateOf = (slug: string) =>
  database(
    `SELECT to_jsonb(r) AS round, (SELECT jsonb_agg(s ORDER BY s.id) FROM scores s WHERE s."roundId" = r.id) AS scores,
       (SELECT jsonb_agg(a ORDER BY a.id) FROM answers a WHERE a."roundId" = r.id) AS answers,
       (SELECT count(*) FROM audit_events e WHERE e."entityId" = r.id::text AND e.action <> 'open') AS events
     FROM evaluation_rounds r WHERE r.slug = $1`,
    [slug],
  );
const root = path.resolve(import.meta.dirname, "../../..");

test("a computed score opens down to what it is made of, and its file is recomputed without the site", async ({
  browser,
  watched,
}) => {
  const page = await as(browser, "dewan", watched);
  await page.goto("/kelola/putaran/2022/jejak?jalur=official#section-OUTPUT");
  await expect(page.locator("#final")).toContainText("3,315");
  // The address opens the node that it names.
  await expect(page.locator("#section-OUTPUT")).toBeVisible();
  await expect(page.locator("#section-OUTCOME")).toBeHidden();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Unduh jejak (JSON)" }).click();
  const file = await (await download).path();
  const said = execFileSync(process.execPath, ["--import", "tsx", "scripts/score-verify.ts", file], { cwd: root });
  expect(said.toString()).toMatch(/^Agrees: \d+ nodes recomputed, final 3\.315; the letter says 3\.31/);
});

test("the public finds the computation of a published round as a file, and nobody else's lane", async ({
  page,
  request,
}) => {
  await page.goto("/evaluasi/2022");
  await page.getByText("Untuk pemeriksa").click();
  const address = await page.getByRole("link", { name: "Hitungan lengkap sebagai JSON" }).getAttribute("href");
  const trace = await (await request.get(address ?? "")).json();
  expect(trace).toMatchObject({ format: "enam-pilar/score-trace/2", lane: "OFFICIAL", final: { value: "3.315" } });
  expect((await request.get("/api/rounds/2022/trace?lane=self")).status()).toBe(404);
  expect((await request.get("/api/v1/rounds/1999/trace")).status()).toBe(404);
});

test("a try-out moves the final, is shared by its address and writes nothing", async ({ browser, watched }) => {
  const page = await as(browser, "dewan", watched);
  const before = await stateOf("2022");
  await page.goto("/kelola/putaran/2022/andai?jalur=official");
  const final = page.locator("output");
  await expect(final).toHaveText("3,315");
  const slider = page.getByRole("slider", { name: /^Output/ });
  await slider.focus();
  await page.keyboard.press("End");
  await expect(final).toHaveText("3,473");
  await page.getByRole("textbox", { name: "Outcome, sebagai angka" }).fill("4");
  await expect(final).toHaveText("3,704");
  await expect(page).toHaveURL(/bagian=OUTPUT:4,OUTCOME:4$/);
  await expectAccessible(page);
  const other = await as(browser, "diskominfo", watched);
  await other.goto(page.url());
  await expect(other.locator("output")).toHaveText("3,704");
  await other.getByRole("button", { name: "Kembalikan" }).click();
  await expect(other.locator("output")).toHaveText("3,315");
  await other.getByRole("button", { name: "Coba ini" }).first().click();
  await expect(other.getByText("Target sudah tercapai dengan skor ini.")).toBeVisible();
  expect(await stateOf("2022")).toEqual(before);
});

test("any two rounds stand side by side in public, in both languages, with plain links to choose them", async ({
  page,
}) => {
  await page.goto("/evaluasi");
  // The foot leads to comparing of another kind.
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Bandingkan/ })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("berdampingan");
  await expectAccessible(page);
  await page.goto("/en/evaluasi/banding/2023-2/2022");
  await expect(page.getByRole("row", { name: /Final score/ })).toContainText("3.31");
  await expectAccessible(page);
  expect((await page.request.get("/evaluasi/banding/2022/2022")).status()).toBe(404);
});

test("the public page shows the audit chain's head after a publication, and says how to check it", async ({ page }) => {
  await database(`INSERT INTO audit_events (action, entity, "entityId") VALUES ('publish', 'progressReport', 'uji')`);
  const [head] = await database<{ hash: string }>(
    "SELECT hash FROM published_audit_heads ORDER BY position DESC LIMIT 1",
  );
  await renewPublicPages(process.env.BASE_URL ?? "", process.env.INTERNAL_TOKEN ?? "");
  await expect(async () => {
    await page.goto("/tentang#jejak-audit");
    await page.getByText("Cara memeriksanya").click();
    await expect(page.getByText(`npm run audit:verify -- --head ${head?.hash}`)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
});

test("an item opens to its answer, the agency, and the data that a proposed score came from", async ({
  browser,
  watched,
}) => {
  await database(`
    INSERT INTO answers (id, "roundId", "itemId", "agencyId", score, reason, status, "enteredByIds", "submittedAt", "submittedById", "verifiedAt", "verifiedById", "updatedAt", proposal)
    SELECT gen_random_uuid(), r.id, i.id, o."agencyId", 3, 'Sesuai rencana', 'VERIFIED'::"EntryStatus", ARRAY[o.id], now(), o.id, now(), s.id, now(),
      '{"facts": [{"name": "Bank Sampah", "value": "berjalan", "period": "2024-05", "source": "laporan kemajuan", "revision": 2}]}'::jsonb
    FROM evaluation_rounds r, questionnaire_items i, users o, users s
    WHERE r.slug = '2024-2' AND i."instrumentId" = r."instrumentId" AND i.code = 'BAS-GOV'
      AND o.email = 'disdik@enampilar.test' AND s.email = 'diskominfo@enampilar.test' ON CONFLICT DO NOTHING`);
  const page = await as(browser, "diskominfo", watched);
  await page.goto("/kelola/putaran/2024-2/jejak?jalur=self#item-BAS-GOV");
  const item = page.locator("#item-BAS-GOV");
  await expect(item).toContainText("terverifikasi");
  await expect(item.getByRole("row", { name: /Bank Sampah/ })).toContainText("laporan kemajuan");
  await expect(page.locator("#final")).toContainText("Belum lengkap");
  await expectAccessible(page);
});

test("ADMIN makes a guest account; the guest reads one round, leaves a note and is logged; then it is over at once", async ({
  browser,
  watched,
}) => {
  const email = `tamu@kampus.test`;
  const admin = await as(browser, "admin", watched);
  await admin.goto("/kelola/asesor");
  await expectAccessible(admin);
  await admin.getByLabel("Nama").fill(`Tamu`);
  await admin.getByLabel("Alamat surel").fill(email);
  await admin.getByLabel("Putaran yang dinilai").selectOption("2022");
  await admin.getByLabel("Hari terakhir").fill("2099-12-31");
  await admin.getByRole("button", { name: "Buat akun" }).click();
  await expect(admin.getByText(`Akun ${email} sudah dibuat.`)).toBeVisible();
  const password = (await admin.getByText(/^[a-z0-9]{5}(?:-[a-z0-9]{5}){3}$/).textContent()) ?? "";

  const guest = watched(await (await browser.newContext()).newPage(), { expectedErrors: /404/ });
  await guest.goto("/masuk");
  await guest.getByLabel("Alamat surel").fill(email);
  await guest.getByLabel("Kata sandi").fill(password);
  await guest.getByRole("button", { name: "Masuk", exact: true }).click();
  // The first password was printed; it is changed before anything else.
  await expect(guest).toHaveURL(/\/masuk\/kata-sandi$/);
  await guest.getByLabel("Kata sandi baru", { exact: true }).fill("sungai brantas mengalir");
  await guest.getByLabel("Kata sandi baru, sekali lagi").fill("sungai brantas mengalir");
  await guest.getByRole("button", { name: "Simpan kata sandi" }).click();
  await expect(guest).toHaveURL(/\/asesor$/);
  await expect(guest.getByRole("heading", { level: 1 })).toContainText("2022");
  await expectAccessible(guest);
  await guest.getByLabel("Catatan", { exact: true }).fill(`Mohon lampirkan SK`);
  await guest.getByRole("button", { name: "Tinggalkan catatan" }).click();
  await expect(guest.getByText("Catatan sudah disimpan.")).toBeVisible();
  await guest.reload();
  await expect(guest.getByLabel("Catatan", { exact: true }), "what was sent is not offered again").toHaveValue("");
  for (const address of ["/kelola/putaran/2023-2/jejak", "/kelola/putaran/2022/jejak?jalur=council", "/kelola/asesor"])
    expect((await guest.goto(address))?.status(), address).toBe(404);

  const council = await as(browser, "dewan", watched);
  await council.goto("/kelola/putaran/2022/catatan");
  await expect(council.getByText(`Mohon lampirkan SK`)).toBeVisible();
  await expectAccessible(council);
  const opened = await database(
    `SELECT 1 FROM audit_events e JOIN users u ON u.id = e."actorId" WHERE u.email = $1 AND e.action = 'open'`,
    [email],
  );
  expect(opened.length).toBeGreaterThanOrEqual(2);

  await admin.goto("/kelola/asesor");
  await admin.getByRole("button", { name: `Akhiri Tamu` }).click();
  await admin.getByRole("button", { name: "Ya, akhiri" }).click();
  await expect(admin.getByText("Akun sudah diakhiri.")).toBeVisible();
  await guest.goto("/asesor");
  await expect(guest).toHaveURL(/\/masuk/);
  expect(accountOf("asesor").email).not.toBe(email);
});
