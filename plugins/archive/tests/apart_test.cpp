// SPDX-License-Identifier: Apache-2.0
// What tells two dossiers of one title apart where one is chosen.
#include "archive/web/apart.h"

#include <gtest/gtest.h>

namespace apart_test {

TEST(Apart, tells_class_years_state_and_place) {
    const core::words::Catalog words;   // each word by its key
    archive::Dossier one;
    one.code_name = "Kenaikan Pangkat";
    one.opened = core::parse_date("2024-03-01");
    EXPECT_EQ(archive::web::apart(one, words), "Kenaikan Pangkat · archive.apart.since · archive.state.open");
    one.closed = core::parse_date("2025-12-31");
    one.place = "Depo A / Rak 3";
    EXPECT_EQ(archive::web::apart(one, words), "Kenaikan Pangkat · 2024-2025 · archive.state.closed · Depo A / Rak 3");
}

}  // namespace
