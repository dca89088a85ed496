-- SPDX-License-Identifier: Apache-2.0
-- A vector of PostgreSQL takes 1 MB: what a longer text has more stands here, in as many rows as it needs.
-- postgres:
CREATE TABLE core_search_rest (
    place BIGINT NOT NULL,
    words TSVECTOR NOT NULL
);
CREATE INDEX core_search_rest_place ON core_search_rest (place);
CREATE INDEX core_search_rest_words ON core_search_rest USING GIN (words);
-- both:
