// SPDX-License-Identifier: Apache-2.0
// What may be proposed where it is more than one proposal takes, and who goes on with what a unit that ended had begun.
#include <set>
#include <utility>

#include "disposal/tests/desk_town.h"

namespace disposal {
namespace desk_service_test {

using namespace town;

class DisposalDesk : public DeskTown {};

TEST_P(DisposalDesk, a_list_of_what_may_be_proposed_is_cut_after_the_oldest_of_a_unit_and_says_so) {
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

TEST_P(DisposalDesk, those_are_offered_for_each_part_of_the_committee_who_may_be_seated_there) {
    put_things();
    const auto id = desk_->draw(offices_.as(0, clock_), {Kind::destruction, {dossier(0)}, ""});
    const auto offered = [&](int who) {
        std::map<Part, std::set<int>> found;
        for (const auto& [part, holders] : desk_->eligible(offices_.as(who, clock_), id))
            for (int each = 0; each < people; ++each)
                if (std::any_of(holders.begin(), holders.end(), [&](const auto& one) { return one.position == seat(each); }))
                    found[part].insert(each);
        return found;
    };
    const std::map<Part, std::set<int>> by_records{{Part::chair, {1, 4}}, {Part::unit, {2}}, {Part::archivist, {3}}};
    EXPECT_EQ(offered(0), by_records) << "another archivist than who proposed";
    for (const auto& [part, fit] : by_records)
        for (int each = 0; each < people; ++each)
            EXPECT_EQ(done([&] { desk_->seat(offices_.as(0, clock_), id, {{part, seat(each)}}); }), fit.contains(each))
                << name(part) << " " << each << ": what is offered is taken, and nothing else";
    EXPECT_EQ(offered(2), (std::map<Part, std::set<int>>{{Part::unit, {2, 3}}})) << "its leader names whom he will of it";
    EXPECT_TRUE(done([&] { desk_->seat(offices_.as(0, clock_), id, {{Part::archivist, seat(3)}}); }));
    place_->db().write([&](Tx& tx) {
        parts_->proposals.put(tx, id, Member{Part::unit, {person(5), "", seat(5), ""}});   // named before he went elsewhere
    });
    EXPECT_EQ(offered(0)[Part::unit], (std::set<int>{2, 5})) << "who sits there stays on the form";
    place_->db().write([&](Tx& tx) {
        auto p = *parts_->proposals.find(tx, id);
        p.state = State::agreed;
        parts_->proposals.save(tx, p);
    });
    EXPECT_EQ(offered(0), (std::map<Part, std::set<int>>{{Part::legal_witness, {5}}, {Part::audit_witness, {6}}}));
}

class Told final : public notify::Notices {
  public:
    std::set<std::pair<std::string, core::PositionId>> told;   // kind, of whichever proposal

    void kind(notify::Kind) override {}
    void serve(std::string, notify::Subjects&) override {}
    void calendar(notify::Calendar&) override {}
    void tell(Tx&, const Context&, const notify::Notice& notice) override {
        for (const auto& each : notice.to) told.emplace(notice.kind, std::get<core::PositionId>(each));
    }
    void done(Tx&, const Context&, std::string_view) override {}
    void withdraw(Tx&, const Context&, std::string_view, std::string_view, const notify::Receiver&) override {}
    void opened(const Context&, std::string_view) override {}
};

TEST_P(DisposalDesk, people_of_an_heir_are_told_what_came_to_them_and_not_again_what_waited_for_them_before) {
    Told notices;
    parts_->notices = &notices;
    const auto tell = [&](core::UnitId ended, core::UnitId heir) {
        Merged merged(ended, heir);
        parts_->endings = &merged;
        place_->db().write([&](Tx& tx) { tell_heirs(tx, *parts_, by_house(*parts_), ended); });
        return std::exchange(notices.told, {});
    };
    const auto heir = place_->db().read([&](Tx& tx) { return offices_.unit_by_code(tx, "INSP")->id; });
    const auto records = place_->db().read([&](Tx& tx) { return offices_.unit_by_code(tx, "SETDA")->id; });
    Proposal p;
    p.id = numbered_id<ProposalId>(7, 1);
    p.kind = Kind::destruction;
    p.state = State::submitted;
    p.unit = offices_.owning();
    p.records_unit = records;
    p.proposer = {person(0), "", seat(0), ""};
    place_->db().write([&](Tx& tx) {
        parts_->proposals.insert(tx, p);
        parts_->proposals.put(tx, p.id, Member{Part::chair, {person(6), "", seat(6), ""}});
    });
    EXPECT_TRUE(tell(p.unit, heir).empty()) << "its chair sits in the heir, and it waited for him before";
    p.id = numbered_id<ProposalId>(7, 2);
    p.kind = Kind::transfer;
    p.proposer.person = person(3);
    place_->db().write([&](Tx& tx) {
        parts_->proposals.insert(tx, p);
        Document brought;
        brought.kind = Paper::act;
        brought.bringer = person(3);
        brought.date = core::parse_date("2026-11-20");
        parts_->proposals.put(tx, p.id, brought);
    });
    const std::set<std::pair<std::string, core::PositionId>> both{{waits_kind, seat(6)}, {confirm_kind, seat(6)}};
    EXPECT_EQ(tell(p.unit, heir), both) << "to approve it, and to confirm the file";

    // Who proposed sits nowhere any more: that it is over is told to who goes on for him.
    p.kind = Kind::destruction;
    p.state = State::done;
    p.proposer = {person(0), "", seat(0), ""};
    Merged merged(records, offices_.owning());
    parts_->endings = &merged;
    place_->db().write([&](Tx& tx) { tell_next(tx, *parts_, by_house(*parts_), p, {}); });
    EXPECT_EQ(notices.told, (std::set<std::pair<std::string, core::PositionId>>{{"disposal.over", seat(3)}}));
}

NASKAH_ON_BOTH_DATABASES(DisposalDesk);

}  // namespace
}  // namespace disposal
