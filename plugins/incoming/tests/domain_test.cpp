// SPDX-License-Identifier: Apache-2.0
// States of letter and branch, who may instruct whom, who may see.
#include <gtest/gtest.h>

#include <map>

#include "incoming/domain/access.h"
#include "incoming/domain/chain.h"
#include "incoming/domain/likeness.h"

namespace incoming {
namespace domain_test {

using core::parse_date;
using core::PositionId;

core::Code code_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.code();
    }
    return core::Code::internal;
}

TEST(EntryLife, goes_its_way) {
    Entry entry;
    EXPECT_TRUE(entry.open({1}, "Sari"));
    EXPECT_FALSE(entry.open({2}, "Sari"));
    entry.dispose();
    EXPECT_EQ(code_of([&] { entry.close({3}, " ", 1); }), core::Code::invalid);
    entry.close({3}, "Sudah dirapatkan", 1);
    EXPECT_EQ(entry.state, EntryState::closed);
    EXPECT_EQ(code_of([&] { entry.dispose(); }), core::Code::conflict);
    EXPECT_EQ(code_of([&] { entry.close({4}, "", 0); }), core::Code::conflict);
}

TEST(EntryLife, a_copy_is_only_read) {
    Entry entry;
    entry.copy = true;
    EXPECT_TRUE(entry.open({1}, "Sari"));
    EXPECT_EQ(code_of([&] { entry.dispose(); }), core::Code::conflict);
    EXPECT_EQ(code_of([&] { entry.close({1}, "x", 0); }), core::Code::conflict);
}

TEST(BranchLife, report_returned_and_accepted) {
    Branch branch;
    EXPECT_EQ(code_of([&] { branch.accept({1}); }), core::Code::conflict);
    branch.tell({1}, "Budi", {"Sudah hadir", 100, {}});
    EXPECT_TRUE(branch.read_at.has_value()) << "who reports has read";
    EXPECT_EQ(code_of([&] { branch.give_back(""); }), core::Code::invalid);
    branch.give_back("Lampirkan notulen");
    EXPECT_EQ(branch.state, BranchState::read);
    branch.tell({2}, "Budi", {"Notulen terlampir", 100, {}});
    branch.accept({3});
    EXPECT_TRUE(branch.ended());
}

TEST(BranchLife, withdrawn_only_while_unread) {
    Branch branch;
    branch.opened({1}, "Budi");
    EXPECT_EQ(code_of([&] { branch.withdraw({2}); }), core::Code::conflict);
    Branch other;
    other.withdraw({1});
    EXPECT_EQ(code_of([&] { other.tell({2}, "Budi", {"x", 100, {}}); }), core::Code::conflict);
}

TEST(BranchLife, who_passed_it_on_does_not_hold_it) {
    Disposition top, below;
    top.branches.resize(1);
    top.branches[0].id = BranchId::make({1});
    below.parent = top.branches[0].id;
    below.branches.resize(1);
    below.branches[0].id = BranchId::make({2});
    EXPECT_EQ(holders({top, below}).front()->id, below.branches[0].id);
    EXPECT_EQ(holders({top, below}).size(), 1u);
    below.branches[0].tell({3}, "Budi", {"Selesai", 100, {}});
    EXPECT_EQ(holders({top, below}).front()->id, top.branches[0].id);
}

class Chains : public testing::Test {
  protected:
    PositionId add(const std::string& kind, std::optional<PositionId> superior, std::string title = "X") {
        directory::Position made;
        made.id = PositionId::make({static_cast<std::int64_t>(all.size()) + 1});
        made.kind = kind;
        made.name = std::move(title);
        made.superior = superior;
        all.push_back(made);
        return made.id;
    }
    std::vector<directory::Position> all;
};

