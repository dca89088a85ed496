-- SPDX-License-Identifier: Apache-2.0
-- A seal over copies of another house, as it was judged when it came in. signer: whom its certificate names; '' of one
-- made here. known: to this house.
ALTER TABLE depot_scan_seal ADD COLUMN signer TEXT NOT NULL DEFAULT '';
ALTER TABLE depot_scan_seal ADD COLUMN known {{bool}} NOT NULL DEFAULT 0;
