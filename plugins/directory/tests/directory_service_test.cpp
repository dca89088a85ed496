// SPDX-License-Identifier: Apache-2.0
// Importing, appointing and answering, on both databases.
#include <gtest/gtest.h>

#include "directory/service/appoint.h"
#include "directory/service/browse.h"
#include "directory/service/import.h"
#include "directory/store/organisation_store.h"
#include "directory/store/people_store.h"
#include "core/table/csv_reader.h"
#include "embedded/directory.h"
#include "tests/support/db.h"

namespace directory {
namespace directory_service_test {

using core::db::Tx;

class DirectoryService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"directory", embedded::migrations}});
        for (const char* name : {"directory.plt_months", "directory.plh_months"})
            settings.declare("directory", {name, core::conf::Setting::Type::integer, "3", ""});
        settings.declare("core", {"agency", core::conf::Setting::Type::text, "Kota", ""});
        for (const char* name : {"name", "short", "place", "region"})
            settings.declare("directory", {std::string("directory.agency_") + name,
                                           core::conf::Setting::Type::text, "Kota", ""});
        ctx.actor = core::Actor::system();
        ctx.clock = &clock;
    }
    core::db::Db& db() { return place->db(); }

    static Workbook city(bool broken = false) {
        Workbook book;
        book.sheets.push_back(
            core::table::read_csv("unit",
                     "kode,nama,jenis,induk,kode_surat,mandiri_nomor\n"
                     "DIN,Dinas Contoh,dinas,,DIN,ya\nDIN1,Bidang "
                     "Satu,bidang,DIN,,tidak\nDIN2,Subbagian Umum,subbag,DIN,,tidak\n"));
        book.sheets.push_back(
            core::table::read_csv("jabatan",
                     "kode,nama,unit,jenis,atasan,peran,dapat_tanda_tangan\n"
                     "DIN.K,Kepala Dinas Contoh,DIN,pimpinan_tinggi,,pimpinan,ya\n"
                     "DIN1.K,Kepala Bidang Satu,DIN1,administrator,DIN.K,pimpinan;staf,tidak\n"
                     "DIN2.TU,Pencatat,DIN2,pelaksana,DIN.K,pencatat,tidak\n"));
        book.sheets.push_back(
            core::table::read_csv("pegawai", "nip,nama,akun\n199010172012012000,Satu,satu\n,Dua,dua\n"));
        book.sheets.push_back(core::table::read_csv(
            "penugasan",
            std::string("nip,jabatan,jenis,nomor_sk,tanggal_sk,dari,sampai\n"
                        "199010172012012000,DIN1.K,definitif,SK1,2025-01-01,2025-01-01,\n"
                        "199010172012012000,DIN.K,plt,SK2,2026-01-01,2026-01-01,2026-12-31\n") +
                (broken ? "404,DIN.K,definitif,SK3,2026-01-01,2027-01-01,\n" : "")));
        return book;
    }
    core::PositionId position(const char* code) {
        return db().read([&](Tx& tx) { return store::position_by_code(tx, code)->id; });
    }

    std::unique_ptr<tests::TestDb> place;
    core::conf::Settings settings;
    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    core::Context ctx;
};

TEST_P(DirectoryService, dry_run_and_refused_rows_write_nothing) {
    Import import(db());
    EXPECT_TRUE(import.dry_run(ctx, city()).ok());
    EXPECT_FALSE(import.run(ctx, city(true)).ok());
    db().read([&](Tx& tx) {
        EXPECT_TRUE(store::units(tx).empty());
        EXPECT_TRUE(store::persons(tx).empty());
    });
}

TEST_P(DirectoryService, a_second_import_changes_nothing) {
    Import import(db());
    const Plan first = import.run(ctx, city());
    ASSERT_TRUE(first.ok()) << first.outline();
    EXPECT_EQ(first.count(Fate::fresh), 10);
    const Plan second = import.run(ctx, city());
    EXPECT_EQ(second.count(Fate::same), 10) << second.outline();
}

