-- SPDX-License-Identifier: Apache-2.0
-- A dossier that is destroyed is looked for among what any unit brought and did not take.
CREATE INDEX packages_import_of ON packages_import (origin);
