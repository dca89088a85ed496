-- SPDX-License-Identifier: Apache-2.0
-- When archivists were reminded to appraise what had come due, and since when; no `since_on`: the first time.
CREATE TABLE archive_reminder (
  told_on TEXT NOT NULL PRIMARY KEY,
  since_on TEXT
){{table}};
