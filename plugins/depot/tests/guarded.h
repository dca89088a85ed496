// SPDX-License-Identifier: Apache-2.0
// The depot of the service tests: a city of three units, an archive that says what it holds, and who was told what.
#pragma once

#include "depot/service/services.h"
#include "embedded/depot.h"
#include "tests/support/db.h"

namespace depot::guarded {

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
    std::vector<directory::Position> positions(Tx&, core::UnitId unit) override {
        std::vector<directory::Position> all;
        const auto add = [&](const std::optional<core::PositionId>& id, const char* role) {
            if (!id) return;
            auto& one = all.emplace_back();
            one.id = *id;
            one.unit = unit;
            one.roles = {role};
        };
        add(unit == top.id ? keeper : unit == below.id ? keeper_below : std::nullopt, "archivist");
        if (unit == top.id) add(leader, "head");
        return all;
    }
    std::optional<core::PositionId> keeper, keeper_below;   // archivists of the upper unit and of the one below it
    std::optional<core::PositionId> leader;                 // of the upper unit
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

// Units that were merged, and who sits where.
class Merged final : public directory::Endings {
  public:
    std::vector<directory::Ending> all;
    std::vector<directory::Ending> endings(Tx&) override { return all; }
    void follow(directory::Heir&) override {}
};

class Sitting final : public core::auth::Seating {
  public:
    core::Seat seat;   // everybody's
    std::vector<core::Seat> seats(Tx&, core::PersonId, core::Date) override { return {seat}; }
    std::optional<Called> called(Tx&, std::string_view) override { return {}; }
};

// The archive as the depot asks it; `hidden` is what the archivist may not know of.
class Cabinet final : public archive::Holdings, public archive::Gate, public archive::Shelf, public archive::Results {
  public:
    std::vector<Kept> all;
    std::set<archive::DossierId> hidden;
    std::set<std::pair<core::PersonId, archive::DossierId>> hidden_from;
    std::map<archive::DossierId, std::string> told;
    archive::Guard* guarding = nullptr;
    core::UnitId below;   // who sits there knows of its own dossiers alone

