// SPDX-License-Identifier: Apache-2.0
// What may be proposed where it is more than one proposal takes, and who goes on with what a unit that ended had begun.
#include "disposal/tests/desk_town.h"

namespace disposal {
namespace desk_service_test {

using namespace town;

class DisposalDesk : public DeskTown {};

TEST_P(DisposalDesk, a_list_of_what_may_be_proposed_is_cut_after_what_waits_longest_and_says_so) {
    const auto put = [&](int from, int until) {
        place_->db().write([&](Tx& tx) {
            for (int at = from; at < until; ++at)
                tx.exec("INSERT INTO town_thing (id, shut, over, burn, held, lent, broken, content, gone, process, process_of) "
                        "VALUES (?, 1, 1, 1, 0, 0, 0, 0, 0, '', '')", {dossier(at).text()});
        });
    };
    const int most = static_cast<int>(most_lines);
    put(0, most);
    const auto whole = desk_->candidates(offices_.as(0, clock_), Kind::destruction);
    EXPECT_EQ(whole.fit.size(), most_lines);
    EXPECT_FALSE(whole.cut) << "all of them are shown";
    put(most, most + 1);
    const auto cut = desk_->candidates(offices_.as(0, clock_), Kind::destruction);
    EXPECT_TRUE(cut.cut);
    ASSERT_EQ(cut.fit.size(), most_lines);
    EXPECT_EQ(cut.fit.front().dossier.id, dossier(0));
    EXPECT_EQ(cut.fit.back().dossier.id, dossier(most - 1)) << "the youngest is left for the next one";
}

class Merged final : public directory::Endings {
  public:
    Merged(core::UnitId unit, core::UnitId successor) {
        all_.emplace_back();
        all_.back().unit = unit;
        all_.back().successor = successor;
    }
    std::vector<directory::Ending> endings(Tx&) override { return all_; }
    void follow(directory::Heir&) override {}

  private:
    std::vector<directory::Ending> all_;
};

TEST_P(DisposalDesk, what_the_records_unit_did_is_done_by_the_unit_it_was_merged_into) {
    put_things();
    const Drawn drawn{Kind::destruction, {dossier(0)}, ""};
    EXPECT_FALSE(done([&] { desk_->draw(offices_.as(3, clock_), drawn); })) << "an archivist of another unit";
    const auto records = place_->db().read([&](Tx& tx) { return offices_.unit_by_code(tx, "SETDA")->id; });
    Merged merged(records, offices_.owning());
    parts_->endings = &merged;
    EXPECT_FALSE(done([&] { desk_->draw(offices_.as(0, clock_), drawn); })) << "his unit is no records unit any more";
    EXPECT_TRUE(done([&] { desk_->draw(offices_.as(3, clock_), drawn); }));
}

TEST_P(DisposalDesk, what_a_unit_that_ended_made_is_judged_by_the_unit_that_has_it_now) {
    put_things();
    const auto id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(0)}, ""});
    const std::vector<Seated> committee{{Part::chair, seat(1)}, {Part::unit, seat(6)}, {Part::archivist, seat(3)}};
    const auto seated = [&] { return done([&] { desk_->seat(offices_.as(0, clock_), id, committee); }); };
    EXPECT_FALSE(seated()) << "he is of another unit";
    const auto sees = [&] { return done([&] { desk_->whole(offices_.as(6, clock_), id); }); };
    EXPECT_FALSE(sees());
    Merged merged(offices_.owning(), place_->db().read([&](Tx& tx) { return offices_.unit_by_code(tx, "INSP")->id; }));
    parts_->endings = &merged;
    EXPECT_TRUE(seated());
    EXPECT_TRUE(sees());
    EXPECT_EQ(desk_->whole(offices_.as(6, clock_), id).proposal.heirs.size(), 1u);
}

TEST_P(DisposalDesk, what_somebody_of_a_unit_that_ended_began_waits_for_its_heir_who_may_withdraw_it) {
    put_things();
    const auto id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(0)}, ""});
    EXPECT_EQ(desk_->waiting(offices_.as(0, clock_)), 1);
    const auto records = place_->db().read([&](Tx& tx) { return offices_.unit_by_code(tx, "SETDA")->id; });
    const auto heir = offices_.as(3, clock_);
    EXPECT_FALSE(done([&] { desk_->act(heir, id, {Act::cancel, "Keliru", "", ""}); }));
    Merged merged(records, offices_.owning());
    parts_->endings = &merged;
    EXPECT_EQ(desk_->waiting(offices_.as(0, clock_)), 0) << "nobody sits there any more";
    EXPECT_EQ(desk_->waiting(heir), 1);
    EXPECT_FALSE(done([&] { desk_->act(offices_.as(0, clock_), id, {Act::cancel, "Keliru", "", ""}); }));
    EXPECT_TRUE(done([&] { desk_->act(heir, id, {Act::cancel, "Keliru", "", ""}); }));
    EXPECT_EQ(desk_->whole(heir, id).proposal.state, State::cancelled);
}

NASKAH_ON_BOTH_DATABASES(DisposalDesk);

}  // namespace
}  // namespace disposal
