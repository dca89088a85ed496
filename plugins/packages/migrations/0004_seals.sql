-- SPDX-License-Identifier: Apache-2.0
-- sealed_by: the office whose seal is over the tag manifest; '' where no office has one here. proofs: of a package that
-- came in, its seal and timestamp as they were judged that day, with their bytes.
ALTER TABLE packages_package ADD COLUMN sealed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE packages_import ADD COLUMN proofs {{json}};
