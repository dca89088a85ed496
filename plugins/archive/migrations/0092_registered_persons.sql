-- SPDX-License-Identifier: Apache-2.0
-- Of a person without NIP: the number a register of the unit gives him, known within that unit alone; '' = has a NIP.
ALTER TABLE archive_person ADD COLUMN registered TEXT NOT NULL DEFAULT '';
CREATE INDEX archive_person_registered ON archive_person (registered);
