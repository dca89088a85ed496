-- SPDX-License-Identifier: Apache-2.0
-- Registers are read by book and day.
CREATE INDEX letters_letter_by_book ON letters_letter (book_id, letter_date);
CREATE INDEX letters_letter_by_dispatch ON letters_letter (book_id, sent_at);
