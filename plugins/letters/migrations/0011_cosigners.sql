-- SPDX-License-Identifier: Apache-2.0
-- Who sign after the signer, as printed; kept with the number.
ALTER TABLE letters_letter ADD COLUMN cosigners {{json}};
