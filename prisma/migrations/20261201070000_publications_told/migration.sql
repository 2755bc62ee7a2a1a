-- A publication is told within its own transaction: every process that keeps pages hears of it when it is committed, and of
-- none that is not, whatever becomes of the process that made it (docs/decisions/0034). Told is every change of a row that
-- the public reads, as it was or as it is now; PostgreSQL sends one notice for a transaction, however many rows it changes.
--
-- Arguments: none (every row is public); a column and the values with which its row is public, separated by commas (''
-- stands for any value but none); and where the row is a part of another, that row's table and the column that names it.
CREATE FUNCTION tell_publication() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    one jsonb;
    mark text;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD IS NOT DISTINCT FROM NEW THEN RETURN NULL; END IF;
    FOREACH one IN ARRAY ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END,
        CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END
    ] LOOP
        CONTINUE WHEN one IS NULL;
        IF TG_NARGS = 4 THEN
            EXECUTE format('SELECT to_jsonb(p) FROM %I p WHERE p."id" = $1', TG_ARGV[2]) INTO one USING (one ->> TG_ARGV[3])::uuid;
        END IF;
        IF TG_NARGS > 0 THEN mark := one ->> TG_ARGV[0]; END IF;
        IF TG_NARGS = 0 OR (mark IS NOT NULL AND (TG_ARGV[1] = '' OR mark = ANY (string_to_array(TG_ARGV[1], ',')))) THEN
            PERFORM pg_notify('enam_pilar_publication', '');
            RETURN NULL;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Public as soon as they are there.
CREATE TRIGGER agencies_publication AFTER INSERT OR UPDATE OR DELETE ON "agencies" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER agency_names_publication AFTER INSERT OR UPDATE OR DELETE ON "agency_names" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER agency_successions_publication AFTER INSERT OR UPDATE OR DELETE ON "agency_successions" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER city_settings_publication AFTER INSERT OR UPDATE OR DELETE ON "city_settings" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER fact_corrections_publication AFTER INSERT OR UPDATE OR DELETE ON "fact_corrections" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER fact_sources_publication AFTER INSERT OR UPDATE OR DELETE ON "fact_sources" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER index_targets_publication AFTER INSERT OR UPDATE OR DELETE ON "index_targets" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER kelurahan_publication AFTER INSERT OR UPDATE OR DELETE ON "kelurahan" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER kelurahan_names_publication AFTER INSERT OR UPDATE OR DELETE ON "kelurahan_names" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER kelurahan_successions_publication AFTER INSERT OR UPDATE OR DELETE ON "kelurahan_successions" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER legal_document_links_publication AFTER INSERT OR UPDATE OR DELETE ON "legal_document_links" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER pillars_publication AFTER INSERT OR UPDATE OR DELETE ON "pillars" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER target_revisions_publication AFTER INSERT OR UPDATE OR DELETE ON "target_revisions" FOR EACH ROW EXECUTE FUNCTION tell_publication();
CREATE TRIGGER value_withdrawals_publication AFTER INSERT OR UPDATE OR DELETE ON "value_withdrawals" FOR EACH ROW EXECUTE FUNCTION tell_publication();

-- Public since a day of their own.
CREATE TRIGGER decisions_publication AFTER INSERT OR UPDATE OR DELETE ON "decisions" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER evaluation_rounds_publication AFTER INSERT OR UPDATE OR DELETE ON "evaluation_rounds" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER glossary_terms_publication AFTER INSERT OR UPDATE OR DELETE ON "glossary_terms" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER indicators_publication AFTER INSERT OR UPDATE OR DELETE ON "indicators" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER legal_documents_publication AFTER INSERT OR UPDATE OR DELETE ON "legal_documents" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER programmes_publication AFTER INSERT OR UPDATE OR DELETE ON "programmes" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER recommendation_reports_publication AFTER INSERT OR UPDATE OR DELETE ON "recommendation_reports" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER recommendations_publication AFTER INSERT OR UPDATE OR DELETE ON "recommendations" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER scores_publication AFTER INSERT OR UPDATE OR DELETE ON "scores" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');
CREATE TRIGGER site_texts_publication AFTER INSERT OR UPDATE OR DELETE ON "site_texts" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '');

