// SPDX-License-Identifier: Apache-2.0
// Holds and loans stand in the way of disposal, on both databases, whenever they are asked: one that comes after the
// decree wins (archive.md I3, I5, I6; scenario 5), one by query catches what comes later.
#include <set>

#include "depot/service/demo.h"
#include "depot/tests/guarded.h"

namespace depot {
namespace guarding_service_test {

using archive::Deed;
using archive::Process;
using core::Error;

class Guarded : public guarded::Guarded {};

HoldWish query(const std::string& code, std::optional<int> from = {}) {
    HoldWish wish;
    wish.name = "Sengketa tanah";
    wish.mandate = "183/0042/HK/2026";
    wish.by_query = true;
    wish.scope.code = code;
    wish.scope.from = from;
    return wish;
}

TEST_P(Guarded, a_hold_that_comes_after_the_decree_still_wins_and_ends_by_two_persons) {
    const auto held = dossier("500.17.1", city_.top.id, 2020), free = dossier("000.1.5", city_.top.id, 2020);
    EXPECT_TRUE(against(held, Deed::destroy).empty());
    HoldWish wish;
    wish.name = "Sengketa tanah Pasar Pagi";
    wish.mandate = "183/0042/HK/2026";
    wish.dossiers = {held};
    const auto id = hold(wish);
    for (const auto deed : {Deed::decree, Deed::destroy, Deed::hand_over}) {
        ASSERT_EQ(against(held, deed).size(), 1u);
        EXPECT_EQ(against(held, deed).front().word, "depot.obstacle.held");
        EXPECT_TRUE(against(free, deed).empty());
    }
    EXPECT_FALSE(against(held, Deed::propose, Process::destruction).empty());
    EXPECT_TRUE(against(held, Deed::propose, Process::transfer).empty()) << "a transfer ends nothing";
    EXPECT_TRUE(against(held, Deed::relocate).empty());
    services_->holds.propose(as(1), id, "Putusan inkrah");
    EXPECT_FALSE(against(held, Deed::destroy).empty()) << "proposed is not released";
    EXPECT_THROW(services_->holds.release(as(1), id, "Setuju"), Error) << "the same person";
    services_->holds.release(as(2), id, "Setuju");
    EXPECT_TRUE(against(held, Deed::destroy).empty());
}

TEST_P(Guarded, a_hold_by_query_catches_what_comes_later_in_its_unit_and_below_and_two_holds_both_count) {
    hold(query("500.17", 2020));
    EXPECT_EQ(cabinet_.all_taken, 1) << "who destroys meanwhile waits and asks";
    const auto later = dossier("500.17.3", city_.below.id, 2021), old = dossier("500.17.3", city_.top.id, 2018),
               apart = dossier("500.17.3", city_.apart.id, 2021), like = dossier("500.170", city_.top.id, 2021);
    EXPECT_EQ(against(later, Deed::destroy).size(), 1u);
    for (const auto& each : {old, apart, like}) EXPECT_TRUE(against(each, Deed::destroy).empty());
    HoldWish second;
    second.name = "Audit";
    second.mandate = "700/1/INSP/2026";
    second.dossiers = {later};
    const auto id = hold(second);
    EXPECT_EQ(against(later, Deed::destroy).size(), 2u);
    services_->holds.propose(as(1), id, "Selesai");
    services_->holds.release(as(2), id, "Selesai");
    EXPECT_EQ(against(later, Deed::destroy).size(), 1u) << "the other one stands";
}

TEST_P(Guarded, a_lent_dossier_is_not_moved_decreed_destroyed_or_lent_twice) {
    const auto lent = dossier("000.1.5", city_.top.id, 2024);
    const auto loan = lend(lent);
    for (const auto deed : {Deed::relocate, Deed::transfer, Deed::decree, Deed::destroy, Deed::hand_over, Deed::lend})
        EXPECT_EQ(against(lent, deed).size(), 1u);
    EXPECT_TRUE(against(lent, Deed::propose, Process::destruction).empty()) << "it may be proposed and come back meanwhile";
    EXPECT_THROW(services_->loans.ask(as(3), {lent, "Juga perlu", "", 0, "", "", "", ""}), Error);
    cabinet_.hidden.insert(lent);
    EXPECT_EQ(against(lent, Deed::relocate).front().word, "depot.obstacle.lent_some") << "no number of what he may not know of";
    cabinet_.hidden.clear();
    services_->loans.take_back(as(2), loan, true, Condition::good, "");
    EXPECT_TRUE(against(lent, Deed::relocate).empty());
    EXPECT_EQ(services_->loans.panel(as(1), lent)->use.loans, 1);
}

TEST_P(Guarded, days_of_a_loan_are_working_days_and_what_is_late_is_told_again_each_week) {
    const auto lent = dossier("000.1.5", city_.top.id, 2024);
    const auto loan = lend(lent);
    EXPECT_EQ(core::iso(*services_->loans.one(as(2), loan).loan.due_on), "2026-11-09");
    told_.kinds.clear();
    const auto on = [&](const char* moment) {
        clock_.set(core::parse_instant(moment));
        services_->loans.remind();
        return std::exchange(told_.kinds, {});
    };
    EXPECT_TRUE(on("2026-11-05T03:00:00Z").empty());
    EXPECT_EQ(on("2026-11-06T03:00:00Z"), std::vector<std::string>{Loans::due_kind});
    EXPECT_TRUE(on("2026-11-06T03:00:00Z").empty()) << "once";
    EXPECT_TRUE(on("2026-11-09T03:00:00Z").empty()) << "the last day";
    EXPECT_EQ(on("2026-11-10T03:00:00Z"), std::vector<std::string>{Loans::late_kind});
    EXPECT_TRUE(on("2026-11-16T03:00:00Z").empty());
    EXPECT_EQ(on("2026-11-17T03:00:00Z"), std::vector<std::string>{Loans::late_kind});
    EXPECT_EQ(services_->loans.list(as(2), Shelf::overdue).size(), 1u);
    EXPECT_EQ(services_->loans.late_of_his(as(1)), 1) << "on the desk of who has it";
    EXPECT_EQ(services_->loans.late_of_his(as(2)), 0);
}

std::string key_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.key();
    }
    return "";
}

