import { readFile } from "node:fs/promises";
import { as, dayFromNow, expect, expectAccessible, test } from "../../support/app";
import type { Who } from "../../support/people";

// The agency of this spec: Dinas Kesehatan, which owns nothing that other specs touch.

test("the council has members, meets, decides something that an agency then does, and signs minutes", async ({
  browser,
  watched,
}) => {
  const person = (who: Who) => as(browser, who, watched);
  const [body, chair, rector] = ["Unsur uji", "Ibu Ketua", "Pak Rektor"].map((name) => `${name}`);
  const title = `Rapat koordinasi`;
  const today = dayFromNow(0);

  // The secretariat enters who sits in the council.
  const staff = await person("diskominfo");
  await staff.goto("/dewan/anggota");
  const form = staff.locator("form", { has: staff.getByLabel("Nama unsur") });
  if (!(await form.isVisible())) await staff.getByText("Tambah unsur").click();
  await expectAccessible(staff);
  await staff.getByLabel("Jenis unsur").selectOption({ label: "Akademisi" });
  await staff.getByLabel("Nama unsur").fill(body ?? "");
  await staff.getByRole("button", { name: "Simpan unsur" }).click();
  await expect(staff.getByText("Tersimpan.", { exact: true })).toBeVisible();
  for (const [name, role] of [
    [chair, "Ketua"],
    [rector, "Anggota"],
  ]) {
    await staff.goto("/dewan/anggota/baru");
    await staff.getByLabel("Nama", { exact: true }).fill(name ?? "");
    await staff.getByLabel("Unsur").selectOption({ label: body ?? "" });
    await staff.getByLabel("Peran dalam Dewan").selectOption({ label: role ?? "" });
    await staff.getByLabel("Mulai").fill(today);
    await staff.getByRole("button", { name: "Simpan anggota" }).click();
    await expect(staff.getByRole("link", { name: name ?? "" })).toBeVisible();
  }
  await expectAccessible(staff);

  // It plans a meeting, records who came, and that it was held.
  await staff.goto("/dewan/rapat/baru");
  await expectAccessible(staff);
  await staff.getByLabel("Nama rapat").fill(title);
  await staff.getByLabel("Tanggal").fill(today);
  await staff.getByLabel("Mulai pukul").fill("25:00");
  await staff.getByLabel("Agenda").fill("Hasil tahap 2\nRencana tahun depan");
  await staff.getByRole("button", { name: "Simpan rapat" }).click();
  await expect(staff.getByText("Tulis jamnya seperti 09.00.").first()).toBeVisible();
  await expect(staff.getByLabel("Agenda")).toHaveValue("Hasil tahap 2\nRencana tahun depan");
  await expectAccessible(staff);
  await staff.getByLabel("Mulai pukul").fill("09.00");
  await staff.getByLabel("Pimpinan rapat").selectOption({ label: chair ?? "" });
  await staff.getByRole("button", { name: "Simpan rapat" }).click();
  await expect(staff.getByText("Rapat tersimpan.")).toBeVisible();
  await expect(staff.getByText("Keputusan dicatat setelah rapat ditandai terlaksana.")).toBeVisible();
  await expectAccessible(staff);
  const meeting = new URL(staff.url()).pathname;
  await staff.getByRole("link", { name: "Catat kehadiran" }).click();
  const own = (name: string | undefined) => staff.getByRole("group", { name: name ?? "" });
  await own(chair).getByLabel("Hadir", { exact: true }).check();
  await own(rector).getByLabel("Diwakili", { exact: true }).check();
  await staff.getByRole("button", { name: "Simpan kehadiran" }).click();
  await expect(staff.getByText("Tulis nama yang mewakili.").first()).toBeVisible();
  await expect(own(chair).getByLabel("Hadir", { exact: true })).toBeChecked();
  await expectAccessible(staff);
  await own(rector).getByLabel("Diwakili oleh").fill("Wakil Rektor");
  // Meanwhile a colleague has recorded another list: both stand there, every tick stays, and the next press goes on.
  const colleague = await person("diskominfo");
  await colleague.goto(`${meeting}/hadir`);
  await colleague
    .getByRole("group", { name: chair ?? "" })
    .getByLabel("Izin", { exact: true })
    .check();
  await colleague.getByRole("button", { name: "Simpan kehadiran" }).click();
  await expect(colleague.getByText("Kehadiran tersimpan.")).toBeVisible();
  await staff.getByRole("button", { name: "Simpan kehadiran" }).click();
  const both = staff.getByRole("row", { name: new RegExp(`^${chair} `) });
  await expect(both.getByRole("cell")).toHaveText(["Hadir", "Izin"]);
  await expect(own(chair).getByLabel("Hadir", { exact: true })).toBeChecked();
  await expect(own(rector).getByLabel("Diwakili", { exact: true })).toBeChecked();
  await expect(own(rector).getByLabel("Diwakili oleh")).toHaveValue("Wakil Rektor");
  await expectAccessible(staff);
  await staff.getByRole("button", { name: "Simpan kehadiran" }).click();
  await expect(staff.getByText("Kehadiran tersimpan.")).toBeVisible();
  await expect(staff.getByText("diwakili Wakil Rektor")).toBeVisible();
  await staff.goto(`${meeting}/ubah`);
  await staff.getByLabel("Status").selectOption({ label: "Terlaksana" });
  await staff.getByRole("button", { name: "Simpan rapat" }).click();
  await expect(staff.getByText("Rapat tersimpan.")).toBeVisible();
  await staff.goto(`${meeting}/ubah`);
  await expect(staff.getByLabel("Status")).toHaveValue("HELD");
  await expect(staff.getByText("dipulihkan dari perangkat ini")).toBeHidden();
  await staff.goto("/dewan/rapat");
  await staff.getByText("Tetapkan ritme").click();
  await staff.getByLabel("Rapat dalam setahun").fill("4");
  await staff.getByLabel("Dasar").fill("Keputusan uji");
  await staff.getByRole("button", { name: "Simpan ritme" }).click();
  await expect(staff.getByText(/bertemu \d dari 4 kali yang ditetapkan/)).toBeVisible();
  await expectAccessible(staff);

  // A member writes down what was decided: about a programme, to be done by an agency.
  const member = await person("dewan");
  await member.goto("/dewan/rapat");
  await member.getByRole("link", { name: title }).click();
  await member.getByRole("link", { name: "Catat keputusan" }).click();
  // The page before has a part of that name.
  await member.waitForURL(/\/keputusan\/baru$/);
  await expectAccessible(member);
  await member.getByLabel("Keputusan", { exact: true }).fill("Posyandu melapor secara daring mulai tahun depan.");
  await member.getByRole("button", { name: "Catat keputusan" }).click();
  await expect(member.getByRole("alert").first()).toBeFocused();
  await expect(member.getByLabel("Keputusan", { exact: true })).toHaveValue(/Posyandu melapor/);
  await expectAccessible(member);
  const task = `Menyusun panduan lapor`;
  await member.getByLabel("Tindakan pertama").fill(task);
  await member.getByLabel("Perangkat daerah", { exact: true }).selectOption("DINKES");
  await member.getByLabel("Tenggat").fill(dayFromNow(30));
  await member.getByText("Program", { exact: true }).last().click();
  await member.getByRole("checkbox", { name: "Homecare", exact: true }).check();
  await member.getByText("Pilar", { exact: true }).last().click();
  await member.getByRole("checkbox", { name: "Smart Living", exact: true }).check();
  await member.getByRole("button", { name: "Catat keputusan" }).click();
  await expect(member.getByText("Keputusan tersimpan.")).toBeVisible();
  await expect(member.getByRole("link", { name: "Homecare" })).toBeVisible();
  await expectAccessible(member);

  // The public reads it once the secretariat publishes it, and no word of who does it by when.
  const decision = "Posyandu melapor secara daring mulai tahun depan.";
  const citizen = await (await browser.newContext()).newPage();
  await citizen.goto("/keputusan");
  await expect(citizen.getByText(decision)).toBeHidden();
  await expect(member.getByRole("button", { name: "Terbitkan" })).toBeHidden();
  await staff.goto(meeting);
  await staff.getByRole("button", { name: "Terbitkan", exact: true }).click();
  await staff.getByRole("button", { name: "Ya, terbitkan" }).click();
  // What it asks back says nearly the same.
  await staff.waitForURL(/tersimpan=publish/);
  await expect(staff.getByText("Tampil di situs publik.")).toBeVisible();
  await expectAccessible(staff);
  await expect(async () => {
    await citizen.goto("/keputusan");
    await expect(citizen.getByText(decision)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(citizen.getByRole("link", { name: "Homecare", exact: true })).toBeVisible();
  await expect(citizen.getByText(task)).toBeHidden();

  // What was saved is not kept on the device: the form for the next decision is empty.
  await member.getByRole("link", { name: "Catat keputusan" }).click();
  await expect(member.getByRole("textbox", { name: "Keputusan", exact: true })).toHaveValue("");
  await expect(member.getByLabel("Tindakan pertama")).toHaveValue("");
  await expect(member.getByText("dipulihkan dari perangkat ini")).toBeHidden();

  // Several forms of one kind stand on a meeting's page; each error leads to its own field.
  await member.goto(meeting);
  await member.getByText("Tambah tindakan").last().click();
  await member.getByRole("button", { name: "Tambah", exact: true }).last().click();
  await member
    .getByRole("alert")
    .getByRole("link", { name: /^Tindakan:/ })
    .click();
  await expect(member.getByLabel("Tindakan", { exact: true }).last()).toBeFocused();
  await expectAccessible(member);

  // The agency finds it among its tasks and does it like any other action; another agency does not see it.
  const officer = await person("dinkes");
  await officer.goto("/kelola");
  await officer.getByRole("link", { name: `Tindakan: ${task}` }).click();
  await expect(officer.getByText("Posyandu melapor secara daring mulai tahun depan.")).toBeVisible();
  await officer.getByLabel("Kemajuan", { exact: true }).fill("100");
  await officer.getByLabel("Yang sudah dilakukan").fill("Panduan sudah terbit.");
  await officer.getByRole("button", { name: "Simpan kemajuan" }).click();
  await expect(officer.getByText("Kemajuan tersimpan.")).toBeVisible();
  await expectAccessible(officer);
  const action = new URL(officer.url()).pathname;
  const stranger = await as(browser, "perkim", (page) => watched(page, { expectedErrors: /404/ }));
  for (const hidden of [action, meeting, "/dewan/rapat", "/dewan/anggota"])
    expect((await stranger.goto(hidden))?.status(), hidden).toBe(404);

  // Minutes with a place for signatures; the decision stands beside what it is about.
  await member.goto(meeting);
  await expect(member.getByText("Selesai", { exact: true })).toBeVisible();
  const [minutes] = await Promise.all([
    member.waitForEvent("download"),
    member.getByRole("link", { name: "Unduh notulen (PDF)" }).click(),
  ]);
  expect((await readFile(await minutes.path())).subarray(0, 5).toString()).toBe("%PDF-");
  for (const about of ["/kelola/program/homecare", "/dewan/smart-living"]) {
    await member.goto(about);
    const decisions = member.getByRole("region", { name: "Keputusan Dewan", exact: true });
    await expect(decisions).toContainText("Posyandu melapor");
  }
  for (const guest of [stranger.request, (await browser.newContext()).request])
    expect((await guest.get(`/api/exports/minutes/${meeting.split("/").at(-1)}`)).status()).toBeGreaterThanOrEqual(401);
});
