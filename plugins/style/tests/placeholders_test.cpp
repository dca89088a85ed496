// SPDX-License-Identifier: Apache-2.0
// What a document written elsewhere lacks, so that a sheet must follow it.
#include <gtest/gtest.h>

#include "style/placeholders.h"

namespace style {
namespace placeholders_test {

using All = std::vector<Fills>;

TEST(Placeholders, what_is_lacking_goes_on_a_sheet) {
    EXPECT_EQ(lacking({}, true), (All{Fills::number, Fills::date, Fills::mark}));
    EXPECT_EQ(lacking({"nomor_surat", "hal", "ttd_pengirim"}, true), All{Fills::date});
    EXPECT_EQ(lacking({"nomor", "tanggal_naskah", "ttd"}, true), All{});
}

TEST(Placeholders, a_kind_without_a_number_lacks_none) {
    EXPECT_EQ(lacking({"tanggal", "ttd"}, false), All{});
    EXPECT_EQ(lacking({"ttd"}, false), All{Fills::date});
}

}  // namespace
}  // namespace style
