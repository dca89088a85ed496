-- SPDX-License-Identifier: Apache-2.0
-- What is destroyed is looked for among all batches.
CREATE INDEX core_batch_item_subject ON core_batch_item (subject);
