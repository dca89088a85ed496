// SPDX-License-Identifier: Apache-2.0
// A disposition over HTTP from preparation to reopening, a wrong address between two books, many at once, and a
// secret letter whose words nobody else finds.
#include <algorithm>

#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace disposition_flow_test {

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
    void comes_back();
    void lowered();
    void mailroom();
    void corrected();
    Json letter_for(const Caller& clerk, const std::string& code, const std::string& number);
    // The page without the paper, as its person reads it.
    static bool says(const Caller& who, const std::string& page, const std::string& words) {
        return who.get(page).text().find(words) != std::string::npos;
    }
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

void DispositionFlow::comes_back() {
    const auto head = caller("DISKOMINFO.KADIS"), section = caller("DISKOMINFO.APTIKA.KABID");
    const auto id = enter("B/6/LM", "Permintaan data menara");
    const std::string one = path + "/" + id;
    const Reply given = head.post(one + "/dispose", told("DISKOMINFO.APTIKA.KABID"));
    ASSERT_EQ(given.status, 201) << given.json.dump();
    const std::string branch = given.json["dispositions"][0]["branches"][0]["id"];
    EXPECT_EQ(section.post("/api/v1/dispositions/" + branch + "/decline", {{"reason", "Urusan bidang lain."}}).status, 200);
    const Reply whole = head.get(one);
    EXPECT_EQ(whole.json["state"], "read");
    EXPECT_EQ(whole.json["held_by"], Json{whole.json["position_name"]});
    EXPECT_NE(head.get(path + "?show=untreated").text().find(id), std::string::npos) << "in the list of what waits";
    const std::string page = "/incoming/" + id;
    EXPECT_TRUE(says(head, page, "Urusan bidang lain"));
    EXPECT_TRUE(says(head, page, "Disposisikan lagi"));
    EXPECT_FALSE(says(head, page, "Semua penerima sudah melapor"));
    EXPECT_EQ(head.post(one + "/dispose", told("DISKOMINFO.APTIKA.KABID")).json["state"], "disposed");
    const Json closing{{"act", "close"}, {"letters", {enter("B/7/LM", "Undangan peluncuran aplikasi"), id}}, {"note", "Selesai."}};
    const Reply asked = head.post("/api/v1/incoming-many", closing);
    const Reply over = tests::wait_for([&] { return head.get(asked.json["link"].get<std::string>()); },
                                       [](const Reply& reply) { return reply.json["over"] == true; });
    EXPECT_EQ(over.json["counts"]["refused"], 1) << "the one nobody read: " << over.json.dump();
    EXPECT_EQ(head.get(path + "/" + closing["letters"][0].get<std::string>()).json["state"], "unread");
}

// The clerk asks, the addressed head decides.
void DispositionFlow::lowered() {
    const auto clerk = caller("DISKOMINFO.TU"), head = caller("DISKOMINFO.KADIS");
    const auto id = enter("SR/8/LM", "Laporan hasil penelusuran", "sangat_rahasia");
    const std::string one = path + "/" + id;
    const Reply asked = clerk.post(one + "/class", {{"access", "biasa"}, {"reason", "Salah pilih saat mencatat."}});
    ASSERT_EQ(asked.status, 200) << asked.json.dump();
    EXPECT_EQ(asked.json["access"], "sangat_rahasia");
    EXPECT_EQ(asked.json["proposed_class"]["access"], "biasa");
    const auto told_head = [&](const std::string& kind) {
        const Json notices = head.get("/api/v1/notices").json["notices"];
        return std::any_of(notices.begin(), notices.end(), [&](const Json& each) {
            return each["kind"] == kind && each["link"].get<std::string>().ends_with(id);
        });
    };
    EXPECT_TRUE(told_head("incoming.class_proposed"));
    EXPECT_EQ(clerk.post(one + "/class/keep", {{"reason", "Tetap."}}).status, 403);
    EXPECT_TRUE(says(head, "/incoming/" + id, "Salah pilih saat mencatat."));
    EXPECT_EQ(head.post(one + "/class/keep", {{"reason", "Isinya tetap rahasia."}}).status, 200);
    EXPECT_EQ(head.post(one + "/class/keep", {{"reason", "Isinya tetap rahasia."}}).status, 409);
    EXPECT_EQ(head.post(one + "/class", {{"access", "terbatas"}, {"reason", "Ringkasannya boleh dibaca."}}).json["access"],
              "terbatas");
    EXPECT_EQ(clerk.post(one + "/class", {{"access", "rahasia"}, {"reason", "Lampirannya rahasia."}}).json["access"],
              "rahasia");
    EXPECT_TRUE(told_head("incoming.reclassified")) << "what others change he is told";
}

