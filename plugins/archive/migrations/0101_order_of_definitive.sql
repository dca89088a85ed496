-- SPDX-License-Identifier: Apache-2.0
-- A list in the order of the definitive numbers goes from number to number.
CREATE INDEX archive_dossier_definitive ON archive_dossier (definitive, unit_name, unit_id) WHERE definitive IS NOT NULL;
