// SPDX-License-Identifier: Apache-2.0
// Rules of holds, loans and places by themselves.
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/bytes.h"
#include "core/base/file.h"
#include "depot/domain/loan.h"
#include "depot/domain/place.h"
#include "depot/domain/scan.h"
#include "depot/domain/visit.h"
#include "depot/service/image.h"

namespace depot_test {

using namespace depot;
using classification::AccessClass;
using core::Code;
using core::Error;

Code code_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.code();
    }
    return Code::internal;
}

Step step(int person) {
    const auto id = "0193aaaa-bbbb-7ccc-8ddd-00000000000" + std::to_string(person);
    return {core::PersonId::parse(id), core::PositionId::parse(id), "Orang", {person}};
}

core::Date day(const char* text) { return core::parse_date(text); }

Loan asked(int borrower) {
    Loan loan;
    loan.number = 1;
    loan.year = 2026;
    loan.borrower = step(borrower).person;
    return loan;
}

TEST(HoldRules, is_released_by_another_person_than_the_one_who_proposed_it) {
    Hold hold;
    const auto first = step(1), second = step(2);
    EXPECT_EQ(code_of([&] { hold.release(second, "x"); }), Code::conflict) << "nobody proposed it";
    hold.propose(first, "Putusan inkrah");
    EXPECT_EQ(code_of([&] { hold.propose(second, "lagi"); }), Code::conflict);
    EXPECT_EQ(code_of([&] { hold.release(first, "x"); }), Code::forbidden);
    EXPECT_EQ(hold.state, HoldState::proposed);
    hold.keep();
    EXPECT_EQ(hold.state, HoldState::active);
    hold.propose(second, "Putusan inkrah");
    hold.release(first, "Setuju");
    EXPECT_EQ(hold.state, HoldState::released);
    EXPECT_EQ(code_of([&] { hold.propose(first, "x"); }), Code::conflict);
}

TEST(HoldRules, a_scope_takes_codes_below_and_years_that_touch) {
    const auto unit = core::UnitId::make({1}), other = core::UnitId::make({2});
    const Spanned dossier{"500.1.2", unit, 2019, 2021};
    EXPECT_TRUE(catches({"500.1", {}, {}, {}}, dossier));
    EXPECT_FALSE(catches({"500.1", {}, {}, {}}, {"500.10", unit, 2019, 2021})) << "500.10 is not below 500.1";
    EXPECT_TRUE(catches({"", unit, 2021, 2024}, dossier));
    EXPECT_FALSE(catches({"", unit, 2022, {}}, dossier));
    EXPECT_FALSE(catches({"", unit, {}, 2018}, dossier));
    EXPECT_FALSE(catches({"", other, {}, {}}, dossier));
}

TEST(LoanRules, goes_its_way_and_no_other) {
    auto loan = asked(1);
    EXPECT_EQ(code_of([&] { loan.hand_out(day("2026-11-02"), day("2026-11-09"), "K", "", AccessClass::ordinary); }), Code::conflict);
    loan.grant(step(1), "", 5, AccessClass::ordinary);
    loan.hand_out(day("2026-11-02"), day("2026-11-09"), "K", "Boks 1", AccessClass::ordinary);
    EXPECT_FALSE(loan.overdue(day("2026-11-09"))) << "the last day is a day of the loan";
    EXPECT_TRUE(loan.overdue(day("2026-11-10")));
    EXPECT_EQ(code_of([&] { loan.extend(day("2026-11-09"), 2, AccessClass::ordinary); }), Code::invalid) << "no longer than it was";
    loan.extend(day("2026-11-16"), 1, AccessClass::ordinary);
    EXPECT_EQ(code_of([&] { loan.extend(day("2026-11-20"), 1, AccessClass::ordinary); }), Code::conflict) << "once is enough";
    EXPECT_EQ(code_of([&] { loan.take_back(day("2026-11-12"), "K", false, Condition::good, ""); }), Code::invalid);
    loan.lose(day("2026-11-12"), "K", "000.5.3.4/1", "Tidak ada di meja.");
    EXPECT_EQ(code_of([&] { loan.extend(day("2026-12-16"), 9, AccessClass::ordinary); }), Code::conflict);
    loan.take_back(day("2026-11-20"), "K", true, Condition::damaged, "Sampul sobek.");
    EXPECT_EQ(loan.state, LoanState::returned) << "found again";
    EXPECT_EQ(code_of([&] { loan.withdraw(); }), Code::conflict);
}

