// A pillar, an agency, fifty indicators that are measured monthly, and an administrator: what a load is held against.
import { db } from "@/lib/platform/db/client";

const agency = await db().agency.create({ data: { code: "OPD", name: "Perangkat daerah", shortName: "OPD" } });
const pillar = await db().pillar.create({
  data: { code: "LIVING", slug: "smart-living", order: 1, name: "Smart Living", focusId: "x", focusEn: "x" },
});
await db().user.create({ data: { email: "admin@kota.test", name: "Admin", role: "ADMIN" } });
for (let number = 1; number <= 50; number += 1)
  await db().indicator.create({
    data: {
      ...{ code: `IND-${number}`, nameId: `Indikator ${number}`, nameEn: `Indicator ${number}` },
      ...{ pillarId: pillar.id, agencyId: agency.id },
      definitions: {
        create: {
          ...{ number: 1, unit: "orang", decimals: 2, polarity: "HIGHER", frequency: "MONTHLY", aggregation: "LAST" },
          ...{ formulaId: "x", dataSource: "x" },
        },
      },
    },
  });
await db().$disconnect();
