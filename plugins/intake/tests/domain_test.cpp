// SPDX-License-Identifier: Apache-2.0
// The states of an arrival, where scans are cut, and what a file tells of itself.
#include <gtest/gtest.h>

#include "intake/domain/arrival.h"
#include "intake/domain/cuts.h"
#include "intake/domain/payload.h"

namespace intake {
namespace domain_test {

Arrival at(State state) {
    Arrival arrival;
    arrival.state = state;
    arrival.mailroom = core::UnitId::make({1});
    return arrival;
}

TEST(Arrivals, move_as_the_diagram_says) {
    auto one = at(State::received);
    EXPECT_THROW(one.read(), core::Error);
    EXPECT_THROW(one.register_as({}, "1/2026", {}, ""), core::Error);
    one.check();
    EXPECT_THROW(one.infect("X"), core::Error);
    one.read();
    EXPECT_EQ(one.state, State::ready);
    one.register_as(incoming::IncomingId::make({2}), "1/2026", {5}, "Pencatat");
    EXPECT_TRUE(one.over());
    EXPECT_THROW(one.discard("salah", {}, ""), core::Error);
    EXPECT_THROW(one.move_to(core::UnitId::make({9})), core::Error);
}

TEST(Arrivals, leave_quarantine_with_a_reason_alone) {
    auto one = at(State::received);
    one.infect("Eicar-Test");
    EXPECT_FALSE(shown(one));
    EXPECT_THROW(one.release("  "), core::Error);
    EXPECT_THROW(one.move_to(core::UnitId::make({9})), core::Error);
    one.release("Diperiksa, ternyata bersih");
    EXPECT_EQ(one.state, State::checked);
    auto two = at(State::quarantined);
    EXPECT_THROW(two.discard("", {}, ""), core::Error);
    EXPECT_THROW(two.discard(std::string(501, 'a'), {}, ""), core::Error);
    two.discard("Terinfeksi", {1}, "Admin");
    EXPECT_FALSE(shown(two));
}

TEST(Arrivals, belong_to_their_mailroom) {
    const auto one = at(State::quarantined);
    EXPECT_EQ(may_handle({one.mailroom, false}, one), core::Verdict::allowed);
    EXPECT_EQ(may_handle({core::UnitId::make({7}), false}, one), core::Verdict::hidden);
    EXPECT_EQ(may_release({one.mailroom, false}, one), core::Verdict::forbidden);
    EXPECT_EQ(may_release({std::nullopt, true}, one), core::Verdict::allowed);
    EXPECT_EQ(may_release({std::nullopt, true}, at(State::ready)), core::Verdict::hidden);
}

TEST(Arrivals, keep_what_was_found) {
    const std::vector<incoming::Suggestion> all{
        {"number", "1/A", "1 / A", 2, {0.1, 0.2, 0.3, 0.04}, 88, incoming::Grounds::proven},
        {"sender", "Dinas", "DINAS", 0, {}, 40, incoming::Grounds::guessed}};
    EXPECT_EQ(suggestions_kept(core::json::parse(to_json(all).dump())), all);
}

TEST(Cuts, between_separators_without_their_backs) {
    EXPECT_EQ(between(7, {3, 6}, {}), (std::vector<intake::Run>{{{1, 2}}, {{4, 5}}, {{7}}}));
    EXPECT_EQ(between(6, {1, 4}, {2}), (std::vector<intake::Run>{{{3}}, {{5, 6}}})) << "a sheet on top, its back blank";
    EXPECT_EQ(between(5, {3}, {2}), (std::vector<intake::Run>{{{1, 2}}, {{4, 5}}})) << "a blank page of the letter stays";
    EXPECT_TRUE(between(2, {1, 2}, {}).empty());
}

TEST(Cuts, as_somebody_asks) {
    EXPECT_TRUE(sound({{{1, 2}}, {{3}}}, 3));
    EXPECT_TRUE(sound({{{2}}}, 3)) << "pages left out";
    EXPECT_FALSE(sound({{{1, 2, 3}}}, 3)) << "nothing is split";
    EXPECT_FALSE(sound({{{1}}, {{1}}}, 3));
    EXPECT_FALSE(sound({{{1}}, {}}, 3));
    EXPECT_FALSE(sound({{{4}}, {{1}}}, 3));
}

constexpr std::string_view payload = R"({"naskah": 1, "nomor": "000.1.5/12/SETDA/2026", "tanggal": "2026-11-23",
  "hal": "Undangan rapat", "sifat_keamanan": {"kode": "T", "nama": "terbatas"}, "urgensi": "segera",
  "klasifikasi": "000.1.5", "pencipta": {"instansi": "Pemerintah Kota Contoh", "unit": "Dinas Contoh"},
  "tujuan": [{"tertulis": "Kepala Dinas Kesehatan", "lingkup": "luar"}]})";

