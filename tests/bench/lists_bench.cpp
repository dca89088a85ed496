// SPDX-License-Identifier: Apache-2.0
// Lists and counters of letters, coming in and going out: the same people and the same forty letters that wait, once
// in an archive of a thousand, once of a million of which a hundredth is theirs. The lists decide in SQL who may see.
#include "incoming/store/list_store.h"
#include "letters/store/desk_store.h"
#include "tests/bench/bench.h"
#include "tests/support/db.h"

namespace incoming::embedded {
extern const core::Embedded migrations;
}
namespace letters::embedded {
extern const core::Embedded migrations;
}

namespace bench {
namespace {

using core::db::Engine;

constexpr int waiting = 40, offices = 100, portion = 1000;

std::string id_of(int kind, int i) {
    const auto number = std::to_string(i);
    return "0193000" + std::to_string(kind) + "-0000-7000-8000-" + std::string(12 - number.size(), '0') + number;
}
std::string unit_of(int i) { return id_of(1, i % offices); }
std::string head_of(int i) { return id_of(2, i % offices); }
std::string clerk_of(int i) { return id_of(3, i % offices); }
std::string staff_of(int i) { return id_of(4, i % offices); }
std::string secretary_of(int i) { return id_of(7, i % offices); }

core::Actor seated(const std::string& position, const char* role) {
    core::Actor actor;
    actor.kind = core::Actor::Kind::person;
    actor.person = core::PersonId::parse(position);
    core::Seat seat;
    seat.position = core::PositionId::parse(position);
    seat.unit = seat.book = core::UnitId::parse(unit_of(0));
    seat.roles = {role};
    actor.seats = {seat};
    return actor;
}

// One row for each letter, all but the last few done with, of a hundred offices in turn.
class Rows {
  public:
    Rows(tests::TestDb& place, std::string begin) : place_(place), begin_(std::move(begin)) {}
    void add(const std::string& row) {
        rows_ += (rows_.empty() ? "(" : ", (") + row + ")";
        if (++count_ % portion == 0) flush();
    }
    void flush() {
        if (!rows_.empty()) tests::run_raw(place_.db(), begin_ + rows_);
        rows_.clear();
    }

