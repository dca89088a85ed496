// SPDX-License-Identifier: Apache-2.0
// Who sits in a committee: three people, each of whom says yes to what was decided as he saw it, and no seat of somebody
// who has left holds a proposal up.
#include "disposal/tests/desk_town.h"

namespace disposal {
namespace seating_service_test {

using namespace town;
using model::Folder;

class DisposalSeating : public DeskTown {};

// A committee is three people, and each says yes to what is decided as he saw it.
TEST_P(DisposalSeating, one_person_is_not_two_of_a_committee_and_what_is_decided_anew_is_agreed_to_anew) {
    put_things();
    Folder f;
    f.id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(0), dossier(1)}, ""});
    const auto go = [&](int who, const char* what, const char* with = "") {
        return carry_out(f, {who, what, with, {0, 1}, true});
    };
    const auto waits_for = [&](int who) { return desk_->waiting(offices_.as(who, clock_)); };
    ASSERT_TRUE(go(0, "committee", "right") && go(0, "file", "committee") && go(0, "submit"));
    for (const int who : {1, 2, 3}) EXPECT_EQ(waits_for(who), 1) << "all of them are told";
    EXPECT_FALSE(go(2, "assent", "seen")) << "nothing is decided";
    ASSERT_TRUE(go(1, "decide", "agreed") && go(1, "look", "matches"));
    const auto before = decided(f.id);
    ASSERT_TRUE(go(2, "assent", "seen"));
    EXPECT_EQ(waits_for(2), 0);
    const auto why_not = [&](const core::Context& chair) {
        for (const auto& each : desk_->whole(chair, f.id).acts)
            if (each.act == Act::consider && each.why_not) return each.why_not->word;
        return std::string();
    };
    EXPECT_EQ(why_not(offices_.as(1, clock_)), "disposal.needs.assent") << "the archivist has not agreed";
    const auto elsewhere = [&](int seated, int who) {
        auto ctx = offices_.as(seated, clock_);
        ctx.actor.person = person(who);
        return ctx;
    };
    for (const int who : {1, 2})
        EXPECT_FALSE(done([&] { desk_->assent(elsewhere(3, who), f.id, before); })) << "he is of it already: " << who;
    EXPECT_FALSE(done([&] { desk_->assent(offices_.as(1, clock_), f.id, before); })) << "the chair considers";
    ASSERT_TRUE(go(3, "assent", "seen"));
    EXPECT_EQ(why_not(elsewhere(1, 3)), "disposal.error.one_of_three") << "who agreed chairs it by now";
    Deciding anew;
    anew.lines = {2};
    anew.decision = Decision::kept;
    anew.reason = "Masih diperlukan.";
    desk_->decide(offices_.as(3, clock_), f.id, anew);
    for (const int who : {2, 3}) EXPECT_EQ(waits_for(who), 1) << "asked again";
    EXPECT_FALSE(done([&] { desk_->assent(offices_.as(2, clock_), f.id, before); })) << "he saw what is no more";
    EXPECT_EQ(why_not(offices_.as(1, clock_)), "disposal.needs.assent");
    EXPECT_TRUE(go(2, "assent", "seen") && go(3, "assent", "seen") && go(1, "file", "minutes") && go(1, "file", "consideration") &&
                go(1, "consider"));
}

// No proposal waits for a member who has left; whoever is still there keeps his seat.
TEST_P(DisposalSeating, a_seat_is_taken_by_another_while_the_committee_decides_only_when_who_had_it_has_left) {
    put_things();
    Folder f;
    f.id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(0)}, ""});
    const auto go = [&](int who, const char* what, const char* with = "") { return carry_out(f, {who, what, with, {0}, true}); };
    ASSERT_TRUE(go(0, "committee", "right") && go(0, "file", "committee") && go(0, "submit") && go(1, "decide", "agreed") &&
                go(1, "look", "matches") && go(2, "assent", "seen"));
    directory::Position newcomer;
    newcomer.id = seat(people);
    newcomer.unit = offices_.owning();
    newcomer.name = "Arsiparis Muda";
    newcomer.roles = {"archivist"};
    offices_.add(newcomer);
    const auto seats = [&](int who, Part part, core::PositionId at) {
        return done([&] { desk_->seat(offices_.as(who, clock_), f.id, {{part, at}}); });
    };
    EXPECT_FALSE(seats(0, Part::archivist, newcomer.id)) << "he is there";
    EXPECT_TRUE(desk_->whole(offices_.as(0, clock_), f.id).may_seat.empty());
    offices_.leaves(seat(3));
    EXPECT_EQ(desk_->whole(offices_.as(0, clock_), f.id).may_seat, std::vector<Part>{Part::archivist});
    EXPECT_EQ(desk_->eligible(offices_.as(0, clock_), f.id).size(), 1u);
    EXPECT_FALSE(seats(7, Part::archivist, newcomer.id)) << "a stranger names nobody";
    EXPECT_FALSE(seats(0, Part::archivist, seat(0))) << "who proposed appraises nothing";
    EXPECT_FALSE(seats(0, Part::unit, newcomer.id)) << "the unit's member is there";
    ASSERT_TRUE(go(1, "file", "minutes"));
    EXPECT_FALSE(seats(0, Part::archivist, newcomer.id)) << "the minutes tell of another committee";
    ASSERT_TRUE(go(1, "take off", "minutes"));
    ASSERT_TRUE(seats(0, Part::archivist, newcomer.id));
    EXPECT_FALSE(seats(0, Part::archivist, seat(3))) << "the newcomer is there";
    EXPECT_EQ(desk_->waiting(offices_.as(people, clock_)), 1) << "he is told";
    EXPECT_EQ(desk_->waiting(offices_.as(2, clock_)), 1) << "another committee: asked again";
    EXPECT_FALSE(go(3, "assent", "seen"));
    desk_->assent(offices_.as(people, clock_), f.id, decided(f.id));
    EXPECT_TRUE(go(2, "assent", "seen") && go(1, "file", "minutes") && go(1, "file", "consideration") && go(1, "consider"));
}

NASKAH_ON_BOTH_DATABASES(DisposalSeating);

}  // namespace seating_service_test
}  // namespace disposal
