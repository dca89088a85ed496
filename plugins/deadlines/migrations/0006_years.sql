-- SPDX-License-Identifier: Apache-2.0
-- Years whose days off are all in the calendar, as a keeper said. Of any other it is not known.
CREATE TABLE deadlines_year (
    year {{integer}} PRIMARY KEY,
    person TEXT NOT NULL,
    position TEXT NOT NULL,
    at {{ms}} NOT NULL
) {{table}};
