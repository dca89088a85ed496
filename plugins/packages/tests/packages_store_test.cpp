// SPDX-License-Identifier: Apache-2.0
// Rows of packages, of their receipts and of those that came in, on both databases.
#include <filesystem>
#include <fstream>

#include "embedded/packages.h"
#include "packages/service/forgetting.h"
#include "packages/service/handover.h"
#include "packages/store/import_store.h"
#include "packages/store/package_store.h"
#include "tests/support/db.h"

namespace packages_store_test {

using namespace packages;
using core::db::Tx;

// An archive of one dossier, all of which may be known.
class OneDossier final : public archive::Holdings {
  public:
    std::vector<archive::KeptItem> held;

    std::optional<archive::Kept> find(Tx&, const core::Context&, archive::DossierId id) override {
        archive::Kept kept;
        kept.id = id;
        kept.title = "Rapat koordinasi";
        kept.number = "3/2026";
        return kept;
    }
    std::vector<archive::KeptItem> items(Tx&, const core::Context&, archive::DossierId) override { return held; }
    std::map<archive::DossierId, std::vector<std::string>> subjects(Tx&, const core::Context&,
                                                                    const std::vector<archive::DossierId>&) override {
        return {};
    }
    std::vector<archive::Kept> list(Tx&, const core::Context&, const archive::Wanted&) override { return {}; }
    std::int64_t count(Tx&, const core::Context&, const archive::Wanted&) override { return 0; }
    std::vector<archive::Hand> hands(Tx&, const core::Context&, archive::DossierId) override { return {}; }
    void engage(Tx&, const core::Context&, archive::DossierId, archive::Process, std::string_view) override {}
    void release(Tx&, const core::Context&, archive::DossierId, std::string_view) override {}
    void move(Tx&, const core::Context&, archive::DossierId, archive::Life, archive::Custody,
              const std::optional<core::UnitId>&) override {}
    int settle(Tx&, const core::Context&, core::UnitId) override { return 0; }
    void erase(Tx&, const core::Context&, archive::DossierId, std::string_view) override {}
    void retell(Tx&, archive::DossierId, std::string_view) override {}
};

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

TEST_P(PackagesStore, a_unit_finds_its_own_however_much_the_rest_of_the_house_packs) {
    const store::Reach mine{{unit_}, core::PositionId::make({9})};
    const auto own = package(100, 1), asked = package(101, 1), foreign = package(102, 1), older = package(103, 1);
    const auto apart = archive::DossierId::make({8});
    const auto brought = import(100, 1, "satu"), elsewhere = import(101, 1, "dua"), by_me = import(102, 1, "tiga");
    write([&](Tx& tx) {
        const auto other = core::UnitId::make({5});
        const auto units = [&](const Package& of, core::UnitId unit, core::UnitId by) {
            tx.exec("UPDATE packages_package SET unit = ?, asked_unit = ? WHERE id = ?", {unit, by, of.id});
        };
        units(own, unit_, other);
        units(asked, other, unit_);
        units(foreign, other, other);
        tx.exec("UPDATE packages_package SET dossier = ? WHERE id = ?", {apart, older.id});
        tx.exec("UPDATE packages_import SET unit = ? WHERE id IN (?, ?)", {other, elsewhere.id, by_me.id});
        tx.exec("UPDATE packages_import SET position = ? WHERE id = ?", {mine.position, by_me.id});
        const auto ids = [](const auto& rows) {
            std::vector<std::string> all;
            for (const auto& row : rows) all.push_back(row.id.text());
            return all;
        };
        using Ids = std::vector<std::string>;
        const core::db::Page all{{}, false, 10};
        EXPECT_EQ(ids(store::newest(tx, mine, all)), (Ids{older.id.text(), asked.id.text(), own.id.text()}));
        EXPECT_EQ(store::of_no_unit(tx, {}, 10), std::vector{apart});
        EXPECT_TRUE(store::of_no_unit(tx, apart, 10).empty()) << "each is asked once a night";
        store::set_unit(tx, apart, other);
        EXPECT_EQ(ids(store::newest(tx, mine, {{}, false, 1})), Ids{asked.id.text()});
        const core::db::Page next{core::db::Place{asked.asked, asked.id.uuid}, false, 10};
        EXPECT_EQ(ids(store::newest(tx, mine, next)), Ids{own.id.text()});
        EXPECT_EQ(store::newest(tx, {{}, {}, dossier_}, all).size(), 3u) << "of one dossier all";
        EXPECT_EQ(ids(store::newest_imports(tx, mine, all)), (Ids{by_me.id.text(), brought.id.text()}));
    });
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

TEST_P(PackagesStore, ten_thousand_items_are_read_as_they_were_written) {
    constexpr int many = 10'000;
    auto made = package(100, 1);
    std::vector<std::string> subjects;
    for (int i = 0; i < 100'000; ++i) subjects.push_back("letter:01930000-0000-7000-8000-" + std::to_string(100'000'000'000 + i));
    made.id = PackageId::make({200});
    made.subjects = {subjects.begin(), subjects.begin() + many};
    write([&](Tx& tx) { store::insert(tx, made); });
    EXPECT_EQ(write([&](Tx& tx) { return store::find(tx, made.id)->subjects; }), made.subjects);
    write([&](Tx& tx) {
        tx.exec("UPDATE packages_package SET subjects = ? WHERE id = ?", {core::Json(subjects).dump(), made.id});
    });
    EXPECT_EQ(write([&](Tx& tx) { return store::find(tx, made.id)->subjects.size(); }), 100'000u);

    auto one = import(300, 1, "satu");
    one.arrival.files.clear();
    for (int i = 1; i <= many; ++i) {
        PackedItem item;
        item.subject = subjects.at(static_cast<std::size_t>(i));
        item.number = i;
        item.title = "Permohonan izin pemasangan reklame di jalan protokol";
        item.letter_number = "500.16.7/" + std::to_string(i) + "/DPMPTSP/2026";
        item.date = core::parse_date("2026-01-05");
        item.digest = core::sha256(item.subject);
        item.bytes = 120'000;
        one.arrival.files.emplace(i, "data/berkas-3-2026/representations/rep1/data/" + std::to_string(i) + ".pdf");
        one.arrival.content.history.push_back({.type = "accession", .act = "archive.filed", .object = item.subject,
                                               .who = "Arsiparis", .at = {i}, .number = i});
        one.arrival.content.items.push_back(std::move(item));
    }
    ASSERT_GT(to_json(one.arrival.content).dump().size(), 4u << 20) << "more than is taken from outside";
    one.receipt = {{"kind", receipt_kind}, {"items", sum_of(one.arrival.content)}};
    write([&](Tx& tx) {
        store::save_arrival(tx, one);
        store::save(tx, one);
    });
    const auto found = write([&](Tx& tx) { return store::find(tx, one.id); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->arrival.content.items, one.arrival.content.items);
    EXPECT_EQ(found->arrival.content.history, one.arrival.content.history);
    EXPECT_EQ(found->arrival.files, one.arrival.files);
    EXPECT_EQ(found->receipt, one.receipt);
    EXPECT_EQ(write([&](Tx& tx) { return store::newest_imports(tx, store::Reach{{unit_}}, {}).size(); }), 1u);
}

TEST_P(PackagesStore, a_dossier_leaves_when_its_receipts_are_of_all_that_is_in_it_or_it_was_not_to_leave) {
    OneDossier archive;
    archive.held.resize(1);
    archive.held[0].subject = "letter:1";
    Handover gate(archive);
    core::SetClock clock{core::Instant{1000}};
    core::Context ctx;
    ctx.clock = &clock;
    archive::Kept kept;
    kept.id = dossier_;
    const auto why = [&] {
        return write([&](Tx& tx) {
            const auto found = gate.against(tx, ctx, {kept}, archive::Deed::hand_over);
            return found.empty() ? std::string() : found.at(dossier_).front().word;
        });
    };
    EXPECT_EQ(why(), "") << "nothing was packed to hand it over";
    const auto receipted = [&](const Package& of) {
        write([&](Tx& tx) { store::insert(tx, Receipt{of.id, {{"kind", "x"}}, "Dinas Kearsipan", {5}, {6}, "Arsiparis"}); });
    };
    receipted(package(100, 1));
    EXPECT_EQ(why(), "");
    archive.held.resize(2);
    archive.held[1].subject = std::string(archive::handed_prefix) + "letter:2";
    EXPECT_EQ(why(), "packages.obstacle.anew") << "filed after it was packed";
    package(200, 1);
    EXPECT_EQ(why(), "packages.obstacle.receipt");
    EXPECT_EQ(write([&](Tx& tx) { return store::stay(tx, dossier_); }), 2);
    EXPECT_EQ(why(), "") << "no package is for that any more";
}

TEST_P(PackagesStore, a_copy_goes_when_the_receipts_of_the_last_asking_tell_of_every_file_of_it) {
    OneDossier archive;
    archive.held.resize(2);
    archive.held[0].subject = "letter:1";
    archive.held[0].digest = core::sha256(core::view("isi"));
    archive.held[1].subject = "paper:1";   // of which no file is here
    Handover gate(archive);
    core::Context ctx;
    archive::Kept kept;
    kept.id = dossier_;
    const auto why = [&](archive::Deed deed = archive::Deed::remove) {
        return write([&](Tx& tx) {
            const auto found = gate.against(tx, ctx, {kept}, deed);
            return found.empty() ? std::string() : found.at(dossier_).front().word;
        });
    };
    EXPECT_EQ(why(), "packages.obstacle.unpacked");
    EXPECT_EQ(why(archive::Deed::propose), "") << "a proposal of something else";
    kept.process = archive::Process::removal;
    EXPECT_EQ(why(archive::Deed::propose), "packages.obstacle.unpacked");
    auto made = package(100, 1);
    write([&](Tx& tx) {
        tx.exec("UPDATE packages_package SET subjects = ?, manifest = ? WHERE id = ?",
                {core::Json({"letter:1", "paper:1"}).dump(), core::sha256(core::view("manifes")), made.id});
    });
    EXPECT_EQ(why(), "packages.obstacle.receipt");
    EXPECT_TRUE(write([&](Tx& tx) { return gate.receipts(tx, {dossier_}); }).empty());
    const auto told = [&](std::string_view manifest, std::string_view file) {
        const core::Json receipt{{"kind", receipt_kind}, {"package", made.id.text()},
                                 {"manifest_sha256", core::sha256(core::view(manifest)).hex()},
                                 {"items", {{{"number", 1}, {"sha256", core::sha256(core::view(file)).hex()}},
                                            {{"number", 2}, {"sha256", nullptr}}}}};
        write([&](Tx& tx) {
            tx.exec("DELETE FROM packages_receipt WHERE package = ?", {made.id});
            store::insert(tx, Receipt{made.id, receipt, "Dinas Kearsipan", {5}, {6}, "Arsiparis"});
        });
        return why();
    };
    EXPECT_EQ(told("manifes", "isi lain"), "packages.obstacle.other") << "another file";
    EXPECT_EQ(told("manifes lain", "isi"), "packages.obstacle.other") << "of another package";
    EXPECT_EQ(told("manifes", "isi"), "");
    const auto receipts = [&] { return write([&](Tx& tx) { return gate.receipts(tx, {dossier_})[dossier_]; }); };
    ASSERT_EQ(receipts().size(), 1u);
    EXPECT_EQ(receipts().front().receiver, "Dinas Kearsipan");
    package(200, 1);
    EXPECT_TRUE(receipts().empty()) << "a part without its own";
    EXPECT_EQ(why(), "packages.obstacle.receipt") << "the last asking counts";
}

TEST_P(PackagesStore, a_package_of_its_own_that_was_brought_back_goes_with_the_dossier) {
    const auto folder = std::filesystem::temp_directory_path() / ("naskah-packages-" + core::hex(core::random_bytes(6)));
    for (const char* each : {"made", "received"}) std::filesystem::create_directories(folder / each);
    const auto zip = [&](const char* in, const std::string& id, bool old = false) {
        const auto path = folder / in / (id + ".zip");
        std::ofstream(path) << "zip";
        if (old) std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - std::chrono::hours(25));
        return path;
    };
    const auto has = [](const std::filesystem::path& path) { return std::filesystem::exists(path); };
    auto back = import(100, 1, "satu"), foreign = import(101, 1, "dua");
    back.arrival.content.items = {
        {.subject = "letter:1", .number = 1, .title = "Nama pegawai", .date = core::parse_date("2026-01-05")}};
    write([&](Tx& tx) {
        store::save_arrival(tx, back);
        tx.exec("UPDATE packages_import SET origin = ? WHERE id = ?", {dossier_.text(), back.id});
    });
    const auto brought = zip("received", back.id.text()), other = zip("received", foreign.id.text());
    OneDossier archive;
    Forgotten forgotten(place_->db(), archive, folder / "made", folder / "received");
    core::SetClock clock{core::Instant{1000}};
    core::Context ctx;
    ctx.clock = &clock;
    write([&](Tx& tx) { forgotten.forget(tx, ctx, dossier_, {"letter:1"}); });
    // Of units that failed: no row, or one that was given up; one of today may be on its way.
    const auto stray = zip("received", ImportId::make({7}).text(), true), fresh = zip("received", ImportId::make({8}).text());
    auto given_up = package(500, 1);
    write([&](Tx& tx) { tx.exec("UPDATE packages_package SET state = 'failed' WHERE id = ?", {given_up.id}); });
    const auto failed = zip("made", given_up.id.text(), true);
    forgotten.sweep();
    EXPECT_FALSE(has(brought) || has(stray) || has(failed));
    EXPECT_TRUE(has(other) && has(fresh));
    const auto kept = write([&](Tx& tx) { return store::find(tx, back.id); });
    EXPECT_EQ(kept->stage, Stage::expired);
    EXPECT_TRUE(kept->arrival.content.items.empty());
    // What was taken waits for its files to reach the store; of paper alone nothing does.
    foreign.stage = Stage::taken;
    foreign.dossier = archive::DossierId::make({77});
    write([&](Tx& tx) { store::save(tx, foreign); });
    forgotten.sweep();
    EXPECT_TRUE(has(other));
    foreign.arrival.files.clear();
    write([&](Tx& tx) { store::save_arrival(tx, foreign); });
    forgotten.sweep();
    EXPECT_FALSE(has(other));
    std::filesystem::remove_all(folder);
}

NASKAH_ON_BOTH_DATABASES(PackagesStore);

}  // namespace
