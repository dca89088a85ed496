-- SPDX-License-Identifier: Apache-2.0
-- What filing a letter taught goes with the letter: its subject, code and sender are words of what was destroyed.
DELETE FROM archive_choice WHERE NOT EXISTS (
  SELECT 1 FROM archive_item i WHERE i.subject = archive_choice.subject AND i.unit_id = archive_choice.unit_id);