TEST_P(Guarded, a_paper_goes_out_by_what_the_class_is_now_and_to_whom_may_know_of_it_now) {
    using classification::AccessClass;
    auto& loans = services_->loans;
    const auto risen = dossier("000.1.5", city_.top.id, 2024), based = dossier("000.1.5", city_.top.id, 2024),
               lost = dossier("000.1.5", city_.top.id, 2024);
    const auto granted = [&](archive::DossierId id, const char* basis) {
        const auto loan = loans.ask(as(1), {id, "Pemeriksaan", "", 0, "", "", "", ""});
        loans.grant(as(2), loan, basis, 0);
        return loan;
    };
    const auto first = granted(risen, ""), second = granted(based, "Surat tugas 700/3"), third = granted(lost, "");
    for (const auto& each : {risen, based}) raise(each, AccessClass::limited);
    cabinet_.hidden_from.insert({as(1).actor.person, lost});
    EXPECT_EQ(key_of([&] { loans.hand_out(as(2), first); }), "depot.error.loan_risen");
    EXPECT_EQ(key_of([&] { loans.hand_out(as(2), third); }), "depot.error.loan_unknown");
    EXPECT_FALSE(loans.panel(as(2), risen)->away) << "nothing half done";
    cabinet_.taken.clear();
    loans.hand_out(as(2), second);
    EXPECT_EQ(cabinet_.taken.front(), based) << "taken before it is asked for";
    const auto visit = services_->reading.come(
        as(2), services_->reading.enter(as(2), {"Bapak Peneliti", "0717-1", "Universitas", true}), "Sejarah pasar");
    const auto table = services_->reading.ask(as(2), visit, dossier("000.1.5", city_.top.id, 1998));
    raise(cabinet_.all.back().id, AccessClass::limited);
    EXPECT_EQ(key_of([&] { loans.hand_out(as(2), table); }), "depot.error.loan_table_risen");
}

