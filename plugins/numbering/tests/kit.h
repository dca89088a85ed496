// SPDX-License-Identifier: Apache-2.0
// A small city for the tests of the books: leaders numbered by SETDA, DISKOMINFO that numbers for
// itself, and letters that are only what the book asks of them.
#pragma once

#include "numbering/service/services.h"
#include "tests/support/db.h"

namespace numbering {
namespace embedded {
extern const core::Embedded migrations;
}

// The same in every process and thread of a test.
template <class I>
I fixed(std::size_t number) {
    I id;
    id.uuid.value[14] = static_cast<std::uint8_t>(number >> 8);
    id.uuid.value[15] = static_cast<std::uint8_t>(number);
    return id;
}

class City final : public directory::Directory, public classification::Instruments {
  public:
    using Tx = core::db::Tx;
    std::vector<directory::Unit> all_units;
    std::vector<directory::Position> all;

    City() {
        unit("WALIKOTA", "kdh", "", "WK", true);
        unit("SETDA", "setda", "WALIKOTA", "SETDA", true);
        unit("AS3", "asisten", "SETDA", "AS.III", false);
        unit("OR", "bagian", "AS3", "OR", false);
        unit("DISKOMINFO", "dinas", "", "DISKOMINFO", true);
        unit("APTIKA", "bidang", "DISKOMINFO", "", false);
        position("WK", "WALIKOTA", "kdh", true, {"head"});
        position("SEKDA", "SETDA", "sekda", true, {"head"}, "WK");
        position("ASISTEN", "AS3", "pimpinan_tinggi", true, {"head"}, "SEKDA");
        position("SETDA.TU", "SETDA", "pelaksana", false, {"clerk"});
        position("KADIS", "DISKOMINFO", "pimpinan_tinggi", true, {"head"}, "SEKDA");
        position("SEKRETARIS", "DISKOMINFO", "administrator", true, {"head"}, "KADIS");
        position("TU", "DISKOMINFO", "pengawas", false, {"clerk"});
        position("STAF", "APTIKA", "pelaksana", false, {"staff"});
        position("ADMIN", "DISKOMINFO", "pelaksana", false, {"admin"});
    }

    const directory::Unit& unit_coded(std::string_view code) const {
        for (const auto& each : all_units)
            if (each.code == code) return each;
        throw std::runtime_error("no unit " + std::string(code));
    }
    const directory::Position& position_coded(std::string_view code) const {
        for (const auto& each : all)
            if (each.code == code) return each;
        throw std::runtime_error("no position " + std::string(code));
    }
    // The holder of the position, one person to each.
    core::Context as(std::string_view code, const core::Clock& clock) {
        const auto& at = position_coded(code);
        core::Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = {at.id.uuid};
        ctx.actor.person_name = "Pemegang " + at.code;
        core::Seat seat;
        seat.position = at.id;
        seat.position_name = at.name;
        seat.unit = at.unit;
        seat.roles = at.roles;
        seat.book = own_book(at.unit).id;
        ctx.actor.seats = {seat};
        ctx.actor.rights = {"numbering.read"};
        if (at.roles.contains("clerk") || at.roles.contains("head")) ctx.actor.rights.insert("numbering.keep");
        if (at.roles.contains("head")) ctx.actor.rights.insert("numbering.approve");
        if (at.roles.contains("clerk")) ctx.actor.rights.insert("numbering.manage");
        if (at.roles.contains("admin")) ctx.actor.rights.insert({"numbering.manage", "numbering.manage_all"});
        return ctx;
    }

    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return all_units; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId id) override {
        for (const auto& each : all_units)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view code) override { return unit_coded(code); }
    std::optional<directory::Position> position(Tx&, core::PositionId id) override {
        for (const auto& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view code) override {
        return position_coded(code);
    }
    std::vector<directory::Position> positions(Tx&, core::UnitId unit) override {
        std::vector<directory::Position> there;
        for (const auto& each : all)
            if (each.unit == unit) there.push_back(each);
        return there;
    }
    std::vector<directory::Position> all_positions(Tx&) override { return all; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Holder> holder(Tx&, core::PositionId, core::Date) override { return {}; }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx&, core::UnitId id) override { return own_book(id); }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }

    std::optional<classification::Code> code(Tx&, std::string_view code) override {
        if (code != "000.1.5" && code != "500.12") return std::nullopt;
        return classification::Code{std::string(code), "Kode", "", true, false};
    }
    std::vector<classification::Code> children(Tx&, std::string_view) override { return {}; }
    std::vector<classification::Code> search(Tx&, std::string_view, int) override { return {}; }
    std::optional<classification::RetentionRule> retention(Tx&, const classification::Matter&,
                                                           const std::optional<core::Date>&) override {
        return {};
    }
    std::optional<std::string> another(Tx&, const classification::Matter&) override { return {}; }
    std::vector<std::string> kin(core::db::Tx&, std::string_view) override { return {}; }
    classification::AccessClass access(Tx&, std::string_view) override {
        return classification::AccessClass::ordinary;
    }

