// SPDX-License-Identifier: Apache-2.0
// The services over both databases: shipped editions, drafts and publishing, profiles by day, heads,
// emblems, previews, and who may.
#include <gtest/gtest.h>

#include "core/audit/trail.h"
#include "core/pdf/image.h"
#include "core/pdf/read.h"
#include "style/service/services.h"
#include "style/service/shipped.h"
#include "style/tests/kit.h"
#include "tests/support/db.h"

namespace style {
namespace embedded {
extern const core::Embedded migrations;
}
namespace style_service_test {

using core::Code;
using core::Error;
using core::db::Tx;

class StyleService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(GetParam(),
                                                std::vector<core::db::Migrations>{{"style", embedded::migrations}});
        blobs = core::blob::folder(place->folder() / "blobs");
        services = std::make_unique<Services>(
            Joined{place->db(), *blobs, clock, core::Zone::wib, city, NASKAH_FONTS}, place->folder() / "cache");
        take_shipped(services->joined);
    }

    Kind kind(std::string_view code) {
        return place->db().read([&](Tx& tx) { return services->shelf.kind(tx, code).value(); });
    }
    core::Json definition(Thing thing, std::string_view code) {
        return services->workshop.bench(admin, thing, code).definition;
    }
    Letterhead head(core::UnitId unit, std::string_view variant = "") {
        return place->db().read([&](Tx& tx) { return services->shelf.letterhead(tx, unit, variant); });
    }
    // The faults of what the act throws, as "field key".
    template <class F>
    std::vector<std::string> faults(F act) {
        try {
            act();
        } catch (const Error& error) {
            std::vector<std::string> all;
            for (const auto& each : error.faults()) all.push_back(each.field + " " + each.key);
            return all.empty() ? std::vector<std::string>{error.key()} : all;
        }
        return {};
    }

    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    City city;
    core::Context admin = city.as({"style.read", "style.manage"}, clock), drafter = city.as({"style.read"}, clock),
                  stranger = city.as({}, clock);
    std::unique_ptr<tests::TestDb> place;
    std::unique_ptr<core::blob::Store> blobs;
    std::unique_ptr<Services> services;
};

TEST_P(StyleService, what_is_shipped_is_taken_once) {
    EXPECT_EQ(take_shipped(services->joined), 0u);
    EXPECT_EQ(services->workshop.kinds(admin).size(), shipped(Thing::kind).size());
    EXPECT_EQ(kind("keputusan").version, 1);
    EXPECT_FALSE(services->workshop.bench(admin, Thing::kind, "keputusan").own);
}

TEST_P(StyleService, a_draft_is_seen_by_nobody_until_it_is_published) {
    auto changed = definition(Thing::kind, "surat_tugas");
    changed["name"] = "Surat Penugasan";
    const auto draft = services->workshop.save(admin, Thing::kind, "surat_tugas", changed, 0);
    EXPECT_EQ(draft.number, 2);
    EXPECT_EQ(kind("surat_tugas").name, "Surat Tugas");
    EXPECT_EQ(services->workshop.publish(admin, Thing::kind, "surat_tugas", draft.revision).number, 2);
    EXPECT_EQ(kind("surat_tugas").name, "Surat Penugasan");
    EXPECT_EQ(kind("surat_tugas").version, 2);
    const auto first = place->db().read([&](Tx& tx) { return services->shelf.kind(tx, "surat_tugas", 1).value(); });
    EXPECT_EQ(first.name, "Surat Tugas") << "a published edition stays";
    EXPECT_EQ(take_shipped(services->joined), 0u) << "the agency's own edition is not written over";
    const auto trail = place->db().read([&](Tx& tx) { return core::audit::of(tx, "kind:surat_tugas"); });
    ASSERT_EQ(trail.size(), 3u);
    EXPECT_EQ(trail[2].act, "style.published");
    EXPECT_EQ(trail[2].person_name, "Melati Kusuma");
}

