-- SPDX-License-Identifier: Apache-2.0
-- besides: what went into it beside the items, by digest; NULL of one made before that was kept. sworn: what seal and
-- timestamp of a receipt are worth together (domain/import.h); NULL until the night judges one of before.
-- recorded_person: of who recorded it; confirmed: by a second one, where nobody known here vouches for it.
ALTER TABLE packages_package ADD COLUMN besides {{json}};
ALTER TABLE packages_receipt ADD COLUMN sworn TEXT;
ALTER TABLE packages_receipt ADD COLUMN recorded_person {{uuid}};
ALTER TABLE packages_receipt ADD COLUMN confirmed_at {{ms}};
ALTER TABLE packages_receipt ADD COLUMN confirmed_by TEXT NOT NULL DEFAULT '';
