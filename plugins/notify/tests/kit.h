// SPDX-License-Identifier: Apache-2.0
// An office of three for the tests of notices: people with accounts in their seats, letters that are only what a
// notice may say of them, and days off.
#pragma once

#include "core/jobs/jobs.h"
#include "notify/service/services.h"
#include "tests/support/db.h"

namespace notify {
namespace embedded {
extern const core::Embedded migrations;
}

class Office final : public directory::Directory, public core::auth::Seating {
  public:
    using Tx = core::db::Tx;
    struct Person {
        core::PersonId id;
        std::string login;
        std::vector<core::Seat> seats;
    };
    std::vector<Person> people;
    std::vector<directory::Position> places;

    Office() {
        for (const char* name : {"kadis", "staf", "admin"}) add(name);
    }
    core::PositionId position_of(std::size_t who) const { return places[who].id; }
    core::Context as(std::size_t who, const core::Clock& clock) const {
        core::Context ctx;
        ctx.clock = &clock;
        ctx.actor.kind = core::Actor::Kind::person;
        ctx.actor.person = people[who].id;
        ctx.actor.person_name = people[who].login;
        ctx.actor.login = people[who].login;
        ctx.actor.seats = people[who].seats;
        if (people[who].login == "admin") ctx.actor.rights = {"notify.manage"};
        return ctx;
    }
    // From now on another sits there, too or instead.
    void seat(std::size_t who, std::size_t place) {
        const auto taken = [&](const core::Seat& seat) { return seat.position == places[place].id; };
        for (auto& each : people) std::erase_if(each.seats, taken);
        people[who].seats.push_back(seat_of(place));
    }

    std::optional<Called> called(Tx&, std::string_view) override { return std::nullopt; }
    std::vector<core::Seat> seats(Tx&, core::PersonId person, core::Date) override {
        for (const auto& each : people)
            if (each.id == person) return each.seats;
        return {};
    }
    std::optional<directory::Holder> holder(Tx&, core::PositionId position, core::Date) override {
        for (const auto& each : people)
            for (const auto& seat : each.seats)
                if (seat.position == position) {
                    directory::Holder holder;
                    holder.person = each.id;
                    holder.appointment = seat.appointment;
                    holder.position = position;
                    return holder;
                }
        return std::nullopt;
    }
    std::optional<directory::Position> position(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return {}; }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return places; }
    std::vector<directory::Position> all_positions(Tx&) override { return places; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return {}; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId) override { return {}; }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return {}; }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx&, core::UnitId) override { return {}; }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }

  private:
    core::Seat seat_of(std::size_t place) const {
        core::Seat seat;
        seat.appointment = core::AppointmentId::make({100});
        seat.position = places[place].id;
        seat.position_name = places[place].name;
        return seat;
    }
    void add(std::string name) {
        directory::Position place;
        place.id = core::PositionId::make({static_cast<std::int64_t>(places.size()) + 1});
        place.name = name;
        places.push_back(place);
        people.push_back({core::PersonId::make({50}), std::move(name), {seat_of(places.size() - 1)}});
    }
};

// Letters by object; who may not know of one gets nothing.
class Letters final : public Subjects {
  public:
    std::map<std::string, Described, std::less<>> all;
    std::set<std::pair<std::string, std::string>> hidden;   // login, object

    std::optional<Described> describe(core::db::Tx&, const core::Actor& actor, std::string_view object) override {
        const auto found = all.find(object);
        if (found == all.end() || hidden.contains({actor.login, std::string(object)})) return std::nullopt;
        return found->second;
    }
};

class DaysOff final : public Calendar {
  public:
    std::set<core::Date> off;
    bool working(core::db::Tx&, core::Date day) override { return !off.contains(day); }
};

// Keeps what it is given, or fails as it is told.
class Postman final : public Carrier, public GatewayCarrier {
  public:
    std::vector<Outgoing> sent;
    std::optional<core::Error> fault;
    void send(const Outgoing& out) override {
        EXPECT_FALSE(core::db::Db::unit_open());
        if (fault) throw *fault;
        sent.push_back(out);
    }
    void send(const Gateway&, const Outgoing& out) override { send(out); }
};

