-- SPDX-License-Identifier: Apache-2.0
-- What is sealed and not sent, returned or printed is counted by its state, whatever lies sent behind it.
CREATE INDEX letters_letter_by_state ON letters_letter (state, changed_at, id);