  private:
    tests::TestDb& place_;
    std::string begin_, rows_;
    int count_ = 0;
};

const char* access_of(int i) { return i % 50 == 7 ? "rahasia" : i % 10 == 3 ? "terbatas" : "biasa"; }

void fill_incoming(tests::TestDb& place, int count) {
    Rows rows(place,
              "INSERT INTO incoming_entry (id, position_id, position_name, unit_id, book_id, clerk_id, registrar_id, book, "
              "agenda_no, agenda, sender, number, letter_date, received_date, received_at, subject, classification, access, "
              "urgency, is_copy, bytes, pages, body, state, due_by) VALUES ");
    for (int i = 0; i < count + waiting; ++i) {
        const int of = i < count ? i : 0;   // those that wait are the first office's
        const auto no = std::to_string(i + 1);
        rows.add("'" + id_of(5, i) + "', '" + head_of(of) + "', 'Kepala', '" + unit_of(of) + "', '" + unit_of(of) + "', '" +
                 clerk_of(of) + "', '" + clerk_of(of) + "', 'incoming/" + std::to_string(of % offices) + "/2026', " + no + ", '" +
                 no + "/2026', 'Badan Pusat Statistik', 'B/" + no + "', '2026-06-01', '2026-06-01', " +
                 std::to_string(1'780'000'000'000 + i) + ", 'Permintaan data', '000.1.5', '" + access_of(i) +
                 "', 'biasa', " + (i % 7 == 2 ? "1" : "0") + ", '', 1, '', '" + (i < count ? "closed', NULL" : i % 2 == 0 ? "unread', 20261130" : "read', 99999999"));
    }
    rows.flush();
}

// Each letter was given to the staff of its office; what waits is the first office's.
void fill_dispositions(tests::TestDb& place, int count) {
    Rows given(place, "INSERT INTO incoming_disposition (id, entry_id, giver_id, giver_name, giver_person, given_at, "
                      "instructions, note) VALUES ");
    Rows branches(place, "INSERT INTO incoming_branch (id, disposition_id, entry_id, giver_id, position_id, position_name, "
                         "responsible, state, given_at) VALUES ");
    for (int i = 0; i < count + waiting; ++i) {
        const int of = i < count ? i : 0;
        const auto at = std::to_string(1'780'000'000'000 + i);
        given.add("'" + id_of(8, i) + "', '" + id_of(5, i) + "', '" + head_of(of) + "', 'Kepala', 'Kepala', " + at +
                  ", 'Tindak lanjuti', ''");
    }
    given.flush();
    for (int i = 0; i < count + waiting; ++i) {
        const int of = i < count ? i : 0;
        branches.add("'" + id_of(9, i) + "', '" + id_of(8, i) + "', '" + id_of(5, i) + "', '" + head_of(of) + "', '" +
                     staff_of(of) + "', 'Staf', 1, '" + (i < count ? "accepted" : i % 2 == 0 ? "sent" : "reported") + "', " +
                     std::to_string(1'780'000'000'000 + i));
    }
    branches.flush();
}

void fill_letters(tests::TestDb& place, int count) {
    Rows rows(place,
              "INSERT INTO letters_letter (id, state, kind, version, unit_id, book_id, drafter_id, drafter_position_id, "
              "drafter_name, created_at, changed_at, subject, access, urgency, classification, signer_id, content, note, "
              "note_by, number, letter_date, pages) VALUES ");
    for (int i = 0; i < count + waiting; ++i) {
        const int of = i < count ? i : 0;
        const auto at = std::to_string(1'780'000'000'000 + i);
        rows.add("'" + id_of(6, i) + "', '" + (i < count ? "sent" : "draft") + "', 'surat_dinas', 1, '" + unit_of(of) + "', '" +
                 unit_of(of) + "', '" + staff_of(of) + "', '" + staff_of(of) + "', 'Staf', " + at + ", " + at +
                 ", 'Laporan kegiatan', '" + access_of(i) + "', 'biasa', '000.1.5', '" + head_of(of) + "', '{}', '" +
                 (i < count || i % 2 == 0 ? "" : "Perbaiki.") + "', '', '000.1.5/" + std::to_string(i + 1) +
                 "', '2026-06-01', 1");
    }
    rows.flush();
    // The secretary of the office had a part in each; all were received but those that wait.
    Rows parts(place, "INSERT INTO letters_participant (letter_id, position_id, changed_at, open) VALUES ");
    Rows addressees(place, "INSERT INTO letters_addressee (letter_id, place, position_id, printed, copy, received_at) VALUES ");
    for (int i = 0; i < count + waiting; ++i) {
        const auto at = std::to_string(1'780'000'000'000 + i);
        parts.add("'" + id_of(6, i) + "', '" + secretary_of(i < count ? i : 0) + "', " + at + (i < count ? ", 0" : ", 1"));
        addressees.add("'" + id_of(6, i) + "', 1, '" + head_of(i + 1) + "', 'Kepala', 0, " +
                       (i < count ? at : "NULL"));
    }
    parts.flush();
    addressees.flush();
}

class Archive {
  public:
    Archive(Engine engine, int count)
        : place_(engine, {{"letters", letters::embedded::migrations}, {"incoming", incoming::embedded::migrations}}) {
        fill_incoming(place_, count);
        fill_dispositions(place_, count);
        fill_letters(place_, count);
        if (engine == Engine::postgres) place_.db().outside("ANALYZE");   // as it does itself within minutes
    }

