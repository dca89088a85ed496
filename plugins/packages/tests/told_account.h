// SPDX-License-Identifier: Apache-2.0
// All that a house may tell of a dossier beside its items.
#pragma once

#include "archive/dossier_account.h"

namespace packages {

inline archive::Account told() {
    archive::Account account;
    account.fiscal_year = 2019;
    account.volumes = {core::parse_date("2026-02-01"), core::parse_date("2026-03-01")};
    account.scheme = "Permendagri 83/2022 <edisi 2>";
    account.definitive = "17";
    account.person = "Siti Rekaan";
    account.nip = "197805122003122004";
    account.rule = archive::Account::Rule{"JRA 2025", "000.1", "sejak \"selesai\"", "permanen", "kecuali SK", 2, 5};
    account.judged = archive::Account::Judgement{"extend", "Penilaian kembali 3/2026", "Masih dipakai", 3, core::parse_date("2026-04-01")};
    account.events = {{"selesai", "Kegiatan selesai", "BA 1; naskah 12 (2026-01-06)", "Perda 6/2025", core::parse_date("2026-03-01"),
                       core::parse_date("2026-02-28")},
                      {"lunas", "Kewajiban selesai", "Kuitansi", "", core::parse_date("2026-03-02")}};
    account.marks = {{"vital", "", "duplikasi", "Bukti hak", "", "", core::parse_date("2031-01-02")},
                     {"terjaga", "perbatasan", "", "Batas wilayah", "12/2026", "", {}, core::parse_date("2026-01-31"), core::parse_date("2026-05-05")}};
    account.exceptions = {{2, "years", "Bukti hadir", 0, 9}, {0, "settled", "Sudah ditelusuri"}};
    account.references = {{"01930000-0000-7000-8000-00000000aaaa", "4/2026", "Tindak lanjut", "01930000-0000-7000-8000-00000000bbbb", true},
                          {"01930000-0000-7000-8000-00000000cccc", "5/2026", "Dasarnya", "", false}};
    return account;
}

}  // namespace packages
