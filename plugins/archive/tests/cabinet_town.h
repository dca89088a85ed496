// SPDX-License-Identifier: Apache-2.0
// The room's service over both databases, with the rooms around it made of values: a department and the one it may be
// merged into, letters with a class and those who may read them, a search index that is read back.
#pragma once

#include <map>
#include <set>

#include "archive/service/cabinet.h"
#include "archive/service/reading.h"
#include "classification/drafts.h"
#include "embedded/archive.h"
#include "intake/text_reader.h"
#include "tests/support/beside.h"
#include "tests/support/db.h"

namespace archive::cabinet_town {

using core::Context;
using core::PositionId;
using core::UnitId;
using core::db::Tx;
using letters::LetterId;

class People final : public directory::Directory, public directory::Endings {
  public:
    std::vector<directory::Unit> all;
    std::vector<directory::Position> seats;
    std::vector<directory::Ending> ended;

    directory::Position& at(PositionId id) {
        return *std::find_if(seats.begin(), seats.end(), [&](const auto& each) { return each.id == id; });
    }
    UnitId unit(std::int64_t number, const char* name) {
        directory::Unit made;
        made.id = UnitId::make({number});
        made.code = made.name = name;
        made.own_numbers = true;
        all.push_back(made);
        return made.id;
    }
    PositionId position(std::int64_t number, UnitId unit, std::set<std::string> roles) {
        directory::Position made;
        made.id = PositionId::make({number});
        made.unit = unit;
        made.roles = std::move(roles);
        seats.push_back(made);
        return made.id;
    }
    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return all; }
    std::optional<directory::Unit> unit(Tx&, UnitId id) override {
        for (const auto& each : all)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return {}; }
    std::optional<directory::Position> position(Tx&, PositionId id) override {
        for (const auto& each : seats)
            if (each.id == id) return each;
        return std::nullopt;
    }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return {}; }
    std::vector<directory::Position> positions(Tx&, UnitId unit) override {
        std::vector<directory::Position> found;
        for (const auto& each : seats)
            if (each.unit == unit) found.push_back(each);
        return found;
    }
    std::vector<directory::Position> all_positions(Tx&) override { return seats; }
    std::vector<directory::Position> subordinates(Tx&, PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, PositionId) override { return {}; }
    std::optional<directory::Holder> holder(Tx&, PositionId, core::Date) override { return {}; }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx& tx, UnitId id) override { return unit(tx, id).value(); }
    std::optional<directory::Position> clerk(Tx&, UnitId) override { return {}; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }
    std::vector<directory::Ending> endings(Tx&) override { return ended; }
    void follow(directory::Heir&) override {}
};

class Mail final : public letters::Letters, public letters::Relations {
  public:
    std::map<LetterId, letters::Issued> sent;
    std::map<LetterId, std::set<PositionId>> read_by;
    std::map<LetterId, std::set<std::string>> read_in;   // offices (domain/reader.h)
    std::function<void(Tx&)> when_read;   // happens once, when somebody has just read one

    std::optional<letters::Issued> issued(Tx& tx, LetterId id) override {
        const auto at = sent.find(id);
        const auto found = at == sent.end() ? std::nullopt : std::optional(at->second);
        if (const auto now = std::exchange(when_read, nullptr)) now(tx);
        return found;
    }
    core::Verdict may_see(Tx&, const core::Actor& actor, LetterId id) override {
        const auto& seat = core::seat_of(actor);
        for (const auto& office : offices_of(seat.unit, seat.roles))
            if (read_in[id].contains(office)) return core::Verdict::allowed;
        return read_by[id].contains(seat.position) ? core::Verdict::allowed : core::Verdict::hidden;
    }
    std::optional<letters::Issued> by_code(Tx&, std::string_view) override { return {}; }
    std::optional<LetterId> numbered(Tx&, const core::Actor&, std::string_view) override { return std::nullopt; }
    std::vector<letters::Named> drafted_lately(Tx&, const core::Actor&, int) override { return {}; }
    std::optional<letters::Issued> by_bytes(Tx&, const core::Digest&) override { return {}; }
    void received(Tx&, const Context&, LetterId, PositionId, std::string_view) override {}
    void serve(letters::Source&) override {}
    std::map<LetterId, letters::Newer> newest(Tx&, const core::Actor&, const std::vector<LetterId>&) override { return {}; }
    std::vector<letters::Answer> answers(Tx&, const core::Actor&, std::string_view) override { return {}; }
    std::vector<letters::Relation> offered(Tx&, const Context&, const letters::About&) override { return {}; }
    std::vector<std::string> replied_to(Tx&, LetterId) override { return {}; }
    LetterId begin(Tx&, const Context&, letters::Relation, const letters::About&) override { return {}; }
    LetterId assign(Tx&, const Context&, const letters::Assignment&) override { return {}; }
};