-- Public in a state.
CREATE TRIGGER indicator_values_publication AFTER INSERT OR UPDATE OR DELETE ON "indicator_values" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
CREATE TRIGGER instruments_publication AFTER INSERT OR UPDATE OR DELETE ON "instruments" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE');
CREATE TRIGGER programme_funding_publication AFTER INSERT OR UPDATE OR DELETE ON "programme_funding" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
CREATE TRIGGER programme_milestones_publication AFTER INSERT OR UPDATE OR DELETE ON "programme_milestones" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
CREATE TRIGGER programme_years_publication AFTER INSERT OR UPDATE OR DELETE ON "programme_years" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
CREATE TRIGGER progress_reports_publication AFTER INSERT OR UPDATE OR DELETE ON "progress_reports" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');
CREATE TRIGGER public_questions_publication AFTER INSERT OR UPDATE OR DELETE ON "public_questions" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'OPEN,ANSWERED,PUBLISHED');
CREATE TRIGGER testimonies_publication AFTER INSERT OR UPDATE OR DELETE ON "testimonies" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED');

-- Public with what they are a part of.
CREATE TRIGGER consents_publication AFTER INSERT OR UPDATE OR DELETE ON "consents" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'PUBLISHED', 'testimonies', 'testimonyId');
CREATE TRIGGER indicator_definitions_publication AFTER INSERT OR UPDATE OR DELETE ON "indicator_definitions" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'indicators', 'indicatorId');
CREATE TRIGGER indicator_frameworks_publication AFTER INSERT OR UPDATE OR DELETE ON "indicator_frameworks" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'indicators', 'indicatorId');
CREATE TRIGGER indicator_moves_publication AFTER INSERT OR UPDATE OR DELETE ON "indicator_moves" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'indicators', 'indicatorId');
CREATE TRIGGER indicator_targets_publication AFTER INSERT OR UPDATE OR DELETE ON "indicator_targets" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'indicators', 'indicatorId');
CREATE TRIGGER instrument_bands_publication AFTER INSERT OR UPDATE OR DELETE ON "instrument_bands" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE', 'instruments', 'instrumentId');
CREATE TRIGGER instrument_levels_publication AFTER INSERT OR UPDATE OR DELETE ON "instrument_levels" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE', 'instruments', 'instrumentId');
CREATE TRIGGER instrument_pillars_publication AFTER INSERT OR UPDATE OR DELETE ON "instrument_pillars" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE', 'instruments', 'instrumentId');
CREATE TRIGGER instrument_sections_publication AFTER INSERT OR UPDATE OR DELETE ON "instrument_sections" FOR EACH ROW EXECUTE FUNCTION tell_publication('status', 'ACTIVE', 'instruments', 'instrumentId');
CREATE TRIGGER programme_kelurahan_publication AFTER INSERT OR UPDATE OR DELETE ON "programme_kelurahan" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'programmes', 'programmeId');
CREATE TRIGGER programme_partners_publication AFTER INSERT OR UPDATE OR DELETE ON "programme_partners" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'programmes', 'programmeId');
CREATE TRIGGER programme_supports_publication AFTER INSERT OR UPDATE OR DELETE ON "programme_supports" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'programmes', 'programmeId');
CREATE TRIGGER recommendation_events_publication AFTER INSERT OR UPDATE OR DELETE ON "recommendation_events" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'recommendations', 'recommendationId');
CREATE TRIGGER recommendation_supports_publication AFTER INSERT OR UPDATE OR DELETE ON "recommendation_supports" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'recommendations', 'recommendationId');
CREATE TRIGGER round_freezes_publication AFTER INSERT OR UPDATE OR DELETE ON "round_freezes" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'evaluation_rounds', 'roundId');
CREATE TRIGGER round_ranks_publication AFTER INSERT OR UPDATE OR DELETE ON "round_ranks" FOR EACH ROW EXECUTE FUNCTION tell_publication('publishedAt', '', 'evaluation_rounds', 'roundId');
CREATE TRIGGER sub_dimensions_publication AFTER INSERT OR UPDATE OR DELETE ON "sub_dimensions" FOR EACH ROW EXECUTE FUNCTION tell_publication();

-- Of a meeting the public reads the day, beside its published decisions.
CREATE TRIGGER meetings_publication AFTER UPDATE OF "heldOn" ON "meetings" FOR EACH ROW
    WHEN (OLD."heldOn" IS DISTINCT FROM NEW."heldOn") EXECUTE FUNCTION tell_publication();

-- What is shown of evidence is of one class, and was looked at.
CREATE TRIGGER evidence_publication AFTER INSERT OR UPDATE OR DELETE ON "evidence" FOR EACH ROW EXECUTE FUNCTION tell_publication('checkedAt', '');