    void counters() {
        place_.db().read([&](core::db::Tx& tx) {
            for (const auto show : {incoming::Show::unread, incoming::Show::untreated, incoming::Show::new_copies}) {
                incoming::Wish wish;
                wish.show = show;
                (void)mailbox_.count(tx, head_, wish);
            }
            for (const auto given : {incoming::ShowGiven::untreated, incoming::ShowGiven::unread}) {
                incoming::GivenWish wish;
                wish.given = given;
                (void)mailbox_.count_given(tx, head_, wish);
            }
            letters::Wish wish;
            wish.mine = wish.returned = true;
            (void)outgoing_.count(tx, staff_, wish);
            wish = {};
            wish.state = letters::State::sealing;
            (void)outgoing_.count(tx, head_, wish);
            (void)outgoing_.count(tx, secretary_, wish);
            wish = {};
            wish.undelivered = true;
            wish.undelivered_by = {1'890'000'000'000};
            (void)outgoing_.count(tx, head_, wish);
        });
    }
    void unread() {
        incoming::Wish wish;
        wish.show = incoming::Show::unread;
        (void)place_.db().read([&](core::db::Tx& tx) { return mailbox_.list(tx, head_, wish).lines.size(); });
    }
    void due() {
        incoming::Wish wish;
        wish.order = incoming::Order::due;
        full(place_.db().read([&](core::db::Tx& tx) { return mailbox_.list(tx, head_, wish).lines.size(); }));
    }
    void given() {
        incoming::GivenWish wish;
        wish.given = incoming::ShowGiven::by_me;
        (void)place_.db().read([&](core::db::Tx& tx) { return mailbox_.given(tx, head_, wish).lines.size(); });
    }
    void mailbox() { full(place_.db().read([&](core::db::Tx& tx) { return mailbox_.list(tx, head_, {}).lines.size(); })); }
    void book() { full(place_.db().read([&](core::db::Tx& tx) { return mailbox_.list(tx, clerk_, {}).lines.size(); })); }
    void outgoing() { full(place_.db().read([&](core::db::Tx& tx) { return outgoing_.list(tx, staff_, {}).lines.size(); })); }
    void parts() { full(place_.db().read([&](core::db::Tx& tx) { return outgoing_.list(tx, secretary_, {}).lines.size(); })); }

  private:
    static void full(std::size_t lines) {
        if (lines != 25) throw std::runtime_error("the list is not full: " + std::to_string(lines));
    }

    tests::TestDb place_;
    incoming::ListStore mailbox_;
    letters::DeskStore outgoing_;
    core::Actor head_ = seated(head_of(0), "head"), clerk_ = seated(clerk_of(0), "clerk"), staff_ = seated(staff_of(0), "staff"),
                secretary_ = seated(secretary_of(0), "staff");
};

void on(const Plan& plan, Engine engine, const std::string& name) {
    Archive small(engine, 1000), large(engine, plan.size(1'000'000, 2000));
    const std::vector<std::pair<std::string, void (Archive::*)()>> all{{"counters", &Archive::counters},
                                                                       {"mailbox", &Archive::mailbox},
                                                                       {"unread", &Archive::unread},
                                                                       {"due", &Archive::due},
                                                                       {"book", &Archive::book},
                                                                       {"given", &Archive::given},
                                                                       {"parts", &Archive::parts},
                                                                       {"outgoing", &Archive::outgoing}};
    Rivals rivals(plan, Time::wall);
    for (const auto& [what, work] : all) {
        rivals.add(what + ".small", [&small, work = work] { (small.*work)(); });
        rivals.add(what + ".large", [&large, work = work] { (large.*work)(); });
    }
    auto ms = rivals.time();
    for (const auto& [what, work] : all) {
        figure(name + "." + what, ms[what + ".large"], "ms");
        ratio(name + "." + what + ".ratio", ms[what + ".large"], ms[what + ".small"]);
    }
}

}  // namespace

void lists(const Plan& plan) {
    on(plan, Engine::sqlite, "lists.sqlite");
    if (tests::TestDb::available(Engine::postgres)) on(plan, Engine::postgres, "lists.postgres");
}

}  // namespace bench
