// SPDX-License-Identifier: Apache-2.0
// A small town and a memo, for tests of the desk over both databases.
#pragma once

#include <gtest/gtest.h>

#include "core/audit/trail.h"
#include "core/auth/accounts.h"
#include "core/jobs/jobs.h"
#include "signing/service/circuits.h"
#include "signing/service/inspect.h"
#include "signing/service/sealing.h"
#include "tests/support/db.h"
#include "tests/support/refusal.h"

namespace signing::embedded {
extern const core::Embedded migrations;
}

namespace signing {

using core::Context;
using core::Error;
using core::db::Tx;

using tests::key_of;

// A town of six seats in two units, each held by a person of its own.
class Seats final : public directory::Directory, public directory::Appointments {
  public:
    const core::UnitId town = core::UnitId::make({1}), office = core::UnitId::make({2});
    std::vector<directory::Position> all;
    std::set<core::PositionId> vacant;
    std::map<core::PositionId, directory::Appointed> acting;   // not by the position itself

    Seats() {
        for (const char* code : {"STAF", "KABID", "SEKRETARIS", "KADIS", "HUKUM", "TU"}) {
            directory::Position position;
            position.id = core::PositionId::make({static_cast<std::int64_t>(all.size()) + 10});
            position.code = code;
            position.unit = position.code == "HUKUM" ? town : office;
            position.name = std::string("Jabatan ") + code;
            position.roles = {"staff"};
            all.push_back(position);
        }
        all[5].roles = {"clerk"};
    }
    core::PositionId id(std::string_view code) const {
        for (const auto& each : all)
            if (each.code == code) return each.id;
        return {};
    }
    Context as(std::string_view code, const core::Clock& clock) {
        Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        for (const auto& each : all) {
            if (each.code != code) continue;
            ctx.actor.person = {each.id.uuid};
            ctx.actor.person_name = "Nama " + each.code;
            core::Seat seat;
            seat.appointment = {each.id.uuid};
            if (acting.contains(each.id)) seat.capacity = acting[each.id].capacity;
            seat.position = each.id;
            seat.unit = each.unit;
            seat.roles = each.roles;
            ctx.actor.seats = {seat};
        }
        ctx.actor.rights = {"signing.act", "signing.sign"};
        return ctx;
    }