    std::optional<Kept> find(Tx&, const Context& ctx, archive::DossierId id) override {
        ++one_by_one;
        for (const auto& each : all)
            if (each.id == id && knows(ctx.actor, each)) return each;
        return std::nullopt;
    }
    std::vector<Kept> list(Tx&, const Context& ctx, const archive::Wanted& wanted) override {
        ++listed;
        auto fit = fitting(ctx, wanted);
        const auto skipped = std::min<std::int64_t>(wanted.offset, static_cast<std::int64_t>(fit.size()));
        fit.erase(fit.begin(), fit.begin() + skipped);
        if (fit.size() > static_cast<std::size_t>(wanted.limit)) fit.resize(static_cast<std::size_t>(wanted.limit));
        return fit;
    }
    std::int64_t count(Tx&, const Context& ctx, const archive::Wanted& wanted) override {
        return static_cast<std::int64_t>(fitting(ctx, wanted).size());
    }
    std::vector<Kept> fitting(const Context& ctx, const archive::Wanted& wanted) {
        const auto in = [](const auto& some, const auto& one) {
            return std::find(some.begin(), some.end(), one) != some.end();
        };
        const auto scope = Scope{wanted.code, wanted.unit, wanted.year_from, wanted.year_until};
        std::vector<Kept> fit;
        for (const auto& each : all) {
            const auto kept = keepers.find(each.id);
            const bool ours = wanted.units.empty() || (!wanted.unplaced && in(wanted.units, each.unit)) ||
                              (kept != keepers.end() && in(wanted.units, kept->second));
            if (ours && (each.unplaced || !wanted.unplaced) && catches(scope, span_of(each)) && (!wanted.here || !gone(each)) &&
                (!wanted.at_most || each.access <= *wanted.at_most) &&
                (wanted.among.empty() || in(wanted.among, each.id)) && !in(wanted.without, each.id) &&
                (wanted.numbers.empty() || in(wanted.numbers, each.number)) && knows(ctx.actor, each))
                fit.push_back(each);
        }
        return fit;
    }
    bool knows(const core::Actor& actor, const Kept& one) const {
        if (actor.kind == core::Actor::Kind::system) return true;
        if (hidden_from.contains({actor.person, one.id})) return false;
        return !hidden.contains(one.id) && (actor.seat().unit != below || one.unit == below);
    }
    std::map<archive::DossierId, std::vector<archive::KeptItem>> filed;
    std::vector<archive::KeptItem> items(Tx&, const Context&, archive::DossierId id) override { return filed[id]; }
    std::map<archive::DossierId, std::vector<std::string>> subjects(Tx&, const Context&,
                                                                    const std::vector<archive::DossierId>& ids) override {
        std::map<archive::DossierId, std::vector<std::string>> found;
        for (const auto& id : ids)
            for (const auto& item : filed[id]) found[id].push_back(item.subject);
        return found;
    }
    std::vector<archive::Hand> hands(Tx&, const Context&, archive::DossierId) override { return {}; }
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
            if (each.id == id) return obstacles_of(tx, ctx, {each}, deed)[id];
        return {};
    }
    archive::Obstacles obstacles_of(Tx& tx, const Context& ctx, const std::vector<Kept>& dossiers, Deed deed) override {
        return guarding->against(tx, ctx, dossiers, deed);
    }
    archive::Obstacles proposing(Tx&, const Context&, std::vector<Kept>, Process) override { return {}; }
    archive::OfResults dossiers_of(Tx&, const Context& ctx, const std::vector<core::search::Listed>& results) override {
        archive::OfResults made;
        for (const auto& result : results) {
            archive::Wanted wanted;
            wanted.among = {archive::DossierId::parse(result.hit.id)};
            auto fit = fitting(ctx, wanted);
            if (fit.empty()) ++made.loose;
            for (auto& each : fit) (gone(each) ? made.gone : made.dossiers).push_back(std::move(each));
        }
        return made;
    }
    std::vector<archive::DossierId> taken;
    void take(Tx&, archive::DossierId id) override { taken.push_back(id); }
    void take_to_end(Tx&, archive::DossierId id) override { taken.push_back(id); }
    void take_all(Tx&) override { ++all_taken; }
    int all_taken = 0;
    void pass(Tx& tx, const Context& ctx, archive::DossierId id, Deed deed) override {
        take(tx, id);
        if (auto act = std::exchange(passing, nullptr)) act();
        const auto found = obstacles(tx, ctx, id, deed);
        if (!found.empty()) throw Error(core::Code::conflict, found.front().word, found.front().args);
    }
    void keeper(archive::ShelfKeeper&) override {}
    void reindex(Tx&, archive::DossierId) override {}
    void set_place(Tx&, archive::DossierId id, std::string_view place, std::string_view box) override {
        told[id] = place;
        boxes[id] = box;
    }
    std::map<archive::DossierId, std::string> boxes;
    std::map<archive::DossierId, archive::Standing> standing(Tx&, const Context& ctx,
                                                             const std::vector<archive::DossierId>& ids) override {
        ++asked;
        std::map<archive::DossierId, archive::Standing> found;
        for (const auto& each : all)
            if (std::find(ids.begin(), ids.end(), each.id) != ids.end() && knows(ctx.actor, each))
                found[each.id] = {each.access, gone(each),
                                  keepers.contains(each.id) ? std::optional(keepers.at(each.id)) : std::nullopt};
        return found;
    }
    std::map<archive::DossierId, core::UnitId> keepers;
    std::function<void()> passing;   // what another does in the middle of an act, once
    int asked = 0, listed = 0, one_by_one = 0;   // how often about many at once, and about one
};

// What somebody chose of a search, by the id of the selection.
class Chosen final : public seeking::Selections {
  public:
    std::map<std::string, std::vector<archive::DossierId>, std::less<>> all;
    std::vector<core::search::Listed> use(Tx&, const Context&, std::string_view id) override {
        const auto found = all.find(id);
        if (found == all.end()) core::ensure(core::Verdict::hidden);
        std::vector<core::search::Listed> listed(found->second.size());
        for (std::size_t i = 0; i < listed.size(); ++i) {
            listed[i].hit.kind = "dossier";
            listed[i].hit.id = found->second[i].text();
        }
        return listed;
    }
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
    std::vector<core::PositionId> withdrawn;
    void withdraw(Tx&, const Context&, std::string_view, std::string_view, const notify::Receiver& from) override {
        if (const auto* seat = std::get_if<core::PositionId>(&from)) withdrawn.push_back(*seat);
    }
    void opened(const Context&, std::string_view) override {}
};

