// SPDX-License-Identifier: Apache-2.0
// Rounds over both databases: who is told, who may, what is kept; and the circuits of units.
#include <gtest/gtest.h>

#include "core/audit/trail.h"
#include "core/auth/accounts.h"
#include "core/jobs/jobs.h"
#include "signing/service/circuits.h"
#include "signing/service/inspect.h"
#include "signing/service/sealing.h"
#include "tests/support/db.h"

namespace signing::embedded {
extern const core::Embedded migrations;
}

namespace signing {
namespace {

using core::Context;
using core::Error;
using core::db::Tx;

// A town of six seats in two units, each held by a person of its own.
class Seats final : public directory::Directory {
  public:
    const core::UnitId town = core::UnitId::make({1}), office = core::UnitId::make({2});
    std::vector<directory::Position> all;
    std::set<core::PositionId> vacant;

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
            seat.position = each.id;
            seat.unit = each.unit;
            seat.roles = each.roles;
            ctx.actor.seats = {seat};
        }
        ctx.actor.rights = {"signing.act", "signing.sign"};
        return ctx;
    }

    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx& tx) override { return {*unit(tx, town), *unit(tx, office)}; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        if (id != town && id != office) return std::nullopt;
        directory::Unit made;
        made.id = id;
        made.name = id == town ? "Kota" : "Dinas";
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
    std::vector<core::PositionId> newcomers;
    std::string note;

    std::string kind() const override { return "memo"; }
    bool ink = false;
    std::string sealed_as;
    Card card(Tx&, std::string_view) override {
        Card card;
        card.ink = ink;
        return card;
    }
    core::Digest content(Tx&, std::string_view) override { return now; }
    void before_seal(Tx&, const Context&, std::string_view, core::AppointmentId) override {}
    Unsigned bytes(const Context&, std::string_view) override { return {}; }
    void sealed(Tx&, const Context&, std::string_view, const core::Digest& bytes) override { sealed_as = bytes.hex(); }
    void returned(Tx&, const Context&, std::string_view, std::string_view why) override { note = why; }
    core::Verdict may_see(Tx&, const core::Actor& actor, std::string_view) override {
        return actor.holds(stranger) ? core::Verdict::hidden : core::Verdict::allowed;
    }
    core::Verdict may_change(Tx&, const core::Actor& actor, std::string_view) override {
        return actor.holds(writer) ? core::Verdict::allowed : core::Verdict::forbidden;
    }
    void joined(Tx&, std::string_view, core::PositionId position) override { newcomers.push_back(position); }
    std::vector<Matter> matters(Tx&) override { return {{"nota", "Nota"}, {"keputusan", "Keputusan"}}; }
};

