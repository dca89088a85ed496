-- SPDX-License-Identifier: Apache-2.0
-- The activity of a guarded dossier nobody told the end of ended when it was closed.
UPDATE archive_mark SET ended_on = (SELECT d.closed_on FROM archive_dossier d WHERE d.id = archive_mark.dossier_id)
WHERE kind = 'terjaga' AND ended_on IS NULL;

-- Who else holds a file is asked of each that is destroyed.
CREATE INDEX archive_item_digest ON archive_item (digest);
