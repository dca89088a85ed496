-- SPDX-License-Identifier: Apache-2.0
-- The words of an attachment, for the search; null until somebody read it.
ALTER TABLE incoming_attachment ADD COLUMN text TEXT;
CREATE INDEX incoming_attachment_unread ON incoming_attachment (entry_id, place) WHERE text IS NULL;
