// SPDX-License-Identifier: Apache-2.0
// Rows of packages, of their receipts and of those that came in, on both databases.
#include "embedded/packages.h"
#include "packages/store/import_store.h"
#include "packages/store/package_store.h"
#include "tests/support/db.h"

namespace packages_store_test {

using namespace packages;
using core::db::Tx;

class PackagesStore : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"packages", embedded::migrations}});
    }
    template <class F>
    auto write(F&& unit) {
        return place_->db().write(std::forward<F>(unit));
    }
    Package package(std::int64_t at, int part, bool handover = true) {
        Package made;
        made.id = PackageId::make({at});
        made.dossier = dossier_;
        made.part = part;
        made.parts = 2;
        made.subjects = {"letter:1"};
        made.receiver = "Dinas Kearsipan";
        made.batch = "batch-" + std::to_string(at / 100);
        made.asked = {at};
        made.asked_by = "Arsiparis";
        made.form = Form::atom;
        made.handover = handover;
        write([&](Tx& tx) { store::insert(tx, made); });
        return made;
    }
    Import import(std::int64_t at, int part, const char* manifest) {
        Import made;
        made.id = ImportId::make({at});
        made.unit = unit_;
        made.position = core::PositionId::make({3});
        made.arrival.manifest = core::sha256(std::string_view(manifest));
        made.arrival.content.dossier = "01930000-0000-7000-8000-00000000beef";
        made.arrival.content.title = "Rapat koordinasi";
        made.arrival.content.opened = core::parse_date("2026-01-05");
        made.arrival.content.part = part;
        made.arrival.content.parts = 2;
        made.arrival.files = {{1, "data/a/0001.pdf"}};
        made.brought = {at};
        made.brought_by = "Arsiparis";
        write([&](Tx& tx) { store::insert(tx, made); });
        return made;
    }

    std::unique_ptr<tests::TestDb> place_;
    archive::DossierId dossier_ = archive::DossierId::make({1});
    core::UnitId unit_ = core::UnitId::make({2});
};

