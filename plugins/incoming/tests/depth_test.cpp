// SPDX-License-Identifier: Apache-2.0
// Every move of a branch and of a letter, allowed and refused; parts, veiled words, rules of pairs, wishes kept.
#include <gtest/gtest.h>

#include <functional>

#include "incoming/domain/access.h"
#include "incoming/domain/chain.h"
#include "incoming/service/wish.h"

namespace incoming {
namespace depth_test {

using core::Code;
using core::PositionId;

// "" when it was allowed.
std::string refused(const std::function<void()>& act) {
    try {
        act();
        return "";
    } catch (const core::Error& error) {
        return std::string(core::name(error.code()));
    }
}

Branch in(BranchState state) {
    Branch branch;
    branch.id = BranchId::make({1});
    branch.state = state;
    return branch;
}

TEST(BranchMoves, each_from_where_it_may_be_made) {
    using B = BranchState;
    struct Move {
        const char* name;
        std::function<void(Branch&)> make;
        std::set<B> from;
        B to;
    };
    const std::vector<Move> moves{
        {"tell", [](Branch& b) { b.tell({9}, "Budi", {"Selesai", 80, {}}); }, {B::sent, B::read}, B::reported},
        {"accept", [](Branch& b) { b.accept({9}); }, {B::reported}, B::accepted},
        {"give back", [](Branch& b) { b.give_back("Lengkapi", core::parse_date("2026-12-01")); }, {B::reported},
            B::read},
        {"withdraw", [](Branch& b) { b.withdraw({9}); }, {B::sent}, B::withdrawn},
        {"decline", [](Branch& b) { b.decline({9}, "Budi", "Bukan tugas kami"); }, {B::sent, B::read}, B::declined},
        {"forward", [](Branch& b) { b.forward({9}, "Budi", "Mohon ditangani"); }, {B::sent, B::read}, B::forwarded},
        {"lapse", [](Branch& b) { b.lapse({9}); }, {B::sent, B::read, B::reported}, B::lapsed}};
    for (const auto& move : moves)
        for (const auto state : all_branch_states) {
            SCOPED_TRACE(std::string(move.name) + " from " + std::string(name(state)));
            auto branch = in(state);
            const auto told = refused([&] { move.make(branch); });
            EXPECT_EQ(told, move.from.contains(state) ? "" : "conflict");
            EXPECT_EQ(branch.state, move.from.contains(state) ? move.to : state);
        }
}

TEST(BranchMoves, words_are_compulsory) {
    auto branch = in(BranchState::read);
    EXPECT_EQ(refused([&] { branch.tell({1}, "Budi", {" ", 100, {}}); }), "invalid");
    EXPECT_EQ(refused([&] { branch.tell({1}, "Budi", {"Selesai", 101, {}}); }), "invalid");
    EXPECT_EQ(refused([&] { branch.decline({1}, "Budi", ""); }), "invalid");
    EXPECT_EQ(refused([&] { branch.forward({1}, "Budi", " "); }), "invalid");
    EXPECT_EQ(branch.state, BranchState::read);
}

TEST(BranchMoves, whom_it_informs_has_nothing_to_do) {
    auto branch = in(BranchState::read);
    branch.informed = true;
    EXPECT_FALSE(branch.open());
    EXPECT_TRUE(branch.ended()) << "the letter never waits for him";
    EXPECT_EQ(refused([&] { branch.tell({1}, "Budi", {"x", 100, {}}); }), "conflict");
    EXPECT_EQ(refused([&] { branch.decline({1}, "Budi", "x"); }), "conflict");
    EXPECT_EQ(refused([&] { branch.forward({1}, "Budi", "x"); }), "conflict");
}

TEST(BranchMoves, forwarding_keeps_task_and_giver) {
    auto branch = in(BranchState::read);
    branch.giver = PositionId::make({5});
    branch.responsible = true;
    branch.task = "Siapkan bahan";
    branch.due = core::parse_date("2026-12-01");
    const auto next = branch.forward({7}, "Budi", "Bidang lain");
    EXPECT_EQ(next.giver, branch.giver);
    EXPECT_TRUE(next.responsible);
    EXPECT_EQ(next.task, "Siapkan bahan");
    EXPECT_EQ(next.due, branch.due);
    EXPECT_EQ(next.taken_from, branch.id);
    EXPECT_EQ(next.state, BranchState::sent);
    EXPECT_FALSE(next.read_at);
}

TEST(EntryMoves, each_from_where_it_may_be_made) {
    using E = EntryState;
    struct Move {
        const char* name;
        std::function<void(Entry&)> make;
        std::set<E> from;
    };
    const std::vector<Move> moves{
        {"dispose", [](Entry& e) { e.dispose(); }, {E::unread, E::read, E::disposed}},
        {"close", [](Entry& e) { e.close({9}, "Selesai", 1); }, {E::unread, E::read, E::disposed}},
        {"reopen", [](Entry& e) { e.reopen("Ada bahan baru", true); }, {E::closed}},
        {"redirect", [](Entry& e) { e.redirect({9}, "Salah alamat"); }, {E::unread, E::read}},
        {"refuse", [](Entry& e) { e.refuse({9}, "Bukan untuk kami"); }, {E::unread, E::read}}};
    for (const auto& move : moves)
        for (const auto state : all_entry_states) {
            SCOPED_TRACE(std::string(move.name) + " from " + std::string(name(state)));
            Entry entry;
            entry.state = state;
            EXPECT_EQ(refused([&] { move.make(entry); }), move.from.contains(state) ? "" : "conflict");
        }
    Entry entry;
    EXPECT_EQ(refused([&] { entry.redirect({1}, " "); }), "invalid");
    EXPECT_EQ(refused([&] { entry.refuse({1}, ""); }), "invalid");
    entry.state = E::closed;
    EXPECT_EQ(refused([&] { entry.reopen("", false); }), "invalid");
    entry.reopen("Ada bahan baru", false);
    EXPECT_EQ(entry.state, E::read) << "nobody had been instructed";
}

core::Seat seated(PositionId position) {
    core::Seat seat;
    seat.position = position;
    return seat;
}

TEST(Veil, words_of_a_secret_disposition_are_for_those_in_it) {
    const auto giver = PositionId::make({1}), receiver = PositionId::make({2}), other = PositionId::make({3});
    Disposition secret;
    secret.access = classification::AccessClass::secret;
    secret.giver = giver;
    secret.note = "Periksa diam-diam";
    secret.instructions = {"Tindak lanjuti"};
    secret.branches.resize(1);
    secret.branches[0].position = receiver;
    secret.branches[0].report = "Sudah diperiksa";
    for (const auto& who : {giver, receiver}) {
        auto seen = secret;
        EXPECT_FALSE(veil(seen, seated(who), PositionId{}));
        EXPECT_EQ(seen.note, secret.note);
    }
    auto seen = secret;
    EXPECT_TRUE(veil(seen, seated(other), giver));
    EXPECT_TRUE(seen.note.empty() && seen.instructions.empty() && seen.branches[0].report.empty());
    auto open = secret;
    open.access = classification::AccessClass::limited;
    EXPECT_FALSE(veil(open, seated(other), giver));
}

class Rules : public testing::Test {
  protected:
    PositionId add(const std::string& kind, std::optional<PositionId> superior, std::int64_t unit) {
        directory::Position made;
        made.id = PositionId::make({static_cast<std::int64_t>(all.size()) + 1});
        made.kind = kind;
        made.unit = unit_of(unit);
        made.superior = superior;
        all.push_back(made);
        return made.id;
    }
    core::UnitId unit_of(std::int64_t n) {
        auto& id = ids[n];
        if (id.nil()) {
            id = core::UnitId::make({n});
            directory::Unit unit;
            unit.id = id;
            if (n > 10) unit.parent = unit_of(n / 10);
            units.push_back(unit);
        }
        return id;
    }
    Rule rule(Side giver, Side receiver, bool allowed) { return {RuleId::make({1}), giver, receiver, allowed,
        "Dasar"}; }
    std::map<std::int64_t, core::UnitId> ids;
    std::vector<directory::Unit> units;
    std::vector<directory::Position> all;
};

TEST_F(Rules, keepers_allow_and_forbid_but_never_upward) {
    const auto mayor = add("kdh", std::nullopt, 1), kabag = add("administrator", mayor, 1);
    const auto camat = add("administrator", add("sekda", mayor, 1), 2), lurah = add("pengawas", camat, 21);
    EXPECT_EQ(Chain(all, units, {}).relation(kabag, camat), Relation::refused);
    const Side from{"administrator", unit_of(1)}, to{"administrator", unit_of(2)};
    EXPECT_EQ(Chain(all, units, {rule(from, to, true)}).relation(kabag, camat), Relation::granted);
    EXPECT_EQ(Chain(all, units, {rule(from, {"", unit_of(2)}, true)}).relation(kabag, lurah), Relation::granted)
        << "the unit and those below it";
    EXPECT_EQ(Chain(all, units, {rule(from, {"", unit_of(2)}, true), rule(from, {"pengawas", unit_of(21)}, false)})
                  .relation(kabag, lurah),
              Relation::forbidden)
        << "the narrower one counts";
    EXPECT_EQ(Chain(all, units, {rule(from, to, true), rule(from, to, false)}).relation(kabag, camat),
        Relation::forbidden)
        << "of equal ones that which forbids";
    EXPECT_EQ(Chain(all, units, {rule({"administrator", {}}, {"kdh", {}}, true)}).relation(kabag, mayor),
        Relation::upward);
    EXPECT_EQ(Chain(all, units, {rule({"kdh", {}}, {"administrator", {}}, false)}).relation(mayor, kabag),
              Relation::forbidden);
    for (const auto relation : {Relation::refused, Relation::upward, Relation::forbidden}) {
        EXPECT_FALSE(allows(relation));
        EXPECT_FALSE(why_not(relation).empty()) << "each refusal says its rule";
    }
}

TEST_F(Rules, one_that_names_nobody_is_refused) {
    const std::vector<std::string> kinds{"administrator"};
    EXPECT_EQ(faults_of(rule({}, {"administrator", {}}, true), kinds).size(), 1u);
    EXPECT_EQ(faults_of(rule({"raja", {}}, {"administrator", {}}, true), kinds)[0].key, "incoming.fault.rule_kind");
    auto without = rule({"administrator", {}}, {"administrator", {}}, true);
    without.note = " ";
    EXPECT_EQ(faults_of(without, kinds)[0].field, "note");
}

TEST(Wishes, are_kept_as_they_were) {
    Instructions wish;
    wish.to = {PositionId::make({1}), PositionId::make({2})};
    wish.informed = {PositionId::make({3})};
    wish.responsible = wish.to[1];
    wish.codes = {"hadiri"};
    wish.note = "Laporkan";
    wish.due_days = 3;
    wish.access = classification::AccessClass::limited;
    wish.urgency = letters::Urgency::urgent;
    wish.own[wish.to[0]] = {{"siapkan_bahan"}, "Bahan paparan", core::parse_date("2026-12-01"), 0};
    const auto kept = wish_kept(wish_json(wish));
    EXPECT_EQ(wish_json(kept), wish_json(wish));
    EXPECT_EQ(kept.to, wish.to);
    EXPECT_EQ(kept.own.at(wish.to[0]).due, core::parse_date("2026-12-01"));
}

}  // namespace
}  // namespace incoming
