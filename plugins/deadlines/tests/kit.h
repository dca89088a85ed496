// SPDX-License-Identifier: Apache-2.0
// A small city for service tests: mayor, secretary, head of an office, head of a section, staff; an empty
// position between; another office beside.
#pragma once

#include <algorithm>
#include <set>

#include "core/events/events.h"
#include "core/jobs/jobs.h"
#include "deadlines/service/services.h"
#include "tests/support/db.h"

namespace deadlines {

namespace embedded {
extern const core::Embedded migrations;   // built into the room
}

class SmallCity final : public directory::Directory {
  public:
    using Tx = core::db::Tx;
    enum Who { mayor, secretary, head, section, staff, neighbour, colleague };
    std::vector<directory::Unit> all_units;
    std::vector<directory::Position> all;
    std::set<core::PositionId> vacant;

    SmallCity() {
        const auto city = unit("KOTA", std::nullopt), office = unit("DINAS", city), part = unit("BIDANG", office),
                   other = unit("BADAN", city);
        add("Wali Kota", "kdh", city, std::nullopt, {"head"});
        add("Sekretaris Daerah", "sekda", city, all[mayor].id, {"head"});
        add("Kepala Dinas", "pimpinan_tinggi", office, all[secretary].id, {"head"});
        add("Kepala Bidang", "administrator", part, all[head].id, {"head"});
        add("Staf", "pelaksana", part, all[section].id, {"staff"});
        add("Kepala Badan", "pimpinan_tinggi", other, all[secretary].id, {"head"});
        add("Staf lain", "pelaksana", part, all[section].id, {"staff"});
    }
    core::Context as(Who who, const core::Clock& clock, bool keeper = false) const {
        core::Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = core::PersonId{all[who].id.uuid};
        ctx.actor.person_name = "Orang " + std::to_string(who);
        core::Seat seat;
        seat.position = all[who].id;
        seat.unit = all[who].unit;
        seat.position_name = all[who].name;
        seat.roles = all[who].roles;
        ctx.actor.seats = {seat};
        ctx.actor.rights = {"deadlines.read"};
        if (seat.roles.contains("head")) ctx.actor.rights.insert("deadlines.overview");
        if (keeper) ctx.actor.rights.insert("deadlines.manage");
        return ctx;
    }

    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return all_units; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        for (const auto& each : all_units)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return {}; }
    std::optional<directory::Position> position(Tx&, core::PositionId id) override {
        for (const auto& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return {}; }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return all; }
    std::vector<directory::Position> all_positions(Tx&) override { return all; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx& tx, core::PositionId id) override {
        std::vector<directory::Position> line;
        for (auto at = position(tx, id); at && at->superior;) {
            at = position(tx, *at->superior);
            if (at) line.push_back(*at);
        }
        return line;
    }
    std::optional<directory::Holder> holder(Tx&, core::PositionId id, core::Date) override {
        if (vacant.contains(id)) return {};
        directory::Holder holder;
        holder.position = id;
        holder.titled_name = "Pejabat, S.E.";
        return holder;
    }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx&, core::UnitId) override { return all_units[0]; }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }

  private:
    core::UnitId unit(const char* code, std::optional<core::UnitId> parent) {
        directory::Unit made;
        made.id = core::UnitId::make({static_cast<std::int64_t>(all_units.size()) + 100});
        made.code = made.name = code;
        made.parent = parent;
        all_units.push_back(made);
        return made.id;
    }
    void add(std::string name, std::string kind, core::UnitId unit, std::optional<core::PositionId> superior,
             std::set<std::string> roles) {
        directory::Position made;
        made.id = core::PositionId::make({static_cast<std::int64_t>(all.size()) + 1});
        made.unit = unit;
        made.name = std::move(name);
        made.kind = std::move(kind);
        made.superior = superior;
        made.roles = std::move(roles);
        all.push_back(std::move(made));
    }
};

// Letters of another room: their class and urgency, and who may know them.
class Letters final : public Subjects {
  public:
    using Tx = core::db::Tx;
    std::map<std::string, Facts, std::less<>> known;
    std::set<core::PositionId> readers;
    mutable int asked = 0;

