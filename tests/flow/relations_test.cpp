// SPDX-License-Identifier: Apache-2.0
// A letter is revoked and one is answered, over HTTP: the newest state everywhere the old letter is seen,
// to each as much as he may know, and the old file as it was.
#include "core/pdf/write.h"
#include "tests/flow/town.h"

namespace relations_test {

using core::Json;
using tests::Caller;
using tests::Reply;

const std::map<std::string, std::string> seats_of_initials{{"section", "DISKOMINFO.APTIKA.KABID"}};

class Related : public tests::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (!IsSkipped()) settle();
    }
    std::string begin(const Caller& who, const std::string& path, const char* relation) {
        const Reply made = who.post(path, {{"relation", relation}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.contains("letter") ? made.json["letter"] : made.json["id"];
    }
    Json signed_by(const Caller& drafter, const std::vector<std::string>& initials, const Caller& signer,
                   const std::string& id) {
        // The round proposed is shortened to those who are at hand.
        Json content = drafter.get("/api/v1/letters/" + id).json["content"];
        content["initials"] = Json::array();
        for (const auto& who : initials) content["initials"].push_back(position_id(drafter, seats_of_initials.at(who)));
        content["version"] = 1;
        const Reply saved = drafter.put("/api/v1/letters/" + id, content);
        EXPECT_EQ(saved.status, 200) << saved.json.dump();
        send_up(drafter, id);
        const std::string round = "/api/v1/signing/letter:" + id;
        for (const auto& who : initials) EXPECT_EQ(person(who).post(round + "/pass").status, 200) << who;
        const Reply done = signer.post(round + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        return tests::wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                               [](const Reply& reply) { return reply.json["state"] == "sent"; })
            .json;
    }
    void the_old_letter_is_revoked();
    void everybody_sees_how_it_stands(const std::string& number);
    void a_received_letter_is_answered();
    void an_invitation_is_answered();
    void the_archive_tells_it_too(const std::string& number);
    void a_letter_begins_a_personal_dossier(const std::string& subject);
    void the_composer_shows_and_gains_relations();
    void an_invitation_on_paper_is_passed_on();
    std::string page(const char* who, const std::string& path) {
        return ask(*server_, "GET", path, person(who).headers()).text();
    }
    static bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
};

void Related::the_old_letter_is_revoked() {
    const auto& drafter = person("drafter");
    const std::string old = "/api/v1/letters/" + ids_["sent"], verify = "/api/v1/verify/" + ids_["code"];
    const auto file = drafter.get(old + "/pdf").bytes;
    const std::string id = begin(drafter, old + "/related", "revokes");
    EXPECT_EQ(drafter.get(verify).json["outcome"], "genuine");
    const Json letter = drafter.get("/api/v1/letters/" + id).json;
    EXPECT_EQ(letter["content"]["classification"], "000.1.5");
    const Json done = signed_by(drafter, {"section"}, person("head"), id);
    EXPECT_EQ(drafter.get(old + "/pdf").bytes, file) << "a signed letter is never edited";
    everybody_sees_how_it_stands(done["number"]);
    the_archive_tells_it_too(done["number"]);
    EXPECT_EQ(drafter.post(old + "/related", {{"relation", "cancels"}}).status, 409);
    EXPECT_EQ(drafter.post(old + "/related", {{"relation", "menghapus"}}).status, 422);
    EXPECT_EQ(person("other head").post(old + "/related", {{"relation", "replies"}}).status, 404);
    EXPECT_EQ(person("other head").get(old + "/relations").status, 404);
}

void Related::everybody_sees_how_it_stands(const std::string& number) {
    const auto& drafter = person("drafter");
    const std::string old = "/api/v1/letters/" + ids_["sent"];
    const Json around = drafter.get(old + "/relations").json;
    EXPECT_EQ(around["newer"]["number"], number);
    EXPECT_EQ(around["answered"].size(), 1u);
    int marked = 0;
    const Json lines = drafter.get("/api/v1/letters?limit=100").json["letters"];
    for (const auto& line : lines) marked += line["newer"].is_null() ? 0 : 1;
    EXPECT_EQ(marked, 1);
    const Json verified = Caller(*server_, "").get("/api/v1/verify/" + ids_["code"]).json;
    EXPECT_EQ(verified["outcome"], "revoked");
    EXPECT_EQ(verified["newer"]["number"], number);
    const auto page = ask(*server_, "GET", "/v/" + ids_["code"]).text();
    EXPECT_NE(page.find("sudah dicabut"), std::string::npos);
    EXPECT_NE(page.find(number), std::string::npos);
    const auto& secretary = person("secretary");
    EXPECT_EQ(secretary.get("/api/v1/incoming/" + ids_["incoming"]).json["newer"]["number"], number);
    for (const auto& [who, path] : std::map<std::string, std::string>{{"drafter", "/letters/" + ids_["sent"]},
                                                                      {"secretary", "/incoming/" + ids_["incoming"]},
                                                                      {"section", "/letters"}})
        EXPECT_NE(ask(*server_, "GET", path, person(who).headers()).text().find("Dicabut dengan Nomor " + number),
                  std::string::npos)
            << path;
    const Reply found = tests::wait_for(
        [&] { return secretary.get("/api/v1/search?q=pemutakhiran+situs&kind=incoming"); },
        [](const Reply& reply) { return reply.text().find("Dicabut") != std::string::npos; });
    EXPECT_NE(found.text().find("Dicabut"), std::string::npos) << found.text();
}

void Related::the_archive_tells_it_too(const std::string& number) {
    const auto& archivist = person("archivist");
    const std::string subject = "letter:" + ids_["sent"], dossier = "/api/v1/archive/dossiers/" + ids_["dossier"];
    const Json waiting = tests::wait_for([&] { return archivist.get("/api/v1/archive/pending"); },
                                         [](const Reply& reply) { return reply.json["items"].size() > 1; })
                             .json["items"];
    int told = 0;
    for (const auto& one : waiting) {
        EXPECT_EQ(one["newer"].is_null(), one["subject"] != subject) << one.dump();
        told += one["newer"].is_null() ? 0 : 1;
    }
    EXPECT_EQ(told, 1);
    const std::string says = "Dicabut dengan Nomor " + number;
    EXPECT_TRUE(holds(page("archivist", "/archive/pending"), says));
    EXPECT_TRUE(holds(page("archivist", "/archive/file?subject=" + subject), says));
    ASSERT_EQ(archivist.post(dossier + "/items", {{"subject", subject}}).status, 201);
    EXPECT_EQ(archivist.get(dossier).json["items"][0]["newer"]["number"], number);
    EXPECT_TRUE(holds(page("archivist", "/archive/dossiers/" + ids_["dossier"]), says));
    EXPECT_TRUE(holds(page("archivist", "/archive?chosen=" + ids_["dossier"]), says));
    for (const auto& one : waiting)
        if (one["subject"] != subject) return a_letter_begins_a_personal_dossier(one["subject"]);
}

void Related::a_letter_begins_a_personal_dossier(const std::string& subject) {
    const auto& archivist = person("archivist");
    auto headers = archivist.headers();
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    const auto file = [&](const std::string& nip) {
        return ask(*server_, "POST", "/archive/file", headers,
                   "act=new&subject=" + subject + "&code=800.1.13.1&code_words=800.1.13&title=&person=Budi+Contoh&nip=" + nip);
    };
    const Reply wrong = file("1980");
    EXPECT_EQ(wrong.status, 422);
    for (const char* kept : {"value=\"Budi Contoh\"", "value=\"1980\"", "value=\"800.1.13.1\" checked"})
        EXPECT_TRUE(holds(wrong.text(), kept)) << kept;
    const Reply filed = file("198001012005011002");
    ASSERT_EQ(filed.status, 303) << filed.text();
    const auto where = filed.headers.at("location");
    const Json whole = archivist.get("/api/v1" + where).json;
    EXPECT_EQ(whole["person"]["nip"], "198001012005011002");
    EXPECT_EQ(archivist.post("/api/v1" + where + "/close", {{"date", whole["opened"]}}).status, 200);
    Json retired{{"event", "penetapan_pensiun"}, {"trigger", whole["opened"]}, {"note", "Keputusan"}, {"letter", "tidak ada"}};
    EXPECT_EQ(archivist.post("/api/v1" + where + "/person/events", retired).status, 422);
    retired["letter"] = whole["items"][0]["letter_number"];
    const Reply told = archivist.post("/api/v1" + where + "/person/events", retired);
    ASSERT_EQ(told.status, 201) << told.json.dump();
    EXPECT_EQ(told.json["letter"]["subject"], subject);
    EXPECT_TRUE(holds(archivist.get(where + "/person").text(), "href=\"" + told.json["letter"]["link"].get<std::string>()));
}

// What a draft relates to stands above its text, and one more is found and added.
void Related::the_composer_shows_and_gains_relations() {
    const auto& secretary = person("secretary");
    const std::string id = begin(secretary, "/api/v1/incoming/" + ids_["incoming"] + "/answer", "refers"),
                      letter = "/api/v1/letters/" + id, edit = "/letters/" + id + "/edit";
    const auto composer = page("secretary", edit);
    EXPECT_TRUE(holds(composer, "Merujuk <a href=\"/incoming/" + ids_["incoming"])) << composer.substr(0, 3000);
    EXPECT_TRUE(holds(composer, "hal Laporan pemutakhiran situs web kota"));
    EXPECT_TRUE(holds(composer, "value=\"drop:incoming:" + ids_["incoming"]));
    const Json found = secretary.get(letter + "/relatable?q=layanan+publik").json["candidates"];
    ASSERT_FALSE(found.empty());
    const std::string other = found[0]["subject"];
    EXPECT_TRUE(holds(page("secretary", edit + "?related=layanan+publik"), "value=\"" + other + "\""));
    const Reply done = secretary.post(letter + "/relations", {{"relation", "replies"}, {"to", other}});
    ASSERT_EQ(done.status, 201) << done.json.dump();
    EXPECT_EQ(done.json["declared"].size(), 2u);
    EXPECT_EQ(secretary.post(letter + "/relations", {{"relation", "replies"}, {"to", other}}).status, 409);
    EXPECT_EQ(secretary.post(letter + "/relations", {{"relation", "revokes"}, {"to", "incoming:" + ids_["incoming"]}}).status,
              409);
    EXPECT_EQ(secretary.post(letter + "/relations", {{"relation", "refers"}, {"to", "letter:" + ids_["draft"]}}).status, 422)
        << "a draft of others is not to be known";
    EXPECT_EQ(person("other head").post(letter + "/relations", {{"relation", "refers"}, {"to", other}}).status, 404);
    EXPECT_TRUE(person("other head").get(letter + "/relatable?q=a").status == 404);
}

void Related::an_invitation_on_paper_is_passed_on() {
    const auto &clerk = person("clerk"), &head = person("head"), &section = person("section");
    core::pdf::Document document;
    document.push_back(core::pdf::Paragraph{.runs = {{"Undangan peresmian kantor kas", {}}}});
    const auto scan = core::pdf::write(document, {}, NASKAH_FONTS).bytes;
    std::map<std::string, std::string> form{
        {"sender", "Bank Contoh"}, {"number", "112/BC/XI/2026"}, {"date", "2026-11-02"}, {"received", "2026-11-02"}, {"received_confirmed", "1"},
        {"subject", "Undangan peresmian kantor kas"}, {"position", position_id(clerk, "DISKOMINFO.KADIS")},
        {"event_day", "2030-02-05"}, {"event_from", "25.00"}, {"event_place", "Kantor Kas Gerunggang"}};
    EXPECT_EQ(clerk.upload("/api/v1/incoming", form, "undangan.pdf", scan).status, 422);
    form["event_from"] = "10.00";
    const Reply made = clerk.upload("/api/v1/incoming", form, "undangan.pdf", scan);
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string entry = "/api/v1/incoming/" + made.json["id"].get<std::string>(), id = made.json["id"];
    Json agenda = head.get("/api/v1/agenda?from=2030-02-01").json["agenda"];
    ASSERT_EQ(agenda.size(), 1u);
    EXPECT_EQ(agenda[0]["hours"], "10.00 WIB s.d. selesai");
    const Json corrected{{"event_day", "2030-02-06"}, {"event_from", "13.30"}, {"event_place", "Aula"}};
    EXPECT_EQ(head.put(entry + "/invitation", corrected).status, 403);
    EXPECT_EQ(clerk.put(entry + "/invitation", corrected).json["invitation"]["day"], "2030-02-06");
    EXPECT_EQ(person("mail clerk").put("/api/v1/incoming/" + ids_["incoming"] + "/invitation", corrected).status, 409)
        << "a letter of this house says itself what it is";
    EXPECT_TRUE(section.get("/api/v1/agenda?from=2030-02-01").json["agenda"].empty());
    const Reply given = head.post(entry + "/dispose", {{"to", {position_id(head, "DISKOMINFO.APTIKA.KABID")}},
                                                      {"instructions", {"hadiri"}}});
    ASSERT_EQ(given.status, 201) << given.json.dump();
    agenda = section.get("/api/v1/agenda?from=2030-02-01").json["agenda"];
    ASSERT_EQ(agenda.size(), 1u);
    EXPECT_EQ(agenda[0]["day"], "2030-02-06");
    EXPECT_FALSE(agenda[0]["passed_by"].is_null());
    EXPECT_TRUE(holds(page("section", "/agenda?from=2030-02-01"), "Diteruskan kepada Anda oleh"));
    const auto file = section.get("/api/v1/agenda/calendar?month=2030-02").text();
    EXPECT_TRUE(holds(file, "DTSTART;TZID=Asia/Jakarta:20300206T133000\r\nDTEND;TZID=Asia/Jakarta:20300206T153000"))
        << file;
    EXPECT_EQ(page("head", "/incoming/" + id + "/invitation.ics").substr(0, 15), "BEGIN:VCALENDAR");
    EXPECT_TRUE(holds(page("head", "/"), "Undangan belum dijawab"));
    EXPECT_EQ(clerk.get(entry + "/calendar").status, 404) << "it stands in the agenda of others";
    EXPECT_EQ(person("other head").get(entry + "/calendar").status, 404);
    EXPECT_EQ(section.get("/api/v1/agenda/calendar?month=2030-13").status, 422);
}

void Related::a_received_letter_is_answered() {
    const auto& secretary = person("secretary");
    const std::string entry = "/api/v1/incoming/" + ids_["incoming"];
    const std::string id = begin(secretary, entry + "/answer", "replies");
    const Json content = secretary.get("/api/v1/letters/" + id).json["content"];
    EXPECT_EQ(content["kind"], "nota_dinas") << "internal as what it answers";
    ASSERT_EQ(content["addressees"].size(), 1u);
    EXPECT_NE(content.dump().find("Menindaklanjuti Nota Dinas"), std::string::npos) << content.dump();
    EXPECT_TRUE(secretary.get(entry).json["answers"].empty());
    const Json done = signed_by(secretary, {}, secretary, id);
    const Json answers = secretary.get(entry).json["answers"];
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0]["number"], done["number"]);
    EXPECT_NE(ask(*server_, "GET", "/incoming/" + ids_["incoming"], secretary.headers()).text().find("Dibalas dengan"),
              std::string::npos);
    EXPECT_EQ(person("head").get("/api/v1/letters/" + ids_["sent"] + "/relations").json["answered"].size(), 2u)
        << "the addressee of the reply sees it on the letter answered";
}

