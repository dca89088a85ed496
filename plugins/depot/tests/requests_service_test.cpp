// SPDX-License-Identifier: Apache-2.0
// Requests for information and the reading room on both databases: terms in working days, records within rights, what
// is told of a requester and to whom, what is forgotten; a dossier at the table is a loan for the day.
#include <thread>

#include "core/audit/trail.h"
#include "depot/tests/guarded.h"

namespace depot {
namespace requests_service_test {

using classification::AccessClass;
using core::Context;
using core::Error;
using core::db::Tx;

class Asked : public guarded::Guarded {
  protected:
    RequestId enter() {
        return services_->requests.enter(
            as(1), {"Sdri. Warga Kota", "0717-555", "Bahan skripsi", "Notula rapat 2024", {}});
    }
    GroundId ground(std::optional<int> years) {
        Ground wish;
        wish.name = "Rahasia pribadi";
        wish.citation = "UU 14/2008 pasal 17 huruf h";
        wish.years = years;
        return services_->requests.add_ground(as(1), wish);
    }
    void at(const char* moment) { clock_.set(core::parse_instant(moment)); }
    Context of(core::UnitId unit, int person) {
        auto ctx = as(person);
        ctx.actor.seats.front().unit = unit;
        return ctx;
    }
};

std::string field_of(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.faults().empty() ? error.key() : error.faults().front().field;
    }
    return "";
}

TEST_P(Asked, a_request_is_due_in_working_days_extended_once_and_told_when_late) {
    auto& requests = services_->requests;
    city_.keeper = core::PositionId::make({7});
    const auto id = enter();
    EXPECT_EQ(std::exchange(told_.kinds, {}), std::vector<std::string>{Requests::new_kind});
    EXPECT_EQ(core::iso(requests.one(as(1), id).request.due), "2026-11-16") << "ten working days after Monday 2 November";
    at("2026-11-11T03:00:00Z");
    requests.remind();
    EXPECT_TRUE(told_.kinds.empty());
    at("2026-11-12T03:00:00Z");
    requests.remind();
    requests.remind();
    EXPECT_EQ(std::exchange(told_.kinds, {}), std::vector<std::string>{Requests::due_kind});
    requests.extend(as(1), id, "Arsip tersebar di tiga depo");
    EXPECT_EQ(core::iso(requests.one(as(1), id).request.due), "2026-11-25") << "seven more";
    at("2026-11-26T03:00:00Z");
    requests.remind();
    requests.remind();
    EXPECT_EQ(std::exchange(told_.kinds, {}), std::vector<std::string>{Requests::late_kind});
    EXPECT_EQ(requests.list(as(1), Desk::overdue).size(), 1u);
    requests.reply(as(1), id, Answer::refused, "Bukan arsip dinas ini", ground({}));
    EXPECT_EQ(requests.count(as(1), Desk::overdue), 0);
    const auto year = requests.year(as(1), 2026);
    EXPECT_EQ(year.counts.received, 1);
    EXPECT_EQ(year.counts.refused, 1);
    EXPECT_EQ(year.counts.late, 1);
    EXPECT_EQ(year.counts.extended, 1);
}

TEST_P(Asked, records_are_proposed_within_rights_and_a_closed_one_is_remembered_with_its_period) {
    auto& requests = services_->requests;
    const auto open = dossier("000.1.5", city_.top.id, 2024), personal = dossier("800.1.11.1", city_.top.id, 2020),
               hidden = dossier("700.1", city_.top.id, 2024);
    raise(personal, AccessClass::limited);
    const auto id = enter();
    const auto private_matters = ground(30);
    cabinet_.hidden.insert(hidden);
    EXPECT_EQ(field_of([&] { requests.propose(as(1), id, {hidden}); }), "core.error.not_found");
    requests.propose(as(1), id, {open, personal});
    EXPECT_EQ(field_of([&] { requests.judge(as(1), id, {personal, Release::open, {}, "", {}}); }), "release");
    requests.judge(as(1), id, {open, Release::open, {}, "", {}});
    EXPECT_EQ(field_of([&] { requests.reply(as(1), id, Answer::granted, "", {}); }), "answer") << "one is not decided";
    requests.judge(as(1), id, {personal, Release::closed, private_matters, "Memuat penilaian pegawai", {}});
    EXPECT_EQ(core::iso(*requests.one(as(1), id).records.at(1).sought.closed_until), "2050-01-05");
    cabinet_.hidden.insert(personal);
    EXPECT_TRUE(requests.one(as(1), id).hidden);
    EXPECT_EQ(field_of([&] { requests.reply(as(1), id, Answer::granted, "", {}); }), "depot.error.request_hidden");
    cabinet_.hidden.erase(personal);
    requests.reply(as(1), id, Answer::partly, "Satu arsip memuat rahasia pribadi", {});
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, personal, 1, true); }), "depot.error.copy_closed");
    requests.give(as(1), id, open, 2, false);
    requests.give(as(1), id, open, 1, true);
    EXPECT_EQ(requests.one(as(1), id).records.front().copies, 3);
    EXPECT_EQ(requests.year(as(1), 2026).copies, 3);
    post_.known["000.5/7/2026"] = letters::LetterId::make({5});
    EXPECT_EQ(field_of([&] { requests.link(as(1), id, "000.5/8/2026"); }), "letter");
    requests.link(as(1), id, "000.5/7/2026");
    EXPECT_EQ(requests.one(as(1), id).request.letter_number, "000.5/7/2026");
    EXPECT_EQ(requests.one(as(1), id).letter, post_.known["000.5/7/2026"].text());
    post_.hidden = true;
    EXPECT_EQ(requests.one(as(1), id).letter, "") << "of a letter he may not know of the id is not told";
    post_.hidden = false;
    EXPECT_EQ(field_of([&] { requests.link(as(1), id, "000.5/7/2026"); }), "depot.error.link_twice");
    const auto next = enter();
    requests.propose(as(1), next, {personal});
    ASSERT_TRUE(requests.one(as(1), next).records.front().before);
    EXPECT_EQ(requests.one(as(1), next).records.front().before->number, "1/2026");
}

