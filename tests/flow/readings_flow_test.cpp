// SPDX-License-Identifier: Apache-2.0
// Who has had a secret letter before him, over HTTP: each way of opening it is kept, a look ahead of a browser is not,
// nothing of it stays in a browser, and who may raise and lower its class does so on page and API.
#include <algorithm>

#include "core/audit/trail.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace readings_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class Readings : public tests::Flow {
  protected:
    std::string waiting(const char* access) {
        Json content = note(drafter(), "Laporan hasil pemeriksaan khusus");
        content["access"] = access;
        content["initials"] = Json::array();
        const Reply made = drafter().post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        tests::send_up(drafter(), made.json.at("id"));
        return made.json.at("id");
    }
    Caller drafter() { return caller("DISKOMINFO.APTIKA.STAF"); }
    Caller head() { return caller("DISKOMINFO.KADIS"); }
    // What the head was noted for, newest first.
    std::vector<std::string> of_head(const std::string& id) {
        const Reply told = drafter().get("/api/v1/letters/" + id + "/readings");
        EXPECT_EQ(told.status, 200) << told.json.dump();
        std::vector<std::string> all;
        for (const auto& each : told.json.at("readings"))
            if (each.at("position").get<std::string>().find("Kepala Dinas") != std::string::npos)
                all.push_back(each.at("what"));
        return all;
    }
};

TEST_P(Readings, of_a_secret_letter_are_kept_whichever_way_it_was_opened) {
    const auto id = waiting("sangat_rahasia");
    const auto page = "/letters/" + id, api = "/api/v1/letters/" + id;
    auto ahead = head().headers();
    EXPECT_EQ(ask(*server_, "HEAD", page, ahead).status, 200);
    ahead["Sec-Purpose"] = "prefetch";
    EXPECT_EQ(ask(*server_, "GET", page, ahead).status, 200);
    EXPECT_TRUE(of_head(id).empty()) << "nobody had it before him";
    EXPECT_EQ(head().get(page).status, 200);
    EXPECT_EQ(head().get(page).status, 200);
    EXPECT_EQ(of_head(id), std::vector<std::string>{"page"});
    EXPECT_EQ(head().get(page + "/pdf").status, 200);
    EXPECT_EQ(head().get(api).status, 200);
    EXPECT_EQ(head().get(page + "/compare").status, 200);
    EXPECT_EQ(of_head(id), (std::vector<std::string>{"versions", "api", "file", "page"}));
    for (const auto& path : {page, page + "/page?page=1&v=1", page + "/pdf", api, api + "/pages/1"})
        EXPECT_EQ(head().get(path).headers.at("cache-control"), "no-store") << path;
    EXPECT_EQ(head().get(api + "/readings").status, 200) << "its signer";
    EXPECT_EQ(caller("DISKOMINFO.UMPEG").get(api + "/readings").status, 404) << "he may not know of it";
    EXPECT_NE(drafter().get(page).text().find("Dibaca oleh"), std::string::npos);
}