TEST_P(Guarded, notices_of_a_loan_go_when_it_is_extended_or_lost_and_what_is_late_again_is_told_at_once) {
    city_.keeper = core::PositionId::make({7});
    const auto loan = lend(dossier("000.1.5", city_.top.id, 2024));
    const auto late_on = [&](const char* moment) {
        clock_.set(core::parse_instant(moment));
        told_.kinds.clear();
        services_->loans.remind();
        return std::count(told_.kinds.begin(), told_.kinds.end(), Loans::late_kind);
    };
    EXPECT_EQ(late_on("2026-11-10T03:00:00Z"), 1);
    told_.withdrawn.clear();
    services_->loans.extend(as(2), loan, 1, "Belum selesai");
    EXPECT_EQ(told_.withdrawn.size(), 4u) << "two of the borrower, two of the keeper";
    EXPECT_EQ(late_on("2026-11-12T03:00:00Z"), 1) << "two days later";
    told_.withdrawn.clear();
    services_->loans.lose(as(2), loan, "000.5.3.4/7", "Tidak ditemukan.");
    EXPECT_EQ(told_.withdrawn.size(), 4u);
}

TEST_P(Guarded, a_class_that_rises_while_the_paper_is_out_is_told_to_its_keeper_and_the_loan_ends_when_it_is_due) {
    city_.keeper = core::PositionId::make({7});
    const auto rises = dossier("000.1.5", city_.top.id, 2024);
    const auto loan = lend(rises);
    const auto told = [&] {
        told_.kinds.clear();
        place_->db().write([&](core::db::Tx& tx) { services_->places.risen(tx, as(1), rises); });
        return std::count(told_.kinds.begin(), told_.kinds.end(), Loans::fetch_kind);
    };
    EXPECT_EQ(told(), 0) << "nothing rose";
    raise(rises, classification::AccessClass::limited);
    EXPECT_EQ(told(), 1);
    EXPECT_EQ(key_of([&] { services_->loans.extend(as(2), loan, 1, "Belum selesai"); }), "depot.error.loan_fetch");
    raise(rises, classification::AccessClass::ordinary);
    services_->loans.extend(as(2), loan, 1, "Belum selesai");
}

TEST_P(Guarded, a_hold_by_query_reaches_what_its_unit_has_in_custody_and_tells_nothing_to_who_may_not_see_it) {
    const auto foreign = dossier("500.17.3", city_.apart.id, 2012), own = dossier("500.17.3", city_.below.id, 2012);
    const auto id = hold(query("500.17"));
    EXPECT_TRUE(against(foreign, Deed::destroy).empty());
    EXPECT_EQ(services_->holds.one(as(1), id).covered.all, 1u);
    cabinet_.keepers[foreign] = city_.top.id;
    EXPECT_EQ(against(foreign, Deed::destroy).size(), 1u);
    EXPECT_EQ(services_->holds.one(as(1), id).covered.all, 2u);
    auto lower = as(4, {"staff"});
    lower.actor.seats.front().unit = city_.below.id;
    ASSERT_EQ(services_->holds.panel(lower, own).size(), 1u);
    const auto shown = services_->holds.panel(lower, own).front();
    EXPECT_TRUE(shown.name.empty() && shown.id.nil() && shown.mandate.empty());
    EXPECT_EQ(shown.kind, HoldKind::other);
}

TEST_P(Guarded, the_records_unit_alone_holds_the_archive_of_every_unit) {
    office_.serve([&](core::db::Tx&, const core::Seat& seat) { return seat.unit == city_.top.id; });
    const auto theirs = dossier("500.17.3", city_.apart.id, 2021), ours = dossier("000.1.5", city_.top.id, 2021);
    auto outside = as(5);
    outside.actor.seats.front().unit = city_.apart.id;
    auto all = query("");
    EXPECT_EQ(key_of([&] { hold(all); }), "core.error.invalid") << "nothing is said of what";
    all.house = true;
    EXPECT_EQ(key_of([&] { services_->holds.open(outside, all); }), "core.error.forbidden");
    const auto id = hold(all);
    EXPECT_EQ(against(theirs, Deed::destroy).size(), 1u);
    EXPECT_EQ(against(ours, Deed::destroy).size(), 1u);
    EXPECT_EQ(services_->holds.one(as(1), id).covered.all, 2);
    EXPECT_TRUE(services_->holds.list(outside, {}).empty());
    services_->holds.propose(as(1), id, "Perkara selesai");
    services_->holds.release(as(2), id, "Setuju");
    auto unit = query("");
    unit.scope.unit = city_.apart.id;
    EXPECT_TRUE(services_->holds.one(as(1), hold(unit)).hold.house);
    EXPECT_EQ(against(theirs, Deed::destroy).size(), 1u);
    EXPECT_TRUE(against(ours, Deed::destroy).empty());
    unit.scope.unit = city_.top.id;
    EXPECT_EQ(key_of([&] { services_->holds.open(outside, unit); }), "core.error.invalid");
    auto lent = as(3);
    lent.actor.rights.erase("depot.hold_all");
    EXPECT_EQ(key_of([&] { services_->holds.open(lent, all); }), "core.error.forbidden");
}