class Schedule final : public classification::Instruments {
  public:
    int years = 1, asked = 0;   // of each of the two periods; how often somebody asked for a rule
    std::map<std::string, classification::RetentionRule> others;   // of codes with a rule of their own
    std::map<std::string, classification::Code> named;             // those with a name of their own
    std::map<core::Date, int> editions;                            // years by the day an edition was in force from
    std::string used_again;                                        // a code that now means another matter
    std::string waits;                                             // one whose row waits for a decision

    void rule(const char* code, int active, int inactive, Fate fate) {
        auto& made = others[code];
        made.code = code;
        made.active_years = active;
        made.inactive_years = inactive;
        made.fate = fate;
    }
    std::optional<classification::Code> code(Tx&, std::string_view code) override {
        if (const auto at = named.find(std::string(code)); at != named.end()) return at->second;
        return classification::Code{std::string(code), "Kenaikan Pangkat", "", true, true};
    }
    std::vector<classification::Code> children(Tx&, std::string_view) override { return {}; }
    std::vector<classification::Code> search(Tx&, std::string_view, int) override { return {}; }
    std::optional<std::string> another(Tx&, const classification::Matter& matter) override {
        return matter.code == used_again ? std::optional<std::string>("Hal lain") : std::nullopt;
    }
    std::optional<std::string> undecided(Tx&, const classification::Matter& matter) override {
        return matter.code == waits ? std::optional(waits) : std::nullopt;
    }
    std::optional<classification::RetentionRule> retention(Tx&, const classification::Matter& matter,
                                                           const std::optional<core::Date>& on) override {
        ++asked;
        if (matter.code == used_again || matter.code == waits) return std::nullopt;
        if (const auto at = others.find(matter.code); at != others.end()) return at->second;
        classification::RetentionRule rule;
        rule.code = matter.code;
        rule.active_years = rule.inactive_years = years;
        if (const auto next = on ? editions.upper_bound(*on) : editions.begin(); next != editions.begin())
            rule.active_years = rule.inactive_years = std::prev(next)->second;
        rule.fate = Fate::destroy;
        rule.exception = "kecuali SK masuk berkas perseorangan";
        rule.to_personal = true;
        return rule;
    }
    AccessClass access(Tx&, std::string_view) override { return AccessClass::ordinary; }
    std::vector<std::string> kin(Tx&, std::string_view) override { return {}; }
};

// Of no other edition than the one in force.
class NoDrafts : public classification::Drafts {
  public:
    std::string scheme(Tx&, std::string_view) override { return ""; }
    std::string compared;   // the edition that was held against its annex
    std::string schedule(Tx&, std::string_view) override { return ""; }
    bool verified(Tx&, std::string_view schedule) override { return schedule == compared; }
    std::optional<classification::RetentionRule> retention_in(Tx&, std::string_view,
                                                              const classification::Matter&) override {
        return {};
    }
    std::optional<std::string> undecided_in(Tx&, std::string_view, const classification::Matter&) override { return {}; }
    std::string access_table(Tx&, std::string_view) override { return ""; }
    AccessClass access_in(Tx&, std::string_view, const classification::Matter&) override { return AccessClass::ordinary; }
    std::string access_in_force(Tx&) override { return ""; }
};

