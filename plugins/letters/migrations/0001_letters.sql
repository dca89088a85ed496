-- SPDX-License-Identifier: Apache-2.0
-- Outgoing letters, what was saved of each, and to whom they go.
CREATE TABLE letters_letter (
    id {{uuid}} PRIMARY KEY,
    state TEXT NOT NULL,
    kind TEXT NOT NULL,
    version {{integer}} NOT NULL,
    unit_id {{uuid}} NOT NULL,
    book_id {{uuid}} NOT NULL,
    drafter_id {{uuid}} NOT NULL,
    drafter_position_id {{uuid}} NOT NULL,
    drafter_name TEXT NOT NULL,
    created_at {{ms}} NOT NULL,
    changed_at {{ms}} NOT NULL,
    subject TEXT NOT NULL,
    access TEXT NOT NULL,
    urgency TEXT NOT NULL,
    classification TEXT NOT NULL,
    signer_id {{uuid}},
    content {{json}} NOT NULL,
    note TEXT NOT NULL,
    note_by TEXT NOT NULL,
    series TEXT,
    number_no {{integer}},
    number TEXT,
    letter_date TEXT,
    numbered_at {{ms}},
    signer_person_id {{uuid}},
    signer_block {{json}},
    code TEXT UNIQUE,
    unsigned_bytes TEXT,
    bytes TEXT,
    pages {{integer}} NOT NULL,
    sent_at {{ms}}
) {{table}};

CREATE INDEX letters_letter_by_unit ON letters_letter (unit_id, changed_at, id);
CREATE INDEX letters_letter_by_drafter ON letters_letter (drafter_id, changed_at, id);
CREATE INDEX letters_letter_by_bytes ON letters_letter (bytes);

CREATE TABLE letters_version (
    letter_id {{uuid}} NOT NULL REFERENCES letters_letter (id),
    version {{integer}} NOT NULL,
    saved_at {{ms}} NOT NULL,
    person_id {{uuid}} NOT NULL,
    person_name TEXT NOT NULL,
    content {{json}} NOT NULL,
    PRIMARY KEY (letter_id, version)
) {{table}};

CREATE TABLE letters_addressee (
    letter_id {{uuid}} NOT NULL REFERENCES letters_letter (id),
    place {{integer}} NOT NULL,
    position_id {{uuid}} NOT NULL,
    printed TEXT NOT NULL,
    copy {{bool}} NOT NULL,
    received_at {{ms}},
    agenda TEXT,
    PRIMARY KEY (letter_id, position_id)
) {{table}};

CREATE INDEX letters_addressee_by_position ON letters_addressee (position_id, letter_id);

-- Positions that have or had a step in a round over the letter.
CREATE TABLE letters_participant (
    letter_id {{uuid}} NOT NULL REFERENCES letters_letter (id),
    position_id {{uuid}} NOT NULL,
    PRIMARY KEY (letter_id, position_id)
) {{table}};

CREATE INDEX letters_participant_by_position ON letters_participant (position_id, letter_id);
