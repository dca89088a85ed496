// SPDX-License-Identifier: Apache-2.0
// A disposition over HTTP from preparation to reopening, a wrong address between two books, many at once, and a
// secret letter whose words nobody else finds.
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::today;

const std::string path = "/api/v1/incoming";

core::Bytes paper(const std::string& words) {
    core::pdf::Document document;
    document.push_back(core::pdf::Paragraph{.runs = {{words, {}}}});
    return core::pdf::write(document, {}, NASKAH_FONTS).bytes;
}

class DispositionFlow : public tests::Flow {
  protected:
    std::string enter(const std::string& number, const std::string& subject, const std::string& access = "biasa") {
        const auto clerk = caller("DISKOMINFO.TU");
        const std::string day = core::iso(today());
        const Reply made = clerk.upload(path,
                                        {{"sender", "Ombudsman Perwakilan Contoh"}, {"number", number}, {"date", day},
                                         {"received", day}, {"subject", subject}, {"access", access},
                                         {"position", position_id(clerk, "DISKOMINFO.KADIS")}},
                                        "surat.pdf", paper(subject));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    std::string seat(const std::string& code) { return position_id(caller("DISKOMINFO.TU"), code); }
    Json told(const std::string& code) {
        return {{"to", {seat(code)}}, {"instructions", {"siapkan_jawaban"}}, {"note", "Mohon segera"}, {"due_days", 3}};
    }
    void story();
    void put_off(const std::string& one);
    // Of the way ahead: how many steps are waited for now, how many come after.
    std::pair<int, int> ahead(const Json& way) {
        int now = 0, later = 0;
        for (const Json& step : way.at("ahead")) ++(step.at("now").get<bool>() ? now : later);
        return {now, later};
    }
    void wrong_address();
    void many();
    void secret();
};

// A day somebody set is put off by him or with his leave, and the letter shows the day it is by now.
void DispositionFlow::put_off(const std::string& one) {
    const auto head = caller("DISKOMINFO.KADIS"), section = caller("DISKOMINFO.APTIKA.KABID");
    const auto due = [&] {
        const Reply shown = head.get(one);
        return shown.json.at("dispositions").at(0).at("branches").at(0).at("due").get<std::string>();
    };
    std::string wait;
    const Reply held = section.get("/api/v1/deadlines?limit=100");
    for (const Json& each : held.json.at("items"))
        if ("/api/v1" + each.value("link", "") == one) wait = "/api/v1/deadlines/" + each.at("id").get<std::string>();
    ASSERT_FALSE(wait.empty()) << held.json.dump(1);
    const auto before = due();
    const Json wish{{"reason", "Menunggu data penyedia"}, {"until", core::iso(core::add_days(today(), 5))}};
    EXPECT_EQ(section.post(wait + "/pause", wish).status, 403) << "not by the holder";
    EXPECT_EQ(section.post(wait + "/ask", wish).status, 200);
    EXPECT_EQ(section.post(wait + "/ask", wish).status, 409);
    EXPECT_EQ(head.post(wait + "/answer", {{"note", ""}}).status, 422);
    const Reply granted = head.post(wait + "/answer", {{"granted", true}});
    ASSERT_EQ(granted.status, 200) << granted.json.dump();
    EXPECT_EQ(granted.json["pause_reason"], "Menunggu data penyedia");
    EXPECT_GT(due(), before);
    EXPECT_EQ(section.post(wait + "/resume").status, 200);
    EXPECT_EQ(due(), before);
    EXPECT_EQ(head.post(wait + "/urge").status, 200);
    EXPECT_EQ(head.post(wait + "/urge").status, 409) << "once a day";
}

void DispositionFlow::story() {
    const auto clerk = caller("DISKOMINFO.TU"), head = caller("DISKOMINFO.KADIS"), section = caller("DISKOMINFO.APTIKA.KABID");
    const auto id = enter("B/1/LM", "Permintaan data layanan pengaduan");
    const std::string one = path + "/" + id;
    EXPECT_EQ(ahead(head.get(one + "/way").json), std::pair(1, 0)) << "to be read";
    EXPECT_EQ(head.post(one + "/read").status, 200);
    EXPECT_EQ(ahead(head.get(one + "/way").json), std::pair(1, 0)) << "to be disposed or closed";
    EXPECT_EQ(clerk.post(one + "/dispose", told("DISKOMINFO.APTIKA.KABID")).status, 403) << "the clerk never gives";
    EXPECT_EQ(clerk.post(one + "/prepare", told("DISKOMINFO.APTIKA.KABID")).status, 200);
    EXPECT_FALSE(head.get(one).json["prepared"].is_null());
    const Reply given = head.post(one + "/prepared/give");
    ASSERT_EQ(given.status, 200) << given.json.dump();
    EXPECT_EQ(given.json["state"], "disposed");
    EXPECT_NE(given.json["dispositions"][0]["prepared_by"], "");
    const std::string branch = given.json["dispositions"][0]["branches"][0]["id"];
    const Json on_the_way = head.get(one + "/way").json;
    EXPECT_EQ(ahead(on_the_way), std::pair(1, 1));
    EXPECT_NE(on_the_way.at("behind").dump().find("Mohon segera"), std::string::npos) << "with the giver's words";
    put_off(one);
    const std::string given_path = "/api/v1/dispositions/" + branch;
    const Reply reported = section.upload(given_path + "/report", {{"report", "Rekapitulasi terlampir"}, {"percent", "80"}},
                                          "rekap.pdf", paper("Rekapitulasi"));
    ASSERT_EQ(reported.status, 200) << reported.json.dump();
    const Json file = reported.json["dispositions"][0]["branches"][0]["files"][0];
    EXPECT_EQ(file["name"], "rekap.pdf");
    EXPECT_EQ(head.get(given_path + "/files/" + file["id"].get<std::string>()).status, 200);
    EXPECT_EQ(caller("DINKES.SEKRETARIS").get(given_path + "/files/" + file["id"].get<std::string>()).status, 404);
    EXPECT_EQ(head.post(given_path + "/return", {{"note", "Tambahkan anggaran"}, {"due_days", 1}}).status, 200);
    EXPECT_EQ(section.post(given_path + "/report", {{"report", "Anggaran ditambahkan"}}).status, 200);
    EXPECT_EQ(ahead(head.get(one + "/way").json), std::pair(1, 1)) << "to be taken, then closed, once";
    EXPECT_EQ(head.post(given_path + "/accept").status, 200);
    EXPECT_EQ(ahead(head.get(one + "/way").json), std::pair(1, 0)) << "to be closed";
    EXPECT_EQ(head.post(one + "/close", {{"note", "Cukup"}}).json["state"], "closed");
    EXPECT_EQ(head.post(one + "/reopen", {{"reason", "Ada surat susulan"}}).json["state"], "disposed");
    const Json way = head.get(one + "/way").json;
    EXPECT_GE(way["behind"].size(), 9u) << way.dump();
    EXPECT_FALSE(way["ahead"].empty());
    const Reply sheet = head.get(one + "/sheet?paper=two");
    EXPECT_EQ(sheet.status, 200);
    EXPECT_EQ(head.get(one + "/sheet?paper=a3").status, 422);
}

void DispositionFlow::wrong_address() {
    const auto head = caller("DISKOMINFO.KADIS");
    const auto id = enter("B/2/LM", "Data fasilitas kesehatan");
    const Reply moved = head.post(path + "/" + id + "/redirect",
                                  {{"position", seat("DINKES.SEKRETARIS")}, {"reason", "Urusan dinas kesehatan"}});
    ASSERT_EQ(moved.status, 200) << moved.json.dump();
    const std::string there = moved.json["incoming"];
    EXPECT_NE(there, id) << "a number of its own in the other book";
    EXPECT_EQ(head.get(path + "/" + id).json["state"], "redirected");
    EXPECT_EQ(caller("DINKES.SEKRETARIS").get(path + "/" + there).json["state"], "unread");
    EXPECT_EQ(head.post(path + "/" + id + "/close", {{"note", "x"}}).status, 409);
    const Json book = caller("DISKOMINFO.TU").get("/api/v1/incoming-book?state=redirected").json;
    ASSERT_EQ(book["rows"].size(), 1u) << book.dump();
    EXPECT_EQ(book["rows"][0]["note"], "Urusan dinas kesehatan");
    EXPECT_NE(book["rows"][0]["moved_to"], "");
}

void DispositionFlow::many() {
    const auto head = caller("DISKOMINFO.KADIS");
    const auto first = enter("B/3/LM", "Undangan sosialisasi"), second = enter("B/4/LM", "Undangan bimbingan teknis");
    EXPECT_EQ(head.post(path + "/" + second + "/close", {{"note", "Sudah dihadiri"}}).status, 200);
    Json wish = told("DISKOMINFO.APTIKA.KABID");
    wish["letters"] = {first, second};
    wish["act"] = "dispose";
    const Reply asked = head.post("/api/v1/incoming-many", wish);
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    const std::string batch = asked.json["link"];
    const Reply over = tests::wait_for([&] { return head.get(batch); },
                                [](const Reply& reply) { return reply.json["over"] == true; });
    EXPECT_EQ(over.json["counts"]["done"], 1) << over.json.dump();
    EXPECT_EQ(over.json["counts"]["refused"], 1) << "the closed one says so";
    const Reply disposed = head.get(path + "/" + first);
    EXPECT_EQ(disposed.json["state"], "disposed");
    const auto section = caller("DISKOMINFO.APTIKA.KABID");
    const std::string branch = disposed.json["dispositions"][0]["branches"][0]["id"];
    const Reply told_of = section.post("/api/v1/incoming-report-many",
                                       {{"branches", {branch, first}}, {"report", "Sudah dihadiri."}});
    ASSERT_EQ(told_of.status, 202) << told_of.json.dump();
    const Reply reports = tests::wait_for([&] { return section.get(told_of.json["link"].get<std::string>()); },
                                          [](const Reply& reply) { return reply.json["over"] == true; });
    EXPECT_EQ(reports.json["counts"]["done"], 1) << reports.json.dump();
    EXPECT_EQ(reports.json["counts"]["refused"], 1) << "no disposition of his";
    EXPECT_EQ(head.get(path + "/" + first).json["dispositions"][0]["branches"][0]["report"], "Sudah dihadiri.");
}

void DispositionFlow::secret() {
    const auto head = caller("DISKOMINFO.KADIS"), section = caller("DISKOMINFO.APTIKA.KABID");
    const std::string canary = "Penyelidikan Kakatua Jambul";
    const auto id = enter("R/5/LM", canary, "rahasia");
    Json wish = told("DISKOMINFO.APTIKA.KABID");
    EXPECT_EQ(head.post(path + "/" + id + "/dispose", wish).status, 422) << "not without knowing who reads it";
    wish["confirmed"] = true;
    EXPECT_EQ(head.post(path + "/" + id + "/dispose", wish).status, 201);
    EXPECT_EQ(section.get(path + "/" + id).status, 200);
    for (const char* who : {"DISKOMINFO.ARSIPARIS", "DISKOMINFO.APTIKA.STAF", "DINKES.UMPEG", "DINKES.SEKRETARIS"}) {
        const auto other = caller(who);
        for (const std::string& question :
             {path + "/" + id, path + "/" + id + "/way", path + "/" + id + "/sheet", path, path + "?q=kakatua",
              std::string("/api/v1/incoming-book"), std::string("/api/v1/dispositions"), std::string("/api/v1/dispositions?show=by_me"),
              std::string("/api/v1/search?q=kakatua"), std::string("/incoming/book"), std::string("/incoming/book.xlsx"),
              "/incoming/" + id + "/sheet.pdf", "/incoming/" + id + "/way.pdf"}) {
            const auto text = ask(*server_, "GET", question, other.headers()).text();
            EXPECT_EQ(text.find("Kakatua"), std::string::npos) << who << " " << question;
            if (question.find(id) == std::string::npos) {
                EXPECT_EQ(text.find(id), std::string::npos) << who << " " << question;
            }
        }
    }
}

TEST_P(DispositionFlow, goes_its_way) {
    story();
    wrong_address();
    many();
    secret();
}

NASKAH_ON_BOTH_DATABASES(DispositionFlow);

}  // namespace
