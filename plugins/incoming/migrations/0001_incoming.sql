-- SPDX-License-Identifier: Apache-2.0
-- Mail of positions with its agenda book, dispositions and what became of them.
-- letter_id: the letter of this house; null for one from outside. unit_id: of the position;
-- book_id: the unit whose agenda book it stands in; clerk_id: who registers there.
CREATE TABLE incoming_entry (
    id {{uuid}} PRIMARY KEY,
    letter_id {{uuid}},
    position_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    unit_id {{uuid}} NOT NULL,
    book_id {{uuid}} NOT NULL,
    clerk_id {{uuid}},
    registrar_id {{uuid}},
    book TEXT NOT NULL,
    agenda_no {{integer}} NOT NULL,
    agenda TEXT NOT NULL,
    sender TEXT NOT NULL,
    number TEXT NOT NULL,
    letter_date TEXT NOT NULL,
    received_date TEXT NOT NULL,
    received_at {{ms}} NOT NULL,
    subject TEXT NOT NULL,
    classification TEXT NOT NULL,
    access TEXT NOT NULL,
    urgency TEXT NOT NULL,
    is_copy {{bool}} NOT NULL,
    bytes TEXT NOT NULL,
    pages {{integer}} NOT NULL,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    read_at {{ms}},
    read_by TEXT NOT NULL DEFAULT '',
    closed_at {{ms}},
    close_note TEXT NOT NULL DEFAULT '',
    UNIQUE (letter_id, position_id),
    UNIQUE (book, agenda_no)
) {{table}};
CREATE INDEX incoming_entry_by_position ON incoming_entry (position_id, received_at, id);
CREATE INDEX incoming_entry_by_book ON incoming_entry (book_id, received_at, id);
CREATE INDEX incoming_entry_by_number ON incoming_entry (number);
CREATE INDEX incoming_entry_by_bytes ON incoming_entry (bytes);

-- parent_id: the branch whose receiver passed it on; null: given by the addressed position.
-- instructions: the words as they were then, one a line.
CREATE TABLE incoming_disposition (
    id {{uuid}} PRIMARY KEY,
    entry_id {{uuid}} NOT NULL REFERENCES incoming_entry (id),
    parent_id {{uuid}},
    giver_id {{uuid}} NOT NULL,
    giver_name TEXT NOT NULL,
    giver_person TEXT NOT NULL,
    given_at {{ms}} NOT NULL,
    instructions TEXT NOT NULL,
    note TEXT NOT NULL,
    due TEXT
) {{table}};
CREATE INDEX incoming_disposition_by_entry ON incoming_disposition (entry_id, given_at);

CREATE TABLE incoming_branch (
    id {{uuid}} PRIMARY KEY,
    disposition_id {{uuid}} NOT NULL REFERENCES incoming_disposition (id),
    entry_id {{uuid}} NOT NULL,
    giver_id {{uuid}} NOT NULL,
    position_id {{uuid}} NOT NULL,
    position_name TEXT NOT NULL,
    responsible {{bool}} NOT NULL,
    state TEXT NOT NULL,
    due TEXT,
    given_at {{ms}} NOT NULL,
    read_at {{ms}},
    reported_at {{ms}},
    report TEXT NOT NULL DEFAULT '',
    person TEXT NOT NULL DEFAULT '',
    reply TEXT NOT NULL DEFAULT '',
    ended_at {{ms}},
    UNIQUE (disposition_id, position_id)
) {{table}};
CREATE INDEX incoming_branch_by_entry ON incoming_branch (entry_id);
CREATE INDEX incoming_branch_by_position ON incoming_branch (position_id, given_at, id);
CREATE INDEX incoming_branch_by_giver ON incoming_branch (giver_id, given_at, id);

-- Uploads between the first press of the button and a registered letter; a day old at most.
CREATE TABLE incoming_scan (
    id {{uuid}} PRIMARY KEY,
    person_id {{uuid}} NOT NULL,
    made_at {{ms}} NOT NULL,
    bytes TEXT NOT NULL,
    pages {{integer}} NOT NULL,
    body TEXT NOT NULL
) {{table}};

CREATE TABLE incoming_instruction (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    place {{integer}} NOT NULL
) {{table}};
INSERT INTO incoming_instruction (code, name, place) VALUES
    ('diketahui', 'Untuk diketahui', 1),
    ('tindak_lanjuti', 'Tindak lanjuti sesuai ketentuan', 2),
    ('proses', 'Proses lebih lanjut', 3),
    ('telaah', 'Pelajari/telaah dan beri saran', 4),
    ('koordinasikan', 'Koordinasikan dengan pihak terkait', 5),
    ('siapkan_jawaban', 'Siapkan jawaban/konsep surat', 6),
    ('siapkan_bahan', 'Siapkan bahan rapat', 7),
    ('hadiri', 'Hadiri/wakili', 8),
    ('jadwalkan', 'Jadwalkan', 9),
    ('bicarakan', 'Bicarakan dengan saya', 10),
    ('monitor', 'Monitor dan laporkan', 11),
    ('setuju', 'Setuju, laksanakan', 12),
    ('tolak', 'Tolak dengan penjelasan', 13),
    ('sebarluaskan', 'Sebarluaskan ke jajaran', 14),
    ('simpan', 'Simpan/arsipkan', 15),
    ('edarkan', 'Edarkan', 16),
    ('perbaiki', 'Perbaiki', 17),
    ('ingatkan', 'Ingatkan', 18);

-- Days off beside Saturday and Sunday. Those fixed in the calendar; movable ones are added when the
-- joint decree of the year is out.
CREATE TABLE incoming_holiday (
    day TEXT PRIMARY KEY,
    name TEXT NOT NULL
) {{table}};
INSERT INTO incoming_holiday (day, name) VALUES
    ('2026-12-25', 'Hari Raya Natal'),
    ('2027-01-01', 'Tahun Baru Masehi'), ('2027-05-01', 'Hari Buruh Internasional'),
    ('2027-06-01', 'Hari Lahir Pancasila'), ('2027-08-17', 'Hari Kemerdekaan'),
    ('2027-12-25', 'Hari Raya Natal'),
    ('2028-01-01', 'Tahun Baru Masehi'), ('2028-05-01', 'Hari Buruh Internasional'),
    ('2028-06-01', 'Hari Lahir Pancasila'), ('2028-08-17', 'Hari Kemerdekaan'),
    ('2028-12-25', 'Hari Raya Natal');
