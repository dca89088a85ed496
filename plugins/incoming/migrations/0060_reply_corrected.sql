-- SPDX-License-Identifier: Apache-2.0
-- The day the row said its sender asks an answer by; '': none stood there.
ALTER TABLE incoming_correction ADD COLUMN reply_by TEXT;
