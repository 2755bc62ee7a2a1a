-- A kelurahan that gave a part away and ended later gave that part, and not itself.
CREATE OR REPLACE VIEW published_kelurahan_successions AS
  SELECT s.id, s."fromId", s."toId", s."on", s.kind
  FROM kelurahan_successions s;