TEST_P(Guarded, a_list_longer_than_a_page_is_counted_whole_and_goes_on) {
    std::vector<archive::DossierId> some;
    for (int i = 0; i <= Some::most; ++i) some.push_back(dossier("500.17", city_.top.id, i == 7 ? 2015 : 2021));
    dossier("500.17", city_.apart.id, 2021);
    const auto id = hold(query("500.17", 2020));
    auto& holds = services_->holds;
    EXPECT_EQ(holds.one(as(1), id).covered.all, Some::most) << "neither the one too old nor that of another unit";
    EXPECT_FALSE(holds.one(as(1), id).covered.more());
    dossier("500.17", city_.below.id, 2022);
    EXPECT_EQ(holds.one(as(1), id).covered.dossiers.size(), static_cast<std::size_t>(Some::most));
    EXPECT_TRUE(holds.one(as(1), id).covered.more()) << "that it was cut is said";
    EXPECT_EQ(holds.one(as(1), id, 2).covered.dossiers.size(), 1u);
    EXPECT_TRUE(holds.one(as(1), id, 3).covered.dossiers.empty());
    HoldWish chosen;
    chosen.name = "Audit";
    chosen.mandate = "700/1/INSP/2026";
    chosen.dossiers = some;
    const auto by_name = hold(chosen);
    EXPECT_EQ(holds.one(as(1), by_name, 2).covered.dossiers.size(), 1u);
    cabinet_.hidden.insert(some.front());
    EXPECT_EQ(holds.one(as(1), by_name).covered.all, Some::most) << "no count tells of what he may not know of";
    EXPECT_EQ(holds.choices(as(1), {}, by_name).all, 2) << "those in it are not offered again";
    end(cabinet_.all.back().id, archive::Life::destroyed);
    EXPECT_EQ(holds.choices(as(1), {}, by_name).all, 1);
    const auto second = services_->scans.choices(as(1), {"500.17", 2}).dossiers;
    ASSERT_EQ(second.size(), 1u);
    const auto back = services_->scans.choices(as(1), {"", 1, {second.front().id, some[1], some.front()}});
    ASSERT_EQ(back.elsewhere.size(), 1u) << "ticked on another page; of one he may not know of nothing";
    EXPECT_EQ(back.elsewhere.front().id, second.front().id);
    const auto box = place(PlaceKind::room, "Depo A");
    EXPECT_EQ(services_->places.one(as(1), box).others_here.all, Some::most) << "of its unit and those below";
}

TEST_P(Guarded, what_a_search_found_is_held_as_it_is_when_it_is_held) {
    const auto stays = dossier("000.1.5", city_.top.id, 2020), raised = dossier("000.1.5", city_.top.id, 2020),
               ended = dossier("000.1.5", city_.top.id, 2020);
    chosen_.all["pilihan"] = {stays, raised, ended};
    auto& holds = services_->holds;
    EXPECT_EQ(holds.selected(as(1), "pilihan").dossiers.size(), 3u);
    EXPECT_EQ(key_of([&] { holds.selected(as(1), "lain"); }), "core.error.not_found");
    cabinet_.hidden.insert(raised);
    end(ended, archive::Life::destroyed);
    const auto found = holds.selected(as(1), "pilihan");
    EXPECT_EQ(found.gone.size(), 1u) << "why it is not held is said";
    EXPECT_EQ(found.loose, 1) << "no word of the one he may not know of";
    HoldWish wish;
    wish.name = "Audit";
    wish.mandate = "700/1/INSP/2026";
    wish.selection = "pilihan";
    const auto id = hold(wish);
    EXPECT_EQ(holds.one(as(1), id).covered.all, 1);
    EXPECT_FALSE(against(stays, Deed::destroy).empty());
    EXPECT_TRUE(against(raised, Deed::destroy).empty());
    cabinet_.hidden.clear();
    holds.add(as(1), id, {}, "pilihan");
    EXPECT_EQ(holds.one(as(1), id).covered.all, 2) << "again for those that are seen now";
    chosen_.all["pilihan"] = {ended};
    EXPECT_EQ(key_of([&] { hold(wish); }), "core.error.invalid") << "nothing is left of it";
}

