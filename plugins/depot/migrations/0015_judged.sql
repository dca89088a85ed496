-- SPDX-License-Identifier: Apache-2.0
-- When a record of a request was judged: the last word counts, whichever request asked first.
ALTER TABLE depot_request_record ADD COLUMN judged_at {{ms}};
