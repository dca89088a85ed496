-- SPDX-License-Identifier: Apache-2.0
-- Rules frozen before schedules had marks were read by their words each time: the marks are set once, as the words say.
-- sqlite:
UPDATE archive_dossier SET rule = json_set(rule, '$.to_personal', json(CASE
    WHEN LOWER(json_extract(rule, '$.exception')) LIKE '%perseorangan%' THEN 'true' ELSE 'false' END))
WHERE rule LIKE '{%' AND json_type(rule, '$.to_personal') IS NULL;
UPDATE archive_dossier SET rule_seen = json_set(rule_seen, '$.to_personal', json(CASE
    WHEN LOWER(json_extract(rule_seen, '$.exception')) LIKE '%perseorangan%' THEN 'true' ELSE 'false' END))
WHERE rule_seen LIKE '{%' AND json_type(rule_seen, '$.to_personal') IS NULL;
UPDATE archive_dossier SET rule = json_set(rule, '$.triggers', json((
    SELECT json_group_array(json_set(t.value, '$.repeats', json(CASE
        WHEN LOWER(json_extract(t.value, '$.name')) LIKE '%terakhir%' THEN 'true' ELSE 'false' END)))
    FROM json_each(rule, '$.triggers') t)))
WHERE rule LIKE '{%' AND json_type(rule, '$.triggers[0]') IS NOT NULL AND json_type(rule, '$.triggers[0].repeats') IS NULL;
UPDATE archive_dossier SET rule_seen = json_set(rule_seen, '$.triggers', json((
    SELECT json_group_array(json_set(t.value, '$.repeats', json(CASE
        WHEN LOWER(json_extract(t.value, '$.name')) LIKE '%terakhir%' THEN 'true' ELSE 'false' END)))
    FROM json_each(rule_seen, '$.triggers') t)))
WHERE rule_seen LIKE '{%' AND json_type(rule_seen, '$.triggers[0]') IS NOT NULL
    AND json_type(rule_seen, '$.triggers[0].repeats') IS NULL;
-- postgres:
CREATE FUNCTION archive_marked(rule text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT (jsonb_build_object('to_personal', LOWER(COALESCE(rule::jsonb ->> 'exception', '')) LIKE '%perseorangan%')
        || rule::jsonb
        || CASE WHEN rule::jsonb -> 'triggers' IS NULL THEN '{}'::jsonb ELSE jsonb_build_object('triggers', COALESCE((
            SELECT jsonb_agg(jsonb_build_object('repeats', LOWER(t.value ->> 'name') LIKE '%terakhir%') || t.value
                ORDER BY t.place)
            FROM jsonb_array_elements(rule::jsonb -> 'triggers') WITH ORDINALITY AS t(value, place)), '[]'::jsonb)) END)::text
$$;
UPDATE archive_dossier SET rule = archive_marked(rule) WHERE rule LIKE '{%';
UPDATE archive_dossier SET rule_seen = archive_marked(rule_seen) WHERE rule_seen LIKE '{%';
DROP FUNCTION archive_marked(text);
-- both:
