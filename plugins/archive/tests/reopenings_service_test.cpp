// SPDX-License-Identifier: Apache-2.0
// A closed dossier is opened again by the records unit alone; the archivist of its unit asks.
#include "archive/service/petitions.h"
#include "archive/store/reopening_store.h"
#include "archive/tests/cabinet_town.h"

namespace archive {
namespace reopenings_service_test {

class ReopeningsService : public cabinet_town::Town {
  protected:
    DossierId closed(const char* title, const char* access = "") {
        const auto id = open(archivist_, title, access);
        Paper paper;
        paper.title = "Notulen";
        paper.date = core::parse_date("2020-02-01");
        cabinet_->register_paper(as(archivist_), id, paper);
        cabinet_->close(as(archivist_), id, core::parse_date("2020-06-01"));
        return id;
    }
    void office_is(core::PositionId one) {
        records_office_.serve([one](core::db::Tx&, const core::Seat& seat) { return seat.position == one; });
    }
    std::string decided(core::PositionId by, ReopeningId id, Move::Verdict verdict, const std::string& seen) {
        return fault_of([&] { cabinet_->decide_reopening(as(by), id, verdict, "Surat susulan sah", seen); });
    }
    State state(DossierId id) { return cabinet_->whole(as(archivist_), id).dossier.state; }
};

TEST_P(ReopeningsService, the_unit_asks_and_the_records_unit_opens_it_without_seeing_the_dossiers_of_the_unit) {
    office_is(heirs_);
    const auto id = closed("Rapat");
    EXPECT_EQ(fault_of([&] { cabinet_->reopen(as(archivist_), id, "Ada susulan"); }), "archive.error.reopen_office");
    EXPECT_FALSE(cabinet_->whole(as(archivist_), id).may_reopen);
    EXPECT_EQ(fault_of([&] { cabinet_->ask_reopening(as(archivist_), id, " "); }), "archive.fault.reason");
    EXPECT_EQ(fault_of([&] { cabinet_->ask_reopening(as(later_), id, "Ada susulan"); }), "core.error.not_found");
    const auto asked = cabinet_->ask_reopening(as(archivist_), id, "Ada susulan");
    EXPECT_EQ(fault_of([&] { cabinet_->ask_reopening(as(archivist_), id, "Ada susulan"); }), "archive.error.reopening_waits");
    EXPECT_EQ(cabinet_->count_reopenings(as(archivist_)), 0) << "it waits for others";
    EXPECT_TRUE(cabinet_->reopenings(as(later_)).empty()) << "of another unit, and not of the records unit";
    ASSERT_EQ(cabinet_->count_reopenings(as(heirs_)), 1);
    const auto waiting = cabinet_->reopenings(as(heirs_)).front();
    EXPECT_EQ(decided(archivist_, asked, Move::Verdict::approve, waiting.seen), "archive.error.reopen_office");
    EXPECT_EQ(decided(later_, asked, Move::Verdict::approve, waiting.seen), "core.error.not_found");
    EXPECT_EQ(decided(heirs_, asked, Move::Verdict::approve, "lain"), "archive.error.reopening_changed");
    EXPECT_EQ(state(id), State::closed);
    EXPECT_EQ(decided(heirs_, asked, Move::Verdict::approve, waiting.seen), "");
    EXPECT_EQ(state(id), State::open);
    EXPECT_FALSE(sees(heirs_, id)) << "who decides sees no more of it than he did";
    EXPECT_TRUE(cabinet_->reopenings(as(heirs_)).empty());
    EXPECT_FALSE(cabinet_->whole(as(archivist_), id).reopening);
    EXPECT_EQ(fault_of([&] { cabinet_->ask_reopening(as(archivist_), id, "Lagi"); }), "archive.error.open");
}

TEST_P(ReopeningsService, what_is_refused_or_withdrawn_stays_closed_and_the_records_unit_opens_its_own) {
    office_is(chief_);
    const auto id = closed("Rapat");
    const auto first = cabinet_->ask_reopening(as(archivist_), id, "Ada susulan");
    EXPECT_EQ(decided(archivist_, first, Move::Verdict::refuse, ""), "") << "his own";
    EXPECT_EQ(decided(chief_, first, Move::Verdict::refuse, ""), "archive.error.reopening_decided");
    const auto second = cabinet_->ask_reopening(as(archivist_), id, "Ada susulan");
    EXPECT_EQ(decided(chief_, second, Move::Verdict::refuse, ""), "");
    EXPECT_EQ(state(id), State::closed);
    const auto third = cabinet_->ask_reopening(as(archivist_), id, "Ada susulan");
    office_is(archivist_);
    EXPECT_EQ(fault_of([&] { cabinet_->ask_reopening(as(archivist_), id, "Ada susulan"); }), "archive.error.reopen_yourself");
    cabinet_->reopen(as(archivist_), id, "Ada susulan");
    EXPECT_EQ(state(id), State::open);
    cabinet_->close(as(archivist_), id, core::parse_date("2020-06-01"));
    EXPECT_FALSE(cabinet_->whole(as(archivist_), id).reopening) << "who opened it has answered";
    EXPECT_NE(decided(archivist_, third, Move::Verdict::approve, "x"), "");
}

TEST_P(ReopeningsService, of_what_is_limited_the_matter_is_not_told_and_of_what_is_secret_nothing) {
    office_is(heirs_);
    cabinet_->ask_reopening(as(archivist_), closed("Teguran", "terbatas"), "Ada susulan");
    const auto secret = cabinet_->ask_reopening(as(archivist_), closed("Sandi", "rahasia"), "Ada susulan");
    ASSERT_EQ(cabinet_->reopenings(as(heirs_)).size(), 1u);
    EXPECT_TRUE(cabinet_->reopenings(as(heirs_)).front().hidden);
    EXPECT_EQ(cabinet_->reopenings(as(heirs_)).front().dossier.title, "");
    EXPECT_EQ(decided(heirs_, secret, Move::Verdict::approve, ""), "core.error.not_found");
}

TEST_P(ReopeningsService, are_read_behind_the_last_one_each_once_the_oldest_first) {
    office_is(heirs_);
    std::vector<ReopeningId> asked, read;
    for (const char* title : {"Rapat", "Notula", "Undangan"}) asked.push_back(cabinet_->ask_reopening(as(archivist_), closed(title), "Ada susulan"));
    place_->db().read([&](core::db::Tx& tx) {
        std::optional<Reopening> last;
        for (auto some = store::waiting_reopenings(tx, last, 1); !some.empty(); some = store::waiting_reopenings(tx, last, 1)) {
            read.push_back(some.front().id);
            last = some.front();
        }
    });
    EXPECT_EQ(read, asked);
}

// Nobody is kept from his own by any number of others' that are older.
TEST(Petitions, are_gone_through_to_the_end_or_until_there_are_enough) {
    std::vector<Reopening> all(450);
    for (std::size_t at = 0; at < all.size(); ++at) all[at].reason = std::to_string(at);
    const auto waiting = [&](const std::optional<Reopening>& after, int most) {
        const auto from = after ? std::stoul(after->reason) + 1 : 0;
        const auto until = std::min(all.size(), from + static_cast<std::size_t>(most));
        return std::vector(all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(until));
    };
    std::vector<std::string> seen;
    each_waiting<Reopening>(waiting, [&](const Reopening& each) { return seen.push_back(each.reason), true; });
    ASSERT_EQ(seen.size(), all.size());
    EXPECT_EQ(seen.back(), "449");
    seen.clear();
    each_waiting<Reopening>(waiting, [&](const Reopening& each) { return seen.push_back(each.reason), seen.size() < 3; });
    EXPECT_EQ(seen.size(), 3u);
}

NASKAH_ON_BOTH_DATABASES(ReopeningsService);

}  // namespace reopenings_service_test
}  // namespace archive
