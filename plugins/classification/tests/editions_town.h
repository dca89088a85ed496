// SPDX-License-Identifier: Apache-2.0
// A house with two schemes and a schedule, for tests of editions.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "classification/service/catalog.h"
#include "classification/service/editions.h"
#include "classification/service/import.h"
#include "classification/service/phrasebook.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "embedded/classification.h"
#include "core/pdf/write.h"
#include "tests/support/db.h"

namespace classification {
namespace editions_town {

using core::db::Tx;

inline constexpr const char* of_2012 =
    "kode\tnama\tinduk\n000\tUmum\t\n005\tUndangan\t000\n045\tKearsipan\t000\n090\tPerjalanan Dinas\t000\n"
    "091\tPerjalanan Presiden\t090\n";
inline constexpr const char* of_2022 =
    "kode\tnama\tinduk\n000\tUmum\t\n000.1\tKetatausahaan\t000\n000.1.2\tPerjalanan Dinas\t000.1\n"
    "000.1.5\tRapat Pimpinan\t000.1\n000.5\tKearsipan\t000\n000.5.1\tKebijakan Kearsipan\t000.5\n";
inline constexpr const char* schedule =
    "kode\taktif\tinaktif\tnasib_akhir\n000.1.2\t1 Tahun\t2 Tahun\tMusnah\n000.5\t2 Tahun\t3 Tahun\tPermanen\n";

class EditionsTown : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(), std::vector<core::db::Migrations>{{"classification", embedded::migrations}});
        ctx.actor = core::Actor::system();
        ctx.clock = &clock;
        for (auto* person : {&asker, &confirmer}) {
            *person = ctx;
            person->actor = {};
            person->actor.kind = core::Actor::Kind::person;
            person->actor.person = core::PersonId::make(ctx.now());
            person->actor.rights = {"classification.read", "classification.manage", "classification.confirm"};
        }
        catalog = std::make_unique<Catalog>(place->db(), clock, core::Zone::wib);
        import = std::make_unique<Import>(place->db());
        folder = std::filesystem::temp_directory_path() / ("naskah-editions-" + core::hex(core::random_bytes(6)));
        blobs = core::blob::folder(folder);
        editions = std::make_unique<Editions>(place->db(), nullptr, blobs.get());
        import->codes(ctx, of_2012, {"78/2012", core::parse_date("2012-12-01")}, false);
        import->codes(ctx, of_2022, {"83/2022", core::parse_date("2023-01-01")}, false);
        import->retention(ctx, schedule, {"JRA 2023", core::parse_date("2023-01-01")}, false);
        editions->serve(ctx, id("83/2022"), "Menunggu peraturan wali kota");
        editions->serve(ctx, id("JRA 2023"), "Menunggu persetujuan");
    }
    void TearDown() override {
        std::error_code absent;
        std::filesystem::remove_all(folder, absent);
    }
    std::string id(std::string_view called) {
        for (const auto& each : editions->list(ctx))
            if (each.version.name == called) return each.version.id;
        return {};
    }
    static Approval decree() {
        return {{}, {}, "Peraturan Wali Kota Nomor 12 Tahun 2026", core::parse_date("2026-03-02"), "B-KN.00.03/45/2026",
                "000.5.1/2026/7", core::parse_date("2026-02-10")};
    }
    static Editions::Letter letter() {
        static const auto sheet = [] {
            core::pdf::Document made;
            made.push_back(core::pdf::Paragraph{.runs = {{"Persetujuan Jadwal Retensi Arsip", {}}}});
            return core::pdf::write(made, {}, NASKAH_FONTS).bytes;
        }();
        return {"persetujuan.pdf", sheet};
    }
    // As it is done: one asks, another confirms.
    void publish(const std::string& edition) {
        editions->ask(asker, edition, decree(), letter());
        editions->confirm(confirmer, edition, editions->approval(ctx, edition)->id);
    }
    Outcome read(const core::Context& by, const std::string& table, const std::string& schedule_name,
                 const std::string& reason = {}) {
        return import->take_in(by, Kind::trigger, table, {schedule_name, {}, {}, reason}, false);
    }
    Editions::Line line(std::string_view called) { return editions->one(ctx, id(called)); }
    std::optional<RetentionRule> retention(std::string_view code) {
        return place->db().read([&](core::db::Tx& tx) { return catalog->retention(tx, {std::string(code)}, {}); });
    }
    template <class Act>
    static core::Code refused(Act act) {
        try {
            act();
        } catch (const core::Error& error) {
            return error.code();
        }
        ADD_FAILURE() << "was not refused";
        return core::Code::internal;
    }

    std::unique_ptr<tests::TestDb> place;
    std::filesystem::path folder;
    std::unique_ptr<core::blob::Store> blobs;
    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    core::Context ctx, asker, confirmer;
    std::unique_ptr<Catalog> catalog;
    std::unique_ptr<Import> import;
    std::unique_ptr<Editions> editions;
};

}  // namespace editions_town
}  // namespace classification
