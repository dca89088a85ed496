-- SPDX-License-Identifier: Apache-2.0
-- Nomor definitif, given by the records unit to what it received.
ALTER TABLE archive_dossier ADD COLUMN definitive {{integer}};
