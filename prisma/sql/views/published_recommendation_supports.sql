CREATE VIEW published_recommendation_supports AS
 SELECT s."recommendationId",
    s."agencyId"
   FROM recommendation_supports s
     JOIN published_recommendations c ON c.id = s."recommendationId";