// Reads a file as what stands in it; of a picture as what was recognised.
class Reader final : public intake::TextReader {
  public:
    bool away = false;
    int asked = 0;
    intake::FileText read(core::ByteView file, int) override {
        ++asked;
        if (away) throw core::Error(core::Code::unavailable, "core.child.away");
        const std::string words(core::chars(file));
        if (words == "film") throw core::Error(core::Code::unsupported, "intake.error.kind");
        return words.starts_with("gambar ") ? intake::FileText{"", words.substr(7), ""} : intake::FileText{words, "", ""};
    }
};

class Found final : public core::search::Index {
  public:
    std::map<std::string, core::search::Document> documents;
    void put(Tx&, const core::search::Document& document) override { documents[document.id] = document; }
    void remove(Tx&, std::string_view, std::string_view) override {}
    int renew(Tx&, int) override { return 0; }
    void purge(core::db::Db&) override {}
    core::search::Found find(Tx&, const std::vector<std::string>&, const core::search::Wanted&) override { return {}; }
};

class Shelves final : public ShelfKeeper {
  public:
    std::vector<DossierId> told;
    std::optional<DossierId> fails;   // it cannot be told of this one
    void left(Tx&, const Context&, DossierId) override {}
    std::string away(Tx&, DossierId) override { return {}; }
    void risen(Tx&, const Context&, DossierId id) override {
        if (id == fails) throw core::Error(core::Code::unavailable, "core.child.away");
        told.push_back(id);
    }
};

class Unsealed final : public signing::Levels {
  public:
    core::Digest newest(Tx&, const core::Digest& sealed) override { return sealed; }
    std::optional<core::Digest> sealed_of(Tx&, const core::Digest&) override { return {}; }
    std::optional<signing::Standing> standing(Tx&, const core::Digest&) override { return {}; }
    void want(Tx&, core::Instant, const core::Digest&, signing::Level) override {}
};

