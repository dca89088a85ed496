-- SPDX-License-Identifier: Apache-2.0
-- Batches that stand still until their owner sets them going, and what came of an item in a word.
ALTER TABLE core_batch ADD COLUMN paused_at {{ms}};

ALTER TABLE core_batch_item ADD COLUMN told TEXT NOT NULL DEFAULT '';