// Somebody below is sent in one press; the host reads it on the invitation, another office does not.
void Related::an_invitation_is_answered() {
    const auto &drafter = person("drafter"), &secretary = person("secretary");
    const Json written{{"kind", "undangan"},
                       {"subject", "Undangan rapat koordinasi layanan publik"},
                       {"body", "Dengan hormat kami mengundang Saudara untuk hadir pada:"},
                       {"event", {{"day", "2030-01-15"}, {"time", "09.00 WIB"}, {"place", "Aula"}, {"agenda", "Rapat"}}},
                       {"classification", "000.1.5"},
                       {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                       {"signer", position_id(drafter, "DISKOMINFO.KADIS")}};
    const std::string id = drafter.post("/api/v1/letters", written).json["id"];
    signed_by(drafter, {"section"}, person("head"), id);
    const Json agenda = tests::wait_for([&] { return secretary.get("/api/v1/agenda"); },
                                        [](const Reply& reply) { return !reply.json["agenda"].empty(); })
                            .json["agenda"];
    EXPECT_EQ(agenda[0]["starts"], 540);
    const std::string entry = agenda[0]["incoming"], path = "/api/v1/incoming/" + entry + "/attendance";
    EXPECT_EQ(secretary.post(path, {{"stance", "represented"}}).status, 422);
    const Reply done = secretary.post(path, {{"stance", "represented"}, {"deputy", ids_["receiver"]}});
    ASSERT_EQ(done.status, 200) << done.json.dump();
    const Json task = secretary.get("/api/v1/letters/" + std::string(done.json["assignment"])).json["content"];
    EXPECT_EQ(task["kind"], "surat_tugas");
    EXPECT_NE(task["parts"]["dasar"].dump().find("Surat Undangan Dinas Komunikasi"), std::string::npos);
    const Json told = drafter.get("/api/v1/letters/" + id + "/attendance").json["attendance"];
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0]["stance"], "represented");
    for (const auto& [who, page] : std::map<std::string, std::string>{{"drafter", "/letters/" + id},
                                                                      {"secretary", "/agenda"}})
        EXPECT_NE(ask(*server_, "GET", page, person(who).headers()).text().find("Diwakili"), std::string::npos) << page;
    EXPECT_EQ(person("other head").get("/api/v1/letters/" + id + "/attendance").status, 404);
    EXPECT_EQ(secretary.get("/api/v1/letters/" + id + "/attendance").status, 404) << "a guest is not the host";
    EXPECT_EQ(person("other head").post(path, {{"stance", "attending"}}).status, 404);
}

TEST_P(Related, letters_stand_to_each_other_everywhere_alike) {
    the_old_letter_is_revoked();
    a_received_letter_is_answered();
    an_invitation_is_answered();
    the_composer_shows_and_gains_relations();
    an_invitation_on_paper_is_passed_on();
}

NASKAH_ON_BOTH_DATABASES(Related);

}  // namespace