TEST(LoanRules, what_is_read_at_the_table_is_not_extended) {
    auto loan = asked(1);
    loan.grant(step(2), "", 0, AccessClass::ordinary);
    loan.hand_out(day("2026-11-02"), day("2026-11-02"), "K", "Boks 1", AccessClass::ordinary);
    EXPECT_TRUE(loan.at_table());
    EXPECT_EQ(code_of([&] { loan.extend(day("2026-11-09"), 2, AccessClass::ordinary); }), Code::conflict);
    EXPECT_EQ(loan.due_on, day("2026-11-02"));
}

TEST(LoanRules, a_class_that_rose_since_is_asked_again_when_the_paper_goes_out) {
    const auto out = [](Loan& loan, AccessClass access) {
        return code_of([&] { loan.hand_out(day("2026-11-02"), day("2026-11-09"), "K", "Boks 1", access); });
    };
    auto open = asked(1), own = asked(1), table = asked(1), outside = asked(1);
    open.grant(step(2), "", 5, AccessClass::ordinary);
    EXPECT_EQ(out(open, AccessClass::limited), Code::conflict) << "by no right";
    EXPECT_EQ(open.state, LoanState::granted);
    open.withdraw();
    own.grant(step(1), "Tugas pemeriksaan", 5, AccessClass::ordinary);
    EXPECT_EQ(out(own, AccessClass::limited), Code::conflict) << "nobody else granted it";
    outside.borrower.reset();
    outside.grant(step(2), "Surat kuasa", 5, AccessClass::ordinary);
    EXPECT_EQ(out(outside, AccessClass::limited), Code::internal) << "it went out";
    EXPECT_EQ(code_of([&] { outside.extend(day("2026-11-16"), 1, AccessClass::secret); }), Code::internal) << "by right";
    auto risen = asked(1);
    risen.grant(step(2), "", 5, AccessClass::ordinary);
    EXPECT_EQ(out(risen, AccessClass::ordinary), Code::internal) << "it went out";
    EXPECT_EQ(code_of([&] { risen.extend(day("2026-11-16"), 1, AccessClass::limited); }), Code::conflict)
        << "not left out longer by no right";
    table.grant(step(2), "Penelitian", 0, AccessClass::ordinary);
    EXPECT_EQ(out(table, AccessClass::limited), Code::conflict);
    EXPECT_EQ(out(table, AccessClass::ordinary), Code::internal) << "it went out";
}

TEST(VisitRules, a_period_is_a_year_or_a_month_of_it) {
    EXPECT_EQ(days_of({2026, {}}), std::pair(day("2026-01-01"), day("2027-01-01")));
    EXPECT_EQ(days_of({2026, 2}), std::pair(day("2026-02-01"), day("2026-03-01")));
    EXPECT_EQ(days_of({2026, 12}), std::pair(day("2026-12-01"), day("2027-01-01")));
}

TEST(LoanRules, what_is_not_open_is_granted_by_another_and_with_a_basis) {
    auto loan = asked(1);
    EXPECT_EQ(code_of([&] { loan.grant(step(1), "Izin", 5, AccessClass::limited); }), Code::forbidden);
    EXPECT_EQ(code_of([&] { loan.grant(step(2), "", 5, AccessClass::secret); }), Code::invalid);
    loan.grant(step(2), "Izin tertulis", 5, AccessClass::secret);
    EXPECT_EQ(loan.state, LoanState::granted);
}

TEST(PlaceRules, a_place_stands_in_a_larger_one_and_the_lowest_class_on_the_way_counts) {
    EXPECT_TRUE(fits(PlaceKind::building, std::nullopt));
    EXPECT_FALSE(fits(PlaceKind::box, std::nullopt));
    EXPECT_TRUE(fits(PlaceKind::box, PlaceKind::rack));
    EXPECT_FALSE(fits(PlaceKind::rack, PlaceKind::box));
    EXPECT_FALSE(fits(PlaceKind::box, PlaceKind::box));
    Place room, rack, box;
    room.id = PlaceId::make({1});
    rack.id = PlaceId::make({2});
    box.id = PlaceId::make({3});
    rack.parent = room.id;
    box.parent = rack.id;
    room.name = "Depo A";
    rack.name = "Rak 3";
    box.name = "Boks 12";
    room.highest = AccessClass::limited;
    rack.highest = box.highest = AccessClass::top_secret;
    const Tree tree({box, rack, room});
    EXPECT_EQ(tree.path(box.id), "Depo A / Rak 3 / Boks 12");
    EXPECT_EQ(tree.box(box.id), "Boks 12");
    EXPECT_EQ(tree.highest(box.id), AccessClass::limited);
    EXPECT_TRUE(tree.inside(box.id, room.id));
    EXPECT_FALSE(tree.inside(room.id, box.id));
    EXPECT_EQ(tree.below(room.id).size(), 3u);
    EXPECT_EQ(tree.in_order().back().second, 2);
}

