CREATE VIEW published_value_withdrawals AS
 SELECT w."valueId",
    w.at,
    w."movedTo",
    w."reasonId",
    w."reasonEn"
   FROM value_withdrawals w
     JOIN published_indicator_values v ON v.id = w."valueId";
