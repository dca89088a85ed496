-- SPDX-License-Identifier: Apache-2.0
-- The one bundle of a dossier entered as backlog before lower classes were known had the class of its dossier, which nobody
-- told it: it follows its dossier, as that of one entered since does.
-- sqlite:
DROP TRIGGER archive_item_no_update;
-- postgres:
DROP TRIGGER archive_item_no_update ON archive_item;
-- both:
UPDATE archive_item SET inherits = 1 WHERE subject LIKE 'paper:%' AND item_number = 1
  AND dossier_id IN (SELECT id FROM archive_dossier WHERE source <> '' AND source NOT LIKE 'handed:%');
-- sqlite:
CREATE TRIGGER archive_item_no_update BEFORE UPDATE ON archive_item
BEGIN SELECT RAISE(ABORT, 'archive_item is append only'); END;
-- postgres:
CREATE TRIGGER archive_item_no_update BEFORE UPDATE ON archive_item
    FOR EACH ROW EXECUTE FUNCTION archive_item_refuse();