TEST_P(Guarded, what_is_held_is_taken_first_in_one_order) {
    const auto first = dossier("000.1.5", city_.top.id, 2020), second = dossier("000.1.5", city_.top.id, 2020);
    HoldWish wish;
    wish.name = "Audit";
    wish.mandate = "700/1/INSP/2026";
    wish.dossiers = {second, first};
    cabinet_.taken.clear();
    const auto id = hold(wish);
    EXPECT_EQ(cabinet_.taken, (std::vector{first, second}));
    services_->holds.propose(as(1), id, "Selesai");
    services_->holds.add(as(1), id, {dossier("000.1.5", city_.top.id, 2021)});
    EXPECT_EQ(services_->holds.one(as(1), id).covered.all, 3u);
}

TEST_P(Guarded, what_a_unit_that_ended_began_its_heir_goes_on_with) {
    const auto of = [&](core::UnitId unit, int person) {
        auto ctx = as(person);
        ctx.actor.seats.front().unit = unit;
        return ctx;
    };
    const auto theirs = of(city_.apart.id, 5), ours = as(1);
    const auto made = dossier("500.17.3", city_.apart.id, 2024), other = dossier("500.17.3", city_.apart.id, 2024);
    const auto request = services_->requests.enter(theirs, {"Sdri. Warga", "0717-5", "Skripsi", "Notula 2024", {}});
    const auto reader = services_->reading.enter(theirs, {"Bapak Peneliti", "0717-1", "Universitas", true});
    PlaceWish wish;
    wish.kind = PlaceKind::room;
    wish.code = wish.name = "Depo lama";
    const auto room = services_->places.make(theirs, wish);
    const auto id = services_->holds.open(theirs, query("500.17"));
    const auto loan = services_->loans.ask(theirs, {made, "Rapat", "", 0, "", "", "", ""});
    services_->loans.grant(of(city_.apart.id, 6), loan, "", 0);
    services_->loans.hand_out(theirs, loan);
    EXPECT_EQ(key_of([&] { services_->requests.one(ours, request); }), "core.error.not_found");
    merged_.all.push_back({city_.apart.id, city_.top.id, {}, "Perda 4/2026", {}, ""});
    EXPECT_EQ(services_->requests.one(ours, request).request.unit, city_.apart.id);
    EXPECT_EQ(services_->requests.count(ours, Desk::open), 1);
    city_.apart.code = "DPK";
    const auto own = services_->requests.enter(ours, {"Sdr. Warga", "0717-6", "Skripsi", "Notula 2025", {}});
    EXPECT_EQ(services_->requests.one(ours, own).request.called(), "1/2026") << "the heir's own series";
    EXPECT_EQ(services_->requests.one(ours, request).request.called(), "1/2026 (DPK)") << "each number once";
    EXPECT_EQ(services_->requests.one(ours, request).request.numbered(), "1/2026") << "what was printed stays";
    std::set<std::string> told;
    for (const auto& each : services_->requests.year(ours, 2026).requests) told.insert(each.called());
    EXPECT_TRUE(told.contains("1/2026") && told.contains("1/2026 (DPK)"));
    EXPECT_EQ(services_->loans.one(ours, loan).loan.called(), "1/2026 (DPK)");
    EXPECT_EQ(services_->reading.now(ours, {}).readers.front().called(), "1/2026 (DPK)");
    services_->requests.withdraw(ours, own, "Sudah terjawab");
    EXPECT_EQ(services_->requests.sums(ours, 2026).counts.open, 1);
    EXPECT_EQ(services_->reading.now(ours, {}).found, 1);
    const auto visit = services_->reading.come(ours, reader, "Sejarah pasar");
    const auto table = services_->loans.one(ours, services_->reading.ask(ours, visit, dossier("000.1.5", city_.top.id, 1998))).loan;
    EXPECT_EQ(table.card, "1/2026");
    EXPECT_EQ(table.card_called(), "1/2026 (DPK)") << "for who looks";
    services_->loans.take_back(ours, loan, true, Condition::good, "");
    EXPECT_EQ(services_->loans.one(ours, lend(other)).loan.unit, city_.top.id) << "the heir lends";
    services_->places.shelve(ours, room, {made}, "Penataan");
    const auto new_room = place(PlaceKind::room, "Depo A");
    services_->places.shelve(ours, new_room, {made}, "Penataan");
    services_->holds.propose(ours, id, "Selesai");
    EXPECT_EQ(against(made, Deed::destroy).size(), 1u);
    services_->holds.release(as(2), id, "Selesai");
    EXPECT_TRUE(against(made, Deed::destroy).empty());
    EXPECT_EQ(key_of([&] { services_->requests.one(of(city_.below.id, 4), request); }), "core.error.not_found");
    city_.keeper = core::PositionId::make({7});
    told_.kinds.clear();
    clock_.set(core::parse_instant("2026-11-30T03:00:00Z"));
    services_->requests.remind();
    EXPECT_EQ(told_.kinds, std::vector<std::string>{Requests::late_kind}) << "its people are told";
}