    std::string kind() const override { return "letter"; }
    Facts facts(Tx&, std::string_view subject) override {
        const auto found = known.find(subject);
        return found == known.end() ? Facts{} : found->second;
    }
    std::map<std::string, Said> describe(Tx&, const core::Actor& actor,
            const std::vector<std::string>& subjects) override {
        ++asked;
        std::map<std::string, Said> found;
        for (const auto& subject : subjects)
            if (readers.contains(actor.seat().position)) found[subject] = {"Perihal " + subject, "1/2026",
                    "/letters/1"};
        return found;
    }
    std::map<std::string, Said> named(Tx&, const std::vector<std::string>& subjects) override {
        std::map<std::string, Said> found;
        for (const auto& subject : subjects) found[subject] = {"Perihal " + subject, "1/2026", ""};
        return found;
    }
    std::map<std::string, core::Date> days;   // by part, as told last
    void moved(Tx&, std::string_view, std::string_view part, core::Date due) override { days[std::string(part)] = due; }
};

// Keeps who was told what, and answers of an object what the room does.
class ToldNotices final : public notify::Notices {
  public:
    using Tx = core::db::Tx;
    std::vector<std::tuple<std::string, std::string, core::PositionId>> all;   // kind, object, receiver
    notify::Subjects* owner = nullptr;

    void kind(notify::Kind) override {}
    void serve(std::string, notify::Subjects& told) override { owner = &told; }
    void calendar(notify::Calendar&) override {}
    void tell(Tx&, const core::Context&, const notify::Notice& notice) override {
        for (const auto& to : notice.to) all.emplace_back(notice.kind, notice.object, std::get<core::PositionId>(to));
    }
    void done(Tx&, const core::Context&, std::string_view) override {}
    void withdraw(Tx&, const core::Context&, std::string_view kind, std::string_view object,
                  const notify::Receiver& from) override {
        std::erase(all, std::tuple(std::string(kind), std::string(object), std::get<core::PositionId>(from)));
    }
    void opened(const core::Context&, std::string_view) override {}
    std::int64_t count(std::string_view kind, core::PositionId to) const {
        return std::count_if(all.begin(), all.end(), [&](const auto& each) {
            return std::get<0>(each) == kind && std::get<2>(each) == to;
        });
    }
};

class DeadlinesRoom : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        tests::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(GetParam(),
                                                std::vector<core::db::Migrations>{{"deadlines", embedded::migrations}});
        room = std::make_unique<Services>(Parts{place->db(), bus, clock, core::Zone::wib, city});
        room->keeping.serve(letters);
        room->telling.through(notices);
        bus.on<Reminded>("test.reminded", [this](const Reminded& event) { reminded.push_back(event); });
        bus.on<Escalated>("test.escalated", [this](const Escalated& event) { escalated.push_back(event); });
    }
    core::Context as(SmallCity::Who who, bool keeper = false) { return city.as(who, clock, keeper); }
    core::PositionId of(SmallCity::Who who) const { return city.all[who].id; }
    Wanted want(Step step, SmallCity::Who holder, std::string part = "") const {
        Wanted wanted;
        wanted.step = step;
        wanted.holder = of(holder);
        wanted.part = std::move(part);
        return wanted;
    }
    void say(std::string_view subject, const std::vector<Wanted>& all) {
        place->db().write([&](core::db::Tx& tx) { room->keeping.say(tx, clock.now(), "test", subject, all, ""); });
    }
    Lines list(SmallCity::Who who, List which, Scope scope = Scope::own) {
        Wish wish;
        wish.list = which;
        wish.scope = scope;
        return room->desk.list(as(who), wish);
    }
    std::int64_t count(SmallCity::Who who, List which, Scope scope = Scope::own) {
        Wish wish;
        wish.list = which;
        wish.scope = scope;
        return room->desk.count(as(who), wish);
    }
    Wait only(SmallCity::Who who) { return list(who, List::mine).lines.at(0).wait; }
    void at(const char* instant) { clock.set(core::parse_instant(instant)); }
    void hear() { core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); }

    core::SetClock clock{core::parse_instant("2026-11-23T02:00:00Z")};   // Monday 09.00
    core::jobs::Handlers handlers;
    core::events::Bus bus{handlers};
    SmallCity city;
    Letters letters;
    ToldNotices notices;
    std::vector<Reminded> reminded;
    std::vector<Escalated> escalated;
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<Services> room;
};

}  // namespace deadlines