class SigningDesk : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"signing", embedded::migrations}});
        blobs = core::blob::folder(place->folder() / "blobs");
        events.on<StepReady>("test.asked", [this](const StepReady& ready) { asked.push_back(ready.position); });
        keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "");
        inspect = std::make_unique<Inspect>(*keys);
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, accounts, subjects, *keys, *inspect);
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
    template <class F>
    std::string key_of(F act) {
        try {
            act();
        } catch (const Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
        return "";
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
    std::unique_ptr<Sealing> sealing;
    std::unique_ptr<Desk> desk;
    std::unique_ptr<Circuits> circuits;
};

TEST_P(SigningDesk, those_of_a_group_are_told_together) {
    open();
    EXPECT_EQ(told(), "KABID");
    desk->pass(as("KABID"), subject, "");
    EXPECT_EQ(told(), "HUKUM SEKRETARIS");
    desk->pass(as("HUKUM"), subject, "Sesuai.");
    EXPECT_EQ(told(), "");
    EXPECT_EQ(desk->count(as("SEKRETARIS"), StepKind::coordination), 1);
    desk->pass(as("SEKRETARIS"), subject, "");
    EXPECT_EQ(told(), "KADIS");
    EXPECT_EQ(states(), "passed passed passed active");
    const auto steps = view().round.steps;
    EXPECT_EQ(steps[0].origin, Origin::line);
    EXPECT_TRUE(steps[1].required);
    EXPECT_EQ(steps[2].note, "Sesuai.");
    EXPECT_EQ(steps[2].content, memo.now);
    EXPECT_TRUE(steps[2].opened);
}

TEST_P(SigningDesk, an_opening_is_kept_and_ends_the_taking_back) {
    open();
    desk->opened(as("KADIS"), subject);
    EXPECT_FALSE(view().round.steps[3].opened) << "not asked yet";
    desk->pass(as("KABID"), subject, "");
    EXPECT_TRUE(view("KABID").may_recall);
    EXPECT_FALSE(view("HUKUM").may_recall);
    desk->recall(as("KABID"), subject);
    EXPECT_EQ(states(), "active waiting waiting waiting");
    desk->pass(as("KABID"), subject, "");
    const auto at = clock.now();
    desk->opened(as("HUKUM"), subject);
    clock.pass(std::chrono::minutes(9));
    desk->opened(as("HUKUM"), subject);
    EXPECT_EQ(view().round.steps[2].opened, at) << "the first time counts";
    EXPECT_FALSE(view("KABID").may_recall);
    EXPECT_EQ(key_of([&] { desk->recall(as("KABID"), subject); }), "signing.error.opened_next");
    EXPECT_EQ(key_of([&] { place->db().write([&](Tx& tx) { desk->take_back(tx, as("STAF"), subject); }); }),
              "signing.error.opened");
}

TEST_P(SigningDesk, the_circuit_is_changed_by_those_who_may) {
    open();
    const auto wish = [&](std::string_view code) {
        Desk::Addition addition;
        addition.position = seats.id(code);
        addition.reason = "Menyangkut anggaran";
        return addition;
    };
    EXPECT_TRUE(view("KABID").may_change) << "who has it";
    EXPECT_FALSE(view("HUKUM").may_change) << "who will have it";
    EXPECT_EQ(key_of([&] { desk->add(as("HUKUM"), subject, wish("TU")); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { desk->add(as("TU"), subject, wish("TU")); }), "core.error.not_found");
    seats.vacant = {seats.id("TU")};
    EXPECT_EQ(key_of([&] { desk->add(as("STAF"), subject, wish("TU")); }), "signing.fault.no_holder");
    seats.vacant.clear();
    auto beside = wish("TU");
    beside.where.beside = step("KABID");
    desk->add(as("STAF"), subject, beside);
    EXPECT_EQ(told(), "KABID TU");
    EXPECT_EQ(memo.newcomers, std::vector<core::PositionId>{seats.id("TU")});
    EXPECT_EQ(view().round.steps[1].changed_by, "Nama STAF");
    EXPECT_EQ(key_of([&] { desk->remove(as("STAF"), subject, step("SEKRETARIS"), "Cuti"); }),
              "signing.error.step_required");
    desk->remove(as("KABID"), subject, step("HUKUM"), "Tidak menyangkut hukum");
    EXPECT_EQ(states(), "active active waiting removed waiting");
    EXPECT_EQ(desk->count(as("HUKUM"), StepKind::coordination), 0);
    const auto trail = place->db().read([&](Tx& tx) { return core::audit::of(tx, subject); });
    EXPECT_EQ(trail.back().act, "signing.removed");
    EXPECT_EQ(trail.back().data["note"], "Tidak menyangkut hukum");
    EXPECT_EQ(trail.back().data["position"], "Jabatan HUKUM");
}

TEST_P(SigningDesk, a_correction_asks_again) {
    open();
    for (const char* code : {"KABID", "HUKUM"}) desk->pass(as(code), subject, "");
    (void)told();
    memo.now = core::sha256("isi yang dikoreksi");
    EXPECT_EQ(key_of([&] { desk->pass(as("SEKRETARIS"), subject, ""); }), "signing.error.content_changed");
    const auto lapsed = place->db().write([&](Tx& tx) { return desk->amend(tx, as("SEKRETARIS"), subject, memo.now); });
    EXPECT_EQ(lapsed.size(), 2u);
    EXPECT_EQ(states(), "lapsed active lapsed active waiting waiting");
    EXPECT_EQ(told(), "HUKUM");
    for (const char* code : {"HUKUM", "SEKRETARIS", "KABID"}) desk->pass(as(code), subject, "");
    EXPECT_EQ(states(), "lapsed passed lapsed passed passed active");
    desk->give_back(as("KADIS"), subject, "Perbaiki lampiran.");
    EXPECT_EQ(memo.note, "Perbaiki lampiran.");
    clock.pass(std::chrono::minutes(1));
    open();
    ASSERT_EQ(view().earlier.size(), 1u);
    EXPECT_EQ(view().earlier[0].state, RoundState::returned);
    EXPECT_EQ(view().earlier[0].steps.size(), 6u);
}

TEST_P(SigningDesk, signed_with_ink_it_waits_for_its_sheet) {
    open();
    for (const char* code : {"KABID", "HUKUM", "SEKRETARIS"}) desk->pass(as(code), subject, "");
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(as("KADIS"), subject); }), "signing.error.not_ink");
    memo.ink = true;
    EXPECT_EQ(key_of([&] { desk->sign(as("KADIS"), subject, core::Secret(std::string("apa saja"))); }), "signing.error.by_ink");
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(as("KABID"), subject); }), "signing.error.not_your_turn");
    EXPECT_EQ(key_of([&] { desk->hand_to_ink(as("TU"), subject); }), "core.error.not_found");
    desk->hand_to_ink(as("KADIS"), subject);
    EXPECT_EQ(view().round.state, RoundState::approved);
    EXPECT_TRUE(view().round.ink);
    EXPECT_EQ(desk->held(as("KADIS")), 0) << "nothing to try again: it waits for paper";
    EXPECT_TRUE(desk->waiting(as("KADIS")).at(0).waiting.printed);
    const Inked inked{core::parse_date("2026-11-23"), core::sha256("cetak"), core::sha256("pindaian")};
    place->db().write([&](Tx& tx) { desk->record_ink(tx, as("STAF"), subject, inked); });
    EXPECT_EQ(view().round.state, RoundState::sealed);
    EXPECT_EQ(view().round.steps.back().person_name, "Nama KADIS");
    EXPECT_EQ(memo.sealed_as, inked.scan.hex());
    EXPECT_TRUE(desk->waiting(as("KADIS")).empty());
    const auto kept = place->db().read([&](Tx& tx) {
        return tx.one("SELECT recorder_name, signed_on, scan, made FROM signing_ink WHERE person_id = ?",
                      {as("KADIS").actor.person}, [](const core::db::Row& row) {
                          return row.text(0) + " " + core::iso(row.date(1)) + " " + row.digest(2).hex() + row.digest(3).hex();
                      });
    });
    EXPECT_EQ(kept, "Nama STAF 2026-11-23 " + inked.scan.hex() + inked.made.hex());
    EXPECT_EQ(key_of([&] { place->db().write([&](Tx& tx) { desk->record_ink(tx, as("STAF"), subject, inked); }); }),
              "signing.error.round_over");
}

