// SPDX-License-Identifier: Apache-2.0
// The reading room on both databases: cards, visits, what comes to a table and what does not; a dossier at the table is a
// loan for the day.
#include <thread>

#include "depot/store/scan_file_store.h"
#include "depot/store/scan_store.h"
#include "depot/tests/asked.h"

namespace depot {
namespace reading_room_service_test {

using asked::field_of;
using classification::AccessClass;
using core::db::Tx;

class ReadingRooms : public asked::Asked {};

TEST_P(ReadingRooms, what_the_access_instrument_closes_is_read_at_a_table_once_a_request_opened_it) {
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

TEST_P(ReadingRooms, what_is_asked_for_while_he_leaves_is_called_off_with_him) {
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

TEST_P(ReadingRooms, what_is_closed_to_the_public_is_read_at_no_table_until_its_day_or_a_reasoned_word) {
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

TEST_P(ReadingRooms, what_was_closed_after_it_was_asked_for_is_not_handed_out_to_a_table) {
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
    // And what is closed while it lies there is fetched.
    city_.keeper = core::PositionId::make({7});
    told_.kinds.clear();
    requests.judge(as(1), id, {read, Release::closed, ground({}), "Perkara dibuka lagi", {}});
    EXPECT_EQ(std::count(told_.kinds.begin(), told_.kinds.end(), Loans::fetch_kind), 1);
}

TEST_P(ReadingRooms, cards_stand_on_pages_and_are_found_by_name_origin_and_number) {
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

TEST_P(ReadingRooms, a_dossier_at_the_table_is_a_loan_to_the_card_for_the_day) {
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

TEST_P(ReadingRooms, paper_that_can_be_read_without_it_comes_for_a_reason_as_with_loans) {
    auto& reading = services_->reading;
    const auto letters = dossier("000.1.5", city_.top.id, 2024), scanned = dossier("000.1.5", city_.top.id, 1998),
               waits = dossier("000.1.5", city_.top.id, 1999);
    archive::KeptItem item;
    item.digest = core::sha256("surat");
    cabinet_.filed[letters] = {item};
    place_->db().write([&](Tx& tx) {
        for (const auto& each : {scanned, waits}) {
            Scan scan;
            scan.id = ScanId::make(clock_.now());
            scan.number = each == scanned ? 1 : 2;
            scan.state = each == scanned ? ScanState::accepted : ScanState::open;
            store::insert(tx, scan, {each});
            ScanFile file;
            file.id = ScanFileId::make(clock_.now());
            file.scan = scan.id;
            file.dossier = each;
            file.media = "application/pdf";
            file.digest = core::sha256(scan.id.text());
            store::insert(tx, file);
        }
    });
    const auto visit = reading.come(as(1), reading.enter(as(1), {"Bapak Peneliti", "0717-1", "", true}), "Sejarah pasar");
    for (const auto& each : {letters, scanned}) {
        EXPECT_EQ(field_of([&] { reading.ask(as(1), visit, each, "  "); }), "paper_reason");
        EXPECT_EQ(field_of([&] { services_->loans.ask(as(1), {each, "Pemeriksaan", "", 0, "", "", "", ""}); }), "paper_reason");
    }
    EXPECT_EQ(services_->loans.offer(as(1), scanned).copies.size(), 1u) << "what is offered first";
    EXPECT_TRUE(reading.visit(as(1), visit).loans.empty());
    const auto loan = reading.ask(as(1), visit, scanned, " Ukuran peta aslinya diukur ");
    EXPECT_EQ(services_->loans.one(as(1), loan).loan.paper_reason, "Ukuran peta aslinya diukur");
    const auto plain = reading.ask(as(1), visit, waits, "Tidak perlu");
    EXPECT_EQ(services_->loans.one(as(1), plain).loan.paper_reason, "") << "nobody has accepted its copy: there was nothing to say";
}

NASKAH_ON_BOTH_DATABASES(ReadingRooms);

}  // namespace reading_room_service_test
}  // namespace depot
