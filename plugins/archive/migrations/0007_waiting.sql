-- SPDX-License-Identifier: Apache-2.0
-- Of a kept clock: from which unit the dossier is to be moved once its active period is over, and who has it to decide on
-- once all of it is. Neither while a disposal has it, on its way, or when it is gone.
ALTER TABLE archive_clock ADD COLUMN transfer_from {{uuid}};
ALTER TABLE archive_clock ADD COLUMN decided_by {{uuid}};
UPDATE archive_clock SET
  transfer_from = (SELECT CASE WHEN d.life = 'active' AND d.custody = 'unit' AND d.process = 'none' THEN d.unit_id END
                   FROM archive_dossier d WHERE d.id = archive_clock.dossier_id),
  decided_by = (SELECT CASE WHEN d.life IN ('active', 'inactive') AND d.custody IN ('unit', 'records_unit')
                            AND d.process = 'none' THEN COALESCE(d.keeper_id, d.unit_id) END
                FROM archive_dossier d WHERE d.id = archive_clock.dossier_id);
CREATE INDEX archive_clock_transfer ON archive_clock (transfer_from, active_until);
CREATE INDEX archive_clock_decided ON archive_clock (decided_by, inactive_until);
