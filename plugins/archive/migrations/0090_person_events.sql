-- SPDX-License-Identifier: Apache-2.0
-- What happened to a person counts for all dossiers of that person. `person_id` is the same in all of them and says
-- nothing of him: events never name a NIP, and outlive the dossiers that do.
ALTER TABLE archive_person ADD COLUMN person_id {{uuid}};
UPDATE archive_person SET person_id =
  (SELECT o.dossier_id FROM archive_person o WHERE o.nip = archive_person.nip ORDER BY o.dossier_id LIMIT 1);
CREATE INDEX archive_person_person ON archive_person (person_id);

ALTER TABLE archive_event ADD COLUMN person_id {{uuid}};
CREATE INDEX archive_event_person ON archive_event (person_id);
