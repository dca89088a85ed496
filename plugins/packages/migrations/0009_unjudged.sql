-- SPDX-License-Identifier: Apache-2.0
-- Of one that was taken: since when what grew from its sealed files waits for a judge, its ZIP gone. NULL: it waits for none.
ALTER TABLE packages_import ADD COLUMN unjudged_at {{ms}};
CREATE INDEX packages_import_unjudged ON packages_import (id) WHERE unjudged_at IS NOT NULL;