TEST_P(Guarded, counts_and_lists_ask_the_archive_once) {
    for (int i = 0; i < 3; ++i) services_->loans.ask(as(1), {dossier("000.1.5", city_.top.id, 2024), "Rapat", "", 0, "", "", "", ""});
    const auto waits = cabinet_.all.front().id, scanned = cabinet_.all.back().id;
    cabinet_.hidden.insert(waits);
    cabinet_.asked = 0;
    EXPECT_EQ(services_->loans.count(as(2), Shelf::waiting), 2);
    EXPECT_EQ(cabinet_.asked, 1);
    ScanWish wish{"Alih media", "Pindai", "PDF/A", "Kertas", "Cakram", "", "Operator", 300, {}, {scanned}};
    services_->scans.open(as(1), wish);
    services_->scans.open(as(1), wish);
    cabinet_.asked = 0;
    EXPECT_EQ(services_->scans.list(as(1)).size(), 2u);
    EXPECT_EQ(cabinet_.asked, 1);
    cabinet_.hidden.insert(scanned);
    EXPECT_TRUE(services_->scans.list(as(1)).empty());
}

TEST_P(Guarded, the_demo_city_has_filled_boxes_holds_and_a_loan_that_is_overdue) {
    constexpr int ours = 30, theirs = 6;
    for (int i = 0; i < ours; ++i) dossier("000.1.5", city_.top.id, 2024);
    for (int i = 0; i < theirs; ++i) dossier("000.1.5", city_.below.id, 2024);
    for (int i = 0; i < theirs; ++i) dossier("000.1.5", city_.apart.id, 2024);
    core::Demo demo;
    demo.folder = NASKAH_SOURCE "/packaging/demo";
    demo.say = [](const std::string&) {};
    fill_demo(as(1), demo, *services_, {});
    std::int64_t stands = 0;
    for (const auto& tree : services_->places.trees(as(1)))
        for (const auto& row : tree.rows)
            if (row.depth == 0) stands += row.dossiers;
    EXPECT_EQ(stands, 3 * 5 + theirs) << "boxes are half filled";
    EXPECT_EQ(services_->holds.list(as(1), {}).size(), 2u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::overdue).size(), 1u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::out).size(), 3u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::waiting).size(), 1u);
    EXPECT_EQ(services_->loans.list(as(1), Shelf::closed).size(), 1u);
    auto desk = as(1);
    desk.actor.seats.front().unit = city_.apart.id;
    EXPECT_EQ(services_->requests.list(desk, Desk::open).size(), 2u);
    EXPECT_EQ(services_->requests.list(desk, Desk::overdue).size(), 1u);
    EXPECT_EQ(services_->reading.now(desk, {}).present.size(), 1u);
}

NASKAH_ON_BOTH_DATABASES(Guarded);

}  // namespace

}  // namespace depot
