-- SPDX-License-Identifier: Apache-2.0
-- The edition of the scheme the code of a dossier was given by: a newer one may use the number again for another matter.
-- '' of those opened before that was kept; they are known by what their code was called.
ALTER TABLE archive_dossier ADD COLUMN scheme TEXT NOT NULL DEFAULT '';
