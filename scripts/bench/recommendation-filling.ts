// Five thousand recommendations beside the shipped facts. Invented, and gone with the benchmark's database.
import { db, type Transaction } from "@/lib/platform/db/client";
import { createUser } from "@/lib/platform/users/mutations";
import { OperatorError } from "../operator";

const ROUNDS = 25;
const EACH = 200;
const FIRST_YEAR = 1990;
/** The newest of them, with 4,800 earlier recommendations to be likened to. */
export const NEWEST_ROUND = String(FIRST_YEAR + ROUNDS - 1);

const VERBS = ["Mendorong", "Mempercepat", "Melengkapi", "Menyusun", "Memperluas", "Mengintegrasikan", "Mengevaluasi"];
const THINGS = [
  "pemanfaatan Pusat Data Nasional oleh perangkat daerah",
  "terbitnya Peraturan Wali Kota sebagai dasar hukum program",
  "layanan pengaduan warga yang bisa diakses penyandang disabilitas",
  "peta risiko banjir dan genangan beserta jalur evakuasinya",
  "data statistik sektoral dengan metadata menurut Satu Data",
  "promosi wisata kuliner dan kerajinan lewat kanal digital",
  "pengangkutan sampah terpilah dan bank sampah",
  "pelatihan pemasaran daring bagi pelaku usaha mikro",
  "pemantauan gizi balita dan ibu hamil di posyandu",
  "penerangan jalan umum hemat energi dan titik pantau lalu lintas",
];
const PLACES = [
  "di seluruh kelurahan",
  "bersama perguruan tinggi setempat",
  "dengan target yang terukur setiap triwulan",
  "serta melaporkannya kepada Dewan Smart City",
  "di Kecamatan Mojoroto",
  "di Kecamatan Pesantren",
  "melalui aplikasi yang sudah ada",
  "dengan anggaran yang berkelanjutan",
];

type People = Record<"staff" | "officer" | "council", { email: string; password: string }>;
export interface RecommendationFilling extends Pick<People, "staff"> {
  recommendations: number;
  overdue: number;
}

async function makePeople(): Promise<People> {
  const made = {} as People;
  for (const [name, role] of [
    ["staff", "STAFF"],
    ["officer", "AGENCY"],
    ["council", "COUNCIL"],
  ] as const) {
    const email = `bangku-uji-${name}@enampilar.test`;
    const agency = role === "AGENCY" ? { agencyCode: "DLHKP" } : {};
    const user = await createUser({ email, name: `Bangku Uji ${name}`, role, ...agency });
    if (!user.ok) throw new OperatorError(`The benchmark's account could not be made: ${user.error.code}`);
    made[name] = { email, password: user.value.password };
  }
  return made;
}

