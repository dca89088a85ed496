// SPDX-License-Identifier: Apache-2.0
// Holds and loans stand in the way of disposal, on both databases, whenever they are asked: one that comes after the
// decree wins (archive.md I3, I5, I6; scenario 5), one by query catches what comes later.
#include "depot/service/demo.h"
#include "depot/service/services.h"
#include "embedded/depot.h"
#include "tests/support/db.h"

namespace depot {
namespace {

using archive::Deed;
using archive::Kept;
using archive::Process;
using core::Context;
using core::Error;
using core::db::Tx;

class City final : public directory::Directory {
  public:
    std::map<std::string, directory::Position> seats;
    directory::Unit top, below, apart;
    City() {
        top.id = core::UnitId::make({1});
        below.id = core::UnitId::make({2});
        apart.id = core::UnitId::make({3});
        below.parent = top.id;
        top.name = "Dinas";
        for (auto* each : {&top, &below, &apart}) each->own_numbers = true;
    }
    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return {top, below, apart}; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        for (const auto& each : {top, below, apart})
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return {}; }
    std::optional<directory::Position> position(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view code) override {
        auto& one = seats[std::string(code)];
        if (one.id.nil()) one.id = core::PositionId::make({static_cast<std::int64_t>(seats.size())});
        one.unit = code.starts_with("UM.") ? below.id : code.starts_with("DPK.") ? apart.id : top.id;
        one.code = one.name = code;
        one.roles = {code.ends_with(".ARSIPARIS") ? "archivist" : "staff"};
        return one;
    }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Position> all_positions(Tx&) override { return {}; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Holder> holder(Tx&, core::PositionId position, core::Date) override {
        directory::Holder holder;
        holder.position = position;
        holder.person = core::PersonId::parse(position.text());
        for (const auto& [code, seat] : seats)
            if (seat.id == position) holder.unit = seat.unit;
        holder.titled_name = "Orang Rekaan";
        return holder;
    }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx& tx, core::UnitId id) override { return *unit(tx, id); }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }
};

// The archive as the depot asks it; `hidden` is what the archivist may not know of.
class Cabinet final : public archive::Holdings, public archive::Gate, public archive::Shelf {
  public:
    std::vector<Kept> all;
    std::set<archive::DossierId> hidden;
    std::map<archive::DossierId, std::string> told;
    archive::Guard* guarding = nullptr;
    core::UnitId below;   // who sits there knows of its own dossiers alone

    std::optional<Kept> find(Tx&, const Context& ctx, archive::DossierId id) override {
        for (const auto& each : all)
            if (each.id == id && knows(ctx.actor, each)) return each;
        return std::nullopt;
    }
    std::vector<Kept> list(Tx& tx, const Context& ctx, const archive::Wanted&) override {
        std::vector<Kept> found;
        for (const auto& each : all)
            if (find(tx, ctx, each.id)) found.push_back(each);
        return found;
    }
    bool knows(const core::Actor& actor, const Kept& one) const {
        if (actor.kind == core::Actor::Kind::system) return true;
        return !hidden.contains(one.id) && (actor.seat().unit != below || one.unit == below);
    }
    std::vector<archive::KeptItem> items(Tx&, const Context&, archive::DossierId) override { return {}; }
    void engage(Tx&, const Context&, archive::DossierId, Process, std::string_view) override {}
    void release(Tx&, const Context&, archive::DossierId, std::string_view) override {}
    void move(Tx&, const Context&, archive::DossierId, archive::Life, archive::Custody,
              const std::optional<core::UnitId>&) override {}
    int settle(Tx&, const Context&, core::UnitId) override { return 0; }
    void erase(Tx&, const Context&, archive::DossierId, std::string_view) override {}
    void retell(Tx&, archive::DossierId, std::string_view) override {}
    void guard(archive::Guard& one) override { guarding = &one; }
    std::vector<archive::Obstacle> obstacles(Tx& tx, const Context& ctx, archive::DossierId id, Deed deed) override {
        for (const auto& each : all)
            if (each.id == id) return guarding->against(tx, ctx, each, deed);
        return {};
    }
    void pass(Tx& tx, const Context& ctx, archive::DossierId id, Deed deed) override {
        const auto found = obstacles(tx, ctx, id, deed);
        if (!found.empty()) throw Error(core::Code::conflict, found.front().word, found.front().args);
    }
    void set_place(Tx&, archive::DossierId id, std::string_view place) override { told[id] = place; }
};

