-- SPDX-License-Identifier: Apache-2.0
-- The register read page by page and looked into by serial number, and how services were found that nobody chose.
CREATE INDEX signing_certificate_page ON signing_certificate
  ((CASE state WHEN 'active' THEN 0 ELSE 1 END), until_at, id);
CREATE INDEX signing_certificate_serial ON signing_certificate (serial);

CREATE TABLE signing_service_health (
  name TEXT NOT NULL PRIMARY KEY,
  checked_at {{ms}},
  ill_since {{ms}},
  fault TEXT NOT NULL,
  fault_args TEXT NOT NULL
){{table}};
