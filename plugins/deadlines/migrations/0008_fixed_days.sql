-- SPDX-License-Identifier: Apache-2.0
-- The days of 2026 that stand fixed in every year: what is registered late counts through them.
INSERT INTO deadlines_holiday (day, name, kind) VALUES
    ('2026-01-01', 'Tahun Baru Masehi', 'holiday'), ('2026-05-01', 'Hari Buruh Internasional', 'holiday'),
    ('2026-06-01', 'Hari Lahir Pancasila', 'holiday'), ('2026-08-17', 'Hari Kemerdekaan', 'holiday')
ON CONFLICT DO NOTHING;
