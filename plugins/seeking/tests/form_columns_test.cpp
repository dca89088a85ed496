// SPDX-License-Identifier: Apache-2.0
// The list in form columns: codes are text in both files, what begins like a formula is none.
#include "seeking/service/form_columns.h"

#include <gtest/gtest.h>

#include "seeking/domain/saved.h"

namespace seeking {
namespace form_columns_test {

std::string csv_line(const std::vector<core::table::Cell>& row) {
    core::table::Sheet sheet;
    sheet.rows.push_back(row);
    const auto bytes = csv_of(sheet);
    const std::string text(core::chars(bytes));
    return text.substr(text.find("\r\n") + 2);
}

TEST(FormColumns, csv_keeps_codes_and_says_no_formula) {
    EXPECT_EQ(csv_line({std::int64_t{1}, std::string("500.10"), std::string("=1+1"), std::string("005/123")}),
              "1;\"\t500.10\";\"\t=1+1\";\"\t005/123\"\r\n");
    EXPECT_EQ(csv_line({std::string("Rapat \"besar\"; penting"), core::table::Day{core::parse_date("2026-11-28"), ""}}),
              "\"Rapat \"\"besar\"\"; penting\";2026-11-28\r\n");
    EXPECT_EQ(csv_line({std::string()}), "\"\"\r\n");
}

TEST(FormColumns, a_dossiers_number_stands_without_its_code) {
    core::search::Listed listed;
    listed.hit.kind = "dossier";
    listed.hit.number = "12/2026 000.1.5";
    listed.marks = {{"code", "000"}, {"code", "000.1"}, {"code", "000.1.5"}, {"unit", "u", "Diskominfo"}};
    const auto cells = cells_of(listed);
    EXPECT_EQ(cells.at("number"), "12/2026");
    EXPECT_EQ(cells.at("code"), "000.1.5");
    EXPECT_EQ(cells.at("unit"), "Diskominfo");
}

TEST(SavedSearch, a_name_is_wanted) {
    EXPECT_EQ(name_faults("Inflasi"), std::vector<core::Fault>{});
    EXPECT_EQ(name_faults("").at(0).key, "seeking.fault.name");
    EXPECT_EQ(name_faults(std::string(121, 'a')).at(0).key, "seeking.fault.name_long");
}

}  // namespace
}  // namespace seeking
