CREATE VIEW published_round_freezes AS
 SELECT f.id,
    f."roundId",
    r.slug,
    f.revision,
    f.reason,
    f."publicText",
    f."publicSha256",
    f."internalSha256",
    f."createdAt",
    f."timeZone"
   FROM round_freezes f
     JOIN evaluation_rounds r ON r.id = f."roundId"
  WHERE r."publishedAt" IS NOT NULL AND r.phase = 'PUBLISHED'::"RoundPhase";
