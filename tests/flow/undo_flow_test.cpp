// SPDX-License-Identifier: Apache-2.0
// "Batalkan" in the message after an act, as the browser follows it: shown once to who acted, pressed, and gone; an
// act of many taken back by another; and none where something followed.
#include "core/base/text.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace undo_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

const std::string incoming = "/api/v1/incoming";

std::string between(const std::string& text, const std::string& from, const std::string& until) {
    const auto at = text.find(from);
    if (at == std::string::npos) return "";
    const auto begin = at + from.size();
    return text.substr(begin, text.find(until, begin) - begin);
}

class UndoFlow : public tests::Flow {
  protected:
    struct Message {
        std::string text, where, act;   // where: "" when nothing is offered
    };
    // A form of a page, and the message on the page after it.
    Message press(const Caller& who, const std::string& path, const std::string& form) {
        auto headers = who.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        const Reply done = tests::ask(*server_, "POST", path, headers, form);
        EXPECT_EQ(done.status, 303) << path << " " << done.text();
        if (done.status != 303) return {};
        headers["Cookie"] = between(done.headers.at("set-cookie") + ";", "", ";");
        const std::string page = tests::ask(*server_, "GET", done.headers.at("location"), headers).text();
        const std::string box = between(page, "<div class=\"flash", "</div>");
        return {between(box, "<p>", "</p>"), between(box, "action=\"", "\""), between(box, "name=\"act\" value=\"", "\"")};
    }
    Message undo(const Caller& who, const Message& offer) { return press(who, offer.where, "act=" + offer.act); }
    std::string enter(const std::string& number) {
        const auto clerk = caller("DISKOMINFO.TU");
        const std::string day = core::iso(tests::today());
        core::pdf::Document sheet;
        sheet.push_back(core::pdf::Paragraph{.runs = {{"Permintaan data layanan pengaduan, nomor " + number, {}}}});
        const Reply made = clerk.upload(incoming,
                                        {{"sender", "Ombudsman Perwakilan Contoh"}, {"number", number}, {"date", day},
                                         {"received", day}, {"subject", "Permintaan data " + number}, {"access", "biasa"},
                                         {"position", position_id(clerk, "DISKOMINFO.KADIS")}},
                                        "surat.pdf", core::pdf::write(sheet, {}, NASKAH_FONTS).bytes);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    std::string state(const std::string& id) {
        return caller("DISKOMINFO.KADIS").get(incoming + "/" + id).json["state"];
    }
    Json done(const Caller& who, const std::string& batch) {
        return tests::wait_for([&] { return who.get(batch); },
                               [](const Reply& reply) { return reply.json["over"] == true; })
            .json;
    }
    void closing();
    void many();
    void writing();
    void returning();
    void many_up();
    void many_parafs();
    void lending();
    std::vector<std::string> drafts(const Caller& drafter, const std::string& about, int count) {
        std::vector<std::string> ids;
        for (int i = 1; i <= count; ++i) {
            const Reply made = drafter.post("/api/v1/letters", note(drafter, about + " " + std::to_string(i)));
            EXPECT_EQ(made.status, 201) << made.json.dump();
            ids.push_back(made.json["id"]);
        }
        return ids;
    }
    // The results of undoing that batch, row by row.
    std::string undone(const Caller& who, const std::string& batch) {
        const Reply asked = who.post(batch + "/undo");
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        const Json result = done(who, "/api/v1/batches/" + asked.json["id"].get<std::string>());
        std::string states;
        for (const auto& item : result["items"]) {
            states += (states.empty() ? "" : " ") + item["state"].get<std::string>();
            if (item["state"] == "refused") states += ":" + item["refusal"]["key"].get<std::string>();
        }
        return states;
    }
};

void UndoFlow::closing() {
    const auto head = caller("DISKOMINFO.KADIS"), stranger = caller("SETDA.SEKDA");
    const auto id = enter("B/1/LM");
    EXPECT_EQ(head.get(incoming + "/" + id).status, 200);
    const Message offer = press(head, "/incoming/" + id + "/close", "note=Selesai.");
    EXPECT_EQ(offer.where, "/incoming/" + id + "/undo") << offer.text;
    EXPECT_EQ(offer.act, "closed");
    EXPECT_EQ(state(id), "closed");
    EXPECT_EQ(stranger.post(incoming + "/" + id + "/undo", {{"act", "closed"}}).status, 404);
    const Message undone = undo(head, offer);
    EXPECT_EQ(undone.text, "Tindakan dibatalkan");
    EXPECT_EQ(undone.where, "") << "what was undone is not undone again";
    EXPECT_EQ(state(id), "read");
    const std::string page = tests::ask(*server_, "GET", "/incoming/" + id, head.headers()).text();
    EXPECT_NE(page.find("membatalkan tindakannya yang terakhir"), std::string::npos) << "it stands in the way of the letter";
    const Reply again = head.post(incoming + "/" + id + "/undo", {{"act", "closed"}});
    EXPECT_EQ(again.status, 409) << again.json.dump();
    EXPECT_EQ(head.post(incoming + "/" + id + "/undo", {{"act", "read"}}).status, 422) << "reading is a fact";
    // Given over to another book it has a number there.
    const Message sent_on = press(caller("DISKOMINFO.TU"), "/incoming/" + id + "/redirect",
                                  "position=" + position_id(head, "SETDA.SEKDA") + "&reason=Salah+alamat");
    EXPECT_EQ(sent_on.where, "");
}

void UndoFlow::many() {
    const auto head = caller("DISKOMINFO.KADIS");
    const std::string one = enter("B/2/LM"), other = enter("B/3/LM");
    for (const auto& id : {one, other}) EXPECT_LT(head.post(incoming + "/" + id + "/read").status, 300) << "what is closed was read";
    const Reply asked = head.post("/api/v1/incoming-many", {{"act", "close"}, {"letters", {one, other}}, {"note", "Selesai."}});
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    const std::string batch = asked.json["link"];
    const Json closed = done(head, batch);
    ASSERT_EQ(closed["counts"]["done"], 2) << closed.dump();
    const std::string of_batch = "/batches/" + closed["id"].get<std::string>();
    const std::string page = tests::ask(*server_, "GET", of_batch, head.headers()).text();
    EXPECT_NE(page.find("Batalkan 2 yang selesai"), std::string::npos) << page;
    EXPECT_EQ(head.post(incoming + "/" + other + "/reopen", {{"reason", "Masih ada yang kurang"}}).status, 200);
    EXPECT_EQ(caller("DISKOMINFO.TU").post(batch + "/undo").status, 404) << "not his";
    const Reply back = head.post(batch + "/undo");
    ASSERT_EQ(back.status, 202) << back.json.dump();
    const std::string undoing = "/api/v1/batches/" + back.json["id"].get<std::string>();
    const Json result = done(head, undoing);
    EXPECT_EQ(result["counts"]["done"], 1) << result.dump();
    EXPECT_EQ(result["counts"]["refused"], 1) << "something followed: " << result.dump();
    EXPECT_NE(state(one), "closed");
    EXPECT_EQ(head.post(undoing + "/undo").status, 409);
}

// What goes up comes down until the next has opened it; a paraf likewise.
void UndoFlow::writing() {
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID"),
               head = caller("DISKOMINFO.KADIS");
    const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan layanan pengaduan"));
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json["id"], round = "/api/v1/signing/letter:" + id;
    const auto send = [&] {
        const Json letter = drafter.get("/api/v1/letters/" + id).json;
        return press(drafter, "/letters/" + id + "/submit", "revision=" + letter["version"].dump());
    };
    const Message offer = send();
    EXPECT_EQ(offer.where, "/letters/" + id + "/take-back") << offer.text;
    (void)undo(drafter, offer);
    EXPECT_EQ(drafter.get("/api/v1/letters/" + id).json["state"], "draft");
    (void)send();
    EXPECT_EQ(section.get(round).status, 200);
    const Message paraf = press(section, "/signing/pass", "subject=letter:" + id + "&back=/letters/" + id);
    ASSERT_NE(paraf.where, "") << paraf.text;
    EXPECT_TRUE(undo(section, paraf).where.empty());
    EXPECT_EQ(section.get(round).json["state"], "running");
    EXPECT_EQ(head.post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 403) << "it is not his turn yet";
}

// Given back by mistake it goes on as it was; once its drafter changed it, it does not.
void UndoFlow::returning() {
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    const auto id = drafts(drafter, "Laporan yang dikembalikan", 1).front();
    tests::send_up(drafter, id);
    const std::string form = "subject=letter:" + id + "&note=Lengkapi+datanya&back=/letters/" + id;
    const Message offer = press(section, "/signing/return", form);
    EXPECT_EQ(offer.act, "returned") << offer.text;
    EXPECT_EQ(drafter.get("/api/v1/letters/" + id).json["state"], "draft");
    const std::string api = "/api/v1/signing/letter:" + id + "/undo";
    EXPECT_EQ(drafter.post(api, {{"act", "returned"}}).status, 409) << "not his act";
    EXPECT_EQ(section.post(api, {{"act", "lain"}}).status, 422);
    const Message undone = undo(section, offer);
    EXPECT_EQ(undone.text, "Pengembalian dibatalkan; naskah berjalan lagi seperti semula");
    const Json letter = drafter.get("/api/v1/letters/" + id).json;
    EXPECT_EQ(letter["state"], "waiting");
    EXPECT_EQ(section.get("/api/v1/signing/letter:" + id).json["steps"][0]["state"], "active");
    const std::string page = tests::ask(*server_, "GET", "/letters/" + id, drafter.headers()).text();
    EXPECT_NE(page.find("membatalkan pengembaliannya"), std::string::npos) << "it stands in the way of the letter";

    (void)press(section, "/signing/return", form);
    Json changed = note(drafter, "Laporan yang dilengkapi");
    changed["version"] = letter["version"];
    ASSERT_EQ(drafter.put("/api/v1/letters/" + id, changed).status, 200);
    EXPECT_EQ(section.post(api, {{"act", "returned"}}).status, 409) << "its drafter changed it";
    EXPECT_EQ(drafter.get("/api/v1/letters/" + id).json["state"], "draft");
}

void UndoFlow::many_up() {
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID");
    const auto ids = drafts(drafter, "Nota banyak naik", 3);
    Json letters = Json::array();
    for (const auto& id : ids) letters.push_back({{"id", id}, {"version", 1}});
    const std::string batch = drafter.post("/api/v1/letters/submit", {{"letters", letters}}).json["link"];
    ASSERT_EQ(done(drafter, batch)["counts"]["done"], 3);
    const std::string page = "/batches/" + batch.substr(batch.rfind('/') + 1);
    EXPECT_NE(drafter.get(page).text().find("Batalkan 3 yang selesai"), std::string::npos);
    EXPECT_EQ(section.get("/api/v1/letters/" + ids[1] + "/pdf").status, 200);   // who is asked opens one
    EXPECT_EQ(section.post(batch + "/undo").status, 404) << "not his";
    EXPECT_EQ(undone(drafter, batch), "done refused:signing.error.opened done");
    for (std::size_t i = 0; i < ids.size(); ++i)
        EXPECT_EQ(drafter.get("/api/v1/letters/" + ids[i]).json["state"], i == 1 ? "waiting" : "draft") << i;
    EXPECT_EQ(undone(drafter, batch).find("done"), std::string::npos) << "none comes down twice";
}

void UndoFlow::many_parafs() {
    const auto drafter = caller("DISKOMINFO.APTIKA.STAF"), section = caller("DISKOMINFO.APTIKA.KABID"),
               head = caller("DISKOMINFO.KADIS");
    const auto ids = drafts(drafter, "Nota banyak paraf", 3);
    Json subjects = Json::array();
    for (const auto& id : ids) {
        tests::send_up(drafter, id);
        const Json waiting = section.get("/api/v1/signing").json["items"];
        for (const auto& item : waiting)
            if (item["subject"] == "letter:" + id)
                subjects.push_back({{"subject", item["subject"]}, {"content", item["content"]}});
    }
    ASSERT_EQ(subjects.size(), 3u);
    const std::string batch = section.post("/api/v1/signing/pass", {{"subjects", subjects}, {"note", "Setuju."}}).json["link"];
    ASSERT_EQ(done(section, batch)["counts"]["done"], 3);
    EXPECT_EQ(head.get("/api/v1/letters/" + ids[0] + "/pdf").status, 200);   // the next opens one
    EXPECT_EQ(drafter.post(batch + "/undo").status, 404) << "not his";
    EXPECT_EQ(undone(section, batch), "refused:signing.error.opened_next done done");
    for (std::size_t i = 0; i < ids.size(); ++i)
        EXPECT_EQ(drafter.get("/api/v1/signing/letter:" + ids[i]).json["steps"][0]["state"], i == 0 ? "passed" : "active")
            << i;
}

void UndoFlow::lending() {
    const auto head = caller("DISKOMINFO.KADIS");
    const Json me = caller("DISKOMINFO.SEKRETARIS").get("/api/v1/me").json;
    const std::string own = position_id(head, "DISKOMINFO.KADIS"), day = core::iso(core::add_days(tests::today(), 30));
    const std::string receiver = me["seats"][0]["appointment"];
    const Message offer = press(head, "/directory/positions/" + own + "/lend",
                                "kind=substitute&receiver=" + receiver + "&acts=prepare&from=" + day + "&until=" + day +
                                    "&reason=cuti&basis=800.1.11.4%2F7%2FDISKOMINFO");
    ASSERT_NE(offer.where, "") << offer.text;
    EXPECT_EQ(undo(head, offer).text, "Pemberian itu dibatalkan");
    const std::string id = between(offer.where, "/mailboxes/", "/undo");
    EXPECT_EQ(head.get("/api/v1/directory/mailbox-grants/" + id).json["state"], "revoked");
    EXPECT_EQ(head.post("/api/v1/directory/mailbox-grants/" + id + "/undo").status, 409);
}

TEST_P(UndoFlow, what_was_just_done_is_taken_back_from_its_message) {
    closing();
    many();
    writing();
    returning();
    many_up();
    many_parafs();
    lending();
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(UndoFlow);

}  // namespace