class Days final : public deadlines::Calendar {
  public:
    deadlines::WorkTime worktime(Tx&) override { return {}; }
    core::Zone zone(Tx&, core::UnitId) override { return core::Zone::wib; }
    bool adopt(Tx&, core::Date, std::string_view) override { return false; }
};

class Told final : public notify::Notices {
  public:
    std::vector<std::string> kinds;
    void kind(notify::Kind) override {}
    void serve(std::string, notify::Subjects&) override {}
    void calendar(notify::Calendar&) override {}
    void tell(Tx&, const Context&, const notify::Notice& notice) override { kinds.push_back(notice.kind); }
    void done(Tx&, const Context&, std::string_view) override {}
    void withdraw(Tx&, const Context&, std::string_view, std::string_view, const notify::Receiver&) override {}
    void opened(const Context&, std::string_view) override {}
};

class Guarded : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(GetParam(), std::vector<core::db::Migrations>{{"depot", embedded::migrations}});
        services_ = std::make_unique<Services>(Parts{place_->db(), clock_, core::Zone::wib, cabinet_, cabinet_, cabinet_, city_, days_, told_, {}});
        cabinet_.guard(services_->guarding);
        cabinet_.below = city_.below.id;
    }
    Context as(int person, std::set<std::string> roles = {"archivist"}) {
        Context ctx;
        ctx.clock = &clock_;
        ctx.actor.kind = core::Actor::Kind::person;
        const auto id = "0193aaaa-bbbb-7ccc-8ddd-00000000000" + std::to_string(person);
        ctx.actor.person = core::PersonId::parse(id);
        ctx.actor.person_name = "Orang " + std::to_string(person);
        core::Seat seat;
        seat.position = core::PositionId::parse(id);
        seat.unit = city_.top.id;
        seat.roles = std::move(roles);
        ctx.actor.seats.push_back(seat);
        ctx.actor.rights = {"depot.hold", "depot.borrow", "depot.lend", "depot.keep"};
        return ctx;
    }
    archive::DossierId dossier(const std::string& code, core::UnitId unit, int year) {
        Kept made;
        made.id = archive::DossierId::make({static_cast<std::int64_t>(cabinet_.all.size()) + 10});
        made.unit = unit;
        made.code = code;
        made.number = std::to_string(cabinet_.all.size() + 1) + "/" + std::to_string(year);
        made.title = "Berkas " + made.number;
        made.opened = core::Date{std::chrono::year(year), std::chrono::January, std::chrono::day(5)};
        cabinet_.all.push_back(made);
        return made.id;
    }
    std::vector<archive::Obstacle> against(archive::DossierId id, Deed deed, Process process = Process::none) {
        for (auto& each : cabinet_.all)
            if (each.id == id) each.process = process;
        return place_->db().read([&](Tx& tx) { return cabinet_.obstacles(tx, as(9), id, deed); });
    }
    HoldId hold(const HoldWish& wish) { return services_->holds.open(as(1), wish); }
    LoanId lend(archive::DossierId id) {
        const auto loan = services_->loans.ask(as(1), {id, "Pemeriksaan", "", 0, false, "", "", ""});
        services_->loans.grant(as(2), loan, "", 0);
        services_->loans.hand_out(as(2), loan);
        return loan;
    }

    core::SetClock clock_{core::parse_instant("2026-11-02T03:00:00Z")};   // a Monday
    City city_;
    Cabinet cabinet_;
    Days days_;
    Told told_;
    std::unique_ptr<tests::TestDb> place_;
    std::unique_ptr<Services> services_;
};

