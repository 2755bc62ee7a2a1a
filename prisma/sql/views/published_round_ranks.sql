CREATE VIEW published_round_ranks AS
 SELECT k.id,
    k."roundId",
    k.scope,
    k.rank,
    k."outOf",
    k.source
   FROM round_ranks k
     JOIN evaluation_rounds r ON r.id = k."roundId"
  WHERE r."publishedAt" IS NOT NULL;
