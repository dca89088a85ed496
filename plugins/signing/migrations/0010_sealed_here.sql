-- SPDX-License-Identifier: Apache-2.0
-- Signatures found by the bytes they made.
CREATE INDEX signing_evidence_sealed ON signing_evidence (sealed);