TEST_P(Asked, a_requester_is_told_to_who_serves_in_the_unit_alone_and_forgotten_in_time) {
    auto& requests = services_->requests;
    const auto id = enter();
    EXPECT_EQ(field_of([&] { requests.one(of(city_.below.id, 4), id); }), "core.error.not_found");
    auto staff = as(3);
    staff.actor.rights = {"depot.borrow"};
    EXPECT_THROW(requests.one(staff, id), Error);
    const auto open = enter();
    requests.withdraw(as(1), id, "Sudah mendapat dari situs");
    at("2028-11-02T03:00:00Z");
    EXPECT_EQ(requests.forget(), 0) << "not yet";
    at("2028-11-03T03:00:00Z");
    EXPECT_EQ(requests.forget(), 1);
    EXPECT_EQ(requests.one(as(1), id).request.requester, "");
    EXPECT_EQ(requests.one(as(1), id).request.state, RequestState::withdrawn) << "what became of it stays";
    EXPECT_EQ(requests.one(as(1), id).request.reason, "") << "why he withdrew is his own word";
    EXPECT_EQ(requests.one(as(1), open).request.requester, "Sdri. Warga Kota") << "it is open still";
    place_->db().read([&](Tx& tx) {
        std::size_t told = 0;
        for (const auto& each : {id, open})
            for (const auto& entry : core::audit::of(tx, object_of(each))) {
                ++told;
                for (const char* word : {"Warga", "0717", "skripsi", "Notula", "situs"})
                    EXPECT_EQ(entry.data.dump().find(word), std::string::npos) << entry.act << " tells " << word;
            }
        EXPECT_EQ(told, 4u) << "two entered, one withdrawn and forgotten";
    });
}

