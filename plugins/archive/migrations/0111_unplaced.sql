-- SPDX-License-Identifier: Apache-2.0
-- A records unit or an institution received it, on paper too, and its depot has told no place of it yet. Of those received
-- before that was kept, who bears no place at all.
ALTER TABLE archive_dossier ADD COLUMN unplaced {{bool}} NOT NULL DEFAULT 0;
UPDATE archive_dossier SET unplaced = 1 WHERE custody IN ('records_unit', 'institution') AND place = ''
  AND life NOT IN ('destroyed', 'handed_over')
  AND EXISTS (SELECT 1 FROM archive_item i WHERE i.dossier_id = archive_dossier.id AND i.medium <> 'electronic');
CREATE INDEX archive_dossier_unplaced ON archive_dossier (keeper_id) WHERE unplaced = 1;
