-- SPDX-License-Identifier: Apache-2.0
-- Each way to a letter has an index that ends in the order of the list; what waits, and copies, have their own beside
-- it, so that neither is looked for among what lies closed behind them. Conditions stand as the queries have them.
DROP INDEX incoming_entry_unread;
DROP INDEX incoming_entry_untreated;
DROP INDEX incoming_entry_by_person;
CREATE INDEX incoming_entry_by_person ON incoming_entry (person_id, received_at, id) WHERE person_id IS NOT NULL;
CREATE INDEX incoming_entry_by_registrar ON incoming_entry (registrar_id, received_at, id);
CREATE INDEX incoming_entry_by_clerk ON incoming_entry (clerk_id, received_at, id);
CREATE INDEX incoming_entry_waits ON incoming_entry (position_id, received_at, id) WHERE state IN ('unread', 'read');
CREATE INDEX incoming_entry_waits_in_book ON incoming_entry (book_id, received_at, id) WHERE state IN ('unread', 'read');
CREATE INDEX incoming_entry_waits_with_registrar ON incoming_entry (registrar_id, received_at, id)
    WHERE state IN ('unread', 'read');
CREATE INDEX incoming_entry_waits_with_clerk ON incoming_entry (clerk_id, received_at, id)
    WHERE state IN ('unread', 'read');
CREATE INDEX incoming_entry_copies ON incoming_entry (position_id, received_at, id) WHERE is_copy = 1;
CREATE INDEX incoming_entry_copies_in_book ON incoming_entry (book_id, received_at, id) WHERE is_copy = 1;
CREATE INDEX incoming_entry_copies_of_registrar ON incoming_entry (registrar_id, received_at, id) WHERE is_copy = 1;
CREATE INDEX incoming_entry_copies_of_clerk ON incoming_entry (clerk_id, received_at, id) WHERE is_copy = 1;
CREATE INDEX incoming_mark_by_position ON incoming_mark (position_id, entry_id);
CREATE INDEX incoming_branch_reported ON incoming_branch (position_id, given_at, id) WHERE state = 'reported';
CREATE INDEX incoming_branch_to_accept ON incoming_branch (giver_id, given_at, id) WHERE state = 'reported';
