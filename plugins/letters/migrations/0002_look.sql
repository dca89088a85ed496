-- SPDX-License-Identifier: Apache-2.0
-- How a letter looks is kept with its number.
ALTER TABLE letters_letter ADD COLUMN look {{json}};
