CREATE VIEW published_legal_document_links AS
 SELECT k."fromId",
    k."toId",
    k.relation
   FROM legal_document_links k
     JOIN legal_documents a ON a.id = k."fromId" AND a."publishedAt" IS NOT NULL
     JOIN legal_documents b ON b.id = k."toId" AND b."publishedAt" IS NOT NULL;
