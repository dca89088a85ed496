-- SPDX-License-Identifier: Apache-2.0
-- A row that waits keeps its code from being answered for by a code above it: asked for with each rule and class.
CREATE INDEX classification_review_waiting ON classification_review (version_id, kind, code) WHERE state = 'open';
-- What was not taken is told on the page of its code.
CREATE INDEX classification_review_dropped ON classification_review (version_id, kind, code) WHERE state = 'dropped';
