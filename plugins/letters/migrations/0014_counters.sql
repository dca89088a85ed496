-- SPDX-License-Identifier: Apache-2.0
-- What is sealed and not sent, or printed for ink, is counted without what lies sent behind it.
CREATE INDEX letters_letter_sealed ON letters_letter (unit_id, changed_at, id) WHERE state = 'sealed';
CREATE INDEX letters_letter_printed ON letters_letter (unit_id, changed_at, id) WHERE state = 'printed';