class NoticesTest : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(GetParam(),
                                                std::vector<core::db::Migrations>{{"notify", embedded::migrations}});
        Parts parts{place->db(), clock, core::Zone::wib, office, accounts, words, "https://naskah.example", "Pemkot",
                    [this](const std::vector<std::string>& who) { woken.insert(woken.end(), who.begin(), who.end()); },
                    &postman, &postman};
        room = std::make_unique<Services>(std::move(parts));
        room->post.kind({"incoming.arrived", "incoming.notice.arrived"});
        room->post.kind({"incoming.disposed", "incoming.notice.disposed", true, Mode::now});
        room->post.serve("incoming", letters);
        room->post.calendar(days);
        for (const auto& person : office.people)
            place->db().write([&](core::db::Tx& tx) {
                core::auth::Account account;
                account.login = person.login;
                account.person = person.id;
                account.name = "Bapak/Ibu " + person.login;
                accounts.create(tx, as(admin), account, core::Secret(std::string("kata sandi yang panjang")));
            });
        handlers.on(std::string(look_job), [this](const core::jobs::Job& job) { room->deliver.look(job); });
        handlers.on(std::string(hand_job), [this](const core::jobs::Job& job) { room->deliver.hand(job); });
        handlers.on(std::string(deliver_job), [this](const core::jobs::Job& job) { room->deliver.send(job); },
                    Deliver::retry, core::jobs::Where::anywhere,
                    [this](core::db::Tx& tx, const core::jobs::Job& job) { room->deliver.give_up(tx, job); });
    }
    static constexpr std::size_t head = 0, staff = 1, admin = 2;

    core::Context as(std::size_t who) { return office.as(who, clock); }
    std::string letter(const std::string& id, std::string title = "Rapat koordinasi",
                       classification::AccessClass access = classification::AccessClass::ordinary) {
        letters.all["incoming:" + id] = {std::move(title), "/incoming/" + id, access};
        return "incoming:" + id;
    }
    void tell(std::size_t by, std::string kind, const std::string& object, std::size_t to) {
        place->db().write([&](core::db::Tx& tx) {
            room->post.tell(tx, as(by), {std::move(kind), object, {office.position_of(to)}});
        });
    }
    void arrive(const std::string& object, std::size_t to = head) { tell(staff, "incoming.arrived", object, to); }
    void address(std::size_t who, Channel channel, std::string text) {
        SettingsWish wish;
        wish.addresses[channel] = std::move(text);
        room->prefer.save(as(who), std::move(wish));
    }
    // Jobs that are due.
    int work() { return core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); }
    template <class F>
    auto read(F&& ask) {
        return place->db().read([&](core::db::Tx& tx) { return ask(tx); });
    }
    // Every text the room and its jobs keep.
    std::string all_rows() {
        return read([](core::db::Tx& tx) {
            std::string all;
            const auto keep = [&](const core::db::Row& row) { all += row.text(0) + "\n"; };
            const auto take = [&](core::db::Sql sql) { tx.each(sql, {}, keep); };
            take("SELECT receiver || ' ' || kind || ' ' || object || ' ' || link FROM notify_notice");
            take("SELECT cause || ' ' || reason || ' ' || detail FROM notify_message");
            take("SELECT address || ' ' || reason FROM notify_address");
            take("SELECT kind || ' ' || payload || ' ' || COALESCE(error, '') FROM core_job");
            take("SELECT act || ' ' || object || ' ' || data FROM core_audit");
            return all;
        });
    }

    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};   // Monday, 10.00 WIB
    Office office;
    Letters letters;
    DaysOff days;
    Postman postman;
    core::words::Words words;
    core::auth::Rights rights;
    core::auth::Accounts accounts{rights, &office};
    core::jobs::Handlers handlers;
    std::vector<std::string> woken;
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<Services> room;
};

}  // namespace notify
