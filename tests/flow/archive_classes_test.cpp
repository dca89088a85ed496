// SPDX-License-Identifier: Apache-2.0
// A new access classification in a working office: what waits is as closed as it may be meant, what it would raise is seen
// before it is in force, and the night after it is raised. And codes that only lead to others.
#include "core/jobs/jobs.h"
#include "tests/flow/decree.h"

namespace archive_classes_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class ArchiveClasses : public tests::Flow {
  protected:
    static std::string opened(const Caller& who, const char* code, const char* title) {
        const Reply made = who.post("/api/v1/archive/dossiers", {{"code", code}, {"title", title}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.value("id", "");
    }
    static bool says(const Reply& page, const std::string& text) { return page.text().find(text) != std::string::npos; }
    static std::string edition(const Caller& who, const std::string& name) {
        const Json all = who.get("/api/v1/classification/versions").json.at("items");
        for (const auto& each : all)
            if (each["name"] == name) return each["id"];
        return "";
    }
    static std::string access(const Caller& who, const std::string& id) {
        return who.get("/api/v1/archive/dossiers/" + id).json.value("access", "");
    }
    void night() {
        core::db::open(city_->address())->write([&](core::db::Tx& tx) {
            core::jobs::add(tx, core::SystemClock().now(), "archive.retention", Json::object());
        });
    }
};

TEST_P(ArchiveClasses, a_new_access_classification_is_seen_before_and_raises_what_stands_the_night_after) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), keeper = caller("UM.ARSIPARIS"), head = caller("UM.KABAG");
    const auto plain = opened(archivist, "000.1.1", "Langganan telepon"), other = opened(archivist, "000.1.5", "Rapat pimpinan");
    ASSERT_EQ(access(archivist, plain), "biasa");
    const std::string table = "kode\tkeamanan\n000.1.1\tTerbatas\n000.1.5\tBiasa\n000.1.2.1\tAgak tertutup\n";
    ASSERT_EQ(keeper.upload("/api/v1/classification/import/access", {{"edition", "SKKAAD uji"}, {"effective_from", "2026-01-01"}},
                            "skkaad.tsv", core::view(table)).status, 200);
    const auto draft = edition(keeper, "SKKAAD uji");
    const Reply page = archivist.get("/classification/editions/" + draft);
    EXPECT_TRUE(says(page, "Dampak pada kelas akses berkas") && says(page, "Biasa menjadi Terbatas")) << page.text();
    EXPECT_TRUE(says(head.get("/classification/editions/" + draft), "Dampak pada kelas akses berkas")) << "for those who confirm";
    EXPECT_TRUE(says(page, "/archive/rises?edition=" + draft));
    EXPECT_TRUE(says(archivist.get("/archive/rises?edition=" + draft), "Langganan telepon"));
    EXPECT_EQ(archivist.get("/api/v1/archive/rises?edition=" + draft).json["counts"][0]["now"], "terbatas");
    EXPECT_EQ(archivist.get("/api/v1/archive/rises?edition=tidak-ada").status, 404);
    EXPECT_FALSE(says(caller("DISKOMINFO.APTIKA.STAF").get("/classification/editions/" + draft), "Dampak pada kelas akses berkas"));
    // What a dropped row leaves is said before it is dropped, and on the page of its code after.
    std::string waits;
    const Json waiting = keeper.get("/api/v1/classification/review?kind=access&limit=500").json.at("items");
    for (const auto& each : waiting)
        if (each["code"] == "000.1.2.1") waits = each["id"];
    ASSERT_FALSE(waits.empty());
    EXPECT_TRUE(says(keeper.get("/classification/review/" + waits), "Bila dibuang:"));
    EXPECT_TRUE(says(keeper.get("/classification/review?kind=access"), "jadi dianggap Biasa"));
    ASSERT_EQ(keeper.post("/api/v1/classification/review/" + waits, {{"act", "drop"}, {"reason", "Salah baca"}}).status, 204);
    ASSERT_EQ(tests::put_in_force(keeper, head, draft), 204);
    EXPECT_TRUE(says(keeper.get("/classification/code?code=000.1.2.1"), "(Salah baca)"));
    EXPECT_EQ(keeper.get("/api/v1/classification/codes/000.1.2.1").json["access_waits"], false);
    EXPECT_EQ(access(archivist, plain), "biasa") << "the night does it";
    night();
    tests::wait_for([&] { return archivist.get("/api/v1/archive/dossiers/" + plain); },
                    [](const Reply& reply) { return reply.json.value("access", "") == "terbatas"; });
    EXPECT_EQ(access(archivist, plain), "terbatas");
    EXPECT_EQ(access(archivist, other), "biasa");
}

TEST_P(ArchiveClasses, a_code_with_more_detailed_ones_leads_to_them) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const Reply found = archivist.get("/archive/open?code_words=000.1");
    EXPECT_TRUE(says(found, "code_under=000.1.2\"") && says(found, "masih punya rincian")) << found.text();
    EXPECT_FALSE(says(found, "value=\"000.1.2\"")) << "it cannot be chosen";
    const Reply below = archivist.get("/archive/open?code_under=000.1.2");
    EXPECT_TRUE(says(below, "value=\"000.1.2.1\"") && says(below, "code_under=000.1\"")) << below.text();
    const Reply top = archivist.get("/archive/open?code_under=");
    EXPECT_TRUE(says(top, "code_under=000\"") && !says(top, "Tidak ada kode yang cocok")) << top.text();
    EXPECT_EQ(archivist.get("/archive/open?code_under=tidak-ada").status, 200);
}

NASKAH_ON_BOTH_DATABASES(ArchiveClasses);

}  // namespace archive_classes_test
