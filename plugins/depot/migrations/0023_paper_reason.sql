-- SPDX-License-Identifier: Apache-2.0
-- Why the paper went out of a dossier that can be read without it; "" where it could not, or nobody asked yet.
ALTER TABLE depot_loan ADD COLUMN paper_reason TEXT NOT NULL DEFAULT '';