// What the API answers to the clerk who registers it.
Json DispositionFlow::letter_for(const Caller& clerk, const std::string& code, const std::string& number) {
    const std::string day = core::iso(today());
    return clerk.upload(path, {{"sender", "Kementerian Contoh"}, {"number", number}, {"date", day}, {"received", day},
                               {"subject", "Undangan rapat koordinasi"}, {"position", position_id(clerk, code)}},
                        "surat.pdf", paper(number)).json;
}

void DispositionFlow::mailroom() {
    const auto clerk = caller("SETDA.TU");
    const Json entered = letter_for(clerk, "WALIKOTA.WK", "B/9/LM");
    EXPECT_EQ(entered["position_name"], "Wali Kota Pangkalpinang") << entered.dump();
    EXPECT_TRUE(says(clerk, "/incoming/new", "Wakil Wali Kota Pangkalpinang"));
    EXPECT_TRUE(says(clerk, "/incoming/book", "B/9/LM")) << "in the book of the secretariat";
    EXPECT_EQ(letter_for(caller("DISKOMINFO.TU"), "WALIKOTA.WK", "B/10/LM")["faults"][0]["field"], "position");
    const auto admin = caller("DISKOMINFO.ADMIN");
    const Json rooms = admin.get("/api/v1/incoming-mailrooms").json["mailrooms"];
    ASSERT_EQ(rooms.size(), 1u) << rooms.dump();
    EXPECT_EQ(admin.put("/api/v1/incoming-mailrooms", {{"unit", rooms[0]["unit"]}, {"mailroom", rooms[0]["unit"]}}).status, 422);
    EXPECT_EQ(admin.put("/api/v1/incoming-mailrooms", {{"unit", rooms[0]["unit"]}}).status, 200);
    EXPECT_EQ(letter_for(clerk, "WALIKOTA.WK", "B/11/LM")["faults"][0]["field"], "position") << "nobody's";
    EXPECT_EQ(admin.put("/api/v1/incoming-mailrooms",
                        {{"unit", rooms[0]["unit"]}, {"mailroom", rooms[0]["mailroom"]}}).status, 200);
}

void DispositionFlow::corrected() {
    const auto clerk = caller("DISKOMINFO.TU"), head = caller("DISKOMINFO.KADIS");
    const auto id = enter("B/12/LM", "Permintaan data kabel"), twice = enter("B/13/LM", "Permintaan data kabel laut");
    const std::string page = "/incoming/" + id;
    EXPECT_EQ(clerk.post(path + "/" + id + "/correct", {{"number", "B/21/LM"}}).status, 422) << "without a reason";
    const Reply made = clerk.post(path + "/" + id + "/correct", {{"number", "B/21/LM"}, {"reason", "Salah ketik."}});
    ASSERT_EQ(made.status, 200) << made.json.dump();
    EXPECT_EQ(made.json["number"], "B/21/LM");
    EXPECT_EQ(made.json["corrections"][0]["was"], (Json{{"number", "B/12/LM"}}));
    EXPECT_TRUE(says(head, page, "B/12/LM")) << "the way tells what stood there";
    EXPECT_TRUE(says(clerk, "/incoming/book", "B/12/LM")) << "and the book";
    const std::string agenda = made.json["agenda"];
    EXPECT_EQ(head.post(path + "/" + twice + "/duplicate", {{"agenda", "999/1999"}}).status, 422);
    const Reply ended = head.post(path + "/" + twice + "/duplicate", {{"agenda", agenda}});
    ASSERT_EQ(ended.status, 200) << ended.json.dump();
    EXPECT_EQ(ended.json["duplicate_of"], agenda);
    EXPECT_EQ(head.get(path + "/" + id).json["duplicates"][0], ended.json["agenda"]);
    EXPECT_TRUE(says(head, "/incoming/" + twice, "Duplikat dari agenda " + agenda));
}

TEST_P(DispositionFlow, goes_its_way) {
    story();
    wrong_address();
    many();
    secret();
    comes_back();
    lowered();
    mailroom();
    corrected();
}

NASKAH_ON_BOTH_DATABASES(DispositionFlow);

}  // namespace
