// SPDX-License-Identifier: Apache-2.0
// Delegations entered, held, revoked and listed, on both databases.
#include <gtest/gtest.h>

#include "directory/service/delegate.h"
#include "directory/service/import.h"
#include "directory/store/organisation_store.h"
#include "core/table/csv_reader.h"
#include "embedded/directory.h"
#include "tests/support/db.h"

namespace directory {
namespace delegate_service_test {

using core::db::Tx;

class SomeKinds final : public SignedKinds {
  public:
    std::vector<SignedKind> signed_kinds(Tx&) override {
        return {{"surat_dinas", "Surat Dinas", "eksternal", "style.group.khusus", {}},
                {"keputusan", "Keputusan", "penetapan", "style.group.khusus", {"kdh"}}};
    }
};

class DelegateService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"directory", embedded::migrations}});
        for (const char* name : {"directory.plt_months", "directory.plh_months"})
            settings.declare("directory", {name, core::conf::Setting::Type::integer, "3", ""});
        ctx.actor = core::Actor::system();
        ctx.actor.person_name = "Admin";
        ctx.clock = &clock;
        office = std::make_unique<Office>(settings);
        mandates = std::make_unique<Mandates>(*office);
        mandates->serve(kinds);
        delegate = std::make_unique<Delegate>(place->db(), *office, *mandates);
        Workbook book;
        book.sheets.push_back(core::table::read_csv("unit", "kode,nama,jenis\nKOTA,Kota Contoh,pemda\n"));
        book.sheets.push_back(core::table::read_csv("jabatan",
                                       "kode,nama,unit,jenis,atasan,dapat_tanda_tangan\n"
                                       "WK,Wali Kota Contoh,KOTA,kdh,,ya\n"
                                       "SEKDA,Sekretaris Daerah,KOTA,sekda,WK,ya\n"
                                       "AS3,Asisten Administrasi Umum,KOTA,pimpinan_tinggi,SEKDA,ya\n"
                                       "KABAG,Kepala Bagian Umum,KOTA,administrator,AS3,ya\n"));
        ASSERT_TRUE(Import(place->db()).run(ctx, book).ok());
    }
    core::PositionId at(const char* code) {
        return place->db().read([&](Tx& tx) { return store::position_by_code(tx, code)->id; });
    }
    Delegation wanted(const char* giver, const char* receiver, DelegationForm form = DelegationForm::an) {
        Delegation one;
        one.giver = at(giver);
        one.receiver = at(receiver);
        one.form = form;
        one.from = core::parse_date("2026-01-01");
        one.until = core::parse_date("2026-12-31");
        one.basis = "100.3.3.3/0021/HK/2026";
        return one;
    }
    MandateAnswer asked(const char* receiver, DelegationForm form, const char* day = "2026-11-23") {
        return place->db().read([&](Tx& tx) {
            return mandates->mandate(tx, at_(tx, receiver), form, letter, core::parse_date(day));
        });
    }
    std::string refused(const Delegation& wrong, const core::Context& by) {
        try {
            delegate->enter(by, wrong);
        } catch (const core::Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().key;
        }
        return "";
    }
    core::Context seated(const char* code, std::set<std::string> rights) {
        auto acting = ctx;
        acting.actor = {};
        acting.actor.kind = core::Actor::Kind::person;
        acting.actor.person = core::PersonId::make({7});
        acting.actor.person_name = "Melati Kusuma";
        core::Seat seat;
        seat.position = at(code);
        acting.actor.seats = {seat};
        acting.actor.rights = std::move(rights);
        return acting;
    }

    const Matter letter{"surat_dinas", "eksternal", "biasa"};
    std::unique_ptr<tests::TestDb> place;
    core::conf::Settings settings;
    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    core::Context ctx;
    SomeKinds kinds;
    std::unique_ptr<Office> office;
    std::unique_ptr<Mandates> mandates;
    std::unique_ptr<Delegate> delegate;

  private:
    static core::PositionId at_(Tx& tx, const char* code) { return store::position_by_code(tx, code)->id; }
};

