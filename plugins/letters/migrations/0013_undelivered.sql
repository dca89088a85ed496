-- SPDX-License-Identifier: Apache-2.0
-- What has not arrived is counted on the desk, whatever has.
CREATE INDEX letters_addressee_not_received ON letters_addressee (letter_id) WHERE received_at IS NULL;
