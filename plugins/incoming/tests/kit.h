// SPDX-License-Identifier: Apache-2.0
// A small office for service tests: a city head, a head below, a staff member, a clerk and an
// archivist, and letters that were sent.
#pragma once

#include <functional>
#include <mutex>

#include "core/events/events.h"
#include "incoming/room.h"
#include "tests/support/db.h"
#include "tests/support/levels.h"

namespace incoming {

class SmallOffice final : public directory::Directory {
  public:
    using Tx = core::db::Tx;
    directory::Unit unit_;
    std::vector<directory::Position> all;
    bool held = false;   // every position by somebody

    SmallOffice() {
        unit_.id = core::UnitId::make({1});
        unit_.code = "SETDA";
        unit_.name = "Sekretariat Daerah";
        unit_.own_numbers = true;
        add("Sekretaris Daerah", "sekda", std::nullopt, {"head"});
        add("Kepala Bagian", "administrator", all[0].id, {"head"});
        add("Staf", "pelaksana", all[1].id, {"staff"});
        add("Pencatat", "pelaksana", all[1].id, {"clerk"});
        add("Arsiparis", "pelaksana", all[1].id, {"archivist"});
    }
    core::Context as(std::size_t who, const core::Clock& clock) const {
        core::Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = core::PersonId{all[who].id.uuid};
        ctx.actor.person_name = "Orang " + std::to_string(who);
        core::Seat seat;
        seat.position = all[who].id;
        seat.unit = unit_.id;
        seat.book = unit_.id;
        seat.position_name = all[who].name;
        seat.roles = all[who].roles;
        ctx.actor.seats = {seat};
        ctx.actor.rights = {"incoming.read", "incoming.register"};
        if (seat.roles.contains("head")) ctx.actor.rights.insert("incoming.dispose");
        return ctx;
    }

    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return {unit_}; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId) override { return unit_; }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return unit_; }
    std::optional<directory::Position> position(Tx&, core::PositionId id) override {
        for (const auto& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return {}; }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return all; }
    std::vector<directory::Position> all_positions(Tx&) override { return all; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Holder> holder(Tx&, core::PositionId id, core::Date) override {
        if (!held) return {};
        directory::Holder holder;
        holder.position = id;
        holder.titled_name = "Pejabat, S.E.";
        return holder;
    }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx&, core::UnitId) override { return unit_; }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return all[3]; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }

  private:
    void add(std::string name, std::string kind, std::optional<core::PositionId> superior,
             std::set<std::string> roles) {
        directory::Position made;
        made.id = core::PositionId::make({static_cast<std::int64_t>(all.size()) + 1});
        made.unit = unit_.id;
        made.name = std::move(name);
        made.kind = std::move(kind);
        made.superior = superior;
        made.roles = std::move(roles);
        all.push_back(std::move(made));
    }
};

class SentLetters final : public letters::Letters {
  public:
    using Tx = core::db::Tx;
    std::map<letters::LetterId, letters::Issued> all;
    int receipts = 0;
    bool seen = false;   // on the pages of outgoing letters

    std::optional<letters::Issued> issued(Tx&, letters::LetterId id) override {
        const auto found = all.find(id);
        if (found == all.end()) return std::nullopt;
        return found->second;
    }
    std::optional<letters::Issued> by_code(Tx&, std::string_view) override { return {}; }
    std::optional<letters::Issued> by_bytes(Tx&, const core::Digest&) override { return {}; }
    std::optional<letters::LetterId> numbered(Tx&, const core::Actor&, std::string_view number) override {
        for (const auto& [id, letter] : all)
            if (seen && letter.number == number) return id;
        return std::nullopt;
    }
    std::vector<letters::Named> drafted_lately(Tx&, const core::Actor&, int) override { return {}; }
    core::Verdict may_see(Tx&, const core::Actor&, letters::LetterId) override {
        return seen ? core::Verdict::allowed : core::Verdict::hidden;
    }
    void received(Tx&, const core::Context&, letters::LetterId, core::PositionId,
                  std::string_view) override {
        ++receipts;
    }
};

// Letters by which others stand otherwise, and what was begun.
class KnownRelations final : public letters::Relations {
  public:
    using Tx = core::db::Tx;
    std::map<letters::LetterId, letters::Newer> newer;
    std::vector<letters::Answer> given;
    std::vector<std::pair<letters::Relation, letters::About>> begun;

    letters::Source* served = nullptr;
    void serve(letters::Source& source) override { served = &source; }
    std::map<letters::LetterId, letters::Newer> newest(Tx&, const core::Actor&,
                                                    const std::vector<letters::LetterId>& of) override {
        std::map<letters::LetterId, letters::Newer> found;
        for (const auto& id : of)
            if (const auto at = newer.find(id); at != newer.end()) found.insert(*at);
        return found;
    }
    std::vector<letters::Answer> answers(Tx&, const core::Actor&, std::string_view) override { return given; }
    std::vector<letters::Relation> offers{letters::Relation::replies, letters::Relation::forwards};
    std::vector<letters::Relation> offered(Tx&, const core::Context&, const letters::About&) override { return offers; }
    letters::LetterId begin(Tx&, const core::Context&, letters::Relation how,
                            const letters::About& about) override {
        begun.emplace_back(how, about);
        return letters::LetterId::make({9});
    }
    std::mutex lock;
    std::vector<letters::Assignment> assigned;
    std::function<void()> meanwhile;   // what happens while one is drafted
    letters::LetterId assign(Tx&, const core::Context&, const letters::Assignment& task) override {
        if (meanwhile) meanwhile();
        const std::lock_guard held(lock);
        assigned.push_back(task);
        return letters::LetterId::make({10});
    }
};

namespace embedded {
extern const core::Embedded migrations;   // built into the room
}

// The room over one of the databases, opened for a test.
class IncomingOffice : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        tests::OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(GetParam(), migrations());
        blobs = core::blob::folder(place->folder() / "blobs");
        search = core::search::open(GetParam());
        room = std::make_unique<Services>(over(place->db()));
    }
    virtual std::vector<core::db::Migrations> migrations() const { return {{"incoming", embedded::migrations}}; }
    // The parts of the room over a connection to its database.
    Parts over(core::db::Db& db) {
        return {db, *blobs, *search, bus, clock, core::Zone::wib, office, sent, relations, levels, NASKAH_FONTS,
                core::pdf::Pictures(place->folder() / "cache")};
    }
    core::Context as(std::size_t who) { return office.as(who, clock); }
    // Sends it to the first, with a copy to the second.
    letters::LetterId receive(letters::Issued letter, bool copy = false) {
        letter.id = letters::LetterId::make(clock.now());
        letter.number = "000.1.5/1/X";
        letter.date = core::parse_date("2026-11-23");
        letter.unit_name = "Diskominfo";
        letter.addressees = {{office.all[0].id, "Sekda", copy}, {office.all[1].id, "Kabag", true}};
        sent.all[letter.id] = letter;
        room->receive.on_sent({letter.id});
        return letter.id;
    }

    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    tests::NothingRaised levels;
    core::jobs::Handlers handlers;
    core::events::Bus bus{handlers};
    SmallOffice office;
    SentLetters sent;
    KnownRelations relations;
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<core::blob::Store> blobs;
    std::unique_ptr<core::search::Index> search;
    std::unique_ptr<Services> room;
};

}  // namespace incoming
