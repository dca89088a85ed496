-- SPDX-License-Identifier: Apache-2.0
-- Addressees outside the agency: partners of the address book and texts written once, and how the letter
-- was brought to each by hand. town: where a partner sits. written with the content, frozen with it.
CREATE TABLE letters_outside (
    letter_id {{uuid}} NOT NULL REFERENCES letters_letter (id),
    place {{integer}} NOT NULL,
    partner_id {{uuid}},
    printed TEXT NOT NULL,
    town TEXT NOT NULL,
    copy {{bool}} NOT NULL,
    way TEXT,
    handed_on TEXT,
    receipt TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    recorded_by TEXT NOT NULL DEFAULT '',
    recorded_at {{ms}},
    PRIMARY KEY (letter_id, place)
) {{table}};
CREATE INDEX letters_outside_partner ON letters_outside (partner_id, letter_id);
