import type { Browser, Page } from "@playwright/test";
import { addEvidenceLink, as, dayFromNow, expect, expectAccessible, query, test } from "../../support/app";
import { startLaterSite } from "../../support/later-site";
import type { Who } from "../../support/people";
import { PHONE } from "../../support/screens";

// The agencies of this spec: DPMPTSP leads, Perkim helps. Years before all that is known of Kediri.
const [year, next] = [2005, 2006];

/** A published round whose letter asks for one thing. */
async function letter(year: number, text: string): Promise<string> {
  const [row] = await query<{ id: string }>(
    `WITH round AS (
       INSERT INTO evaluation_rounds (id, slug, year, phase, "instrumentId", source, "publishedAt")
       SELECT gen_random_uuid(), $1, $2, 'PUBLISHED', id, 'uji', now() FROM instruments WHERE code = 'uji-ringkas' RETURNING id)
     INSERT INTO recommendations (id, "roundId", "order", text, "leadAgencyId", source, "publishedAt")
     SELECT gen_random_uuid(), round.id, 1, $3, agencies.id, 'uji', now() FROM round, agencies WHERE agencies.code = 'DISKOMINFO' RETURNING id`,
    [String(year), year, text],
  );
  return row?.id ?? "";
}

type Watch = (page: Page, given?: { expectedErrors?: RegExp }) => Page;

/** On a telephone without a line: what was done is kept on the device, and arrives once when the line is back. */
async function updateFromTheField(browser: Browser, watched: Watch, action: string): Promise<void> {
  const expectedErrors = /ERR_INTERNET_DISCONNECTED|Failed to fetch|ERR_FAILED|RSC payload/;
  const telephone = { viewport: PHONE, hasTouch: true, serviceWorkers: "allow" } as const;
  const officer = await as(browser, "dpmptsp", (page) => watched(page, { expectedErrors }), telephone);
  const told = async () =>
    (
      await query<{ count: number }>(
        `SELECT count(*)::int AS count FROM action_updates WHERE note = 'Diisi di lapangan' AND percent = 75`,
      )
    )[0]?.count;
  await officer.goto(action);
  await expect
    .poll(() =>
      officer.evaluate(async (path) => {
        const pages = await caches.open("enam-pilar-pages");
        return (await pages.keys()).some(({ url }) => new URL(url).pathname === path);
      }, action),
    )
    .toBe(true);
  await officer.context().setOffline(true);
  await officer.getByLabel("Kemajuan", { exact: true }).fill("75");
  await officer.getByLabel("Yang sudah dilakukan").fill("Diisi di lapangan");
  await officer.getByRole("button", { name: "Simpan kemajuan" }).click();
  await expect(officer.getByText("Disimpan di perangkat ini, menunggu terkirim")).toBeVisible();
  expect(await told()).toBe(0);
  await officer.context().setOffline(false);
  await expect(officer.getByText("Sudah terkirim")).toBeVisible();
  expect(await told()).toBe(1);
}

const noteOf = (page: Page, label: string) => page.getByRole("textbox", { name: label });

async function handIn(page: Page, id: string, result: string): Promise<void> {
  await page.goto(`/kelola/rekomendasi/${id}/ajukan`);
  await page.getByLabel("Hasilnya").selectOption({ label: "sesuai" });
  await page.getByLabel("Apa yang sudah dilakukan").fill(result);
  await page.getByRole("button", { name: "Ajukan selesai" }).click();
  await expect(page.getByText("Sudah diajukan. Verifikator akan memeriksanya.")).toBeVisible();
}

/** Without scripts too: what somebody saved meanwhile is told, what was typed stays, and nothing is written over. */
async function lateWithoutScripts(browser: Browser, officer: Page): Promise<void> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await officer.context().storageState(),
  });
  const late = await context.newPage();
  await late.goto(officer.url());
  const save = async (page: Page, percent: string, done: string) => {
    await page.getByLabel("Kemajuan", { exact: true }).fill(percent);
    await page.getByLabel("Yang sudah dilakukan").fill(done);
    await page.getByRole("button", { name: "Simpan kemajuan" }).click();
  };
  await save(officer, "61", "Dari layar pertama.");
  await expect(officer.getByText("Dari layar pertama.")).toBeVisible();
  await save(late, "62", "Tanpa skrip.");
  await expect(late.getByText("Sudah ada perubahan yang lebih baru")).toBeVisible();
  await expect(late.getByLabel("Yang sudah dilakukan")).toHaveValue("Tanpa skrip.");
  await context.close();
}

