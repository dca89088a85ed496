-- SPDX-License-Identifier: Apache-2.0
-- reply_by: the day until which the sender asks for an answer. copy_of: the row of the addressed position, of a copy
-- registered with it. due_by: the nearest day anything of it is due, as a number (20261128; 99999999 without one) the
-- list of what is open goes by; null once nothing is left to do.
ALTER TABLE incoming_entry ADD COLUMN reply_by TEXT;
ALTER TABLE incoming_entry ADD COLUMN copy_of {{uuid}};
ALTER TABLE incoming_entry ADD COLUMN due_by {{integer}};
UPDATE incoming_entry SET due_by = COALESCE((SELECT CAST(REPLACE(MIN(b.due), '-', '') AS BIGINT) FROM incoming_branch b
        WHERE b.entry_id = incoming_entry.id AND b.informed = 0 AND b.state IN ('sent', 'read')), 99999999)
    WHERE state IN ('unread', 'read', 'disposed') AND (is_copy = 0 OR state = 'unread');
CREATE INDEX incoming_entry_due ON incoming_entry (position_id, due_by, id) WHERE due_by IS NOT NULL;
CREATE INDEX incoming_entry_due_in_book ON incoming_entry (book_id, due_by, id) WHERE due_by IS NOT NULL;
CREATE INDEX incoming_entry_due_with_registrar ON incoming_entry (registrar_id, due_by, id) WHERE due_by IS NOT NULL;
CREATE INDEX incoming_entry_due_with_clerk ON incoming_entry (clerk_id, due_by, id) WHERE due_by IS NOT NULL;
CREATE INDEX incoming_entry_due_of_person ON incoming_entry (person_id, due_by, id)
    WHERE person_id IS NOT NULL AND due_by IS NOT NULL;
CREATE INDEX incoming_entry_by_copy_of ON incoming_entry (copy_of) WHERE copy_of IS NOT NULL;