HoldWish query(const std::string& code, std::optional<int> from = {}) {
    HoldWish wish;
    wish.name = "Sengketa tanah";
    wish.mandate = "183/0042/HK/2026";
    wish.by_query = true;
    wish.scope.code = code;
    wish.scope.from = from;
    return wish;
}

}  // namespace

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
    EXPECT_THROW(services_->loans.ask(as(3), {lent, "Juga perlu", "", 0, false, "", "", ""}), Error);
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
}

TEST_P(Guarded, every_move_leaves_from_and_to_and_the_count_agrees_with_what_stands_there) {
    const auto first = dossier("000.1.5", city_.top.id, 2024), second = dossier("000.1.5", city_.top.id, 2025),
               other = dossier("000.1.5", city_.top.id, 2025);
    auto& places = services_->places;
    const auto make = [&](PlaceKind kind, const char* name, std::optional<PlaceId> parent) {
        PlaceWish wish;
        wish.kind = kind;
        wish.code = wish.name = name;
        wish.parent = parent;
        return places.make(as(1), wish);
    };
    const auto room = make(PlaceKind::room, "Depo A", {}), rack = make(PlaceKind::rack, "Rak 1", room),
               far = make(PlaceKind::rack, "Rak 2", room), box = make(PlaceKind::box, "Boks 1", rack);
    places.shelve(as(1), box, {first, second}, "Penataan");
    EXPECT_EQ(cabinet_.told[first], "Depo A / Rak 1 / Boks 1");
    const auto loan = lend(second);
    EXPECT_THROW(places.move(as(1), box, far, "Rak penuh"), Error) << "one in it is lent";
    EXPECT_EQ(places.one(as(1), box).path, "Depo A / Rak 1 / Boks 1") << "nothing half done";
    services_->loans.take_back(as(2), loan, true, Condition::good, "");
    places.move(as(1), box, far, "Rak penuh");
    EXPECT_EQ(cabinet_.told[second], "Depo A / Rak 2 / Boks 1");
    const auto moves = places.one(as(1), box).moves;
    ASSERT_EQ(moves.size(), 1u);
    EXPECT_EQ(moves[0].from, rack);
    EXPECT_EQ(moves[0].to, far);
    places.shelve(as(1), far, {other}, "Penataan");
    const auto barcode = places.one(as(1), box).dossiers.front().barcode;
    const auto count = places.count(as(1), places.take_stock(as(1), box, {barcode, "3/2025", "99/1999"}, {}, ""));
    EXPECT_EQ(count.sums.at(Outcome::present), 1);
    EXPECT_EQ(count.sums.at(Outcome::missing), 1);
    EXPECT_EQ(count.sums.at(Outcome::elsewhere), 1);
    EXPECT_EQ(count.sums.at(Outcome::unknown), 1);
    for (const auto& tree : places.trees(as(1)))
        for (const auto& row : tree.rows)
            if (row.place.id == room) { EXPECT_EQ(row.dossiers, 3); }
    cabinet_.hidden.insert(first);
    for (const auto& row : places.trees(as(1)).front().rows)
        if (row.place.id == box) { EXPECT_EQ(row.dossiers, 1) << "no count tells of what he may not know of"; }
}

TEST_P(Guarded, the_demo_city_has_filled_boxes_holds_and_a_loan_that_is_overdue) {
    constexpr int ours = 30, theirs = 6;
    for (int i = 0; i < ours; ++i) dossier("000.1.5", city_.top.id, 2024);
    for (int i = 0; i < theirs; ++i) dossier("000.1.5", city_.below.id, 2024);
    core::Demo demo;
    demo.folder = NASKAH_SOURCE "/packaging/demo";
    demo.say = [](const std::string&) {};
    fill_demo(as(1), demo, *services_);
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
}

NASKAH_ON_BOTH_DATABASES(Guarded);

}  // namespace depot