/** Of ten: five are late at work, one is on time, one new and three are confirmed. */
async function insertRecommendations(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO evaluation_rounds ("id", "slug", "year", "phase", "source", "publishedAt")
    SELECT gen_random_uuid(), y::text, y, 'PUBLISHED', 'bangku uji', now()
    FROM generate_series(${FIRST_YEAR}::int, ${FIRST_YEAR + ROUNDS - 1}::int) y ON CONFLICT DO NOTHING`;
  await tx.$executeRaw`
    WITH people AS (
      SELECT (SELECT "id" FROM users WHERE "email" = 'bangku-uji-staff@enampilar.test') AS staff,
             (SELECT "id" FROM users WHERE "email" = 'bangku-uji-officer@enampilar.test') AS officer,
             (SELECT "id" FROM users WHERE "email" = 'bangku-uji-council@enampilar.test') AS council,
             (SELECT "id" FROM agencies WHERE "steward") AS steward
    ), agencies_ AS (
      SELECT "id", row_number() OVER (ORDER BY "code") - 1 AS n, count(*) OVER () AS many FROM agencies WHERE "cityAgency" AND NOT "steward"
    ), rows_ AS (
      SELECT r."id" AS round, r."year", n, hashtextextended(r."year" || ' ' || n, 7) & 1048575 AS h, n % 10 AS kind
      FROM evaluation_rounds r CROSS JOIN generate_series(1, ${EACH}::int) n WHERE r."source" = 'bangku uji'
    )
    INSERT INTO recommendations ("id", "roundId", "order", "pillarId", "text", "leadAgencyId", "officerId", "dueOn", "originalDueOn", "source",
      "publishedAt", "state", "status", "closesAs", "resultText", "submittedAt", "submittedById", "submittedAgencyId", "verifiedAt", "verifiedById",
      "verifiedAgencyId", "confirmedAt", "confirmedById")
    SELECT gen_random_uuid(), x.round, x.n, p."id",
      (${VERBS}::text[])[1 + x.h % ${VERBS.length}::int] || ' ' || (${THINGS}::text[])[1 + x.h / 7 % ${THINGS.length}::int] || ' '
        || (${PLACES}::text[])[1 + x.h / 91 % ${PLACES.length}::int] || ' pada tahun ' || (x."year" + 1) || ', nomor ' || x.h,
      a."id", CASE WHEN kind < 6 THEN people.officer END,
      CASE WHEN kind < 5 THEN current_date - 1 - (x.h % 900)::int WHEN kind = 5 THEN current_date + 30 WHEN kind > 6 THEN current_date - 400 END,
      CASE WHEN kind <> 6 THEN current_date - 1000 END, 'bangku uji', now() - make_interval(days => x.n),
      (CASE WHEN kind < 2 THEN 'ASSIGNED' WHEN kind < 6 THEN 'IN_PROGRESS' WHEN kind = 6 THEN 'RECEIVED' ELSE 'REPORTED' END)::"RecommendationState",
      (CASE WHEN kind IN (0, 1, 6) THEN 'NOT_STARTED' WHEN kind < 6 THEN 'IN_PROGRESS' ELSE 'DONE' END)::"RecommendationStatus",
      (CASE WHEN kind > 6 THEN 'DONE' END)::"RecommendationStatus", CASE WHEN kind > 6 THEN 'Sudah dilaksanakan sesuai rekomendasi.' ELSE '' END,
      CASE WHEN kind > 6 THEN now() END, CASE WHEN kind > 6 THEN people.officer END, CASE WHEN kind > 6 THEN a."id" END,
      CASE WHEN kind > 6 THEN now() END, CASE WHEN kind > 6 THEN people.staff END, CASE WHEN kind > 6 THEN people.steward END,
      CASE WHEN kind > 6 THEN now() END, CASE WHEN kind > 6 THEN people.council END
    FROM rows_ x CROSS JOIN people JOIN agencies_ a ON a.n = x.h % a.many LEFT JOIN pillars p ON p."order" = 1 + x.h % 7`;
}

/** What hangs on each: four events, two actions with an update each, two reports, a helper, a piece of evidence. */
async function insertWork(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO recommendation_events ("id", "recommendationId", "at", "kind", "state", "actorId", "note", "dueBefore", "dueAfter")
    SELECT gen_random_uuid(), c."id", now() - make_interval(days => 4 - k), (ARRAY['RECEIVED', 'ASSIGNED', 'DUE_CHANGED', 'STARTED'])[k]::"RecommendationEventKind",
      (ARRAY['RECEIVED', 'ASSIGNED', 'ASSIGNED', 'IN_PROGRESS'])[k]::"RecommendationState", CASE WHEN k > 1 THEN u."id" END, 'bangku uji',
      CASE WHEN k = 3 THEN c."originalDueOn" END, CASE k WHEN 2 THEN c."originalDueOn" WHEN 3 THEN c."dueOn" END
    FROM recommendations c JOIN users u ON u."email" = 'bangku-uji-staff@enampilar.test' CROSS JOIN generate_series(1, 4) k WHERE c."source" = 'bangku uji'`;
  await tx.$executeRaw`
    INSERT INTO follow_up_actions ("id", "recommendationId", "text", "agencyId", "officerId", "dueOn", "originalDueOn", "percent", "createdById")
    SELECT gen_random_uuid(), c."id", 'Langkah bangku uji ' || k, c."leadAgencyId", c."officerId", coalesce(c."dueOn", current_date) - k, current_date - 1000,
      CASE WHEN c."status" = 'DONE' OR k = 2 THEN 100 ELSE 40 END, u."id"
    FROM recommendations c JOIN users u ON u."email" = 'bangku-uji-staff@enampilar.test' CROSS JOIN generate_series(1, 2) k WHERE c."source" = 'bangku uji'`;
  await tx.$executeRaw`
    INSERT INTO action_updates ("id", "actionId", "actorId", "percent", "note")
    SELECT gen_random_uuid(), a."id", a."createdById", a."percent", 'bangku uji' FROM follow_up_actions a WHERE a."text" LIKE 'Langkah bangku uji %'`;
  await tx.$executeRaw`
    INSERT INTO recommendation_reports ("id", "recommendationId", "status", "text", "source", "createdAt", "publishedAt")
    SELECT gen_random_uuid(), c."id", CASE WHEN k = 2 THEN c."status" ELSE 'NOT_STARTED' END, 'Laporan bangku uji ' || k, 'bangku uji',
      now() - make_interval(days => 9 - k), now() - make_interval(days => 9 - k)
    FROM recommendations c CROSS JOIN generate_series(1, 2) k WHERE c."source" = 'bangku uji' AND c."state" <> 'RECEIVED'`;
  await tx.$executeRaw`
    INSERT INTO recommendation_supports ("recommendationId", "agencyId")
    SELECT c."id", a."id" FROM recommendations c JOIN LATERAL (SELECT "id" FROM agencies
      WHERE "cityAgency" AND NOT "steward" AND "id" <> c."leadAgencyId" ORDER BY md5("id"::text || c."id"::text) LIMIT 1) a ON true
    WHERE c."source" = 'bangku uji'`;
  await tx.$executeRaw`
    INSERT INTO evidence ("id", "title", "url", "informationClass", "recommendationId", "addedById", "checkedById", "checkedAt")
    SELECT gen_random_uuid(), 'Bukti bangku uji', 'https://contoh.test/bukti', 'PERIODIC', c."id", o."id", s."id", now()
    FROM recommendations c JOIN users o ON o."email" = 'bangku-uji-officer@enampilar.test' JOIN users s ON s."email" = 'bangku-uji-staff@enampilar.test'
    WHERE c."source" = 'bangku uji' AND c."status" = 'DONE'`;
  // Chains of three, across years.
  await tx.$executeRaw`
    UPDATE recommendations c SET "forerunnerId" = f."id" FROM recommendations f JOIN evaluation_rounds fr ON fr."id" = f."roundId", evaluation_rounds r
    WHERE r."id" = c."roundId" AND fr."year" = r."year" - 1 AND f."order" = c."order" AND c."order" % 9 = 0 AND r."year" % 3 <> 0
      AND c."source" = 'bangku uji' AND f."source" = 'bangku uji'`;
}

const GUARDED = ["evaluation_rounds", "recommendations", "recommendation_reports", "follow_up_actions", "evidence"];

export async function fillRecommendations(): Promise<RecommendationFilling> {
  const { staff } = await makePeople();
  await db().$transaction(
    async (tx) => {
      // Written as it would stand after years of steps; the triggers that let through one step at a time are asleep.
      for (const table of GUARDED) await tx.$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await insertRecommendations(tx);
      await insertWork(tx);
      for (const table of GUARDED) await tx.$executeRawUnsafe(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    },
    { timeout: 300_000 },
  );
  await db().$executeRawUnsafe("ANALYZE");
  const own = { source: "bangku uji" };
  const open = { dueOn: { lt: new Date() }, status: { in: ["NOT_STARTED" as const, "IN_PROGRESS" as const] } };
  const [recommendations, overdue] = await Promise.all([
    db().recommendation.count({ where: own }),
    db().recommendation.count({ where: { ...own, ...open } }),
  ]);
  return { staff, recommendations, overdue };
}
