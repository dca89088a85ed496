// SPDX-License-Identifier: Apache-2.0
// What the service tests of this room stand on: a small office, rounds that only remember, and the
// services over one of both databases.
#pragma once

#include <gtest/gtest.h>

#include "core/auth/actor.h"
#include "core/jobs/jobs.h"
#include "letters/service/services.h"
#include "numbering/service/services.h"
#include "style/service/services.h"
#include "style/service/shipped.h"
#include "tests/support/db.h"
#include "tests/support/levels.h"

namespace letters::embedded {
extern const core::Embedded migrations;
}
namespace numbering::embedded {
extern const core::Embedded migrations;
}
namespace style::embedded {
extern const core::Embedded migrations;
}

namespace letters {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

// An office of three: drafter below a head of section below the acting head of DISKOMINFO, and Sekda.
class Office final : public directory::Directory, public classification::Instruments {
  public:
    const core::UnitId agency_unit = core::UnitId::make({1}), unit_id = core::UnitId::make({2}),
                       section_unit = core::UnitId::make({7});   // below unit_id, numbered there
    std::map<core::PositionId, core::PersonId> held_by;   // by another than at first
    const core::PositionId staff = core::PositionId::make({3}), section = core::PositionId::make({4}),
                           head = core::PositionId::make({5}), sekda = core::PositionId::make({6});

    directory::Agency agency(Tx&) override { return {"Pemerintah Kota Contoh", "", "Kota Contoh", ""}; }
    std::vector<directory::Unit> units(Tx& tx) override { return {*unit(tx, agency_unit), *unit(tx, unit_id)}; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        directory::Unit made;
        made.id = id;
        made.own_numbers = true;
        made.code = made.letter_code = id == unit_id ? "DISKOMINFO" : "SETDA";
        made.name = id == unit_id ? "Dinas Komunikasi dan Informatika" : "Sekretariat Daerah";
        if (id == unit_id) made.parent = agency_unit;
        return made;
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return std::nullopt; }
    std::optional<directory::Position> position(Tx&, core::PositionId id) override {
        for (const auto& each : all())
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return std::nullopt; }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return all(); }
    std::vector<directory::Position> all_positions(Tx&) override { return all(); }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx& tx, core::PositionId of) override {
        std::vector<directory::Position> line;
        for (auto at = position(tx, of); at && at->superior; at = position(tx, *at->superior))
            line.push_back(*position(tx, *at->superior));
        return line;
    }
    std::optional<directory::Holder> holder(Tx& tx, core::PositionId id, core::Date) override {
        const auto found = position(tx, id);
        if (!found || vacant.contains(id)) return std::nullopt;
        directory::Holder holder;
        holder.appointment = {id.uuid};
        holder.person = held_by.contains(id) ? held_by.at(id) : core::PersonId{id.uuid};
        holder.position = id;
        holder.unit = found->unit;
        holder.capacity = id == head ? core::Capacity::acting : core::Capacity::definitive;
        holder.position_name = found->name;
        holder.person_name = "Nama " + found->code;
        holder.titled_name = holder.person_name + ", S.T.";
        holder.rank = "Pembina (IV/a)";
        holder.nip = "197001012000031000";
        return holder;
    }
    std::set<core::PositionId> vacant;
    std::optional<directory::Holder> holder_by(Tx& tx, core::AppointmentId id) override {
        return holder(tx, {id.uuid}, {});
    }
    directory::Unit numbering_unit(Tx& tx, core::UnitId id) override {
        return *unit(tx, id == section_unit ? unit_id : id);
    }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return std::nullopt; }
    std::vector<core::PositionId> everyone{sekda, head};   // of the group, as it is now
    std::vector<directory::Group> groups(Tx&) override { return {{"SEMUA", "Semua", everyone}}; }

    std::optional<classification::Code> code(Tx&, std::string_view code) override {
        if (code != "000.1.5") return std::nullopt;
        return classification::Code{"000.1.5", "Rapat", "000.1", true, false};
    }
    std::vector<classification::Code> children(Tx&, std::string_view) override { return {}; }
    std::vector<classification::Code> search(Tx&, std::string_view, int) override { return {}; }
    std::optional<classification::RetentionRule> retention(Tx&, const classification::Matter&,
                                                           const std::optional<core::Date>&) override {
        return std::nullopt;
    }
    std::optional<std::string> another(Tx&, const classification::Matter&) override { return {}; }
    std::vector<std::string> kin(core::db::Tx&, std::string_view) override { return {}; }
    classification::AccessClass access(Tx&, std::string_view) override {
        return classification::AccessClass::ordinary;
    }

    Context as(core::PositionId id, const core::Clock& clock) {
        Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = {id.uuid};
        core::Seat seat;
        for (const auto& each : all()) {
            if (each.id != id) continue;
            seat.appointment = {id.uuid};
            seat.position = id;
            seat.unit = seat.book = each.unit;
            seat.roles = each.roles;
            ctx.actor.person_name = "Nama " + each.code;
        }
        ctx.actor.seats = {seat};
        ctx.actor.rights = {"letters.read", "letters.write", "numbering.read"};
        return ctx;
    }

  private:
    std::vector<directory::Position> all() const {
        const auto made = [](core::PositionId id, core::UnitId unit, const char* code, const char* name,
                             std::optional<core::PositionId> superior, bool signs) {
            directory::Position position;
            position.id = id;
            position.unit = unit;
            position.code = code;
            position.name = name;
            position.kind = "pimpinan_tinggi";
            position.superior = superior;
            position.signs = signs;
            position.roles = {signs ? "head" : "staff"};
            return position;
        };
        return {made(staff, unit_id, "STAF", "Staf", section, false),
                made(section, unit_id, "KABID", "Kepala Bidang", head, false),
                made(head, unit_id, "KADIS", "Kepala Dinas", sekda, true),
                made(sekda, agency_unit, "SEKDA", "Sekretaris Daerah", std::nullopt, true)};
    }
};

