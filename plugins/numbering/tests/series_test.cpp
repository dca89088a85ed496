// SPDX-License-Identifier: Apache-2.0
// Series: periods, the choice of the most specific, and what an administrator may not make.
#include "numbering/domain/series.h"

#include <gtest/gtest.h>

namespace numbering {
namespace series_test {

using classification::AccessClass;

core::Date day(const char* text) { return core::parse_date(text); }

Series made(const char* name, Scope scope = {}, const char* pattern = "{class}/{no}/{unit}") {
    static std::int64_t count = 0;
    Series series;
    series.id = SeriesId::make({++count});
    series.name = name;
    series.scope = std::move(scope);
    series.pattern = pattern;
    series.from = day("2026-01-01");
    return series;
}

TEST(Series, periods_follow_the_reset) {
    EXPECT_EQ(period_of(Reset::yearly, day("2026-03-09")), "2026");
    EXPECT_EQ(period_of(Reset::monthly, day("2026-03-09")), "2026-03");
    EXPECT_EQ(period_of(Reset::never, day("2026-03-09")), "all");
}

TEST(Series, a_book_taken_over_goes_on_in_its_first_period_only) {
    auto series = made("Lama");
    series.from = day("2026-07-01");
    series.first_no = 246;
    EXPECT_EQ(first_of(series, "2026"), 246);
    EXPECT_EQ(first_of(series, "2027"), 1);
    series.reset = Reset::monthly;
    EXPECT_EQ(first_of(series, "2026-07"), 246);
    EXPECT_EQ(first_of(series, "2026-08"), 1);
}

TEST(Series, the_most_specific_is_chosen) {
    const std::vector<Series> all{made("semua"), made("rahasia", {{}, {}, {AccessClass::secret}}),
                                  made("kelompok", {{}, {"arahan-penetapan"}, {}}),
                                  made("jenis", {{"keputusan"}, {}, {}}),
                                  made("jenis rahasia", {{"keputusan"}, {}, {AccessClass::secret}})};
    const auto name = [&](const char* kind, const char* group, AccessClass access) {
        const auto* series = choose(all, {kind, group, access, day("2026-05-01")});
        return series ? series->name : "";
    };
    EXPECT_EQ(name("surat_dinas", "korespondensi", AccessClass::ordinary), "semua");
    EXPECT_EQ(name("surat_dinas", "korespondensi", AccessClass::secret), "rahasia");
    EXPECT_EQ(name("keputusan_bersama", "arahan-penetapan", AccessClass::secret), "kelompok");
    EXPECT_EQ(name("keputusan", "arahan-penetapan", AccessClass::ordinary), "jenis");
    EXPECT_EQ(name("keputusan", "arahan-penetapan", AccessClass::secret), "jenis rahasia");
}

TEST(Series, only_those_in_force_number_and_the_younger_takes_over) {
    auto old = made("lama"), young = made("baru");
    old.until = day("2026-06-30");
    young.from = day("2026-06-01");
    const std::vector<Series> all{old, young};
    EXPECT_EQ(choose(all, {"", "", {}, day("2026-05-31")})->name, "lama");
    EXPECT_EQ(choose(all, {"", "", {}, day("2026-06-30")})->name, "baru");
    EXPECT_EQ(choose(all, {"", "", {}, day("2027-01-01")})->name, "baru");
    EXPECT_EQ(choose(all, {"", "", {}, day("2025-12-31")}), nullptr);
}

std::vector<std::string> faults(const Series& series, const std::vector<Series>& others = {},
                                const std::optional<Begun>& begun = std::nullopt) {
    std::vector<std::string> found;
    for (const auto& fault : faults_of(series, "DISKOMINFO", others, begun))
        found.push_back(fault.field + " " + fault.key.substr(std::string("numbering.fault.").size()));
    return found;
}
using Faults = std::vector<std::string>;

TEST(Series, each_field_is_judged) {
    EXPECT_EQ(faults(made("Baik")), Faults{});
    EXPECT_EQ(faults(made(" ")), Faults{"name name_empty"});
    EXPECT_EQ(faults(made(std::string(100, 'x').c_str())), Faults{"name name_long"});
    auto series = made("A");
    series.width = 9;
    series.first_no = 0;
    series.until = day("2025-12-31");
    EXPECT_EQ(faults(series), (Faults{"width width", "first_no first_no", "until until"}));
    series = made("A");
    series.from = {};
    EXPECT_EQ(faults(series), Faults{"from from"});
    EXPECT_EQ(faults(made("A", {}, "{nomor}")), Faults{"pattern pattern.unknown"});
}

TEST(Series, what_divides_a_series_is_printed) {
    auto monthly = made("Bulanan");
    monthly.reset = Reset::monthly;
    EXPECT_EQ(faults(monthly), Faults{"pattern month"});
    monthly.pattern = "{class}/{no}/{unit}/{month}";
    EXPECT_EQ(faults(monthly), Faults{});
    monthly.pattern = "{class}/{no}/{unit}/{month_roman}";
    EXPECT_EQ(faults(monthly), Faults{});
    EXPECT_EQ(faults(made("R", {{}, {}, {AccessClass::secret}})), Faults{"pattern access"});
    EXPECT_EQ(faults(made("R", {{}, {}, {AccessClass::secret}}, "{access_code}-{no}/{unit}")), Faults{});
}

TEST(Series, two_of_a_unit_do_not_meet) {
    const auto first = made("Pertama");
    EXPECT_EQ(faults(made("PERTAMA", {{"keputusan"}, {}, {}}, "{no}/{year}"), {first}), Faults{"name name_taken"});
    EXPECT_EQ(faults(made("Kedua", {}, "{no}/{year}"), {first}), Faults{"scope scope_taken"});
    EXPECT_EQ(faults(made("Kedua", {{"keputusan"}, {}, {}}, "{class}/{no:3}/{unit}"), {first}),
              Faults{"pattern pattern.taken"});
    EXPECT_EQ(faults(made("Kedua", {{"keputusan"}, {}, {}}, "{class}/{no:3}/DISKOMINFO"), {first}),
              Faults{"pattern pattern.taken"});
    auto later = made("Kedua");
    later.from = day("2027-01-01");
    auto ended = first;
    ended.until = day("2026-12-31");
    EXPECT_EQ(faults(later, {ended}), Faults{}) << "one after the other";
    const Scope secret{{}, {}, {AccessClass::secret}}, top{{}, {}, {AccessClass::top_secret}};
    EXPECT_EQ(faults(made("SR", top, "{access_code}-{no}"), {made("R", secret, "{access_code}-{no}")}), Faults{})
        << "the class is printed and differs";
}

TEST(Series, once_begun_only_name_scope_and_end_change) {
    const auto before = made("Naskah dinas");
    auto after = before;
    after.name = "Surat keluar";
    after.scope.kinds = {"surat_dinas"};
    after.until = day("2026-12-31");
    EXPECT_EQ(faults(after, {before}, Begun{before, day("2026-05-04")}), Faults{});
    after.pattern = "{no}/{year}";
    after.reset = Reset::never;
    after.width = 3;
    after.first_no = 5;
    after.suffix = SuffixStyle::digits;
    after.from = day("2026-02-01");
    after.until = day("2026-05-03");
    EXPECT_EQ(faults(after, {before}, Begun{before, day("2026-05-04")}),
              (Faults{"reset begun", "pattern begun", "width begun", "first_no begun", "suffix begun", "from begun",
                      "until until_begun"}));
}

}  // namespace
}  // namespace numbering
