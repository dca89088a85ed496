-- SPDX-License-Identifier: Apache-2.0
-- Batches whose owner wants no more of them, while an item is still at work.
ALTER TABLE core_batch ADD COLUMN stopped_at {{ms}};