// Three partners, and one that was merged.
class FakePartners final : public directory::Partners {
  public:
    const directory::PartnerId anri = directory::PartnerId::make({31}), bps = directory::PartnerId::make({32}),
                               pln = directory::PartnerId::make({33}), old_bps = directory::PartnerId::make({34});
    std::optional<directory::Partner> partner(Tx&, directory::PartnerId id) override {
        if (id == anri) return made(anri, "Arsip Nasional Republik Indonesia", "Kepala", "Jakarta");
        if (id == bps || id == old_bps) return made(bps, "BPS Kota Contoh", "Kepala", "Kota Contoh");
        if (id == pln) return made(pln, "PT PLN", "", "Koba");
        return std::nullopt;
    }
    std::vector<directory::Partner> find_partners(Tx& tx, std::string_view, int) override { return {*partner(tx, anri)}; }

  private:
    static directory::Partner made(directory::PartnerId id, const char* name, const char* official, const char* place) {
        directory::Partner one;
        one.id = id;
        one.name = name;
        one.official = official;
        one.place = place;
        return one;
    }
};

// One delegation: Sekda lets the head of DISKOMINFO sign ordinary letters in his name, this year.
class FakeDelegations final : public directory::Delegations {
  public:
    explicit FakeDelegations(const Office& office) {
        held.id = directory::DelegationId::make({20});
        held.giver = office.sekda;
        held.receiver = office.head;
        held.from = core::parse_date("2026-01-01");
        held.until = core::parse_date("2026-12-31");
        held.basis = "000.8.3.1/0107/SETDA/2026";
    }
    directory::Delegation held;

    void serve(directory::SignedKinds&) override {}
    directory::MandateAnswer mandate(Tx&, core::PositionId receiver, directory::DelegationForm form,
                                     const directory::Matter& matter, core::Date day) override {
        if (receiver != held.receiver || form != held.form) return {directory::Lack::unknown, {{}, "Sekretaris Daerah"}};
        return {directory::lack_of(held, matter, day), {held, "Sekretaris Daerah"}};
    }
    std::vector<directory::Mandate> mandates(Tx& tx, const directory::Matter& matter, core::Date day) override {
        const auto answer = mandate(tx, held.receiver, held.form, matter, day);
        return answer.holds() ? std::vector{answer.mandate} : std::vector<directory::Mandate>{};
    }
};

// Remembers what it was asked; the rounds themselves are tested in their own room.
class FakeRounds final : public signing::Rounds {
  public:
    std::vector<signing::StepWish> steps;
    core::Digest content;
    int cancelled = 0;
    std::optional<signing::Circuit> wanted;   // of every unit
    std::optional<signing::Round> running;
    std::vector<signing::Step> lapse;         // what a correction makes lapse
    signing::Subject* owner = nullptr;
    std::optional<signing::Inked> inked;
    void serve(signing::Subject& subject) override { owner = &subject; }
    signing::RoundId open(Tx&, const Context&, std::string_view, const core::Digest& of,
                          const std::vector<signing::StepWish>& wishes) override {
        steps = wishes;
        content = of;
        signing::Round round;
        for (const auto& wish : wishes) {
            signing::Step step;
            step.kind = wish.kind;
            step.position = wish.position;
            step.state = round.steps.empty() ? signing::StepState::active : signing::StepState::waiting;
            round.steps.push_back(step);
        }
        running = round;
        return {};
    }
    void cancel(Tx&, const Context&, std::string_view) override { ++cancelled; }
    void take_back(Tx&, const Context&, std::string_view) override { ++cancelled; }
    std::vector<signing::Step> amend(Tx&, const Context&, std::string_view, const core::Digest& now, bool) override {
        return std::exchange(content, now) == now ? std::vector<signing::Step>{} : lapse;
    }
    void opened(const Context&, std::string_view) override {}
    std::optional<signing::Circuit> circuit(Tx&, std::string_view, core::UnitId) override { return wanted; }
    std::optional<signing::Round> current(Tx&, std::string_view) override { return running; }
    std::vector<signing::Round> history(Tx&, std::string_view) override { return {}; }
    bool takes_part(Tx&, std::string_view, core::PositionId) override { return false; }
    void pass(const Context&, std::string_view, std::string_view) override {}
    void give_back(const Context&, std::string_view, std::string_view) override {}
    void sign(const Context&, std::string_view, const core::Secret&) override {}
    void hand_to_ink(const Context&, std::string_view) override {}
    void record_ink(Tx& tx, const Context& ctx, std::string_view subject, const signing::Inked& how) override {
        inked = how;
        owner->sealed(tx, ctx, subject, how.scan);
    }
};

