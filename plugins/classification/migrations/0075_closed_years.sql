-- SPDX-License-Identifier: Apache-2.0
-- How many years a record under the code stays closed to the public, where the table of the instrument says so (masa tertutup).
ALTER TABLE classification_access ADD COLUMN closed_years {{integer}};
