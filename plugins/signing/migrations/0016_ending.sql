-- SPDX-License-Identifier: Apache-2.0
-- Health asks at every look what ends soon.
CREATE INDEX signing_level_ending ON signing_level (renew_by);