// Says of every signed file what the test set.
class FakeCountersigning final : public signing::Countersigning {
  public:
    signing::Earlier found;
    std::optional<Error> refusal;
    signing::Earlier look(core::ByteView, core::Instant) override {
        if (refusal) throw Error(*refusal);
        return found;
    }
    signing::PageRoom room(core::ByteView, int page) override {
        signing::PageRoom made{page, 595, 842, {}};
        for (std::size_t i = 0; i < made.places.size(); ++i)
            made.places[i] = {{page, 20 + 185.0 * static_cast<double>(i % 3), 20, 184, 46}, i > 5};
        return made;
    }
    bool clear(core::ByteView, const signing::Spot& spot) override { return spot.bottom < 100; }
};

class LettersService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        const std::vector<core::db::Migrations> rooms{{"style", style::embedded::migrations},
                                                      {"numbering", numbering::embedded::migrations},
                                                      {"letters", embedded::migrations}};
        place = std::make_unique<tests::TestDb>(GetParam(), rooms);
        blobs = core::blob::folder(place->folder() / "blobs");
        index = core::search::open(GetParam());
        events.on<Sent>("test.sent", [this](const Sent& sent) { told.push_back(sent.letter); });
        looks = std::make_unique<style::Services>(
            style::Joined{place->db(), *blobs, clock, core::Zone::wib, office, NASKAH_FONTS}, place->folder() / "cache");
        style::take_shipped(looks->joined);
        books = std::make_unique<numbering::Services>(
            numbering::Parts{place->db(), clock, core::Zone::wib, office, office, {}, {}});
        services = std::make_unique<Services>(Parts{place->db(), *blobs, *index, events, clock, core::Zone::wib, office,
                                                    delegations, address_book, office, looks->shelf, rounds, levels, countersigning,
                                                    books->take, "https://contoh.go.id",
                                                    core::pdf::Pictures(place->folder() / "cache")});
        books->take.serve(services->booked);
        rounds.serve(services->number);
        services->parts.fonts = NASKAH_FONTS;
    }

    Content content(std::string subject = "Rapat koordinasi") {
        Content made;
        made.kind = "surat_dinas";
        made.kind_version = 1;
        made.subject = std::move(subject);
        made.parts = {{"body", style::to_json(style::body_from_text("Pembahasan anggaran tahun depan."))}};
        made.classification = "000.1.5";
        made.signer = office.head;
        made.initials = {office.section};
        made.addressees = {{office.sekda, "", false}};
        return made;
    }
    Letter submitted() {
        const auto letter = services->draft.create(drafter, content());
        return services->submit.send_up(drafter, letter.id, letter.version);
    }
    void number(LetterId id) {
        place->db().write([&](Tx& tx) {
            services->number.before_seal(tx, signer, subject_of(id), {office.head.uuid});
        });
    }
    // Numbered, signed and sent.
    void deliver(LetterId id) {
        number(id);
        const auto sealed = blobs->put(blobs->get(services->number.bytes(signer, subject_of(id)).bytes));
        place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(id), sealed); });
        services->dispatch.on_sealed({subject_of(id), sealed});
    }
    Letter get(LetterId id) {
        return place->db().read([&](Tx& tx) { return services->parts.letters.get(tx, id); });
    }

    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    Office office;
    FakeDelegations delegations{office};
    FakePartners address_book;
    FakeRounds rounds;
    tests::NothingRaised levels;
    FakeCountersigning countersigning;
    core::jobs::Handlers handlers;
    core::events::Bus events{handlers};
    std::vector<LetterId> told;
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<core::blob::Store> blobs;
    std::unique_ptr<core::search::Index> index;
    std::unique_ptr<style::Services> looks;
    std::unique_ptr<numbering::Services> books;
    std::unique_ptr<Services> services;
    Context drafter = office.as(office.staff, clock), signer = office.as(office.head, clock),
            sekda = office.as(office.sekda, clock);
};

}  // namespace letters
