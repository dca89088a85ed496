-- SPDX-License-Identifier: Apache-2.0
-- A letter is the berita acara of one batch. Two that were recorded by it at the same moment stood both here on PostgreSQL:
-- it stays that of the one it was begun for, or which took it first. The other keeps number, day and frozen list as they
-- were recorded, and its trail names the letter; only the link to it goes, as of an act on paper, so that nothing recorded
-- is undone by an update.
DELETE FROM depot_scan_act WHERE EXISTS (
  SELECT 1 FROM depot_scan_act f WHERE f.letter_id = depot_scan_act.letter_id AND (f.begun_at < depot_scan_act.begun_at
    OR (f.begun_at = depot_scan_act.begun_at AND f.scan_id < depot_scan_act.scan_id)));
CREATE UNIQUE INDEX depot_scan_act_letter ON depot_scan_act (letter_id);