TEST(PlaceRules, what_stands_wrong_is_led_to_the_lowest_class_that_will_do) {
    Place room, low, middle, high;
    room.id = PlaceId::make({1});
    low.id = PlaceId::make({2});
    middle.id = PlaceId::make({3});
    high.id = PlaceId::make({4});
    for (auto* each : {&low, &middle, &high}) each->parent = room.id;
    room.highest = high.highest = AccessClass::secret;
    middle.highest = AccessClass::limited;
    const Tree tree({room, high, middle, low});
    EXPECT_EQ(tree.fit_for(AccessClass::limited, 3), (std::vector<PlaceId>{middle.id, high.id}));
    EXPECT_EQ(tree.fit_for(AccessClass::limited, 1), std::vector<PlaceId>{middle.id});
    EXPECT_TRUE(tree.fit_for(AccessClass::top_secret, 3).empty());
}

TEST(PlaceRules, a_box_of_one_series_or_of_equal_periods_is_alike) {
    archive::Kept one, two;
    one.code = "000.1.5";
    two.code = "900.1.3.1";
    one.active_years = two.active_years = 2;
    one.inactive_years = two.inactive_years = 3;
    EXPECT_TRUE(alike({one, two})) << "equal periods and fate";
    two.inactive_years = 5;
    EXPECT_FALSE(alike({one, two}));
    two.code = one.code;
    EXPECT_TRUE(alike({one, two})) << "one series";
}

TEST(ScanRules, a_checker_looks_at_his_share_and_never_at_his_own_work) {
    EXPECT_EQ(least_looked(0, 10), 0);
    EXPECT_EQ(least_looked(3, 10), 1);
    EXPECT_EQ(least_looked(101, 10), 11);
    std::vector<ScanFile> files(11);
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i].id = ScanFileId::make({static_cast<std::int64_t>(i) + 1});
        files[i].added = step(2);
    }
    Scan scan;
    scan.opened = step(1);
    ScanCheck check;
    check.accepted = true;
    check.found = {true, true, true, true};
    const auto by = [&](int person, std::vector<ScanFileId> looked) {
        auto tried = scan;
        auto own = files;
        check.by = step(person);
        return code_of([&] { tried.check(check, own, looked, {}, 20); });
    };
    EXPECT_EQ(by(1, {}), Code::forbidden);
    EXPECT_EQ(by(2, {}), Code::forbidden) << "he made the files";
    EXPECT_EQ(by(3, {files[0].id, files[1].id}), Code::invalid);
    files[10].state = FileState::withdrawn;
    check.by = step(3);
    const auto made = scan.check(check, files, {files[0].id, files[1].id}, {}, 20);
    EXPECT_EQ(made.looked, 2);
    EXPECT_EQ(made.files, 10);
    EXPECT_EQ(scan.state, ScanState::accepted);
}

TEST(ScanRules, a_picture_tells_its_pages_and_resolution) {
    // Two pages of noise, 400 dots per inch, made by other programs.
    const auto folder = std::filesystem::temp_directory_path() / ("naskah_tiff_" + core::hex(core::random_bytes(8)));
    std::filesystem::create_directories(folder);
    const auto noise = core::random_bytes(400 * 300 * 3);
    ASSERT_TRUE(core::write_whole(folder / "a.ppm", core::view("P6\n400 300\n255\n" + std::string(core::chars(noise)))));
    const auto made = "cd " + folder.string() + " && ppm2tiff -R 400 a.ppm a.tif && tiffcp a.tif a.tif two.tif";
    ASSERT_EQ(std::system(made.c_str()), 0);
    const auto tiff = core::read_text(folder / "two.tif").value();
    std::filesystem::remove_all(folder);
    const auto found = image_in(core::view(tiff));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->pages, 2);
    EXPECT_EQ(found->dpi, 400);
    EXPECT_FALSE(image_in(core::view(tiff.substr(0, tiff.size() - 10)))) << "broken off";
    EXPECT_FALSE(image_in(core::view(tiff.substr(0, tiff.size() / 2))));
    EXPECT_FALSE(image_in(core::view("II*")));
    EXPECT_FALSE(image_in(core::view("\xFF\xD8\xFF\xE0 broken off")));
    EXPECT_FALSE(image_in(core::view("GIF89a")));
}

}  // namespace