test("a recommendation lives from the letter to the public, through five hands, a return, another date and a night too many, and comes back next year", async ({
  browser,
  watched,
}) => {
  const person = (who: Who) => as(browser, who, watched);
  const TEXT = `Menyusun jadwal sosialisasi Kota Cerdas bersama pelaku usaha`;
  const id = await letter(year, TEXT);
  const place = `/kelola/rekomendasi/${id}`;

  // Diskominfo gives it to an agency, with a helper and a due date.
  const staff = await person("diskominfo");
  await staff.goto(`/kelola/rekomendasi?putaran=${year}`);
  await expectAccessible(staff);
  await staff.getByRole("link", { name: TEXT }).click();
  await expect(staff.getByText("Menunggu Diskominfo membagikannya.")).toBeVisible();
  await staff.getByRole("link", { name: "Bagikan rekomendasi" }).click();
  await expectAccessible(staff);
  await staff.getByLabel("Penanggung jawab").selectOption("DISKOMINFO");
  await staff.getByLabel("Tenggat").fill(dayFromNow(1));
  await noteOf(staff, "Catatan").fill("Mohon selesai sebelum tahap 1.");
  await staff.getByRole("button", { name: "Bagikan", exact: true }).click();
  // Diskominfo cannot verify what it does itself.
  await expect(staff.getByText("Diskominfo ikut mengerjakannya").first()).toBeVisible();
  await expect(noteOf(staff, "Catatan")).toHaveValue("Mohon selesai sebelum tahap 1.");
  await expectAccessible(staff);
  await staff.getByLabel("Penanggung jawab").selectOption("DPMPTSP");
  const officerOption = staff.getByLabel("Petugas").locator("option", { hasText: "Petugas DPMPTSP" });
  await staff.getByLabel("Petugas").selectOption(await officerOption.getAttribute("value"));
  await staff.getByLabel("Dinas Perumahan dan Kawasan Permukiman").check();
  await staff.getByRole("button", { name: "Bagikan", exact: true }).click();
  await expect(staff.getByText("Menunggu Dinas Penanaman Modal")).toBeVisible();

  // Before it is moved to another agency the form says what moves, what ends and what stays readable.
  await staff.getByRole("link", { name: "Ubah pembagian" }).click();
  await expect(staff.getByText(/^Bila penanggung jawabnya bukan lagi Dinas Penanaman Modal/)).toBeVisible();
  await expectAccessible(staff);

  // The agency's officer finds it among the tasks, acts, and proves it.
  const officer = await person("dpmptsp");
  await officer.goto("/kelola");
  await officer.getByRole("link", { name: new RegExp(`Rekomendasi ${year}/1`) }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(officer.getByRole("link", { name: "Belum ada bukti. Tambahkan di bagian Bukti." })).toBeVisible();
  await officer.getByText("Tambah tindakan").click();
  await officer.getByRole("textbox", { name: "Tindakan" }).fill("Menyusun jadwal bersama asosiasi");
  await officer.locator("#action-dueOn").fill(dayFromNow(1));
  await officer.getByRole("button", { name: "Tambah", exact: true }).click();
  await expect(officer.getByText("Tindakan ditambahkan.")).toBeVisible();
  await expectAccessible(officer);
  await officer.getByRole("link", { name: "Menyusun jadwal bersama asosiasi" }).click();
  await officer.getByLabel("Kemajuan", { exact: true }).fill("150");
  await officer.getByLabel("Yang sudah dilakukan").fill("Jadwal sudah disepakati.");
  await officer.getByRole("button", { name: "Simpan kemajuan" }).click();
  await expect(officer.getByRole("alert").first()).toBeFocused();
  await expect(officer.getByLabel("Yang sudah dilakukan")).toHaveValue("Jadwal sudah disepakati.");
  await expectAccessible(officer);
  await officer.getByLabel("Kemajuan", { exact: true }).fill("60");
  await officer.getByRole("button", { name: "Simpan kemajuan" }).click();
  await expect(officer.getByText("Kemajuan tersimpan.")).toBeVisible();
  await expectAccessible(officer);
  await lateWithoutScripts(browser, officer);
  await updateFromTheField(browser, watched, new URL(officer.url()).pathname);
  await officer.goto(place);
  await addEvidenceLink(officer, "Jadwal sosialisasi");
  await officer.goto(`${place}/ajukan`);
  await expectAccessible(officer);
  await officer.getByLabel("Hasilnya").selectOption({ label: "tidak dapat ditindaklanjuti dengan alasan sah" });
  await officer.getByLabel("Apa yang sudah dilakukan").fill("Jadwal sudah disusun dan disepakati.");
  await officer.getByRole("button", { name: "Ajukan selesai" }).click();
  await expect(
    officer
      .getByText(/alasan sah/i)
      .and(officer.locator("[role=alert] *"))
      .first(),
  ).toBeVisible();
  await handIn(officer, id, "Jadwal sudah disusun dan disepakati.");

  // Who handed it in does not verify it: not on the page, not by the verifier's own request, not in the database.
  await expect(officer.getByRole("button", { name: "Verifikasi", exact: true })).toBeDisabled();
  await expect(officer.getByText("Yang mengajukan, dan siapa pun dari perangkat daerahnya, tidak boleh")).toBeVisible();
  const stateNow = async () =>
    (await query<{ state: string }>(`SELECT state FROM recommendations WHERE id = $1`, [id]))[0]?.state;
  await staff.goto(place);
  const sent = staff.waitForRequest((request) => request.method() === "POST");
  await noteOf(staff, "Catatan verifikasi").fill("oke");
  await staff.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await expect(staff.getByRole("alert").or(staff.locator("#verify-note-error")).first()).toBeVisible();
  const asked = await sent;
  const body = (asked.postDataBuffer()?.toString("utf8") ?? "").replace(
    "\r\noke\r\n",
    "\r\nSudah saya periksa sendiri\r\n",
  );
  expect(body).toContain("Sudah saya periksa sendiri");
  const {
    "next-action": action = "",
    "content-type": type = "",
    "next-router-state-tree": tree = "",
  } = await asked.allHeaders();
  const forged = await officer.request.post(place, {
    headers: {
      "next-action": action,
      "content-type": type,
      "next-router-state-tree": tree,
      accept: "text/x-component",
    },
    data: Buffer.from(body),
  });
  expect(await forged.text()).toContain("OWN_WORK");
  expect(await stateNow()).toBe("SUBMITTED");
  await expect(
    query(
      `UPDATE recommendations SET state = 'VERIFIED', "verifiedAt" = now(), "verifiedById" = "submittedById" WHERE id = $1`,
      [id],
    ),
  ).rejects.toMatchObject({ constraint: "recommendations_other_eyes" });

  // It is sent back, and gets a day more.
  await staff.reload();
  await staff.getByText("Kembalikan ke perangkat daerah").click();
  await noteOf(staff, "Alasan dikembalikan").fill("Lampirkan daftar pesertanya.");
  await staff.getByRole("button", { name: "Kembalikan dengan alasan ini" }).click();
  await expect(staff.getByText("Sudah dikembalikan ke perangkat daerah.")).toBeVisible();
  await staff.getByText("Ubah tenggat").click();
  await staff.getByLabel("Tenggat baru").fill(dayFromNow(2));
  await noteOf(staff, "Alasan perubahan").fill("Peserta masih dihubungi.");
  await staff.getByRole("button", { name: "Simpan tenggat" }).click();
  await expect(staff.getByText("Tenggat baru tersimpan.")).toBeVisible();
  await expectAccessible(staff);
  await officer.goto("/kelola");
  await expect(officer.getByText("Alasan: Lampirkan daftar pesertanya.")).toBeVisible();
  const reader = watched(await (await browser.newContext()).newPage());
  for (const address of [`/rekomendasi/${year}`, `/rekomendasi/${year}/1`]) {
    await reader.goto(address);
    await expect(reader.getByText("Tenggat semula")).toBeVisible();
  }
  await expect(reader.getByText("terlambat", { exact: true })).toBeHidden();

  // Three nights pass and nobody presses anything.
  const later = await startLaterSite(3);
  try {
    const laterOptions = { baseURL: later.url };
    const lateOfficer = await as(browser, "dpmptsp", watched, laterOptions);
    await lateOfficer.goto("/kelola");
    const task = lateOfficer.getByRole("listitem").filter({ hasText: `Rekomendasi ${year}/1` });
    await expect(task.getByText("Terlambat")).toBeVisible();
    const lateStaff = await as(browser, "diskominfo", watched, laterOptions);
    await lateStaff.goto(`/kelola/rekomendasi?putaran=${year}`);
    await lateStaff.getByRole("link", { name: "1 terlambat" }).click();
    await expect(lateStaff.getByRole("link", { name: TEXT })).toBeVisible();
    await lateStaff.goto("/kelola/menahan?opd=DPMPTSP");
    await expectAccessible(lateStaff);
    const held = lateStaff
      .getByRole("listitem")
      .filter({ has: lateStaff.getByRole("heading", { level: 2, name: /^Petugas DPMPTSP/ }) });
    await held.getByRole("link", { name: /^Lihat \d+ hal$/ }).click();
    await expect(held.getByRole("link", { name: new RegExp(TEXT.slice(0, 40)) })).toBeVisible();
    const href = await held.getByRole("link", { name: "WhatsApp" }).getAttribute("href");
    const message = new URL(href ?? "").searchParams.get("text") ?? "";
    for (const part of [
      "Petugas DPMPTSP",
      TEXT,
      String(year),
      `/kelola/rekomendasi/${id}`,
      "Lampirkan daftar pesertanya.",
    ])
      expect(message).toContain(part);
    expect(await held.getByRole("link", { name: "Surel" }).getAttribute("href")).toMatch(
      /^mailto:dpmptsp@enampilar\.test\?subject=/,
    );
    await lateStaff.context().close();
    await lateOfficer.context().close();
  } finally {
    await later.stop();
  }
  // A kept public page knows no midnight; its reader's clock does.
  await reader.clock.setFixedTime(new Date(Date.now() + 3 * 86_400_000));
  await reader.reload();
  await expect(reader.getByText("terlambat", { exact: true })).toBeVisible();
  await expectAccessible(reader);

  // Mended, verified by somebody else, confirmed by the council, told to the public.
  await handIn(officer, id, "Jadwal disusun dan disepakati; daftar peserta terlampir.");
  const admin = await person("admin");
  await admin.goto(place);
  // Somebody else changes it meanwhile: nothing is verified unseen, and the note outlives reading anew.
  await staff.goto(place);
  await staff.getByText("Laporkan kemajuan kepada publik").click();
  await staff.getByLabel("Kemajuan sampai sekarang").fill("Jadwal sudah disepakati, sedang diperiksa.");
  await staff.getByRole("button", { name: "Terbitkan kemajuan" }).click();
  await expect(staff.getByText("Sudah terbit di situs publik.")).toBeVisible();
  await noteOf(admin, "Catatan verifikasi").fill("Daftar peserta sudah diperiksa.");
  for (const _press of [1, 2]) {
    const answered = admin.waitForResponse((response) => response.request().method() === "POST");
    await admin.getByRole("button", { name: "Verifikasi", exact: true }).click();
    await answered;
    await expect(admin.getByText("Isian ini sudah berubah")).toBeVisible();
  }
  await admin.getByRole("button", { name: "Muat ulang" }).click();
  await expect(admin.getByText("Isian ini sudah berubah")).toBeHidden();
  await expect(noteOf(admin, "Catatan verifikasi")).toHaveValue("Daftar peserta sudah diperiksa.");
  // Nobody looked at the evidence: that needs a sentence, which stays in the history.
  await admin.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await expect(admin.locator("#verify-uncheckedReason-error")).toContainText("belum diperiksa siapa pun");
  await expect(noteOf(admin, "Catatan verifikasi")).toHaveValue("Daftar peserta sudah diperiksa.");
  await noteOf(admin, "Mengapa diverifikasi tanpa bukti yang diperiksa").fill("Tautannya dibuka bersama saat rapat.");
  await admin.getByRole("button", { name: "Verifikasi", exact: true }).click();
  await expect(admin.getByText("Terverifikasi. Menunggu pengesahan Dewan.")).toBeVisible();
  await expect(admin.getByText("Tautannya dibuka bersama saat rapat.")).toBeVisible();
  const council = await person("dewan");
  await council.goto("/dewan");
  await council.getByRole("link", { name: /Rekomendasi menunggu pengesahan/ }).click();
  await expect(council.getByRole("link", { name: TEXT })).toBeVisible();
  await expectAccessible(council);
  await council.getByRole("link", { name: TEXT }).click();
  await expect(council).toHaveURL(new RegExp(`${place}$`));
  await expectAccessible(council);
  await noteOf(council, "Catatan Dewan").fill("Disahkan dalam rapat Dewan.");
  await council.getByRole("button", { name: "Sahkan", exact: true }).click();
  await expect(council.getByText("Disahkan. Diskominfo akan melaporkannya kepada publik.")).toBeVisible();
  await staff.goto(place);
  await staff.getByRole("button", { name: "Laporkan kepada publik" }).click();
  await expect(staff.getByText("Selesai: hasilnya sudah dilaporkan kepada publik.")).toBeVisible();
  await expectAccessible(staff);
  await reader.reload();
  await expect(reader.getByText("Dilaporkan: sesuai")).toBeVisible();
  await expect(reader.getByText("Jadwal disusun dan disepakati; daftar peserta terlampir.").first()).toBeVisible();
  await expect(reader.getByText("terlambat", { exact: true })).toBeHidden();
  const main = await reader.getByRole("main").innerText();
  for (const inside of [
    "Lampirkan daftar pesertanya",
    "Petugas DPMPTSP",
    "Disahkan dalam rapat",
    "Mohon selesai sebelum",
  ])
    expect(main, "an internal note reached the public").not.toContain(inside);
  const feed = await (await reader.request.get("/api/v1/recommendations/changes")).text();
  expect(feed).toContain(`${year}/1`);
  expect(feed).not.toContain("Peserta masih dihubungi");

  // Next year's letter asks for it again.
  await letter(next, `Menjalankan jadwal sosialisasi Kota Cerdas bersama para pelaku usaha`);
  await staff.goto(`/kelola/putaran/${next}/terulang`);
  await expectAccessible(staff);
  await staff.getByRole("button", { name: new RegExp(`Ini rekomendasi yang sama: ${TEXT}`) }).click();
  await expect(staff.getByText("Dikaitkan dengan pendahulunya.")).toBeVisible();
  await expectAccessible(staff);
  await reader.goto(`/rekomendasi/${next}/1`);
  await expect(reader.getByText("Rekomendasi berulang")).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("link", { name: new RegExp(TEXT) }).click();
  await expect(reader).toHaveURL(new RegExp(`/rekomendasi/${year}/1$`));

  // What stage 1 of that next year will be shown.
  await staff.goto(`/kelola/putaran/${next}/tahap-1`);
  await expectAccessible(staff);
  await expect(staff.getByText("100,0% dari 1 rekomendasi sudah ditindaklanjuti")).toBeVisible();
  await expect(staff.getByText("1 sesuai, 0 belum sesuai / dalam proses, 0 belum ditindaklanjuti")).toBeVisible();
  const [download] = await Promise.all([
    staff.waitForEvent("download"),
    staff.getByRole("link", { name: "Excel (.xlsx)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`lembar-tahap-1-${next}.xlsx`);
});

test("the five recommendations of 2022 stand on one page with their answers and the five of 2023 beside them", async ({
  page,
}) => {
  await page.goto("/rekomendasi/2022");
  const column = (name: string) => page.getByRole("region", { name });
  for (const name of ["2022 dan jawabannya", "2023 tahap 2, sesudahnya"])
    await expect(column(name).getByRole("heading", { level: 3 })).toHaveCount(5);
  await expect(column("2022 dan jawabannya")).toContainText("Perwali Kota Kediri Nomor 4 Tahun 2023");
});
