-- SPDX-License-Identifier: Apache-2.0
-- How long steps took by working minutes: under an hour in fives, above in whole hours. What was kept in hours goes over.
CREATE TABLE deadlines_took (
    month TEXT NOT NULL,
    unit_id {{uuid}} NOT NULL,
    step TEXT NOT NULL,
    minutes {{integer}} NOT NULL,
    waits {{integer}} NOT NULL,
    late {{integer}} NOT NULL,
    PRIMARY KEY (unit_id, month, step, minutes)
) {{table}};
INSERT INTO deadlines_took (month, unit_id, step, minutes, waits, late)
    SELECT month, unit_id, step, hours * 60, waits, late FROM deadlines_spent;
DROP TABLE deadlines_spent;