TEST_P(Asked, a_class_that_rose_or_a_dossier_that_is_gone_is_not_given) {
    auto& requests = services_->requests;
    const auto rises = dossier("000.1.5", city_.top.id, 2024), goes = dossier("000.1.5", city_.top.id, 2020),
               stub = dossier("000.1.5", city_.top.id, 2010);
    end(stub, archive::Life::destroyed);
    const auto id = enter();
    EXPECT_EQ(field_of([&] { requests.propose(as(1), id, {stub}); }), "archive.obstacle.gone");
    requests.propose(as(1), id, {rises, goes});
    for (const auto& each : {rises, goes}) requests.judge(as(1), id, {each, Release::open, {}, "", {}});
    raise(rises, AccessClass::limited);
    EXPECT_EQ(field_of([&] { requests.reply(as(1), id, Answer::granted, "", {}); }), "answer");
    raise(rises, AccessClass::ordinary);
    end(goes, archive::Life::handed_over);
    EXPECT_EQ(field_of([&] { requests.reply(as(1), id, Answer::granted, "", {}); }), "archive.obstacle.gone");
    end(goes, archive::Life::active);
    requests.reply(as(1), id, Answer::granted, "", {});
    raise(rises, AccessClass::limited);
    end(goes, archive::Life::destroyed);
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, rises, 1, false); }), "depot.error.copy_class");
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, goes, 1, false); }), "archive.obstacle.gone");
    EXPECT_EQ(requests.year(as(1), 2026).copies, 0);
}

TEST_P(Asked, what_another_unit_closed_meanwhile_is_not_answered_before_it_is_decided_anew) {
    auto& requests = services_->requests;
    const auto record = dossier("000.1.5", city_.top.id, 2024);
    const auto other = [&](int hours) { at(("2026-11-03T0" + std::to_string(hours) + ":00:00Z").c_str()); return of(city_.apart.id, 6); };
    const auto theirs = requests.enter(other(1), {"Tn. Lain", "0717-9", "Liputan", "Berkas pasar", {}});
    const auto case_ = requests.add_ground(other(1), {{}, {}, "Mengganggu penyelidikan", "UU 14/2008 pasal 17 huruf a", {}, {}});
    requests.propose(other(1), theirs, {record});
    const auto id = enter(), late = enter();
    for (const auto& each : {id, late}) {
        requests.propose(as(1), each, {record});
        requests.judge(as(1), each, {record, Release::open, {}, "", {}});
    }
    EXPECT_FALSE(requests.one(as(1), id).records.front().since);
    requests.judge(other(2), theirs, {record, Release::closed, case_, "Perkara berjalan", core::parse_date("2030-12-31")});
    const auto closed = requests.one(as(1), id).records.front().since;
    ASSERT_TRUE(closed);
    EXPECT_EQ(*closed, (Closed{"Mengganggu penyelidikan (UU 14/2008 pasal 17 huruf a)", core::parse_date("2030-12-31")}));
    EXPECT_FALSE(requests.one(as(1), id).records.front().before) << "no number of another unit's request is told";
    EXPECT_EQ(field_of([&] { requests.reply(as(1), id, Answer::granted, "", {}); }), "depot.error.closed_since");
    EXPECT_EQ(field_of([&] { requests.judge(as(1), id, {record, Release::open, {}, "", {}}); }), "reason");
    at("2026-11-03T03:00:00Z");
    requests.judge(as(1), id, {record, Release::open, {}, "Bagian ini sudah dibacakan di sidang", {}});
    EXPECT_FALSE(requests.one(as(1), id).records.front().since) << "who decides knows of it now";
    requests.reply(as(1), id, Answer::granted, "", {});
    requests.reply(as(1), late, Answer::granted, "", {});   // the reasoned word was the last
    requests.judge(other(4), theirs, {record, Release::closed, case_, "Banding", {}});
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, record, 1, false); }), "depot.error.copy_closed_since_open");
    EXPECT_EQ(field_of([&] { requests.give(as(1), late, record, 1, true); }), "depot.error.copy_closed_since_open") << "nor in part";
    EXPECT_EQ(requests.year(as(1), 2026).copies, 0);
}

TEST_P(Asked, a_copy_is_given_again_once_the_period_is_over) {
    auto& requests = services_->requests;
    const auto record = dossier("000.1.5", city_.top.id, 2024);
    const auto id = enter();
    requests.propose(as(1), id, {record});
    requests.judge(as(1), id, {record, Release::redacted, ground({}), "Nama pelapor dihitamkan", {}});
    requests.reply(as(1), id, Answer::partly, "Sebagian dihitamkan", {});
    requests.give(as(1), id, record, 1, true);
    at("2026-11-03T03:00:00Z");
    const auto next = enter();
    requests.propose(as(1), next, {record});
    requests.judge(as(1), next, {record, Release::closed, ground({}), "Pemeriksaan berjalan", core::parse_date("2026-11-10")});
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, record, 1, true); }), "depot.error.copy_closed_since");
    at("2026-11-11T03:00:00Z");
    requests.give(as(1), id, record, 1, true);
    EXPECT_EQ(requests.year(as(1), 2026).copies, 2);
}