  private:
    void unit(std::string code, std::string kind, std::string_view parent, std::string letters, bool own) {
        directory::Unit made;
        made.id = fixed<core::UnitId>(all_units.size() + 1);
        made.name = "Unit " + code;
        made.kind = std::move(kind);
        made.letter_code = std::move(letters);
        made.own_numbers = own;
        if (!parent.empty()) made.parent = unit_coded(parent).id;
        made.code = std::move(code);
        all_units.push_back(std::move(made));
    }
    void position(std::string code, std::string_view unit, std::string kind, bool signs, std::set<std::string> roles,
                  std::string_view superior = {}) {
        directory::Position made;
        made.id = fixed<core::PositionId>(all.size() + 100);
        made.unit = unit_coded(unit).id;
        made.name = "Jabatan " + code;
        made.kind = std::move(kind);
        made.signs = signs;
        made.roles = std::move(roles);
        if (!superior.empty()) made.superior = position_coded(superior).id;
        made.code = std::move(code);
        all.push_back(std::move(made));
    }
    const directory::Unit& own_book(core::UnitId id) const {
        for (const auto& each : all_units)
            if (each.id == id) return each.own_numbers || !each.parent ? each : own_book(*each.parent);
        throw std::runtime_error("no such unit");
    }
};

// Documents by subject; all may be opened and chosen for, but those of `secret`; of `closed` only the title is told.
class Letters final : public Numbered {
  public:
    std::map<std::string, Wish, std::less<>> wishes;
    std::set<std::string, std::less<>> secret, closed;

    std::string kind() const override { return "letter"; }
    std::optional<Card> card(core::db::Tx&, const core::Actor&, std::string_view subject) override {
        if (secret.contains(subject)) return std::nullopt;
        return Card{"Hal " + std::string(subject), "Kepala Dinas", "Plt. Kepala",
                    closed.contains(subject) ? "" : "/letters/1", true};
    }
    std::optional<Wish> wish(core::db::Tx&, const core::Context&, std::string_view subject) override {
        const auto found = wishes.find(subject);
        return found == wishes.end() ? std::nullopt : std::optional(found->second);
    }
    std::vector<Kind> kinds(core::db::Tx&) override {
        return {{"surat_dinas", "Surat Dinas", "korespondensi"}, {"keputusan", "Keputusan", "arahan-penetapan"}};
    }
};

// The room's services over one database, with people in their seats.
struct Office {
    explicit Office(core::db::Db& db, Policy policy = {})
        : services({db, clock, core::Zone::wib, city, city, std::move(policy)}) {
        services.take.serve(letters);
    }

    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    City city;
    Letters letters;
    Services services;
    core::Context clerk = city.as("TU", clock), head = city.as("KADIS", clock), second = city.as("SEKRETARIS", clock),
                  staff = city.as("STAF", clock), admin = city.as("ADMIN", clock);

    void on(const char* day) { clock.set(core::parse_instant(std::string(day) + "T03:00:00Z")); }
    core::Date day(const char* text) const { return core::parse_date(text); }
    Wish wish(std::string subject, std::string_view signer = "KADIS", std::string_view origin = "APTIKA") {
        Wish made;
        made.subject = std::move(subject);
        made.signer = city.position_coded(signer).id;
        made.origin = city.unit_coded(origin).id;
        made.kind = "surat_dinas";
        made.group = "korespondensi";
        made.classification = "000.1.5";
        made.date = core::date_of(clock.now(), core::Zone::wib);
        return made;
    }
    Taken take(const Wish& wish) {
        return services.parts.db.write([&](core::db::Tx& tx) { return services.take.take(tx, head, wish); });
    }
    Taken used(const Wish& wish) {
        const auto taken = take(wish);
        services.parts.db.write([&](core::db::Tx& tx) { services.take.use(tx, head, wish.subject); });
        return taken;
    }
    void annul(std::string_view subject, std::string_view reason) {
        services.parts.db.write([&](core::db::Tx& tx) { services.take.annul(tx, head, subject, reason); });
    }
    Series series(std::string_view unit, const char* pattern, Reset reset = Reset::yearly, std::string name = "Seri") {
        Series made;
        made.unit = city.unit_coded(unit).id;
        made.name = std::move(name);
        made.pattern = pattern;
        made.reset = reset;
        made.from = core::parse_date("2026-01-01");
        return services.administer.save(admin, made);
    }
};

inline std::vector<core::db::Migrations> migrations() { return {{"numbering", embedded::migrations}}; }

// The key of the first fault, or of the error itself; "" when nothing was refused.
inline std::string refusal(const std::function<void()>& act) {
    try {
        act();
    } catch (const core::Error& error) {
        return error.faults().empty() ? error.key() : error.faults().front().key;
    }
    return "";
}

// One office over a new database.
class BooksTest : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(GetParam(), migrations());
        office = std::make_unique<Office>(place->db());
    }
    Services& services() { return office->services; }
    template <class F>
    auto read(F&& ask) {
        return place->db().read([&](core::db::Tx& tx) { return ask(tx); });
    }
    std::string ahead(const Wish& wish) {
        return read([&](core::db::Tx& tx) { return services().take.ahead(tx, wish); });
    }
    Reservation asked(const Series& series, const char* purpose = "Surat pengantar laporan") {
        Reservation wish;
        wish.series = series.id;
        wish.purpose = purpose;
        return wish;
    }
    // Books of 20 and 23 November with a number each; today is the 23rd.
    Series two_days() {
        const auto series = office->series("DISKOMINFO", "{class}/{no}/{unit}");
        office->on("2026-11-20");
        office->used(office->wish("letter:1"));
        office->on("2026-11-23");
        office->used(office->wish("letter:2"));
        return series;
    }
    InsertionWish insertion(const Series& series, const char* day) {
        return {series.id, core::parse_date(day), "000.1.5", "Notula terlambat diajukan"};
    }

    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<Office> office;
};

}  // namespace numbering