TEST_P(DelegateService, a_chain_holds_and_falls_with_its_first_link) {
    EXPECT_EQ(asked("SEKDA", DelegationForm::an).lack, Lack::unknown);
    const auto first = delegate->enter(ctx, wanted("WK", "SEKDA"));
    auto second = wanted("WK", "AS3", DelegationForm::ub);
    second.kinds = {"surat_dinas"};
    delegate->enter(ctx, second);
    EXPECT_TRUE(asked("SEKDA", DelegationForm::an).holds());
    EXPECT_EQ(asked("SEKDA", DelegationForm::an).mandate.giver_name, "Wali Kota Contoh");
    EXPECT_TRUE(asked("AS3", DelegationForm::ub).holds());
    EXPECT_FALSE(asked("AS3", DelegationForm::an).holds());
    EXPECT_EQ(asked("AS3", DelegationForm::ub, "2027-01-01").lack, Lack::over);
    EXPECT_EQ(asked("WK", DelegationForm::an).lack, Lack::line);
    place->db().read([&](Tx& tx) {
        EXPECT_EQ(mandates->mandates(tx, letter, ctx.today()).size(), 2u);
        EXPECT_EQ(mandates->mandates(tx, {"keputusan", "penetapan", "biasa"}, ctx.today()).size(), 1u);
    });
    delegate->revoke(ctx, first.id, "Wali Kota menandatangani sendiri.");
    EXPECT_EQ(asked("SEKDA", DelegationForm::an).lack, Lack::revoked);
    EXPECT_EQ(asked("AS3", DelegationForm::ub).lack, Lack::chain);
    place->db().read([&](Tx& tx) { EXPECT_TRUE(mandates->mandates(tx, letter, ctx.today()).empty()); });
    EXPECT_THROW(delegate->revoke(ctx, first.id, "Lagi."), core::Error) << "revoked already";
}

TEST_P(DelegateService, a_line_that_changed_carries_no_mandate) {
    delegate->enter(ctx, wanted("WK", "SEKDA"));
    Workbook moved;
    moved.sheets.push_back(core::table::read_csv("jabatan", "kode,nama,unit,atasan\nSEKDA,Sekretaris Daerah,KOTA,KABAG\n"
                                               "AS3,Asisten Administrasi Umum,KOTA,WK\n"));
    ASSERT_TRUE(Import(place->db()).run(ctx, moved).ok());
    EXPECT_EQ(asked("SEKDA", DelegationForm::an).lack, Lack::line);
}

TEST_P(DelegateService, is_entered_by_the_giver_or_the_keepers_only) {
    EXPECT_EQ(refused(wanted("WK", "SEKDA"), seated("SEKDA", {"directory.read"})), "core.error.forbidden");
    EXPECT_EQ(refused(wanted("WK", "SEKDA"), seated("WK", {})), "core.error.forbidden");
    EXPECT_EQ(refused(wanted("WK", "SEKDA"), seated("WK", {"directory.read"})), "");
    EXPECT_EQ(refused(wanted("WK", "SEKDA"), ctx), "directory.fault.delegation_overlap");
    const auto listed = delegate->list(seated("KABAG", {"directory.read"}), {}).lines;
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_THROW(delegate->revoke(seated("SEKDA", {"directory.read"}), listed[0].made.id, "x"), core::Error);
    EXPECT_FALSE(delegate->sheet(seated("SEKDA", {"directory.read"}), listed[0].made.id).may_revoke);
    const auto own = delegate->sheet(seated("WK", {"directory.read"}), listed[0].made.id);
    EXPECT_TRUE(own.may_revoke);
    ASSERT_EQ(own.trail.size(), 1u);
    EXPECT_EQ(own.trail[0].act, "directory.delegated");
    EXPECT_THROW(delegate->list(seated("KABAG", {}), {}), core::Error);
}

TEST_P(DelegateService, lists_by_state_and_position_page_by_page) {
    auto next_year = wanted("WK", "SEKDA");
    next_year.from = core::parse_date("2027-01-01");
    next_year.until = core::parse_date("2027-12-31");
    delegate->enter(ctx, wanted("WK", "SEKDA"));
    clock.pass(std::chrono::milliseconds(1));
    delegate->enter(ctx, next_year);
    clock.pass(std::chrono::milliseconds(1));
    delegate->enter(ctx, wanted("AS3", "KABAG"));
    const auto count = [&](std::optional<ConferralState> state, const char* of) {
        store::DelegationWish wish;
        wish.state = state;
        if (of) wish.position = at(of);
        return delegate->list(ctx, wish).lines.size();
    };
    EXPECT_EQ(count({}, nullptr), 3u);
    EXPECT_EQ(count(ConferralState::active, nullptr), 2u);
    EXPECT_EQ(count(ConferralState::future, nullptr), 1u);
    EXPECT_EQ(count(ConferralState::past, nullptr), 0u);
    EXPECT_EQ(count({}, "SEKDA"), 2u);
    store::DelegationWish page;
    page.limit = 2;
    const auto first = delegate->list(ctx, page);
    ASSERT_EQ(first.lines.size(), 2u);
    EXPECT_EQ(first.lines[0].giver, "Asisten Administrasi Umum") << "newest first";
    page.after = DelegationId::parse(first.next);
    const auto rest = delegate->list(ctx, page);
    ASSERT_EQ(rest.lines.size(), 1u);
    EXPECT_EQ(rest.next, "");
    EXPECT_EQ(delegate->choices(ctx, at("WK")).two_down.size(), 1u);
    EXPECT_EQ(delegate->choices(ctx, at("SEKDA")).kinds.size(), 1u) << "keputusan is the mayor's";
}

NASKAH_ON_BOTH_DATABASES(DelegateService);

}  // namespace
}  // namespace directory
