// SPDX-License-Identifier: Apache-2.0
#include "archive/service/backlog_sample.h"

#include <map>

#include "core/base/text.h"

namespace archive {

using core::table::Cell;
using core::table::Sheet;
using core::words::Catalog;

namespace {

constexpr double narrow_column = 14, wide_column = 44;

// Of the two rows; a column that is not here is left empty.
std::map<std::string, std::array<std::string, 2>> sample_cells(const std::string& code) {
    return {{"kode", {code, code}},
            {"uraian", {"Undangan dan notulen rapat koordinasi", "Laporan kegiatan bulanan"}},
            {"dari", {"2015", "2014-01"}},
            {"sampai", {"2016", "2014-12"}},
            {"jumlah", {"3", "1"}},
            {"satuan", {"folder", "bundel"}},
            {"tingkat", {"asli", "kopi"}},
            {"media", {"kertas", "kertas"}},
            {"kondisi", {"baik", "rapuh"}},
            {"keamanan", {"biasa", "terbatas"}},
            {"lokasi", {"Lemari 2, rak 1", "Lemari 2, rak 3"}},
            {"tutup", {"2016-12-31", ""}},
            {"keterangan", {"", "Lampiran tidak lengkap"}}};
}

}  // namespace

std::string Backlog::some_code() {
    return db_.read([&](core::db::Tx& tx) {
        for (std::string above;;) {
            const auto below = instruments_.children(tx, above);
            if (below.empty()) return above.empty() ? std::string("000.1.5") : above;
            above = below.front().code;
        }
    });
}

std::vector<Sheet> backlog_sample(const std::string& code, const Catalog& words) {
    Sheet table, guide;
    table.name = std::string(backlog_tab);
    guide.name = words.say("archive.backlog.sample.guide");
    for (const auto* heading : {"column", "needed", "may"})
        guide.columns.push_back({words.say("archive.backlog.sample." + std::string(heading)), wide_column});
    const auto cells = sample_cells(code);
    table.rows.resize(2);
    for (const auto& column : backlog_table()) {
        table.columns.push_back({column.name, column.name == "uraian" ? wide_column : narrow_column});
        const auto at = cells.find(column.name);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            table.rows[row].emplace_back(at == cells.end() ? std::string() : at->second[row]);
        guide.rows.push_back({Cell(column.name), Cell(words.say(column.needed ? "archive.backlog.sample.yes" : "archive.backlog.sample.no")),
                              Cell(column.allowed.empty() ? words.say("archive.backlog.sample.free") : core::text::join(column.allowed, ", "))});
    }
    return {table, guide};
}

}  // namespace archive
