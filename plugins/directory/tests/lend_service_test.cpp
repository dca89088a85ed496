// SPDX-License-Identifier: Apache-2.0
// Mailboxes lent, used, ended and taken back, on both databases.
#include <gtest/gtest.h>

#include "core/table/csv_reader.h"
#include "core/undo/undo.h"
#include "directory/service/appoint.h"
#include "directory/service/import.h"
#include "directory/service/lend.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"
#include "embedded/directory.h"
#include "tests/support/db.h"

namespace directory {
namespace lend_service_test {

using core::db::Tx;

class LendService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"directory", embedded::migrations}});
        for (const char* name : {"directory.plt_months", "directory.plh_months", "directory.substitute_days"})
            settings.declare("directory", {name, core::conf::Setting::Type::integer, "30", ""});
        ctx.actor = core::Actor::system();
        ctx.clock = &clock;
        office = std::make_unique<Office>(settings);
        lend = std::make_unique<Lend>(place->db(), *office);
        Workbook book;
        book.sheets.push_back(core::table::read_csv("unit", "kode,nama,jenis,kode_surat,mandiri_nomor\nDIN,Dinas Contoh,dinas,DIN,ya\n"));
        book.sheets.push_back(core::table::read_csv("jabatan",
                                                    "kode,nama,unit,jenis,atasan,peran\n"
                                                    "K,Kepala Dinas Contoh,DIN,pimpinan_tinggi,,pimpinan\n"
                                                    "S,Sekretaris Dinas Contoh,DIN,administrator,K,pimpinan;staf\n"
                                                    "TU,Pengelola Surat,DIN,pelaksana,S,staf;pencatat\n"));
        book.sheets.push_back(core::table::read_csv(
            "pegawai", "nip,nama,akun\n199010172012012001,Kadis,kadis\n199010172012012002,Sekdis,sekdis\n"
                       "199010172012012003,Staf,staf\n199010172012012004,Baru,baru\n"));
        book.sheets.push_back(core::table::read_csv("penugasan",
                                                    "nip,jabatan,jenis,nomor_sk,tanggal_sk,dari,sampai\n"
                                                    "199010172012012001,K,definitif,SK1,2025-01-01,2025-01-01,\n"
                                                    "199010172012012002,S,definitif,SK2,2025-01-01,2025-01-01,\n"
                                                    "199010172012012003,TU,definitif,SK3,2025-01-01,2025-01-01,\n"));
        ASSERT_TRUE(Import(place->db()).run(ctx, book).ok());
    }
    core::PositionId at(const char* code) {
        return place->db().read([&](Tx& tx) { return store::position_by_code(tx, code)->id; });
    }
    core::AppointmentId held(const char* code) {
        return place->db().read([&](Tx& tx) { return store::appointments_to(tx, at_in(tx, code)).front().id; });
    }
    core::PositionId at_in(Tx& tx, const char* code) { return store::position_by_code(tx, code)->id; }
    core::Context as(const char* login, std::size_t seat = 0) {
        auto acting = ctx;
        acting.actor = {};
        acting.actor.kind = core::Actor::Kind::person;
        place->db().read([&](Tx& tx) {
            const auto known = office->called(tx, login);
            acting.actor.person = known->person;
            acting.actor.person_name = known->name;
            acting.actor.seats = office->seats(tx, known->person, ctx.today());
        });
        acting.actor.acting = seat;
        acting.actor.rights = {"directory.read"};
        return acting;
    }
    MailboxGrant absence(int from, int days) {
        MailboxGrant one;
        one.kind = GrantKind::substitute;
        one.position = at("K");
        one.receiver = held("S");
        one.acts = {"instruct", "initial"};
        one.from = core::add_days(ctx.today(), from);
        one.until = core::add_days(one.from, days);
        one.reason = "cuti";
        one.basis = "800.1.11.4/0001/DIN/2026";
        return one;
    }
    std::string refused(const std::function<void()>& act) {
        try {
            act();
        } catch (const core::Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
        return "";
    }
    void pass_days(int days) { clock.pass(std::chrono::hours(24 * days)); }

    std::unique_ptr<tests::TestDb> place;
    core::conf::Settings settings;
    core::SetClock clock{core::parse_instant("2026-11-23T02:00:00Z")};
    core::Context ctx;
    std::unique_ptr<Office> office;
    std::unique_ptr<Lend> lend;
};