    std::optional<directory::Appointed> appointed(Tx&, core::AppointmentId id) override {
        const auto found = acting.find({id.uuid});
        return found == acting.end()
                   ? directory::Appointed{core::Capacity::definitive, "", {}, core::parse_date("2025-01-02"), {}}
                   : found->second;
    }
    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx& tx) override { return {*unit(tx, town), *unit(tx, office)}; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        if (id != town && id != office) return std::nullopt;
        directory::Unit made;
        made.id = id;
        made.name = id == town ? "Kota" : "Dinas";
        made.code = id == town ? "KOTA" : "DINAS";
        if (id == office) made.parent = town;
        return made;
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return std::nullopt; }
    std::optional<directory::Position> position(Tx&, core::PositionId id) override {
        for (const auto& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Position> position_by_code(Tx& tx, std::string_view code) override {
        return position(tx, id(code));
    }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return all; }
    std::vector<directory::Position> all_positions(Tx&) override { return all; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Holder> holder(Tx& tx, core::PositionId id, core::Date) override {
        const auto found = position(tx, id);
        if (!found || vacant.contains(id)) return std::nullopt;
        directory::Holder holder;
        holder.appointment = {id.uuid};
        holder.person = {id.uuid};
        holder.position = id;
        holder.titled_name = "Nama " + found->code;
        return holder;
    }
    std::optional<directory::Holder> holder_by(Tx& tx, core::AppointmentId id) override { return holder(tx, {id.uuid}, {}); }
    directory::Unit numbering_unit(Tx& tx, core::UnitId id) override { return *unit(tx, id); }
    std::optional<directory::Position> clerk(Tx& tx, core::UnitId unit) override {
        return unit == office ? position(tx, id("TU")) : std::nullopt;
    }
    std::vector<directory::Group> groups(Tx&) override { return {}; }
};

// A memo everybody in the round may see; the staff member wrote it.
class Memo final : public Subject {
  public:
    explicit Memo(const Seats& seats) : writer(seats.id("STAF")), stranger(seats.id("TU")) {}
    core::PositionId writer, stranger;
    core::Digest now = core::sha256("isi");
    Unsigned paper;
    int numbered = 0;                        // how often the first was asked
    std::vector<core::AppointmentId> later;  // who signed after him
    std::vector<core::Digest> whole;
    std::string must_read;                   // as Card::must_read
    bool fails = false;                      // as if the server died in the last unit
    std::vector<core::PositionId> newcomers;
    std::string note;

    std::string kind() const override { return "memo"; }
    bool ink = false;
    std::string title;
    Particulars told;
    Particulars particulars(Tx&, std::string_view) override { return told; }
    std::optional<Overtaken> newer;
    std::optional<Overtaken> overtaken(Tx&, const core::Actor&, std::string_view) override { return newer; }
    Card card(Tx&, std::string_view) override {
        Card card;
        card.ink = ink;
        card.title = title;
        card.must_read = must_read;
        return card;
    }
    core::Digest content(Tx&, std::string_view) override { return now; }
    std::string content_text(Tx&, std::string_view) override { return "isi"; }
    void before_seal(Tx&, const Context&, std::string_view, core::AppointmentId) override { ++numbered; }
    std::string also_signs(Tx&, const Context&, std::string_view, core::AppointmentId signer) override {
        later.push_back(signer);
        return "Menandatangani memo";
    }
    std::function<void()> meanwhile;         // done while it is printed
    Unsigned bytes(const Context&, std::string_view) override {
        if (meanwhile) std::exchange(meanwhile, nullptr)();
        return paper;
    }
    void sealed(Tx&, const Context&, std::string_view, const core::Digest& bytes) override {
        if (fails) throw Error(core::Code::unavailable, "core.error.unavailable");
        whole.push_back(bytes);
    }
    void returned(Tx&, const Context&, std::string_view, std::string_view why) override { note = why; }
    void unreturned(Tx&, const Context&, std::string_view) override { note.clear(); }
    core::Verdict may_see(Tx&, const core::Actor& actor, std::string_view) override {
        return actor.holds(stranger) ? core::Verdict::hidden : core::Verdict::allowed;
    }
    core::Verdict may_change(Tx&, const core::Actor& actor, std::string_view) override {
        return actor.holds(writer) ? core::Verdict::allowed : core::Verdict::forbidden;
    }
    void joined(Tx&, std::string_view, core::PositionId position) override { newcomers.push_back(position); }
    std::optional<core::UnitId> seals;       // the office whose seal it is to bear
    std::optional<core::UnitId> office(Tx&, std::string_view) override { return seals; }
    std::vector<Shown> fields;               // by who signs; none: blank
    Shown shown(const Context&, std::string_view, std::size_t nth, core::Instant) override {
        return nth < fields.size() ? fields[nth] : Shown();
    }
    Shown seal;
    Shown shown_seal(std::string_view, std::string_view, core::Instant) override { return seal; }
    std::vector<Matter> matters(Tx&) override { return {{"nota", "Nota"}, {"keputusan", "Keputusan"}}; }
};

// The desk of that town over a database, with rounds about the memo.
class SigningDesk : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"signing", embedded::migrations}});
        blobs = core::blob::folder(place->folder() / "blobs");
        events.on<StepReady>("test.asked", [this](const StepReady& ready) { asked.push_back(ready.position); });
        keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "", "", core::pki::KeyKind::ec_p256);
        inspect = std::make_unique<Inspect>(*keys);
        hands = std::make_unique<Hands>(place->db(), accounts, *keys);
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *keys, *hands, *inspect,
                                            seats);
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        circuits = std::make_unique<Circuits>(place->db(), seats, subjects);
        desk->serve(memo);
    }
    // Paraf of KABID, then SEKRETARIS and HUKUM together, signature of KADIS.
    void open() {
        place->db().write([&](Tx& tx) {
            desk->open(tx, as("STAF"), subject, memo.now,
                       {{StepKind::initial, seats.id("KABID"), 1, Origin::line},
                        {StepKind::coordination, seats.id("SEKRETARIS"), 2, Origin::circuit, true},
                        {StepKind::coordination, seats.id("HUKUM"), 2},
                        {StepKind::signature, seats.id("KADIS"), 3}});
        });
    }
    Context as(std::string_view code) { return seats.as(code, clock); }
    Desk::View view(std::string_view code = "STAF") { return desk->show(as(code), subject); }
    StepId step(std::string_view code) {
        for (const Step& each : view().round.steps)
            if (each.position == seats.id(code) && is_open(each.state)) return each.id;
        return {};
    }
    std::string states() {
        std::string text;
        for (const Step& each : view().round.steps) text += (text.empty() ? "" : " ") + std::string(name(each.state));
        return text;
    }
    // Codes of those told since the last time.
    std::string told() {
        core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain();
        std::set<std::string> codes;
        for (const auto& each : asked)
            for (const auto& position : seats.all)
                if (position.id == each) codes.insert(position.code);
        asked.clear();
        std::string text;
        for (const auto& code : codes) text += (text.empty() ? "" : " ") + code;
        return text;
    }

    const std::string subject = "memo:1";
    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    Seats seats;
    Memo memo{seats};
    core::jobs::Handlers handlers;
    core::events::Bus events{handlers};
    std::vector<core::PositionId> asked;
    core::auth::Rights rights;
    core::auth::Accounts accounts{rights, nullptr};
    Subjects subjects;
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<core::blob::Store> blobs;
    std::unique_ptr<Keys> keys;
    std::unique_ptr<Inspect> inspect;
    std::unique_ptr<Hands> hands;
    std::unique_ptr<Sealing> sealing;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<Circuits> circuits;
};

}  // namespace signing