TEST_P(StyleService, two_who_change_the_same_draft_do_not_lose_it) {
    const auto was = definition(Thing::kind, "undangan");
    services->workshop.save(admin, Thing::kind, "undangan", was, 0);
    EXPECT_EQ(faults([&] { services->workshop.save(admin, Thing::kind, "undangan", was, 0); }),
              std::vector<std::string>{"style.error.changed"});
    EXPECT_EQ(services->workshop.save(admin, Thing::kind, "undangan", was, 1).revision, 2);
    EXPECT_EQ(faults([&] { services->workshop.publish(admin, Thing::kind, "undangan", 1); }),
              std::vector<std::string>{"style.error.changed"});
    services->workshop.discard(admin, Thing::kind, "undangan");
    EXPECT_EQ(faults([&] { services->workshop.publish(admin, Thing::kind, "undangan", 0); }),
              std::vector<std::string>{"style.error.no_draft"});
}

TEST_P(StyleService, a_wrong_definition_names_the_field) {
    auto wrong = definition(Thing::kind, "undangan");
    wrong["head"] = "poster";
    wrong["parts"][1]["fields"][0]["type"] = "hari";
    wrong["parts"][2]["code"] = "body";
    EXPECT_EQ(faults([&] { services->workshop.save(admin, Thing::kind, "undangan", wrong, 0); }),
              (std::vector<std::string>{"head style.fault.choice", "parts.2.fields.1.type style.fault.choice",
                                        "parts.3.code style.fault.twice"}));
    EXPECT_EQ(faults([&] { services->workshop.save(admin, Thing::kind, "tidak_ada", wrong, 0); }),
              std::vector<std::string>{"style.error.not_found"});
}

TEST_P(StyleService, kinds_are_taken_out_of_use_and_copied) {
    services->workshop.use(admin, "radiogram", false);
    const auto in_use = services->workshop.in_use(drafter);
    EXPECT_TRUE(std::none_of(in_use.begin(), in_use.end(), [](const Kind& each) { return each.code == "radiogram"; }));
    EXPECT_EQ(kind("radiogram").code, "radiogram") << "letters of before are still printed by it";
    services->workshop.use(admin, "radiogram", true);
    EXPECT_EQ(services->workshop.in_use(drafter).size(), in_use.size() + 1);

    const auto made = services->workshop.copy(admin, "surat_edaran", "surat_himbauan", "Surat Imbauan");
    EXPECT_EQ(made.number, 1);
    EXPECT_EQ(services->workshop.in_use(drafter).size(), in_use.size() + 1) << "a draft is not in use";
    services->workshop.publish(admin, Thing::kind, "surat_himbauan", 1);
    EXPECT_EQ(kind("surat_himbauan").name, "Surat Imbauan");
    EXPECT_EQ(faults([&] { services->workshop.copy(admin, "surat_edaran", "undangan", "Undangan"); }),
              std::vector<std::string>{"code style.fault.code_taken"});
    EXPECT_EQ(faults([&] { services->workshop.copy(admin, "surat_edaran", "Surat Baru", "Baru"); }),
              std::vector<std::string>{"code style.fault.code"});
}

TEST_P(StyleService, the_shipped_form_comes_back_as_a_draft) {
    auto changed = definition(Thing::kind, "notula");
    changed["name"] = "Risalah";
    services->workshop.publish(admin, Thing::kind, "notula", services->workshop.save(admin, Thing::kind, "notula", changed, 0).revision);
    EXPECT_TRUE(services->workshop.bench(admin, Thing::kind, "notula").own);
    const auto draft = services->workshop.restore(admin, Thing::kind, "notula", 0);
    services->workshop.publish(admin, Thing::kind, "notula", draft.revision);
    EXPECT_EQ(kind("notula").name, "Notula");
    EXPECT_EQ(kind("notula").version, 3);
    EXPECT_FALSE(services->workshop.bench(admin, Thing::kind, "notula").own) << "it follows releases again";
}

