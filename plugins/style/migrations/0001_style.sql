-- SPDX-License-Identifier: Apache-2.0
-- How documents look: editions of kinds, profiles and letterheads, which kinds are in use, which
-- profile is in force from when, and the emblems uploaded.
CREATE TABLE style_edition (
    thing TEXT NOT NULL,
    code TEXT NOT NULL,
    number {{integer}} NOT NULL,
    state TEXT NOT NULL,
    revision {{integer}} NOT NULL,
    definition {{json}} NOT NULL,
    shipped TEXT NOT NULL,
    changed_at {{ms}} NOT NULL,
    person_id {{uuid}},
    person_name TEXT NOT NULL,
    published_at {{ms}},
    PRIMARY KEY (thing, code, number)
) {{table}};

-- Kinds the agency does not write; a kind without a row is in use.
CREATE TABLE style_unused (
    code TEXT PRIMARY KEY
) {{table}};

CREATE TABLE style_force (
    from_day TEXT PRIMARY KEY,
    profile TEXT NOT NULL,
    person_name TEXT NOT NULL
) {{table}};

CREATE TABLE style_emblem (
    slot TEXT NOT NULL,
    number {{integer}} NOT NULL,
    digest TEXT NOT NULL,
    width {{integer}} NOT NULL,
    height {{integer}} NOT NULL,
    made_at {{ms}} NOT NULL,
    person_name TEXT NOT NULL,
    PRIMARY KEY (slot, number)
) {{table}};
