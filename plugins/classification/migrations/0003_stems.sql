-- SPDX-License-Identifier: Apache-2.0
-- Words are stemmed otherwise than when these names were taken in: blank ones are stemmed anew at the next start.
UPDATE classification_code SET stems = '';