TEST_F(Chains, down_and_beside_never_up) {
    const auto mayor = add("kdh", std::nullopt), sekda = add("sekda", mayor);
    const auto asisten = add("pimpinan_tinggi", sekda, "Asisten Administrasi Umum");
    const auto head = add("pimpinan_tinggi", sekda, "Kepala Dinas");
    const auto section = add("administrator", head), staff = add("pelaksana", section);
    const auto bureau = add("administrator", asisten);
    const auto office = add("pimpinan_tinggi", bureau, "Kepala Badan");
    const auto deputy = add("wakil_kdh", mayor);
    const Chain chain(all);
    EXPECT_EQ(chain.relation(sekda, deputy), Relation::upward);
    EXPECT_EQ(chain.relation(mayor, deputy), Relation::below);
    EXPECT_EQ(chain.relation(sekda, head), Relation::below);
    EXPECT_EQ(chain.relation(sekda, staff), Relation::below);
    EXPECT_EQ(chain.relation(asisten, head), Relation::lateral);
    EXPECT_EQ(chain.relation(head, sekda), Relation::upward);
    EXPECT_EQ(chain.relation(staff, head), Relation::upward);
    EXPECT_EQ(chain.relation(head, head), Relation::refused);
    EXPECT_EQ(chain.relation(section, bureau), Relation::refused) << "other branch";
    EXPECT_EQ(chain.relation(asisten, mayor), Relation::upward);
    EXPECT_EQ(chain.relation(head, office), Relation::refused);
    EXPECT_EQ(chain.relation(asisten, section), Relation::refused);
}

core::Actor seated(PositionId position, core::UnitId unit, std::set<std::string> roles,
                   std::optional<core::UnitId> book = std::nullopt) {
    core::Actor made;
    made.kind = core::Actor::Kind::person;
    core::Seat seat;
    seat.position = position;
    seat.unit = unit;
    seat.book = book.value_or(unit);
    seat.roles = std::move(roles);
    made.seats = {seat};
    return made;
}

// The seat of the position, lent for the acts, up to the class.
core::Actor lent(PositionId position, std::set<std::string> acts, int highest = 1) {
    auto made = seated(position, core::UnitId::make({9}), {});
    made.rights = {"incoming.read"};
    acts.insert("see");
    core::Lent how;
    how.kind = "substitute";
    how.acts = std::move(acts);
    how.highest = highest;
    made.seats.front().lent = how;
    return made;
}

TEST(Access, a_lent_seat_does_what_it_was_lent_for_and_no_more) {
    using core::Verdict;
    const auto owner = PositionId::make({1}), clerk = PositionId::make({2}), other = PositionId::make({3});
    const auto book = core::UnitId::make({4});
    Standing it{owner, book, clerk, clerk, classification::AccessClass::ordinary, false, false, {}};
    const std::map<Right, std::string> needs{{Right::read, "see"}, {Right::sort, "see"}, {Right::prepare, "prepare"},
                                             {Right::act, "instruct"}};
    for (const char* act : {"see", "prepare", "instruct", "initial"})
        for (const auto& [right, needed] : needs)
            EXPECT_EQ(may(lent(owner, {act}), right, it),
                      needed == "see" || needed == act ? Verdict::allowed : Verdict::forbidden)
                << act << " " << needed;
    EXPECT_EQ(may(lent(owner, {"see", "prepare", "instruct"}), Right::correct, it), Verdict::forbidden);
    EXPECT_EQ(may(lent(clerk, {"see", "prepare", "instruct"}), Right::read, it), Verdict::hidden)
        << "what a clerk sees by the book is not lent";
    it.tree = {other};
    EXPECT_EQ(may(lent(other, {"instruct"}), Right::read, it), Verdict::allowed);
    it.copy = true;
    EXPECT_EQ(may(lent(owner, {"instruct"}), Right::act, it), Verdict::forbidden);
    for (const auto access : classification::all_access)
        for (int highest = 0; highest < 4; ++highest) {
            it.access = access;
            EXPECT_EQ(may(lent(owner, {}, highest), Right::read, it),
                      static_cast<int>(access) <= highest ? Verdict::allowed : Verdict::hidden);
        }
    auto without = lent(owner, {"instruct"}, 3);
    without.rights.clear();
    EXPECT_EQ(may(without, Right::read, it), Verdict::hidden) << "work that was not lent";
}

