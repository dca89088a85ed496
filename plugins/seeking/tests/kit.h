// SPDX-License-Identifier: Apache-2.0
// An office of two for the tests of saved searches and exports: people in their seats, an index of its own, and
// notices as they are told.
#pragma once

#include <functional>
#include <thread>
#include <utility>

#include "core/jobs/jobs.h"
#include "seeking/room.h"
#include "tests/support/db.h"

namespace seeking {
namespace embedded {
extern const core::Embedded migrations;
extern const core::Embedded i18n;
}

class Seated final : public core::auth::Seating {
  public:
    std::map<core::PersonId, std::vector<core::Seat>> held;
    std::function<void()> meanwhile;   // once, as somebody's seats are asked for
    std::vector<core::Seat> seats(core::db::Tx&, core::PersonId person, core::Date) override {
        if (auto act = std::exchange(meanwhile, {})) std::thread(act).join();
        return held[person];
    }
    std::optional<Called> called(core::db::Tx&, std::string_view) override { return std::nullopt; }
};

class Told final : public notify::Notices {
  public:
    std::vector<notify::Notice> told;
    std::vector<std::string> opened_objects;
    void kind(notify::Kind) override {}
    void serve(std::string, notify::Subjects&) override {}
    void calendar(notify::Calendar&) override {}
    void tell(core::db::Tx&, const core::Context&, const notify::Notice& notice) override { told.push_back(notice); }
    void done(core::db::Tx&, const core::Context&, std::string_view) override {}
    void withdraw(core::db::Tx&, const core::Context&, std::string_view, std::string_view,
                  const notify::Receiver&) override {}
    void opened(const core::Context&, std::string_view object) override { opened_objects.emplace_back(object); }
};

// A form whose lines are the titles of letters.
class Titles final : public FormKeeper {
  public:
    bool away = false;                                 // nobody may have it any more
    std::function<void(const Reached&)> reads;         // as its lines are read
    std::vector<Form> forms(const core::Actor& actor) const override {
        if (away || !actor.may("seeking.export")) return {};
        return {{"letters.titles", "Daftar judul"}};
    }
    core::table::Sheet sheet(core::db::Tx&, const core::Context& ctx, std::string_view,
                             const std::vector<core::search::Listed>& results, const Reached& reached) override {
        if (reads) reads(reached);
        core::table::Sheet made;
        made.name = "Judul";
        made.titles = {"Daftar judul " + ctx.actor.person_name};
        made.columns = {{"Judul", 40}};
        for (const auto& each : results) made.rows.push_back({each.hit.title});
        return made;
    }
    std::vector<std::string> dossiers{"berkas"};
    std::vector<std::string> about(core::db::Tx&, const core::Context&, const std::vector<core::search::Listed>&) override {
        return dossiers;
    }
};

class SeekingTest : public tests::OnBothDatabases {
  protected:
    struct Person {
        core::PersonId id = core::PersonId::make({50});
        std::string login;
        core::Seat seat;
    };
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        const std::vector<core::db::Migrations> own{{"seeking", embedded::migrations}};
        place = std::make_unique<tests::TestDb>(GetParam(), own);
        index = core::search::open(GetParam());
        words.add("seeking", embedded::i18n);
        rights.declare("seeking", "seeking.use", {"staff"});
        rights.declare("seeking", "seeking.export", {"staff"});
        book = std::make_unique<core::page::Book>(words, "");
        const Parts parts{place->db(), *index, accounts, words, clock, core::Zone::wib};
        room = std::make_unique<Room>(parts, *book, words);
        room->saved.through(notices);
        room->exporting.through(notices);
        room->exporting.add(titles);
        for (auto* person : {&ani, &budi}) settle(*person);
    }
    core::Context as(const Person& who) const {
        core::Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = who.id;
        ctx.actor.person_name = who.login;
        ctx.actor.login = who.login;
        ctx.actor.seats = {who.seat};
        ctx.actor.rights = {"seeking.use", "seeking.export"};
        return ctx;
    }
    static std::string position(const Person& who) { return "seat:" + who.seat.position.text(); }
    void put(const std::string& id, const std::string& title, std::vector<std::string> readers,
             const std::string& code = "000.1.5", const char* date = "2026-11-20") {
        core::search::Document document;
        document.kind = "letter";
        document.id = id;
        document.title = title;
        document.number = code + "/" + id + "/DISKOMINFO/2026";
        document.link = "/letters/" + id;
        document.date = core::parse_date(date);
        document.code = code;
        document.readers = std::move(readers);
        place->db().write([&](core::db::Tx& tx) { index->put(tx, document); });
    }
    void remove(const std::string& id) {
        place->db().write([&](core::db::Tx& tx) { index->remove(tx, "letter", id); });
    }
    static core::search::Wanted sought(std::string text) {
        core::search::Wanted wanted;
        wanted.words = std::move(text);
        return wanted;
    }
    int work() {
        core::jobs::Handlers handlers;
        handlers.on(std::string(SavedSearches::look_job), [&](const core::jobs::Job& job) {
            room->saved.look(SavedId::parse(job.payload.value("search", std::string())));
        });
        handlers.on(std::string(Exporting::job), [&](const core::jobs::Job& job) {
            if (killed) throw core::Error(core::Code::unavailable, "core.error.database");
            room->exporting.work(ExportId::parse(job.payload.value("export", std::string())));
            ++exported;
        }, Exporting::retry, core::jobs::Where::anywhere, [&](core::db::Tx& tx, const core::jobs::Job& job) {
            room->exporting.give_up(tx, ExportId::parse(job.payload.value("export", std::string())));
        });
        handlers.on(std::string(Exporting::clear_job), [&](const core::jobs::Job&) { room->exporting.clear(); });
        return core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain();
    }

    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};   // Monday, 10.00 WIB
    Seated seating;
    core::auth::Rights rights;
    core::auth::Accounts accounts{rights, &seating};
    core::words::Words words;
    Told notices;
    Titles titles;
    Person ani, budi;
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<core::search::Index> index;
    std::unique_ptr<core::page::Book> book;
    std::unique_ptr<Room> room;
    bool killed = false;
    int exported = 0;

  private:
    void settle(Person& person) {
        person.login = &person == &ani ? "ani" : "budi";
        person.seat.appointment = core::AppointmentId::make({60});
        person.seat.position = core::PositionId::make({70});
        person.seat.unit = unit_;
        person.seat.position_name = "Pengolah data";
        person.seat.roles = {"staff"};
        seating.held[person.id] = {person.seat};
        place->db().write([&](core::db::Tx& tx) {
            core::auth::Account account;
            account.login = person.login;
            account.person = person.id;
            account.name = person.login;
            accounts.create(tx, as(person), account, core::Secret(std::string("kata sandi yang panjang")));
        });
    }
    core::UnitId unit_ = core::UnitId::make({80});
};

}  // namespace seeking