TEST_P(DirectoryService, knows_whom_an_account_is_of) {
    Import(db()).run(ctx, city());
    Office office(settings);
    db().write([&](Tx& tx) {
        const auto known = office.called(tx, "satu");
        ASSERT_TRUE(known);
        EXPECT_EQ(known->name, "Satu");
        EXPECT_FALSE(office.called(tx, "tiga"));
        core::auth::Rights rights;
        core::auth::Accounts accounts(rights, &office);
        core::auth::Account account;
        account.login = "Satu";
        accounts.create(tx, ctx, account, core::Secret("kata sandi yang panjang 77"));
        const auto made = accounts.find(tx, "satu");
        ASSERT_TRUE(made);
        EXPECT_EQ(made->person, known->person);
        EXPECT_EQ(made->name, "Satu");
    });
}

TEST_P(DirectoryService, answers_other_rooms) {
    Import(db()).run(ctx, city());
    Office office(settings);
    const auto head = position("DIN.K");
    const auto bureau = position("DIN1.K");
    db().read([&](Tx& tx) {
        const auto holder = office.holder(tx, head, ctx.today());
        ASSERT_TRUE(holder);
        EXPECT_EQ(holder->capacity, core::Capacity::acting);
        EXPECT_EQ(holder->person_name, "Satu");
        EXPECT_FALSE(office.holder(tx, head, core::parse_date("2027-01-01")));
        const auto bidang = office.unit_by_code(tx, "DIN1");
        EXPECT_EQ(office.numbering_unit(tx, bidang->id).code, "DIN");
        ASSERT_TRUE(office.clerk(tx, bidang->id));
        EXPECT_EQ(office.clerk(tx, bidang->id)->code, "DIN2.TU");
        EXPECT_EQ(office.line_above(tx, bureau).size(), 1u);
        EXPECT_EQ(office.groups(tx).front().members, std::vector<core::PositionId>{head});
        const auto seats = office.seats(tx, holder->person, ctx.today());
        ASSERT_EQ(seats.size(), 2u);
        EXPECT_EQ(seats[0].position_name, "Kepala Bidang Satu");
        EXPECT_EQ(seats[1].capacity, core::Capacity::acting);
        EXPECT_EQ(seats[0].roles, (std::set<std::string>{"head", "staff"}));
        EXPECT_EQ(office.seats(tx, holder->person, core::parse_date("2027-01-01")).size(), 1u);
    });
}

TEST_P(DirectoryService, appoints_and_ends) {
    Import(db()).run(ctx, city());
    Office office(settings);
    Appoint appoint(db(), office);
    Browse browse(db(), office);
    const auto head = position("DIN.K");
    const auto two = browse.find_persons(ctx, "dua", 5).at(0).id.text();
    try {
        appoint.appoint(ctx,
                        {two, head.text(), "plt", "SK", "2026-11-01", "2026-11-01", "2026-11-30"});
        FAIL();
    } catch (const core::Error& error) {
        ASSERT_EQ(error.faults().size(), 1u);
        EXPECT_EQ(error.faults()[0].key, "directory.fault.held_by");
    }
    const auto sheet = browse.position(ctx, head);
    appoint.end(ctx, sheet.terms.at(0).made.id, "2026-11-23");
    const auto made = appoint.appoint(
        ctx, {two, head.text(), "plt", "SK", "2026-11-20", "2026-11-24", "2027-11-30"});
    EXPECT_TRUE(made.long_stand_in);
    clock.pass(std::chrono::hours(24));
    EXPECT_EQ(browse.position(ctx, head).holder->person_name, "Dua");
    EXPECT_EQ(browse.find(ctx, "contoh kepala", 10).size(), 1u);
    EXPECT_EQ(browse.find(ctx, "dua", 10).size(), 1u);
    EXPECT_TRUE(browse.find(ctx, "100%", 10).empty());
    EXPECT_EQ(browse.tree(ctx).size(), 3u);
}