TEST_P(LendService, what_was_just_lent_is_taken_back_without_a_reason) {
    const auto id = lend->give(as("kadis"), absence(0, 5)).made.id;
    EXPECT_EQ(refused([&] { lend->undo(as("staf"), id); }), "core.error.forbidden");
    lend->undo(as("kadis"), id);
    EXPECT_EQ(lend->sheet(as("kadis"), id).line.state, ConferralState::revoked);
    EXPECT_EQ(as("sekdis").actor.seats.size(), 1u);
    EXPECT_EQ(lend->sheet(as("kadis"), id).trail.back().act, "directory.undone");
    EXPECT_EQ(refused([&] { lend->undo(as("kadis"), id); }), "core.error.undo_gone");
    const auto later = lend->give(as("kadis"), absence(0, 5)).made.id;
    clock.pass(core::undo::window + std::chrono::minutes(1));
    EXPECT_EQ(refused([&] { lend->undo(as("kadis"), later); }), "core.error.undo_gone");
    EXPECT_EQ(lend->sheet(as("kadis"), later).line.state, ConferralState::active);
}

TEST_P(LendService, gives_a_seat_more_that_says_whose_it_is) {
    const auto made = lend->give(as("kadis"), absence(0, 5));
    const auto actor = as("sekdis", 1).actor;
    ASSERT_EQ(actor.seats.size(), 2u);
    EXPECT_FALSE(actor.seats[0].lent) << "his own goes first";
    const auto& seat = actor.seats[1];
    ASSERT_TRUE(seat.lent);
    EXPECT_EQ(seat.appointment.text(), made.made.id.text());
    EXPECT_EQ(seat.position, at("K"));
    EXPECT_TRUE(seat.roles.empty());
    EXPECT_EQ(seat.lent->own, held("S"));
    EXPECT_EQ(seat.lent->owner, "Kadis");
    EXPECT_EQ(seat.lent->acts, (std::set<std::string>{"see", "instruct", "initial"}));
    EXPECT_EQ(seat.lent->highest, 1) << "secret only when said";
    EXPECT_EQ(core::written(seat), "Sekretaris Dinas Contoh selaku pengganti Kepala Dinas Contoh");
    EXPECT_EQ(actor.named(), "Sekdis (Sekretaris Dinas Contoh selaku pengganti Kepala Dinas Contoh)");
    EXPECT_FALSE(actor.holds(at("K")));
    EXPECT_TRUE(actor.acts_for(at("K"), "instruct"));
    EXPECT_FALSE(actor.acts_for(at("K"), "prepare"));
}

TEST_P(LendService, begins_and_ends_at_midnight_of_the_office) {
    lend->give(as("kadis"), absence(1, 1));
    EXPECT_EQ(as("sekdis").actor.seats.size(), 1u);
    clock.set(core::parse_instant("2026-11-23T16:59:59Z"));
    EXPECT_EQ(as("sekdis").actor.seats.size(), 1u) << "a second before midnight in WIB";
    clock.set(core::parse_instant("2026-11-23T17:00:00Z"));
    EXPECT_EQ(as("sekdis").actor.seats.size(), 2u);
    clock.set(core::parse_instant("2026-11-25T16:59:59Z"));
    EXPECT_EQ(as("sekdis").actor.seats.size(), 2u);
    clock.set(core::parse_instant("2026-11-25T17:00:00Z"));
    EXPECT_EQ(as("sekdis").actor.seats.size(), 1u);
}

TEST_P(LendService, ends_with_either_appointment) {
    auto secretary = absence(0, 0);
    secretary.kind = GrantKind::secretary;
    secretary.acts = {"prepare"};
    secretary.until.reset();
    lend->give(as("kadis"), secretary);
    secretary.receiver = held("TU");
    lend->give(as("kadis"), secretary);
    pass_days(400);
    EXPECT_EQ(as("sekdis").actor.seats.size(), 2u) << "it stands";
    Appoint appoint(place->db(), *office);
    appoint.end(ctx, held("S"), core::iso(ctx.today()));
    appoint.end(ctx, held("K"), core::iso(core::add_days(ctx.today(), 1)));
    EXPECT_EQ(as("sekdis").actor.seats.size(), 2u);
    EXPECT_EQ(as("staf").actor.seats.size(), 2u);
    pass_days(1);
    EXPECT_EQ(as("sekdis").actor.seats.size(), 0u);
    EXPECT_EQ(as("staf").actor.seats.size(), 2u);
    pass_days(1);
    EXPECT_EQ(as("staf").actor.seats.size(), 1u) << "the head has left";
}

TEST_P(LendService, rests_while_another_acts_for_its_giver) {
    lend->give(as("kadis"), absence(0, 9));
    Appoint appoint(place->db(), *office);
    const auto stand_in = place->db().read([&](Tx& tx) { return office->called(tx, "baru")->person; });
    appoint.appoint(ctx, {stand_in.text(), at("K").text(), "plh", "SK9", "2026-11-20", core::iso(ctx.today()),
                          core::iso(core::add_days(ctx.today(), 2))});
    EXPECT_EQ(as("sekdis").actor.seats.size(), 1u);
    pass_days(3);
    EXPECT_EQ(as("sekdis").actor.seats.size(), 2u);
}