TEST_P(PackagesStore, a_package_keeps_its_form_and_a_later_stamp) {
    const auto made = package(100, 1);
    write([&](Tx& tx) { store::stamped(tx, made.id, "dG9rZW4="); });
    const auto found = write([&](Tx& tx) { return store::find(tx, made.id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->form, Form::atom);
    EXPECT_TRUE(found->handover && found->stamped);
    EXPECT_EQ(found->stamp, "dG9rZW4=");
    EXPECT_EQ(found->subjects, made.subjects);
}

TEST_P(PackagesStore, parts_lack_receipts_until_each_has_one_and_the_last_asking_counts) {
    const auto first = package(100, 1), second = package(101, 2);
    const auto lacking = [&] { return write([&](Tx& tx) { return store::unreceipted(tx, dossier_); }); };
    EXPECT_EQ(lacking(), 2);
    const auto receipt = [&](const Package& of) {
        return Receipt{of.id, {{"kind", "x"}}, "Dinas Kearsipan", {5}, {6}, "Arsiparis"};
    };
    EXPECT_TRUE(write([&](Tx& tx) { return store::insert(tx, receipt(first)); }));
    EXPECT_FALSE(write([&](Tx& tx) { return store::insert(tx, receipt(first)); }));
    EXPECT_EQ(lacking(), 1);
    EXPECT_TRUE(write([&](Tx& tx) { return store::insert(tx, receipt(second)); }));
    EXPECT_EQ(lacking(), 0);
    package(300, 1, false);
    EXPECT_EQ(lacking(), 0) << "a copy for somebody is no handover";
    package(400, 1);
    EXPECT_EQ(lacking(), 1);
    EXPECT_EQ(write([&](Tx& tx) { return store::together(tx, first.batch, dossier_).size(); }), 2u);
    EXPECT_EQ(write([&](Tx& tx) { return store::receipt_of(tx, first.id)->receiver; }), "Dinas Kearsipan");
}

TEST_P(PackagesStore, what_came_in_is_known_by_its_manifest_in_one_unit) {
    auto one = import(100, 1, "satu");
    auto again = one;
    again.id = ImportId::make({101});
    EXPECT_FALSE(write([&](Tx& tx) { return store::insert(tx, again); })) << "brought twice at one moment";
    import(102, 2, "dua");
    const auto found = write([&](Tx& tx) { return store::by_manifest(tx, unit_, one.arrival.manifest); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, one.id);
    EXPECT_EQ(found->arrival.content.title, "Rapat koordinasi");
    EXPECT_EQ(found->arrival.files, one.arrival.files);
    EXPECT_TRUE(found->receipt.is_null());
    EXPECT_TRUE(write([&](Tx& tx) { return store::parts_taken(tx, unit_, one.arrival.content.dossier, 2).empty(); }));
    one.stage = Stage::taken;
    one.dossier = dossier_;
    one.taken = core::Instant{200};
    one.receipt = {{"kind", "x"}};
    write([&](Tx& tx) { store::save(tx, one); });
    EXPECT_EQ(write([&](Tx& tx) { return store::parts_taken(tx, unit_, one.arrival.content.dossier, 2); }), std::vector{1});
    EXPECT_EQ(write([&](Tx& tx) { return store::made_of(tx, dossier_).size(); }), 1u);
    EXPECT_EQ(write([&](Tx& tx) { return store::find(tx, one.id)->receipt; }), one.receipt);
    EXPECT_EQ(write([&](Tx& tx) { return store::waiting_before(tx, {1000}).size(); }), 1u);
}

TEST_P(PackagesStore, what_is_destroyed_is_in_no_package_any_more_wherever_it_was_packed) {
    const auto of_it = package(100, 1), other = package(101, 1);
    write([&](Tx& tx) {
        tx.exec("UPDATE packages_package SET dossier = ? WHERE id = ?", {archive::DossierId::make({9}), other.id});
    });
    const auto state = [&](const Package& of) { return write([&](Tx& tx) { return store::find(tx, of.id)->state; }); };
    write([&](Tx& tx) { store::withdraw(tx, dossier_, {"letter:2"}); });
    EXPECT_EQ(state(of_it), State::expired);
    EXPECT_EQ(state(other), State::waiting);
    write([&](Tx& tx) { store::withdraw(tx, dossier_, {"letter:1"}); });
    EXPECT_EQ(state(other), State::expired) << "it was moved after it was packed";
    auto late = other;
    late.state = State::ready;
    EXPECT_FALSE(write([&](Tx& tx) { return store::made(tx, late); })) << "written while it was destroyed";
    EXPECT_EQ(state(other), State::expired);
}

TEST_P(PackagesStore, of_what_is_destroyed_here_no_more_is_kept_than_its_stub) {
    auto one = import(100, 1, "satu");
    one.arrival.content.items = {
        {.subject = "letter:1", .number = 1, .title = "Nama pegawai", .date = core::parse_date("2026-01-05")}};
    one.arrival.content.history = {{.type = "transfer", .act = "letters.sent", .who = "Nama"}};
    one.arrival.content.agency = "Pemerintah Kota";
    write([&](Tx& tx) { store::save_arrival(tx, one); });
    const auto all = write([&](Tx& tx) { return store::of_origin(tx, unit_, one.arrival.content.dossier); });
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].arrival.content.items, one.arrival.content.items);
    one.arrival.content = stub_of(one.arrival.content);
    write([&](Tx& tx) { store::save_arrival(tx, one); });
    const auto kept = write([&](Tx& tx) { return store::find(tx, one.id)->arrival.content; });
    EXPECT_TRUE(kept.items.empty() && kept.history.empty());
    EXPECT_EQ(kept.agency, "Pemerintah Kota");
    EXPECT_EQ(to_json(kept).dump().find("Nama pegawai"), std::string::npos);
}

NASKAH_ON_BOTH_DATABASES(PackagesStore);

}  // namespace