// Letters by their number, all of them known to everybody.
class Post final : public letters::Letters {
  public:
    std::map<std::string, letters::LetterId, std::less<>> known;
    std::map<letters::LetterId, letters::Issued> sealed;
    std::optional<letters::Issued> issued(Tx&, letters::LetterId id) override {
        const auto found = sealed.find(id);
        return found == sealed.end() ? std::nullopt : std::optional(found->second);
    }
    std::optional<letters::Issued> by_code(Tx&, std::string_view) override { return {}; }
    std::optional<letters::Issued> by_bytes(Tx&, const core::Digest&) override { return {}; }
    bool hidden = false;
    core::Verdict may_see(Tx&, const core::Actor&, letters::LetterId) override {
        return hidden ? core::Verdict::hidden : core::Verdict::allowed;
    }
    std::optional<letters::LetterId> numbered(Tx&, const core::Actor&, std::string_view number) override {
        const auto found = known.find(number);
        return found == known.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<letters::Named> drafted_lately(Tx&, const core::Actor&, int) override { return {}; }
    void received(Tx&, const Context&, letters::LetterId, core::PositionId, std::string_view) override {}
};

// What the access instrument closes to the public, by code.
class Instrument final : public classification::Publicity {
  public:
    std::map<std::string, classification::ClosedToPublic, std::less<>> closed;
    std::optional<classification::ClosedToPublic> closed_to_public(Tx&, std::string_view code) override {
        const auto found = closed.find(code);
        return found == closed.end() ? std::nullopt : std::optional(found->second);
    }
};

class Guarded : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"depot", embedded::migrations}});
        search_ = core::search::open(GetParam());
        services_ = std::make_unique<Services>(Parts{place_->db(), clock_, core::Zone::wib, cabinet_, cabinet_, cabinet_,
                                                     city_, merged_, sitting_, days_, told_, post_, *search_, {}, &cabinet_,
                                                     [this] { return &chosen_; }, &office_});
        services_->parts.publicity = &instrument_;
        cabinet_.guard(services_->guarding);
        cabinet_.below = city_.below.id;
        sitting_.seat.unit = city_.top.id;
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
        ctx.actor.rights = {"depot.hold", "depot.hold_all", "depot.borrow", "depot.lend", "depot.keep", "depot.serve"};
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
    PlaceId place(PlaceKind kind, const char* name, std::optional<PlaceId> parent = {},
                  classification::AccessClass highest = classification::AccessClass::ordinary) {
        PlaceWish wish;
        wish.kind = kind;
        wish.code = wish.name = name;
        wish.parent = parent;
        wish.highest = highest;
        return services_->places.make(as(1), wish);
    }
    void end(archive::DossierId id, archive::Life life) {
        for (auto& each : cabinet_.all)
            if (each.id == id) each.life = life;
    }
    void raise(archive::DossierId id, classification::AccessClass access) {
        for (auto& each : cabinet_.all)
            if (each.id == id) each.access = access;
    }
    LoanId lend(archive::DossierId id) {
        const auto loan = services_->loans.ask(as(1), {id, "Pemeriksaan", "", 0, "", "", "", ""});
        services_->loans.grant(as(2), loan, "", 0);
        services_->loans.hand_out(as(2), loan);
        return loan;
    }

    core::SetClock clock_{core::parse_instant("2026-11-02T03:00:00Z")};   // a Monday
    City city_;
    Cabinet cabinet_;
    Merged merged_;
    Sitting sitting_;
    classification::RecordsOffice office_;
    Days days_;
    Chosen chosen_;
    Told told_;
    Post post_;
    Instrument instrument_;
    std::unique_ptr<core::search::Index> search_;
    std::unique_ptr<tests::TestDb> place_;
    std::unique_ptr<Services> services_;
};

}  // namespace depot::guarded
