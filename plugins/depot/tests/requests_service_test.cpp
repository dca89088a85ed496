// SPDX-License-Identifier: Apache-2.0
// Requests for information and the reading room on both databases: terms in working days, records within rights, what
// is told of a requester and to whom, what is forgotten; a dossier at the table is a loan for the day.
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
    RequestId enter() { return services_->requests.enter(as(1), {"Sdri. Warga Kota", "0717-555", "Bahan skripsi", "Notula rapat 2024", {}}); }
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
    place_->db().read([&](Tx& tx) {
        for (const auto& entry : core::audit::of(tx, object_of(id)))
            EXPECT_EQ(entry.data.dump().find("Warga"), std::string::npos) << "no word of the requester in the trail";
    });
    const auto open = enter();
    requests.withdraw(as(1), id, "Sudah mendapat dari situs");
    at("2028-11-02T03:00:00Z");
    EXPECT_EQ(requests.forget(), 0) << "not yet";
    at("2028-11-03T03:00:00Z");
    EXPECT_EQ(requests.forget(), 1);
    EXPECT_EQ(requests.one(as(1), id).request.requester, "");
    EXPECT_EQ(requests.one(as(1), id).request.state, RequestState::withdrawn) << "what became of it stays";
    EXPECT_EQ(requests.one(as(1), open).request.requester, "Sdri. Warga Kota") << "it is open still";
}

TEST_P(Asked, a_dossier_at_the_table_is_a_loan_to_the_card_for_the_day) {
    auto& reading = services_->reading;
    const auto read = dossier("000.1.5", city_.top.id, 1998), never = dossier("000.1.5", city_.top.id, 1999), closed = dossier("000.1.5", city_.top.id, 2000);
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
    EXPECT_EQ(lent.borrower_name.find("Peneliti"), std::string::npos) << "the card, not the reader";
    EXPECT_FALSE(against(read, archive::Deed::relocate).empty());
    EXPECT_EQ(field_of([&] { reading.leave(as(1), visit); }), "depot.error.visit_table");
    services_->loans.take_back(as(1), loan, true, Condition::good, "");
    reading.leave(as(1), visit);
    EXPECT_EQ(reading.visit(as(1), visit).loans.at(1).loan.state, LoanState::withdrawn) << "never brought";
    EXPECT_TRUE(reading.now(as(1)).present.empty());
    const auto year = reading.year(as(1), 2026).counts;
    EXPECT_EQ(year.visits, 1);
    EXPECT_EQ(year.dossiers, 1);
    EXPECT_EQ(field_of([&] { reading.visit(of(city_.below.id, 4), visit); }), "core.error.not_found");
    at("2028-11-03T03:00:00Z");
    EXPECT_EQ(reading.forget(), 1);
    EXPECT_TRUE(reading.now(as(1)).readers.empty());
    EXPECT_EQ(reading.visit(as(1), visit).reader.name, "");
}

NASKAH_ON_BOTH_DATABASES(Asked);

}  // namespace

}  // namespace depot
