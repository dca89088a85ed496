-- SPDX-License-Identifier: Apache-2.0
-- The counters of the desk read what is open and nothing of the archive. Each condition stands as the query has it.
CREATE INDEX incoming_entry_unread ON incoming_entry (position_id, is_copy) WHERE state = 'unread';
CREATE INDEX incoming_entry_untreated ON incoming_entry (position_id, is_copy) WHERE state = 'read';
CREATE INDEX incoming_branch_unread ON incoming_branch (position_id, given_at, id) WHERE state = 'sent';
CREATE INDEX incoming_branch_open ON incoming_branch (position_id, given_at, id) WHERE state IN ('sent', 'read');