TEST_P(Readings, of_files_reported_on_a_secret_letter_are_kept_like_its_own) {
    const auto clerk = caller("DISKOMINFO.TU"), section = caller("DISKOMINFO.APTIKA.KABID");
    const std::string box = "/api/v1/incoming", day = core::iso(tests::today());
    for (const char* access : {"rahasia", "terbatas"}) {
        SCOPED_TRACE(access);
        core::pdf::Document document;
        document.push_back(core::pdf::Paragraph{.runs = {{"Hasil pemeriksaan " + std::string(access), {}}}});
        const auto paper = core::pdf::write(document, {}, NASKAH_FONTS).bytes;
        const Reply entered = clerk.upload(box, {{"sender", "Inspektorat Contoh"}, {"number", "7/" + std::string(access)},
                                                 {"date", day}, {"received", day}, {"subject", "Permintaan keterangan"},
                                                 {"access", access},
                                                 {"position", position_id(clerk, "DISKOMINFO.KADIS")}},
                                           "surat.pdf", paper);
        ASSERT_EQ(entered.status, 201) << entered.json.dump();
        const std::string one = box + "/" + entered.json.at("id").get<std::string>();
        const Reply given = head().post(one + "/dispose", {{"to", {position_id(clerk, "DISKOMINFO.APTIKA.KABID")}},
                                                           {"note", "Siapkan keterangan"}, {"confirmed", true}});
        ASSERT_EQ(given.status, 201) << given.json.dump();
        const std::string branch = given.json["dispositions"][0]["branches"][0]["id"];
        const Reply reported = section.upload("/api/v1/dispositions/" + branch + "/report", {{"report", "Terlampir"}},
                                              "hasil.pdf", paper);
        ASSERT_EQ(reported.status, 200) << reported.json.dump();
        const std::string file = reported.json["dispositions"][0]["branches"][0]["files"][0]["id"];
        const auto opened = [&] {
            const Json all = clerk.get(one + "/readings").json.at("readings");
            return std::count_if(all.begin(), all.end(), [](const Json& each) { return each.at("what") == "report_file"; });
        };
        const auto page = "/dispositions/" + branch + "/files/" + file;
        EXPECT_EQ(ask(*server_, "HEAD", page, head().headers()).status, 200);
        EXPECT_EQ(opened(), 0) << "nobody had it before him";
        const bool secret = access == std::string("rahasia");
        const Reply first = head().get(page);
        EXPECT_EQ(first.status, 200);
        EXPECT_EQ(first.headers.at("cache-control"), "no-store");
        EXPECT_EQ(opened(), secret ? 1 : 0);
        EXPECT_EQ(section.get("/api/v1" + page).status, 200);
        EXPECT_EQ(opened(), secret ? 2 : 0);
        EXPECT_EQ(caller("DISKOMINFO.IKP.STAF").get(page).status, 404);
    }
}

TEST_P(Readings, of_a_secret_dossier_are_kept_too) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto database = core::db::open(city_->address());
    for (const char* access : {"rahasia", "terbatas"}) {
        SCOPED_TRACE(access);
        const bool secret = access == std::string("rahasia");
        const Reply made = archivist.post("/api/v1/archive/dossiers",
                                          {{"code", "000.1.5"}, {"title", "Pemeriksaan khusus"}, {"access", access}});
        ASSERT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json.at("id"), page = "/archive/dossiers/" + id, api = "/api/v1" + page;
        const auto kept = [&] {
            std::vector<std::string> all;
            for (const auto& each : database->read([&](core::db::Tx& tx) { return core::audit::readings(tx, "dossier:" + id); }))
                all.push_back(core::json::text(each.data, "what"));
            return all;
        };
        auto ahead = archivist.headers();
        EXPECT_EQ(ask(*server_, "HEAD", page, ahead).status, 200);
        ahead["Sec-Purpose"] = "prefetch";
        EXPECT_EQ(ask(*server_, "GET", page, ahead).status, 200);
        EXPECT_TRUE(kept().empty()) << "nobody had it before him";
        for (int twice = 0; twice < 2; ++twice) {
            const Reply shown = archivist.get(page);
            EXPECT_EQ(shown.status, 200);
            EXPECT_EQ(shown.headers.at("cache-control"), "no-store");
        }
        for (const auto& path : {api, "/archive?chosen=" + id}) EXPECT_EQ(archivist.get(path).status, 200);
        EXPECT_EQ(kept(), secret ? (std::vector<std::string>{"list", "api", "page"}) : std::vector<std::string>{});
        // Official lists tell it whole: one entry for the list, one for what is taken away, however many rows and forms.
        for (const char* form : {"berkas", "isi"})
            for (const char* list : {"/archive/lists", "/api/v1/archive/lists", "/archive/lists.xlsx", "/archive/lists.pdf"}) {
                const Reply told = archivist.get(std::string(list) + "?phase=all&form=" + form);
                EXPECT_EQ(told.status, 200) << list;
                EXPECT_EQ(told.headers.at("cache-control"), "no-store") << list;   // the secret one is on both rounds' lists
            }
        EXPECT_EQ(kept(), secret ? (std::vector<std::string>{"export", "list", "api", "page"}) : std::vector<std::string>{});
        EXPECT_EQ(drafter().get(page).status, 404);
    }
}