std::string value_of(const std::vector<incoming::Suggestion>& all, std::string_view field) {
    for (const auto& each : all)
        if (each.field == field) return each.value;
    return "";
}

TEST(Payload, fills_every_field) {
    const auto told = told_by(payload, true);
    EXPECT_EQ(value_of(told, "sender"), "Dinas Contoh, Pemerintah Kota Contoh");
    EXPECT_EQ(value_of(told, "number"), "000.1.5/12/SETDA/2026");
    EXPECT_EQ(value_of(told, "date"), "2026-11-23");
    EXPECT_EQ(value_of(told, "subject"), "Undangan rapat");
    EXPECT_EQ(value_of(told, "access"), "terbatas");
    EXPECT_EQ(value_of(told, "urgency"), "segera");
    EXPECT_EQ(value_of(told, "classification"), "000.1.5");
    EXPECT_EQ(value_of(told, "position"), "Kepala Dinas Kesehatan");
    for (const auto& each : told) EXPECT_EQ(each.confidence, 100);
}

TEST(Payload, unproven_is_offered_and_not_filled_in) {
    for (const auto& each : told_by(payload, false)) {
        EXPECT_LT(each.confidence, incoming::sure_from);
        EXPECT_EQ(each.grounds, incoming::Grounds::told);
    }
}

TEST(Payload, other_files_tell_nothing) {
    for (const std::string_view other : {"", "{", "[]", "{\"naskah\": 2}", "\"naskah\"", "{\"nomor\": \"1\"}"})
        EXPECT_TRUE(told_by(other, true).empty()) << other;
    const auto odd = told_by(R"({"naskah": 1, "nomor": 12, "tanggal": "kemarin", "hal": {}, "sifat_keamanan": 3,
                               "pencipta": [], "tujuan": {}, "urgensi": "kilat"})", true);
    EXPECT_TRUE(odd.empty());
}

TEST(Payload, is_proven_by_a_valid_signature_alone) {
    EXPECT_FALSE(proves(nullptr));
    const auto verdict = [](const char* indication, const core::Json& signatures) {
        core::Json made = core::Json::object();
        made["indication"] = indication;
        made["signatures"] = signatures;
        return made;
    };
    core::Json one = core::Json::array();
    one.push_back(core::Json::object());
    EXPECT_FALSE(proves(verdict("TOTAL-PASSED", core::Json::array())));
    EXPECT_FALSE(proves(verdict("INDETERMINATE", one)));
    EXPECT_TRUE(proves(verdict("TOTAL-PASSED", one)));
}

TEST(Payload, takes_its_place_from_the_page) {
    incoming::Suggestion read{"number", "1/A", "1/A", 1, {0.1, 0.1, 0.2, 0.02}, 80, incoming::Grounds::guessed};
    incoming::Suggestion told{"number", "1/A", "1/A", 0, {}, 100, incoming::Grounds::proven};
    const auto both = joined({told}, {read});
    ASSERT_EQ(both.size(), 1u);
    EXPECT_EQ(both[0].page, 1);
    EXPECT_EQ(both[0].grounds, incoming::Grounds::proven);
}

}  // namespace
}  // namespace intake