TEST_P(StyleService, the_day_of_a_letter_decides_its_profile) {
    const auto on = [&](const char* day) {
        return place->db().read([&](Tx& tx) { return services->shelf.profile(tx, core::parse_date(day)).code; });
    };
    EXPECT_EQ(on("2026-11-23"), "permendagri_1_2023");
    services->workshop.put_in_force(admin, "anri_5_2021", core::parse_date("2027-01-01"));
    EXPECT_EQ(on("2026-12-31"), "permendagri_1_2023");
    EXPECT_EQ(on("2027-01-01"), "anri_5_2021");
    EXPECT_EQ(faults([&] { services->workshop.put_in_force(admin, "anri_5_2021", core::parse_date("2026-11-22")); }),
              std::vector<std::string>{"from style.fault.past"});
    EXPECT_EQ(faults([&] { services->workshop.put_in_force(admin, "lain", core::parse_date("2027-01-01")); }),
              std::vector<std::string>{"profile style.fault.profile"});
    auto wrong = definition(Thing::profile, "permendagri_1_2023");
    wrong["margins"]["left"] = 3;
    wrong["memo_rows"] = {"yth", "cap"};
    EXPECT_EQ(faults([&] { services->workshop.save(admin, Thing::profile, "permendagri_1_2023", wrong, 0); }),
              (std::vector<std::string>{"margins.left style.fault.number", "memo_rows style.fault.memo_row",
                                        "memo_rows style.fault.memo_row_missing", "memo_rows style.fault.memo_row_missing",
                                        "memo_rows style.fault.memo_row_missing", "memo_rows style.fault.memo_row_missing"}));
}

TEST_P(StyleService, finance_kinds_are_signed_with_ink_here) {
    const auto profile = place->db().read([&](Tx& tx) { return services->shelf.profile(tx, core::parse_date("2026-11-23")); });
    EXPECT_TRUE(profile.by_ink("surat_perjalanan_dinas"));
    EXPECT_FALSE(profile.by_ink("surat_tugas"));
}

TEST_P(StyleService, a_unit_has_the_head_of_its_kind_or_its_own) {
    const auto lines = [](const Letterhead& letterhead) {
        std::vector<std::string> all;
        for (const auto& each : letterhead.lines) all.push_back(each.text);
        return all;
    };
    EXPECT_EQ(lines(head(city.mayor)), (std::vector<std::string>{"Wali Kota Contoh", "Provinsi Kepulauan Bangka Belitung"}));
    EXPECT_EQ(lines(head(city.department)), (std::vector<std::string>{"Pemerintah Kota Contoh", "Dinas Kesehatan", "Jalan Sehat 2", "Telepon (0717) 000000"}));
    EXPECT_EQ(lines(head(city.village)), (std::vector<std::string>{"Pemerintah Kota Contoh", "Kecamatan Gabek", "Kelurahan Selindung", "Jalan Raya 3", "Telepon (0717) 000000"}))
        << "the address is that of the nearest unit above that has one";
    EXPECT_EQ(lines(head(city.department, "wali_kota")).front(), "Dinas Kesehatan") << "a variant asked for by name";

    auto own = definition(Thing::unit_head, city.department.text());
    own["lines"] = {{{"text", "{unit}"}, {"size", 18}}, {{"text", "Melayani dengan hati"}, {"size", 9}}};
    const auto draft = services->workshop.save(admin, Thing::unit_head, city.department.text(), own, 0);
    EXPECT_EQ(lines(head(city.department)).size(), 4u);
    services->workshop.publish(admin, Thing::unit_head, city.department.text(), draft.revision);
    EXPECT_EQ(lines(head(city.department)), (std::vector<std::string>{"Dinas Kesehatan", "Melayani dengan hati"}));
    services->workshop.drop_own_head(admin, city.department);
    EXPECT_EQ(lines(head(city.department)).size(), 4u);
    const auto kept = head(city.village);
    EXPECT_EQ(letterhead_kept(to_json(kept)), kept);
}

core::Bytes drawing(int side) {
    core::pdf::Pixels pixels{side, side, 3, {}};
    for (int i = 0; i < side * side; ++i)
        for (const int c : {i % 251, i % 13 * 19, 40}) pixels.data.push_back(static_cast<std::uint8_t>(c));
    return core::pdf::encode_png(pixels);
}