TEST_P(Asked, what_the_access_instrument_closes_to_the_public_is_given_for_a_reason_alone) {
    auto& requests = services_->requests;
    const auto record = dossier("800.1.11.1", city_.top.id, 2024);
    const auto id = enter(), later = enter();
    requests.propose(as(1), later, {record});
    requests.judge(as(1), later, {record, Release::open, {}, "", {}});
    instrument_.closed["800.1.11.1"] = {"800.1", "UU 14/2008 pasal 17 huruf h", 5, "SKKAAD 2026"};
    requests.propose(as(1), id, {record});
    const auto told = requests.one(as(1), id).records.front().closed;
    ASSERT_TRUE(told);
    EXPECT_EQ(told->code, "800.1");
    EXPECT_EQ(core::iso(*told->until), "2029-01-05");
    EXPECT_EQ(field_of([&] { requests.judge(as(1), id, {record, Release::open, {}, "", {}}); }), "reason");
    requests.judge(as(1), id, {record, Release::closed, {}, "Memuat data pegawai", {}, true});
    const auto kept = requests.one(as(1), id).records.front().sought;
    EXPECT_EQ(kept.ground, "UU 14/2008 pasal 17 huruf h (SKKAAD 2026)");
    EXPECT_EQ(core::iso(*kept.closed_until), "2029-01-05") << "as long as the instrument says";
    requests.judge(as(1), id, {record, Release::open, {}, "Pegawai sendiri yang memintanya", {}});
    requests.reply(as(1), id, Answer::granted, "", {});
    requests.give(as(1), id, record, 1, false);
    // What was decided before it was closed so is decided anew, too.
    EXPECT_TRUE(requests.one(as(1), later).records.front().unreasoned());
    EXPECT_EQ(field_of([&] { requests.reply(as(1), later, Answer::granted, "", {}); }), "depot.error.closed_by_instrument");
    instrument_.closed.clear();
    requests.reply(as(1), later, Answer::granted, "", {});
    instrument_.closed["800.1.11.1"] = {"800.1", "", {}, "SKKAAD 2027"};
    EXPECT_EQ(field_of([&] { requests.give(as(1), later, record, 1, false); }), "depot.error.copy_closed_by_instrument");
    instrument_.closed["800.1.11.1"].years = 2;
    EXPECT_FALSE(requests.one(as(1), later).records.front().closed) << "its period is over";
    requests.give(as(1), later, record, 1, false);
    EXPECT_EQ(requests.year(as(1), 2026).copies, 2);
}

TEST_P(Asked, what_the_access_instrument_closes_is_read_at_a_table_once_a_request_opened_it) {
    auto& requests = services_->requests;
    auto& reading = services_->reading;
    const auto read = dossier("800.1.11.1", city_.top.id, 1998);
    const auto visit = reading.come(as(1), reading.enter(as(1), {"Bapak Peneliti", "0717-1", "", true}), "Sejarah pasar");
    const auto loan = reading.ask(as(1), visit, read);
    instrument_.closed["800.1.11.1"] = {"800.1", "UU 14/2008 pasal 17 huruf h", {}, "SKKAAD 2026"};
    EXPECT_EQ(field_of([&] { services_->loans.hand_out(as(1), loan); }), "depot.error.table_closed_open");
    const auto closed = [&] { return place_->db().read([&](Tx& tx) { return services_->record.closed(tx, read, core::date_of(clock_.now(), core::Zone::wib)); }); };
    ASSERT_TRUE(closed()) << "its description elsewhere tells it";
    EXPECT_EQ(closed()->ground, "UU 14/2008 pasal 17 huruf h (SKKAAD 2026)");
    const auto id = enter();
    requests.propose(as(1), id, {read});
    requests.judge(as(1), id, {read, Release::redacted, {}, "Nama dihitamkan", {}, true});
    EXPECT_EQ(field_of([&] { reading.ask(as(1), visit, read); }), "depot.error.table_closed_open") << "a part opens nothing";
    requests.judge(as(1), id, {read, Release::open, {}, "Yang bersangkutan sudah meninggal", {}});
    EXPECT_FALSE(closed());
    services_->loans.hand_out(as(1), loan);
    EXPECT_EQ(services_->loans.one(as(1), loan).loan.state, LoanState::out);
}