TEST_P(Readings, of_other_letters_are_nobodys_business) {
    const auto id = waiting("terbatas");
    EXPECT_EQ(head().get("/letters/" + id).status, 200);
    EXPECT_TRUE(of_head(id).empty());
    EXPECT_EQ(drafter().get("/letters/" + id).text().find("Dibaca oleh"), std::string::npos);
    EXPECT_NE(head().get("/letters/" + id + "/page?page=1&v=1").headers.at("cache-control"), "no-store");
}

TEST_P(Readings, what_may_not_be_asked_about_is_not_there) {
    const auto id = waiting("rahasia");
    const std::string may = "/api/v1/may?act=letters.read&object=";
    EXPECT_TRUE(head().get(may + "letter:" + id).json.at("allowed").get<bool>());
    const auto clerk = caller("DISKOMINFO.UMPEG");
    const Reply hidden = clerk.get(may + "letter:" + id),
                missing = clerk.get(may + "letter:01936b2e-0000-7000-8000-000000000000");
    EXPECT_EQ(hidden.status, 404);
    EXPECT_EQ(hidden.json.at("detail"), missing.json.at("detail"));
    for (const char* odd : {"letter:", "letter:zzz", "surat:1"}) EXPECT_EQ(clerk.get(may + odd).status, 404) << odd;
    EXPECT_EQ(clerk.get("/api/v1/may?act=letters.read").status, 422);
    EXPECT_EQ(clerk.get("/may?object=letter:" + id).status, 404);
    EXPECT_NE(head().get("/may?object=letter:" + id).text().find("href=\"/letters/" + id + "\""), std::string::npos);
    const Reply lower = caller("DISKOMINFO.KADIS").get("/api/v1/may?act=signing.initial&object=letter:" + id);
    EXPECT_FALSE(lower.json.at("allowed").get<bool>());
    EXPECT_FALSE(lower.json.at("rule").get<std::string>().empty());
}

TEST_P(Readings, a_class_is_changed_by_the_one_who_answers_for_it) {
    const auto id = waiting("terbatas");
    const auto change = [&](const Caller& who, const char* access, const char* reason) {
        return who.post("/api/v1/letters/" + id + "/class", {{"access", access}, {"reason", reason}});
    };
    EXPECT_EQ(change(drafter(), "biasa", "").json.at("faults")[0].at("field"), "reason");
    EXPECT_EQ(change(drafter(), "umum", "Keliru.").json.at("faults")[0].at("field"), "access");
    EXPECT_EQ(change(caller("DISKOMINFO.APTIKA.KABID"), "biasa", "Ingin membagikan.").status, 403);
    EXPECT_EQ(change(caller("DISKOMINFO.IKP.STAF"), "biasa", "Ingin membaca.").status, 404);
    const Reply raised = change(drafter(), "rahasia", "Memuat data pegawai.");
    EXPECT_EQ(raised.status, 200) << raised.json.dump();
    EXPECT_EQ(raised.json.at("access"), "rahasia");
    EXPECT_EQ(caller("DISKOMINFO.APTIKA.TIM1").get("/api/v1/letters/" + id).status, 404);
    EXPECT_NE(drafter().get("/letters/" + id).text().find("Memuat data pegawai."), std::string::npos) << "its way says why";
}

NASKAH_ON_BOTH_DATABASES(Readings);

}  // namespace
