// SPDX-License-Identifier: Apache-2.0
// The sample of a backlog's table is taken as it is, and has each column the reader asks for.
#include "archive/service/backlog_sample.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace backlog_sample_service_test {

class BacklogSampleService : public cabinet_town::Town {};

TEST_P(BacklogSampleService, is_taken_as_it_is) {
    Backlog backlog(place_->db(), *cabinet_, schedule_);
    const core::words::Catalog words;
    const auto file = core::table::xlsx(backlog_sample(backlog.some_code(), words));
    const auto taken = backlog.enter(as(archivist_), "contoh-arsip-lama.xlsx", file, false);
    ASSERT_TRUE(taken.ok()) << taken.faults.front().column << " " << taken.faults.front().word;
    EXPECT_EQ(taken.fresh, 2);
    EXPECT_EQ(taken.shown.at(0).dated, "2015/2016");
    EXPECT_EQ(taken.shown.at(1).dated, "2014-01/2014-12");
    EXPECT_EQ(taken.shown.at(1).access, AccessClass::limited);
}

TEST_P(BacklogSampleService, tells_each_column_and_what_it_may_say) {
    std::map<std::string, BacklogColumn> columns;
    for (auto& each : backlog_table()) columns[each.name] = each;
    for (const char* needed : {"kode", "uraian", "dari", "sampai", "jumlah", "satuan"}) EXPECT_TRUE(columns.at(needed).needed) << needed;
    for (const char* other : {"nomor", "tingkat", "media", "kondisi", "lokasi", "ruang", "rak", "baris", "boks", "keamanan", "tutup",
                              "tahun_anggaran", "keterangan", "penyimpan", "nomor_definitif", "nama", "nip", "nomor_register"})
        EXPECT_FALSE(columns.at(other).needed) << other;
    EXPECT_EQ(columns.at("kondisi").allowed, (std::vector<std::string>{"baik", "rapuh", "rusak"}));
    EXPECT_EQ(columns.at("penyimpan").allowed, (std::vector<std::string>{"unit", "unit_kearsipan"}));
    EXPECT_TRUE(columns.at("uraian").allowed.empty());
}

NASKAH_ON_BOTH_DATABASES(BacklogSampleService);

}  // namespace
}  // namespace archive
