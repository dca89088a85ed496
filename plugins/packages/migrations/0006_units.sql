-- SPDX-License-Identifier: Apache-2.0
-- Lists are asked by units: unit made the dossier, asked_unit asked for its package. Of older ones the night tells
-- which; until then every list looks at them.
ALTER TABLE packages_package ADD COLUMN unit {{uuid}};
ALTER TABLE packages_package ADD COLUMN asked_unit {{uuid}};
CREATE INDEX packages_package_unit ON packages_package (unit, asked_at, id);
CREATE INDEX packages_package_asked ON packages_package (asked_unit, asked_at, id);
CREATE INDEX packages_import_unit ON packages_import (unit, brought_at, id);
CREATE INDEX packages_import_position ON packages_import (position, brought_at, id);