class Town : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"archive", embedded::migrations}});
        cabinet_ = std::make_unique<Cabinet>(place_->db(), bus_, index_, schedule_, subjects_, levels_, Policy{});
        cabinet_->keeper(shelves_);
        blobs_ = core::blob::folder(place_->folder() / "blobs");
        reading_ = std::make_unique<Reading>(place_->db(), *blobs_, *cabinet_, [this] { return &reader_; });
    }
    Context as(PositionId position) {
        Context ctx;
        const auto seat = std::find_if(people_.seats.begin(), people_.seats.end(),
                                       [&](const auto& each) { return each.id == position; });
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person_name = "Arsiparis";
        ctx.actor.rights = {"archive.read", "archive.file", "archive.manage", "archive.confirm"};
        core::Seat made;
        made.position = position;
        made.unit = made.book = seat->unit;
        made.roles = seat->roles;
        ctx.actor.seats.push_back(made);
        ctx.clock = &clock_;
        return ctx;
    }
    Context house() {
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &clock_;
        return ctx;
    }
    // A sent letter those may read.
    std::string letter(const char* title, AccessClass access, std::set<PositionId> readers, const char* day = "2020-03-02") {
        clock_.pass(std::chrono::seconds(1));
        letters::Issued made;
        made.id = LetterId::make(clock_.now());
        made.subject = title;
        made.number = "800/" + std::to_string(mail_.sent.size() + 1);
        made.date = core::parse_date(day);
        made.unit = office_;
        made.access = access;
        made.classification = "800.1.3.2";
        made.state = "sent";
        mail_.sent[made.id] = made;
        mail_.read_by[made.id] = std::move(readers);
        return "letter:" + made.id.text();
    }
    void raise(const std::string& subject, AccessClass now, std::set<PositionId> readers) {
        const auto id = LetterId::parse(subject.substr(7));
        const auto was = std::exchange(mail_.sent[id].access, now);
        mail_.read_by[id] = std::move(readers);
        place_->db().write([&](Tx& tx) { cabinet_->reclassified(tx, house(), {subject, was, now}); });
    }
    DossierId open(PositionId by, const char* title, const char* access = "", const char* code = "800.1.3.2") {
        clock_.pass(std::chrono::seconds(1));
        return cabinet_->open(as(by), {code, title, "", access});
    }
    void tell(PositionId by, DossierId id, int item, Exception::Kind kind, const std::string& to = "") {
        clock_.pass(std::chrono::seconds(1));
        cabinet_->tell_apart(as(by), id, word(item, kind), to);
    }
    // The same seat may be another person's.
    Context person_at(PositionId seat, int number) {
        auto ctx = as(seat);
        ctx.actor.person = core::PersonId::parse("00000000-0000-7000-8000-00000000000" + std::to_string(number));
        return ctx;
    }
    // What one asked for, decided by another of the records unit as he sees it.
    void second(PositionId seat, MoveId id, Move::Verdict verdict = Move::Verdict::approve) {
        const auto other = person_at(seat, 9);
        for (const auto& each : cabinet_->moves(other))
            if (each.move.id == id) return cabinet_->decide(other, id, verdict, "Memang begitu", each.seen);
        FAIL() << "it waits for nobody";
    }
    static Exception word(int item, Exception::Kind kind) {
        Exception told;
        told.item = item;
        told.kind = kind;
        told.reason = "Masuk berkas perseorangan";
        return told;
    }
    bool sees(PositionId who, DossierId id) {
        return place_->db().read([&](Tx& tx) { return cabinet_->find(tx, as(who), id).has_value(); });
    }
    Dossier now(DossierId id) {
        return place_->db().read([&](Tx& tx) { return store::find(tx, {{}, {}, false, true}, id).value(); });
    }
    std::string words_of(DossierId id) {
        const auto& document = index_.documents.at(id.text());
        return document.title + "\n" + document.body + "\n" + document.unshown;
    }
    template <class F>
    std::string fault_of(F&& act) {
        try {
            act();
        } catch (const core::Error& error) {
            return error.faults().empty() ? std::string(error.key()) : error.faults().front().key;
        }
        return "";
    }

    // The other one begins inside this unit of work and goes on until it waits for it or is done.
    template <class G>
    std::thread beside(core::db::Tx& tx, G other, std::string& came_of_it) {
        return tests::begin_beside(tx, [this, other, &came_of_it] { came_of_it = fault_of(other); });
    }
    // Both units of work at once.
    template <class F, class G>
    void amid(F&& this_one, G&& other, std::string& came_of_it) {
        std::thread began;
        place_->db().write([&](core::db::Tx& tx) {
            this_one(tx);
            began = beside(tx, other, came_of_it);
        });
        began.join();
    }

    People people_;
    UnitId office_ = people_.unit(1, "Dinas Kearsipan"), merged_ = people_.unit(2, "Dinas Kominfo"),
           last_ = people_.unit(3, "Dinas Perpustakaan");
    PositionId head_ = people_.position(11, office_, {"head"}), clerk_ = people_.position(12, office_, {"clerk"}),
               archivist_ = people_.position(13, office_, {"archivist"}), drafter_ = people_.position(14, office_, {"staff"}),
               signer_ = people_.position(15, office_, {"staff"}),
               heirs_ = people_.position(21, merged_, {"archivist"}), chief_ = people_.position(22, merged_, {"head"}),
               later_ = people_.position(31, last_, {"archivist"}), director_ = people_.position(32, last_, {"head"});
    Mail mail_;
    Schedule schedule_;
    Found index_;
    Shelves shelves_;
    Unsealed levels_;
    core::jobs::Handlers handlers_;
    core::events::Bus bus_{handlers_};
    core::SetClock clock_{core::parse_instant("2020-06-01T03:00:00Z")};
    classification::RecordsOffice records_office_;
    Subjects subjects_{people_, people_, mail_, mail_, [] { return nullptr; }, records_office_};
    std::unique_ptr<tests::TestDb> place_;
    std::unique_ptr<Cabinet> cabinet_;
    Reader reader_;
    std::unique_ptr<core::blob::Store> blobs_;
    std::unique_ptr<Reading> reading_;
};

}  // namespace archive::cabinet_town
