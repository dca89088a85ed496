-- SPDX-License-Identifier: Apache-2.0
-- Text read from pictures stands apart from what a file says itself: only there a letter may be misread.
ALTER TABLE incoming_entry ADD COLUMN recognised TEXT NOT NULL DEFAULT '';