TEST_P(Asked, ended_ones_are_listed_whatever_came_after_and_sums_are_those_of_the_register) {
    auto& requests = services_->requests;
    const auto first = enter();
    requests.withdraw(as(1), first, "Salah alamat");
    for (int i = 0; i < Requests::most_listed; ++i) enter();
    ASSERT_EQ(requests.list(as(1), Desk::ended).size(), 1u) << "behind as many open ones as a list holds";
    EXPECT_EQ(requests.list(as(1), Desk::ended).front().request.id, first);
    enter();
    EXPECT_EQ(requests.count(as(1), Desk::open), Requests::most_listed + 1);
    at("2026-11-17T03:00:00Z");
    const auto sums = requests.sums(as(1), 2026);
    EXPECT_EQ(sums.counts.received, Requests::most_listed + 2);
    EXPECT_EQ(sums.counts.withdrawn, 1);
    EXPECT_EQ(sums.counts.late, Requests::most_listed + 1);
    EXPECT_TRUE(sums.requests.empty());
    EXPECT_EQ(requests.year(as(1), 2026).requests.size(), static_cast<std::size_t>(sums.counts.received));
}

TEST_P(Asked, forgetting_goes_on_until_all_is_done_and_reaches_who_never_left) {
    auto& reading = services_->reading;
    ReaderId last;
    for (int i = 0; i < ReadingRoom::most_forgotten + 1; ++i)
        last = reading.enter(as(1), {"Pembaca " + std::to_string(i), "0717-1", "", true});
    const auto visit = reading.come(as(1), last, "Silsilah keluarga");
    for (int i = 0; i < Requests::most_forgotten + 1; ++i) services_->requests.withdraw(as(1), enter(), "Salah alamat");
    at("2028-11-03T03:00:00Z");
    EXPECT_EQ(reading.forget(), ReadingRoom::most_forgotten + 1);
    EXPECT_EQ(reading.visit(as(1), visit).reader.name, "");
    EXPECT_EQ(reading.visit(as(1), visit).visit.purpose, "");
    EXPECT_EQ(services_->requests.forget(), Requests::most_forgotten + 1);
    EXPECT_EQ(services_->requests.forget() + reading.forget(), 0);
    reading.leave(as(1), visit);
}

TEST_P(Asked, what_is_asked_for_while_he_leaves_is_called_off_with_him) {
    using namespace std::chrono_literals;
    auto& reading = services_->reading;
    const auto read = dossier("000.1.5", city_.top.id, 1998);
    const auto visit = reading.come(as(1), reading.enter(as(1), {"Bapak Peneliti", "0717-1", "", true}), "Sejarah pasar");
    std::thread leaving;
    cabinet_.passing = [&] {
        leaving = std::thread([&] { reading.leave(as(1), visit); });
        std::this_thread::sleep_for(200ms);   // he would be gone by now, did nobody wait
    };
    const auto loan = reading.ask(as(1), visit, read);
    leaving.join();
    EXPECT_TRUE(reading.visit(as(1), visit).visit.left);
    EXPECT_EQ(services_->loans.one(as(1), loan).loan.state, LoanState::withdrawn);
}