TEST_P(LendService, only_its_holder_and_the_keepers_lend_and_nothing_lent_is_lent_on) {
    EXPECT_EQ(refused([&] { lend->give(as("staf"), absence(0, 5)); }), "core.error.forbidden");
    EXPECT_EQ(refused([&] { lend->give(ctx, absence(0, 5)); }), "directory.fault.grant_note");
    lend->give(as("kadis"), absence(0, 5));
    auto on = absence(0, 2);
    on.receiver = held("TU");
    EXPECT_EQ(refused([&] { lend->give(as("sekdis", 1), on); }), "core.error.forbidden");
    EXPECT_EQ(refused([&] { lend->give(as("kadis"), on); }), "directory.fault.grant_overlap");
    on.receiver = core::AppointmentId::parse(as("sekdis", 1).actor.seat().appointment.text());
    on.position = at("S");
    EXPECT_EQ(refused([&] { lend->give(as("sekdis"), on); }), "directory.fault.grant_receiver")
        << "a lent seat is no appointment";
}

TEST_P(LendService, is_taken_back_at_once_and_kept_in_history) {
    const auto made = lend->give(as("kadis"), absence(0, 5));
    EXPECT_EQ(refused([&] { lend->revoke(as("staf"), made.made.id, "Iseng"); }), "core.error.forbidden");
    EXPECT_EQ(refused([&] { lend->revoke(as("kadis"), made.made.id, " "); }), "directory.fault.grant_revoke");
    lend->revoke(as("kadis"), made.made.id, "Kembali lebih awal");
    EXPECT_EQ(as("sekdis").actor.seats.size(), 1u);
    EXPECT_EQ(refused([&] { lend->revoke(as("kadis"), made.made.id, "Lagi"); }), "directory.error.grant_ended");
    const auto sheet = lend->sheet(as("kadis"), made.made.id);
    EXPECT_EQ(sheet.line.state, ConferralState::revoked);
    ASSERT_EQ(sheet.trail.size(), 2u);
    EXPECT_EQ(sheet.trail[0].act, "directory.mailbox_lent");
    EXPECT_EQ(sheet.trail[1].act, "directory.mailbox_taken_back");
}

TEST_P(LendService, why_somebody_is_away_is_told_to_those_concerned) {
    const auto made = lend->give(as("kadis"), absence(0, 5));
    EXPECT_EQ(lend->sheet(as("sekdis"), made.made.id).line.made.reason, "cuti");
    EXPECT_EQ(lend->sheet(as("kadis"), made.made.id).line.made.basis, "800.1.11.4/0001/DIN/2026");
    const auto other = lend->sheet(as("staf"), made.made.id).line;
    EXPECT_EQ(other.made.reason + other.made.basis, "");
    EXPECT_EQ(other.receiver, "Sekdis") << "who works there, everybody may know";
}

TEST_P(LendService, lists_page_by_page) {
    for (int i = 0; i < 3; ++i) lend->give(as("kadis"), absence(10 * i, 5));
    store::GrantWish wish;
    wish.limit = 2;
    const auto first = lend->list(as("staf"), wish);
    ASSERT_EQ(first.lines.size(), 2u);
    wish.after = GrantId::parse(first.next);
    const auto rest = lend->list(as("staf"), wish);
    EXPECT_EQ(rest.lines.size(), 1u);
    EXPECT_EQ(rest.next, "");
    EXPECT_EQ(lend->list(as("kadis"), {}).own, at("K"));
}

TEST_P(LendService, an_act_in_it_stands_in_the_trail_under_both_positions) {
    lend->give(as("kadis"), absence(0, 5));
    const auto acting = as("sekdis", 1);
    place->db().write([&](Tx& tx) { core::audit::append(tx, acting, "incoming.disposed", "incoming:x", {{"to", "y"}}); });
    const auto entry = place->db().read([&](Tx& tx) { return core::audit::of(tx, "incoming:x").front(); });
    EXPECT_EQ(entry.position, at("K").text());
    EXPECT_EQ(entry.person_name, "Sekdis");
    EXPECT_EQ(entry.position_name, "Sekretaris Dinas Contoh selaku pengganti Kepala Dinas Contoh");
    EXPECT_EQ(entry.data.at("in_own_seat").at("position"), at("S").text());
    EXPECT_EQ(entry.data.at("in_own_seat").at("as"), "substitute");
    EXPECT_EQ(entry.data.at("to"), "y");
    EXPECT_FALSE(core::audit::verify(place->db()));
}

NASKAH_ON_BOTH_DATABASES(LendService);

}  // namespace
}  // namespace directory