TEST_P(StyleService, emblems_are_encoded_anew_and_bad_files_are_told_why) {
    EXPECT_FALSE(head(city.department).left);
    const auto emblem = services->emblems.upload(admin, "daerah", drawing(1200));
    EXPECT_EQ(emblem.width, most_emblem_pixels) << "no larger than a printer can show";
    const auto digest = head(city.department).left;
    ASSERT_TRUE(digest);
    const auto kept = core::pdf::decode_image(blobs->get(*digest));
    EXPECT_EQ(kept.height, most_emblem_pixels);
    EXPECT_EQ(head(city.mayor).left, std::nullopt) << "the head of the region has the state's emblem";
    EXPECT_EQ(services->emblems.upload(admin, "daerah", drawing(200)).number, 2);

    const auto refused = [&](core::ByteView file) {
        return faults([&] { services->emblems.upload(admin, "daerah", file); });
    };
    EXPECT_EQ(refused({}), std::vector<std::string>{"file style.fault.emblem_empty"});
    EXPECT_EQ(refused(core::view("<svg onload=alert(1)>")), std::vector<std::string>{"file style.fault.emblem_svg_broken"});
    EXPECT_EQ(refused(core::view("<svg viewBox='0 0 9 9'><text>Kota</text></svg>")), std::vector<std::string>{"file style.fault.emblem_svg"});
    auto cut = drawing(300);
    cut.resize(cut.size() / 2);
    EXPECT_EQ(refused(cut), std::vector<std::string>{"file style.fault.emblem"});
    EXPECT_EQ(refused(drawing(20)), std::vector<std::string>{"file style.fault.emblem_small"});
    EXPECT_EQ(refused(core::Bytes(max_emblem_bytes + 1)), std::vector<std::string>{"file style.fault.emblem_large"});
    EXPECT_EQ(faults([&] { services->emblems.upload(admin, core::UnitId::make({77}).text(), drawing(200)); }),
              std::vector<std::string>{"style.error.not_found"});
    EXPECT_EQ(services->emblems.newest(admin, "daerah")->number, 2) << "nothing refused was kept";
    const auto vector = services->emblems.upload(
        admin, "daerah", core::view("<svg viewBox='0 0 60 80' id='kota'><path fill='#c01c28' d='M0 0h60v80z'/></svg>"));
    EXPECT_EQ(vector.height, 80);
    const auto written = services->emblems.picture(admin, "daerah");
    EXPECT_EQ(core::chars(written).find("kota"), std::string_view::npos) << "written anew";
    EXPECT_EQ(head(city.department).left, core::sha256(written));
}

TEST_P(StyleService, everything_is_seen_before_it_is_published) {
    auto changed = definition(Thing::kind, "pengumuman");
    changed["title"] = "MAKLUMAT";
    services->workshop.save(admin, Thing::kind, "pengumuman", changed, 0);
    const auto text = [&](Thing thing, std::string_view code, std::int64_t number) {
        return core::pdf::text(services->preview.show(admin, thing, code, number).bytes);
    };
    EXPECT_NE(text(Thing::kind, "pengumuman", 0).find("MAKLUMAT"), std::string::npos);
    EXPECT_EQ(text(Thing::kind, "pengumuman", 1).find("MAKLUMAT"), std::string::npos);
    EXPECT_NE(text(Thing::letterhead, "kelurahan", 0).find("KELURAHAN SELINDUNG"), std::string::npos);
    EXPECT_NE(text(Thing::profile, "anri_5_2021", 0).find("Undangan"), std::string::npos);
    EXPECT_NE(text(Thing::unit_head, city.department.text(), 0).find("DINAS KESEHATAN"), std::string::npos);
    services->emblems.upload(admin, "daerah", drawing(200));
    EXPECT_EQ(services->preview.picture(admin, Thing::kind, "pengumuman", 0, 1)[1], 'P') << "a PNG";
}

TEST_P(StyleService, only_those_who_may_change_how_documents_look) {
    for (const auto& who : {drafter, stranger}) {
        EXPECT_THROW(services->workshop.kinds(who), Error);
        EXPECT_THROW(services->workshop.save(who, Thing::kind, "undangan", definition(Thing::kind, "undangan"), 0), Error);
        EXPECT_THROW(services->workshop.publish(who, Thing::kind, "undangan", 0), Error);
        EXPECT_THROW(services->workshop.use(who, "undangan", false), Error);
        EXPECT_THROW(services->emblems.upload(who, "daerah", drawing(200)), Error);
        EXPECT_THROW(services->preview.show(who, Thing::kind, "undangan", 0), Error);
    }
    EXPECT_EQ(services->workshop.edition(drafter, Thing::kind, "undangan", 0).number, 1);
    EXPECT_THROW(services->workshop.edition(stranger, Thing::kind, "undangan", 0), Error);
}

NASKAH_ON_BOTH_DATABASES(StyleService);

}  // namespace
}  // namespace style
