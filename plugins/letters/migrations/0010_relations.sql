-- SPDX-License-Identifier: Apache-2.0
-- How letters stand to each other. subject: "letter:<id>" of this house or that of another room; to_id: the
-- letter of this house it is or is a copy of. Number, date, issuer and access class as they were when it was declared.
-- In force while from_id is sealed or sent and it has not lapsed (its letter was cancelled).
CREATE TABLE letters_relation (
    from_id {{uuid}} NOT NULL REFERENCES letters_letter (id),
    how TEXT NOT NULL,
    subject TEXT NOT NULL,
    to_id {{uuid}} REFERENCES letters_letter (id),
    link TEXT NOT NULL,
    kind TEXT NOT NULL,
    issuer TEXT NOT NULL,
    number TEXT NOT NULL,
    letter_date TEXT NOT NULL,
    title TEXT NOT NULL,
    access TEXT NOT NULL,
    lapsed {{bool}} NOT NULL,
    PRIMARY KEY (from_id, subject)
) {{table}};

CREATE INDEX letters_relation_by_to ON letters_relation (to_id);
CREATE INDEX letters_relation_by_subject ON letters_relation (subject);
