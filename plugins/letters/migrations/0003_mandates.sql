-- SPDX-License-Identifier: Apache-2.0
-- By which delegation a letter was signed in another's name; kept with its number.
ALTER TABLE letters_letter ADD COLUMN mandate {{json}};