TEST_P(Asked, what_is_closed_to_the_public_is_read_at_no_table_until_its_day_or_a_reasoned_word) {
    auto& requests = services_->requests;
    auto& reading = services_->reading;
    const auto closed = dossier("000.1.5", city_.top.id, 1998);
    const auto ground = requests.add_ground(as(1), {{}, {}, "Mengganggu penyelidikan", "UU 14/2008 pasal 17 huruf a", {}, {}});
    const auto first = enter();
    requests.propose(as(1), first, {closed});
    requests.judge(as(1), first, {closed, Release::closed, ground, "Perkara berjalan", core::parse_date("2027-06-30")});
    const auto visit = reading.come(as(1), reading.enter(as(1), {"Bapak Peneliti", "0717-1", "", true}), "Sejarah pasar");
    EXPECT_EQ(field_of([&] { reading.ask(as(1), visit, closed); }), "depot.error.table_closed");
    at("2026-11-03T03:00:00Z");
    const auto next = enter();
    requests.propose(as(1), next, {closed});
    EXPECT_EQ(field_of([&] { requests.judge(as(1), next, {closed, Release::open, {}, "", {}}); }), "reason");
    EXPECT_EQ(field_of([&] { reading.ask(as(1), visit, closed); }), "depot.error.table_closed") << "nobody decided";
    requests.judge(as(1), next, {closed, Release::open, {}, "Perkara telah diputus", {}});
    EXPECT_EQ(requests.one(as(1), next).records.front().sought.reason, "Perkara telah diputus");
    reading.ask(as(1), visit, closed);
    const auto third = enter();
    requests.propose(as(1), third, {closed});
    const auto before = [&] { return requests.one(as(1), third).records.front().before; };
    EXPECT_FALSE(before()) << "another request opened it since";
    at("2026-11-04T03:00:00Z");
    requests.judge(as(1), first, {closed, Release::closed, ground, "Banding", core::parse_date("2026-11-30")});
    ASSERT_TRUE(before());
    EXPECT_EQ(before()->number, "1/2026");
    EXPECT_EQ(field_of([&] { reading.ask(as(1), visit, closed); }), "depot.error.table_closed")
        << "the last word counts, not the last request";
    at("2026-11-05T03:00:00Z");
    requests.judge(as(1), next, {closed, Release::redacted, ground, "Nama saksi dihitamkan", {}});
    const auto other = reading.come(as(1), reading.enter(as(1), {"Ibu Peneliti", "0717-2", "", true}), "Sejarah pasar");
    EXPECT_EQ(field_of([&] { reading.ask(as(1), other, closed); }), "depot.error.table_closed");
    at("2026-12-01T03:00:00Z");
    EXPECT_NE(field_of([&] { reading.ask(as(1), other, closed); }), "depot.error.table_closed") << "the period is over";
    EXPECT_FALSE(before());
}

TEST_P(Asked, what_was_closed_after_it_was_asked_for_is_not_handed_out_to_a_table) {
    auto& requests = services_->requests;
    auto& reading = services_->reading;
    const auto read = dossier("000.1.5", city_.top.id, 1998);
    const auto visit = reading.come(as(1), reading.enter(as(1), {"Bapak Peneliti", "0717-1", "", true}), "Sejarah pasar");
    const auto loan = reading.ask(as(1), visit, read);
    const auto id = enter();
    requests.propose(as(1), id, {read});
    requests.judge(as(1), id, {read, Release::closed, ground({}), "Perkara berjalan", core::parse_date("2026-11-05")});
    EXPECT_EQ(field_of([&] { services_->loans.hand_out(as(1), loan); }), "depot.error.table_closed");
    EXPECT_EQ(services_->loans.one(as(1), loan).loan.state, LoanState::granted);
    const auto inside = services_->loans.ask(as(1), {read, "Pemeriksaan", "", 0, "", "", "", ""});
    services_->loans.grant(as(2), inside, "", 0);
    services_->loans.hand_out(as(2), inside);
    services_->loans.take_back(as(2), inside, true, Condition::good, "");
    at("2026-11-06T03:00:00Z");
    services_->loans.hand_out(as(1), loan);
    EXPECT_EQ(services_->loans.one(as(1), loan).loan.state, LoanState::out) << "the period is over";
}