TEST_P(SigningDesk, circuits_belong_to_their_units) {
    auto clerk = as("TU"), admin = as("STAF"), nobody = as("KABID");
    clerk.actor.rights.insert("signing.circuits");
    admin.actor.rights.insert({"signing.circuits", "core.admin"});
    Circuit wanted;
    wanted.name = "Keputusan";
    wanted.unit = seats.town;
    wanted.matter = "keputusan";
    wanted.steps = {{StepKind::coordination, seats.id("HUKUM"), 2, true}, {StepKind::initial, seats.id("SEKRETARIS")}};
    EXPECT_EQ(key_of([&] { circuits->save(nobody, wanted); }), "core.error.forbidden");
    EXPECT_EQ(key_of([&] { circuits->save(clerk, wanted); }), "signing.fault.unit") << "not the unit he serves";
    const auto made = circuits->save(admin, wanted);
    EXPECT_EQ(made.steps[0].kind, StepKind::initial) << "in the order they are asked";
    EXPECT_EQ(key_of([&] { circuits->save(admin, wanted); }), "signing.error.circuit_exists");
    EXPECT_EQ(key_of([&] { circuits->find(clerk, made.id); }), "signing.error.no_circuit");
    EXPECT_TRUE(circuits->list(clerk).empty());
    EXPECT_EQ(circuits->list(admin).at(0).matter_name, "Keputusan");

    const auto named = [&](std::string_view matter, core::UnitId unit) {
        return place->db().read([&](Tx& tx) {
            const auto found = desk->circuit(tx, matter, unit);
            return found ? found->name : std::string();
        });
    };
    EXPECT_EQ(named("keputusan", seats.office), "Keputusan") << "of the unit above";
    EXPECT_EQ(named("nota", seats.office), "");
    wanted.unit = seats.office;
    wanted.matter = "";
    wanted.name = "Semua naskah dinas ini";
    auto own = circuits->save(clerk, wanted);
    EXPECT_EQ(named("keputusan", seats.office), "Semua naskah dinas ini") << "its own goes before";
    EXPECT_EQ(named("keputusan", seats.town), "Keputusan");
    own.name = " ";
    EXPECT_EQ(key_of([&] { circuits->save(clerk, own); }), "signing.fault.name_empty");
    own.name = "Diperbarui";
    own.steps.push_back(own.steps[0]);
    EXPECT_EQ(key_of([&] { circuits->save(clerk, own); }), "signing.fault.twice");
    own.steps.pop_back();
    EXPECT_EQ(circuits->save(clerk, own).version, 2);
    EXPECT_EQ(key_of([&] { circuits->save(clerk, own); }), "signing.error.circuit_changed") << "read before it changed";
    circuits->remove(clerk, own.id);
    EXPECT_EQ(named("keputusan", seats.office), "Keputusan");
}

NASKAH_ON_BOTH_DATABASES(SigningDesk);

}  // namespace
}  // namespace signing
