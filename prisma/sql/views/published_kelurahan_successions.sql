CREATE VIEW published_kelurahan_successions AS
 SELECT id,
    "fromId",
    "toId",
    "on",
    kind
   FROM kelurahan_successions s;
