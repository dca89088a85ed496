-- SPDX-License-Identifier: Apache-2.0
-- Who had a subject open, and what it said then; and by which right each hand signed, as it stood at that moment.
-- Empty in rows from before: it is not known.
ALTER TABLE signing_step ADD COLUMN opened_by {{uuid}};
ALTER TABLE signing_step ADD COLUMN opened_content TEXT;

ALTER TABLE signing_evidence ADD COLUMN authority {{json}};
ALTER TABLE signing_ink ADD COLUMN authority {{json}};
