-- SPDX-License-Identifier: Apache-2.0
-- A page of a list is read in its order (dossier_store.cpp, behind), not sorted out of the whole archive.
CREATE INDEX archive_dossier_order ON archive_dossier (unit_name, unit_id, year DESC, number DESC);
