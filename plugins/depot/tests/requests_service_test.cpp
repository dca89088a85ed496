// SPDX-License-Identifier: Apache-2.0
// Requests for information on both databases: terms in working days, records within rights, what is told of a requester
// and to whom, what is forgotten, what the public does not read.
#include "core/audit/trail.h"
#include "depot/tests/asked.h"

namespace depot {
namespace requests_service_test {

using asked::field_of;
using classification::AccessClass;
using core::Error;
using core::db::Tx;

class Requested : public asked::Asked {};

TEST_P(Requested, a_request_is_due_in_working_days_extended_once_and_told_when_late) {
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

TEST_P(Requested, records_are_proposed_within_rights_and_a_closed_one_is_remembered_with_its_period) {
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

TEST_P(Requested, a_requester_is_told_to_who_serves_in_the_unit_alone_and_forgotten_in_time) {
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

TEST_P(Requested, a_class_that_rose_or_a_dossier_that_is_gone_is_not_given) {
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

TEST_P(Requested, what_another_unit_closed_meanwhile_is_not_answered_before_it_is_decided_anew) {
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
    EXPECT_EQ(field_of([&] { requests.reply(as(1), id, Answer::granted, "", {}); }), "depot.error.answer.closed_since");
    EXPECT_EQ(field_of([&] { requests.judge(as(1), id, {record, Release::open, {}, "", {}}); }), "reason");
    at("2026-11-03T03:00:00Z");
    requests.judge(as(1), id, {record, Release::open, {}, "Bagian ini sudah dibacakan di sidang", {}});
    EXPECT_FALSE(requests.one(as(1), id).records.front().since) << "who decides knows of it now";
    requests.reply(as(1), id, Answer::granted, "", {});
    requests.reply(as(1), late, Answer::granted, "", {});   // the reasoned word was the last
    requests.judge(other(4), theirs, {record, Release::closed, case_, "Banding", {}});
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, record, 1, false); }), "depot.error.copy.closed_since_open");
    EXPECT_EQ(field_of([&] { requests.give(as(1), late, record, 1, true); }), "depot.error.copy.closed_since_open") << "nor in part";
    EXPECT_EQ(requests.year(as(1), 2026).copies, 0);
}

TEST_P(Requested, a_copy_is_given_again_once_the_period_is_over) {
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
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, record, 1, true); }), "depot.error.copy.closed_since");
    at("2026-11-11T03:00:00Z");
    requests.give(as(1), id, record, 1, true);
    EXPECT_EQ(requests.year(as(1), 2026).copies, 2);
}

TEST_P(Requested, what_the_access_instrument_closes_to_the_public_is_given_for_a_reason_alone) {
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
    EXPECT_TRUE(requests.one(as(1), later).records.front().unreasoned);
    EXPECT_EQ(field_of([&] { requests.reply(as(1), later, Answer::granted, "", {}); }), "depot.error.answer.closed_by_instrument");
    instrument_.closed.clear();
    requests.reply(as(1), later, Answer::granted, "", {});
    instrument_.closed["800.1.11.1"] = {"800.1", "", {}, "SKKAAD 2027"};
    EXPECT_EQ(field_of([&] { requests.give(as(1), later, record, 1, false); }), "depot.error.copy.closed_by_instrument");
    // A reason of an earlier time says nothing against what closes it since.
    instrument_.closed["800.1.11.1"].since = core::parse_date("2027-01-01");
    at("2027-01-04T03:00:00Z");
    EXPECT_TRUE(requests.one(as(1), id).records.front().unreasoned);
    EXPECT_EQ(field_of([&] { requests.give(as(1), id, record, 1, false); }), "depot.error.copy.closed_by_instrument");
    instrument_.closed["800.1.11.1"].years = 2;
    EXPECT_FALSE(requests.one(as(1), later).records.front().closed) << "its period is over";
    requests.give(as(1), later, record, 1, false);
    EXPECT_EQ(requests.year(as(1), 2026).copies, 2);
}

TEST_P(Requested, ended_ones_are_listed_whatever_came_after_and_sums_are_those_of_the_register) {
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

TEST_P(Requested, forgetting_goes_on_until_all_is_done_and_reaches_who_never_left) {
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

NASKAH_ON_BOTH_DATABASES(Requested);

}  // namespace requests_service_test
}  // namespace depot