TEST(Access, a_personal_letter_goes_with_its_person) {
    using core::Verdict;
    const auto owner = PositionId::make({1}), clerk = PositionId::make({2}), next = PositionId::make({3});
    const auto book = core::UnitId::make({4});
    const auto he = core::PersonId::make({5}), successor = core::PersonId::make({6});
    Standing it{owner, book, clerk, clerk, classification::AccessClass::ordinary, false, true, {next}, he};
    const auto as = [&](core::Actor actor, core::PersonId person) {
        actor.person = person;
        return actor;
    };
    EXPECT_EQ(may(as(seated(owner, book, {}), he), Right::act, it), Verdict::allowed);
    EXPECT_EQ(may(as(seated(next, book, {}), he), Right::read, it), Verdict::allowed) << "in another position";
    EXPECT_EQ(may(as(seated(owner, book, {}), successor), Right::read, it), Verdict::hidden);
    EXPECT_EQ(may(as(seated(clerk, book, {"clerk", "archivist"}), successor), Right::read, it), Verdict::hidden);
    EXPECT_EQ(may(as(lent(owner, {"prepare", "instruct"}, 3), successor), Right::read, it), Verdict::hidden);
    EXPECT_EQ(may(as(lent(next, {"instruct"}, 3), he), Right::read, it), Verdict::hidden)
        << "in another's seat he is not himself";
}

TEST(Access, hidden_from_all_others) {
    const auto owner = PositionId::make({1}), clerk = PositionId::make({2}), other = PositionId::make({3});
    const auto book = core::UnitId::make({4}), far = core::UnitId::make({5});
    Standing it{owner, book, clerk, {}, classification::AccessClass::ordinary, false, false, {}};
    using core::Verdict;
    EXPECT_EQ(may(seated(owner, far, {}), Right::act, it), Verdict::allowed);
    EXPECT_EQ(may(seated(clerk, far, {"clerk"}, book), Right::read, it), Verdict::allowed);
    EXPECT_EQ(may(seated(clerk, far, {"clerk"}, book), Right::act, it), Verdict::forbidden);
    EXPECT_EQ(may(seated(clerk, far, {}, book), Right::read, it), Verdict::hidden) << "who is a clerk no more";
    EXPECT_EQ(may(seated(clerk, far, {"clerk"}), Right::read, it), Verdict::hidden) << "nor is who is one elsewhere";
    EXPECT_EQ(may(seated(other, book, {"staff"}), Right::read, it), Verdict::hidden);
    EXPECT_EQ(may(seated(other, book, {"archivist"}), Right::read, it), Verdict::hidden);
    it.closed = true;
    EXPECT_EQ(may(seated(other, book, {"archivist"}), Right::read, it), Verdict::allowed);
    EXPECT_EQ(may(seated(other, far, {"archivist"}, book), Right::read, it), Verdict::allowed)
        << "an archivist of a sub-unit";
    EXPECT_EQ(may(seated(other, far, {"archivist"}), Right::read, it), Verdict::hidden);
    EXPECT_EQ(may(seated(other, far, {"clerk"}, book), Right::read, it), Verdict::hidden);
    it.access = classification::AccessClass::secret;
    EXPECT_EQ(may(seated(clerk, far, {"clerk"}, book), Right::read, it), Verdict::hidden);
    it.tree = {other};
    EXPECT_EQ(may(seated(other, far, {}), Right::read, it), Verdict::allowed);
    it.copy = true;
    EXPECT_EQ(may(seated(owner, far, {}), Right::act, it), Verdict::forbidden);
}

TEST(Likeness, numbers_are_compared_without_what_people_write_freely) {
    EXPECT_EQ(number_key("B / 12-XI/2026"), number_key("b/12.XI/2026"));
    EXPECT_NE(number_key("B/12/2026"), number_key("B/13/2026"));
}

TEST(Likeness, senders_are_near_in_full_and_short) {
    EXPECT_TRUE(near("Pemerintah Provinsi Kep. Bangka Belitung", "Pemerintah Provinsi Kepulauan Bangka Belitung"));
    EXPECT_TRUE(near("Ombudsman", "Ombudsman Perwakilan Contoh"));
    EXPECT_TRUE(near("Kementrian Contoh", "Kementerian Contoh")) << "one letter less";
    EXPECT_TRUE(near("Inspektorat  (Daerah)", "inspektorat daerah"));
    EXPECT_FALSE(near("Ombudsman", "Kejaksaan Negeri Contoh"));
    EXPECT_FALSE(near("", "Kejaksaan Negeri Contoh"));
    EXPECT_FALSE(near("PT Abc", "PT Xyz Perkasa Utama Jaya")) << "half of a short name is not enough";
}

}  // namespace
}  // namespace incoming