TEST_P(Asked, cards_stand_on_pages_and_are_found_by_name_origin_and_number) {
    auto& reading = services_->reading;
    for (int i = 0; i < ReadingRoom::most_readers; ++i)
        reading.enter(as(1), {"Pembaca " + std::to_string(i), "0717-1", "Universitas Bangka Belitung", true});
    at("2026-11-03T03:00:00Z");
    reading.enter(as(1), {"Peneliti 100%", "0717-2", "Yayasan Sejarah", true});
    const auto first = reading.now(as(1), {});
    EXPECT_EQ(first.found, ReadingRoom::most_readers + 1);
    EXPECT_EQ(first.pages, 2);
    EXPECT_EQ(first.readers.front().name, "Peneliti 100%") << "last seen first";
    EXPECT_EQ(reading.now(as(1), {"", 2}).readers.size(), 1u);
    EXPECT_EQ(reading.now(as(1), {"", 99}).page, 2) << "there is no page behind the last";
    EXPECT_EQ(reading.now(as(1), {"100%", 1}).found, 1) << "signs stand for themselves";
    EXPECT_EQ(reading.now(as(1), {"sejarah", 1}).found, 1);
    EXPECT_EQ(reading.now(as(1), {"51/2026", 1}).readers.front().name, "Peneliti 100%");
    EXPECT_EQ(reading.now(of(city_.below.id, 4), {}).found, 0);
}

TEST_P(Asked, a_dossier_at_the_table_is_a_loan_to_the_card_for_the_day) {
    auto& reading = services_->reading;
    const auto read = dossier("000.1.5", city_.top.id, 1998), never = dossier("000.1.5", city_.top.id, 1999),
               closed = dossier("000.1.5", city_.top.id, 2000);
    raise(closed, AccessClass::limited);
    EXPECT_EQ(field_of([&] { reading.enter(as(1), {"Bapak Peneliti", "0717-1", "Universitas", false}); }), "rules");
    const auto reader = reading.enter(as(1), {"Bapak Peneliti", "0717-1", "Universitas", true});
    const auto visit = reading.come(as(1), reader, "Sejarah pasar kota");
    EXPECT_EQ(field_of([&] { reading.come(as(1), reader, "Lagi"); }), "depot.error.visit_open");
    EXPECT_EQ(field_of([&] { reading.ask(as(1), visit, closed); }), "depot.error.table_withheld");
    const auto loan = reading.ask(as(1), visit, read);
    reading.ask(as(1), visit, never);
    services_->loans.hand_out(as(1), loan);
    const auto lent = services_->loans.one(as(1), loan).loan;
    EXPECT_EQ(lent.due_on, lent.out_on) << "back the same day";
    EXPECT_EQ(lent.borrower_name, "") << "the card, not the reader";
    EXPECT_EQ(lent.card, "1/2026");
    EXPECT_EQ(field_of([&] { services_->loans.extend(as(1), loan, 5, "Belum selesai"); }), "depot.error.loan_table");
    EXPECT_FALSE(against(read, archive::Deed::relocate).empty());
    EXPECT_EQ(field_of([&] { reading.leave(as(1), visit); }), "depot.error.visit_table");
    services_->loans.take_back(as(1), loan, true, Condition::good, "");
    reading.leave(as(1), visit);
    EXPECT_EQ(reading.visit(as(1), visit).loans.at(1).loan.state, LoanState::withdrawn) << "never brought";
    EXPECT_TRUE(reading.now(as(1), {}).present.empty());
    EXPECT_EQ(field_of([&] { reading.ask(as(1), visit, never); }), "depot.error.visit_over");
    EXPECT_EQ(field_of([&] { reading.leave(as(1), visit); }), "depot.error.visit_over");
    const auto year = reading.sums(as(1), {2026, {}}).counts;
    EXPECT_EQ(year.visits, 1);
    EXPECT_EQ(year.dossiers, 1);
    const auto book = reading.book(as(1), {2026, 11});
    ASSERT_EQ(book.visits.size(), 1u);
    EXPECT_EQ(book.visits.front().reader.name, "Bapak Peneliti");
    EXPECT_EQ(book.visits.front().dossiers, 1) << "what was never brought was not read";
    EXPECT_TRUE(reading.book(as(1), {2026, 10}).visits.empty());
    EXPECT_EQ(reading.sums(as(1), {2026, 12}).counts.visits, 0);
    EXPECT_EQ(field_of([&] { reading.visit(of(city_.below.id, 4), visit); }), "core.error.not_found");
    at("2028-11-03T03:00:00Z");
    EXPECT_EQ(reading.forget(), 1);
    EXPECT_TRUE(reading.now(as(1), {}).readers.empty());
    EXPECT_EQ(reading.visit(as(1), visit).reader.name, "");
}

NASKAH_ON_BOTH_DATABASES(Asked);

}  // namespace

}  // namespace depot