TEST_P(DirectoryService, others_see_no_nip_and_may_not_appoint) {
    Import(db()).run(ctx, city());
    Office office(settings);
    Browse browse(db(), office);
    core::Context stranger = ctx;
    stranger.actor = {};
    stranger.actor.kind = core::Actor::Kind::person;
    EXPECT_THROW(browse.tree(stranger), core::Error);
    stranger.actor.rights = {"directory.read"};
    const auto person = browse.find_persons(stranger, "satu", 5).at(0);
    EXPECT_EQ(person.nip.find("1990"), std::string::npos);
    stranger.actor.person = person.id;
    EXPECT_EQ(browse.person(stranger, person.id).person.nip, "199010172012012000");
    EXPECT_THROW(Import(db()).dry_run(stranger, city()), core::Error);
}

TEST_P(DirectoryService, confirms_only_what_was_shown) {
    Import import(db());
    const auto shown = import.propose(ctx, city());
    ASSERT_FALSE(shown.id.empty());
    import.confirm(ctx, shown.id);
    EXPECT_THROW(import.confirm(ctx, shown.id), core::Error);
    Workbook more;
    more.sheets.push_back(core::table::read_csv("unit", "kode,nama,jenis\nDIN,Nama Baru,dinas\n"));
    const auto late = import.propose(ctx, more);
    import.run(ctx, more);
    EXPECT_THROW(import.confirm(ctx, late.id), core::Error);
}

// Keeps what it was told, with the unit of one position as it stood by then.
class Told final : public Settler {
  public:
    std::vector<Rearranged> all;
    bool refuse = false;
    void rearranged(Tx&, const core::Context&, const Rearranged& what) override {
        all.push_back(what);
        if (refuse) throw core::Error(core::Code::conflict, "core.error.invalid");
    }
};

TEST_P(DirectoryService, who_keeps_things_by_their_place_is_told_in_the_unit_of_the_import) {
    Import import(db());
    Told told;
    import.follow(told);
    import.run(ctx, city());
    EXPECT_TRUE(told.all.empty()) << "what is new had no place before";
    Workbook moves;
    moves.sheets.push_back(core::table::read_csv("unit", "kode,nama,jenis,induk,kode_surat,mandiri_nomor\n"
                                                         "DIN,Dinas Contoh Baru,dinas,,DIN,ya\nDIN1,Bidang Satu,bidang,DIN,B1,ya\n"));
    moves.sheets.push_back(core::table::read_csv("jabatan", "kode,nama,unit,peran\nDIN.K,Kepala Dinas,DIN,pimpinan\n"
                                                            "DIN1.K,Kepala Bidang Satu,DIN2,pimpinan;staf\nDIN2.TU,Pencatat,DIN2,staf\n"));
    told.refuse = true;
    EXPECT_THROW(import.run(ctx, moves), core::Error);
    EXPECT_EQ(db().read([&](Tx& tx) { return store::position_by_code(tx, "DIN2.TU")->roles; }), std::set<std::string>{"clerk"})
        << "with all or not at all";
    told.refuse = false;
    told.all.clear();
    ASSERT_TRUE(import.run(ctx, moves).ok());
    ASSERT_EQ(told.all.size(), 1u);
    EXPECT_EQ(told.all[0].units, std::vector{db().read([&](Tx& tx) { return store::unit_by_code(tx, "DIN1")->id; })})
        << "another name is no other place";
    EXPECT_EQ(told.all[0].positions, (std::vector{position("DIN1.K"), position("DIN2.TU")}));
    import.run(ctx, moves);
    EXPECT_EQ(told.all.size(), 1u) << "imported again it changes nothing";
}

NASKAH_ON_BOTH_DATABASES(DirectoryService);

}  // namespace
}  // namespace directory
