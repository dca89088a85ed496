-- SPDX-License-Identifier: Apache-2.0
-- Within a year the secret series, kept below zero, stands after the other and counts upwards like it.
DROP INDEX archive_dossier_order;
CREATE INDEX archive_dossier_order ON archive_dossier (unit_name, unit_id, year DESC, (number < 0), (ABS(number)) DESC);
