// SPDX-License-Identifier: Apache-2.0
// Another's mailbox over HTTP: a substitute works in it under both names and signs nowhere, a secretary sorts and
// prepares, what is personal or secret stays shut, a successor finds what is pending, and a seat that ends says so.
#include "core/base/text.h"
#include "core/pdf/write.h"
#include "tests/flow/town.h"

namespace lent_seat_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using tests::today;

const std::string grants = "/api/v1/directory/mailbox-grants", box = "/api/v1/incoming";

core::Bytes paper(const std::string& words) {
    core::pdf::Document document;
    document.push_back(core::pdf::Paragraph{.runs = {{words, {}}}});
    return core::pdf::write(document, {}, NASKAH_FONTS).bytes;
}

class LentSeat : public tests::Town {
  protected:
    void SetUp() override {
        Town::SetUp();
        if (IsSkipped()) return;
        settle();
    }
    std::string appointment(const std::string& code) {
        const auto& admin = person("admin");
        return admin.get("/api/v1/directory/positions/" + position_id(admin, code)).json["holder"]["appointment"];
    }
    // Of the head of DISKOMINFO; gives the id of the seat.
    std::string lend(const std::string& kind, const std::string& to, const Json& acts, const std::string& highest = "terbatas") {
        Json wish{{"kind", kind}, {"position", ids_["head seat"]}, {"receiver", appointment(to)}, {"acts", acts},
                  {"highest", highest}};
        if (kind == "substitute") {
            wish["from"] = core::iso(today());
            wish["until"] = core::iso(core::add_days(today(), 5));
            wish["reason"] = "dinas_luar";
            wish["basis"] = "800.1.11.1/0077/DISKOMINFO/2026";
        }
        const Reply made = person("head").post(grants, wish);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    Caller in_seat(const std::string& own, const std::string& seat) {
        auto made = caller(own);
        made.act_as(seat);
        return made;
    }
    std::string enter(const std::string& number, const std::string& subject, std::map<std::string, std::string> more = {}) {
        const auto& clerk = person("clerk");
        std::map<std::string, std::string> fields{
            {"sender", "Ombudsman Perwakilan Contoh"}, {"number", number},         {"date", core::iso(today())},
            {"received", core::iso(today())},          {"subject", subject},       {"access", "biasa"},
            {"position", ids_["head seat"]}};
        for (const auto& [name, value] : more) fields[name] = value;
        const Reply made = clerk.upload(box, fields, "surat.pdf", paper(subject));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    Json told() {
        return {{"to", {position_id(person("clerk"), "DISKOMINFO.APTIKA.KABID")}}, {"instructions", {"siapkan_jawaban"}},
                {"note", "Mohon segera"}};
    }
    bool lists(const Caller& who, const std::string& id) {
        return who.get(box + "?limit=100").json.dump().find(id) != std::string::npos;
    }

    void never_signs();
    void works_under_both_names();
    void secretary_sorts_and_prepares();
    void personal_and_secret_stay_shut();
    void so_do_personal_letters_of_the_house();
    void says_that_it_has_ended();
    void successor_finds_what_is_pending();
};

void LentSeat::never_signs() {
    const auto seat = lend("substitute", "DISKOMINFO.SEKRETARIS", {"prepare", "instruct", "initial"}, "sangat_rahasia");
    const auto lent = in_seat("DISKOMINFO.SEKRETARIS", seat);
    const std::string letter = ids_["waiting"], round = "/api/v1/signing/letter:" + letter;
    ASSERT_EQ(person("section").post(round + "/pass").status, 200);
    ASSERT_EQ(lent.get("/api/v1/letters/" + letter).status, 200) << "he sees what waits for the head";
    for (const auto& right : lent.get("/api/v1/me").json["rights"])
        EXPECT_TRUE(right != "signing.sign" && right != "core.admin" && right != "directory.manage" &&
                    right != "numbering.approve" && right != "signing.circuits") << right;
    const auto before = person("head").get(round).json;
    for (const auto& route : routes()) {
        const bool signing = route.pattern.find("/signing") != std::string::npos || route.pattern.find("/admin") != std::string::npos;
        if (!signing || !route.changes()) continue;
        SCOPED_TRACE(route.name());
        const auto done = act(route);
        if (done.who == "archivist") continue;
        const Reply reply = send(lent, route, done, path(route));
        if (route.gate != "signing.act") EXPECT_EQ(reply.status, 403) << reply.text();
    }
    EXPECT_EQ(lent.post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 403);
    EXPECT_EQ(lent.post(round + "/return", {{"note", "Tidak jadi."}}).status, 403) << "to refuse to sign is the signer's";
    const auto after = person("head").get(round).json;
    EXPECT_EQ(after["state"], before["state"]);
    EXPECT_EQ(after["content"], before["content"]);
    EXPECT_TRUE(person("head").get("/api/v1/letters/" + letter).json["number"].is_null());
    for (const char* act : {"/withdraw", "/scan", "/void"})
        EXPECT_GE(lent.post("/api/v1/letters/" + letter + act, {{"reason", "Batal."}}).status, 400) << act;
    EXPECT_EQ(person("head").post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200)
        << "the letter still waits for its signer";
    EXPECT_EQ(person("head").post(grants + "/" + seat + "/revoke", {{"reason", "Kembali."}}).status, 200);
}

void LentSeat::works_under_both_names() {
    const auto seat = lend("substitute", "DISKOMINFO.SEKRETARIS", {"instruct"});
    const auto lent = in_seat("DISKOMINFO.SEKRETARIS", seat);
    const auto id = enter("B/1/LM", "Permintaan data layanan pengaduan");
    const Reply given = lent.post(box + "/" + id + "/dispose", told());
    ASSERT_EQ(given.status, 201) << given.json.dump();
    const std::string both = "selaku pengganti Plt. Kepala Dinas Komunikasi dan Informatika";
    EXPECT_NE(given.json["dispositions"][0]["giver_person"].get<std::string>().find(both), std::string::npos);
    EXPECT_EQ(given.json["dispositions"][0]["giver"], ids_["head seat"]);
    EXPECT_NE(person("head").get(box + "/" + id + "/way").json["behind"].dump().find(both), std::string::npos);
    EXPECT_EQ(lent.get("/api/v1/letters").status, 200);
    EXPECT_EQ(lent.post("/api/v1/letters", note(person("drafter"), "Nota pengganti")).status, 201) << "who instructs may draft";
    EXPECT_EQ(lent.post(grants, {{"kind", "secretary"}, {"position", ids_["head seat"]}, {"receiver", appointment("DISKOMINFO.TU")}}).status,
              403) << "nothing lent is lent on";
    EXPECT_EQ(person("head").post(grants + "/" + seat + "/revoke", {{"reason", "Kembali."}}).status, 200);
    EXPECT_EQ(lent.get(box).status, 403) << "gone at once";
    EXPECT_EQ(caller("DISKOMINFO.SEKRETARIS").get(box).status, 200);
}

void LentSeat::secretary_sorts_and_prepares() {
    const auto seat = lend("secretary", "DISKOMINFO.SEKRETARIS", {"prepare"});
    const auto lent = in_seat("DISKOMINFO.SEKRETARIS", seat);
    const auto id = enter("B/2/LM", "Undangan bimbingan teknis");
    const std::string one = box + "/" + id;
    EXPECT_EQ(lent.get(one).status, 200);
    EXPECT_EQ(lent.post(one + "/read").status, 200);
    EXPECT_EQ(person("head").get(one).json["state"], "unread") << "nothing is read in the official's name";
    EXPECT_EQ(lent.put(one + "/mark", {{"mark", "today"}, {"note", "Batas akhir pukul 15.00"}}).status, 200);
    EXPECT_EQ(lent.put(one + "/mark", {{"mark", "besok"}}).status, 422);
    EXPECT_EQ(lent.post(one + "/prepare", told()).status, 200);
    EXPECT_EQ(lent.post(one + "/prepared/give").status, 403);
    EXPECT_EQ(lent.post(one + "/dispose", told()).status, 403);
    EXPECT_EQ(lent.post(one + "/close", {{"note", "Cukup"}}).status, 403);
    const Json sorted = person("head").get(box + "?show=sorted").json["incoming"];
    ASSERT_EQ(sorted.size(), 1u) << sorted.dump();
    EXPECT_EQ(sorted[0]["id"], id);
    EXPECT_EQ(sorted[0]["marked"]["mark"], "today");
    EXPECT_EQ(sorted[0]["prepared"], true);
    EXPECT_NE(sorted[0]["marked"]["by"].get<std::string>().find("selaku sekretaris"), std::string::npos);
    const Reply given = person("head").post(one + "/prepared/give");
    ASSERT_EQ(given.status, 200) << given.json.dump();
    EXPECT_NE(given.json["dispositions"][0]["prepared_by"].get<std::string>().find("selaku sekretaris"), std::string::npos);
    EXPECT_EQ(person("head").post(grants + "/" + seat + "/revoke", {{"reason", "Selesai."}}).status, 200);
}

void LentSeat::personal_and_secret_stay_shut() {
    const auto seat = lend("substitute", "DISKOMINFO.SEKRETARIS", {"prepare", "instruct"});
    const auto lent = in_seat("DISKOMINFO.SEKRETARIS", seat);
    const auto own = enter("P/1/X", "Undangan pernikahan keluarga", {{"personal", "1"}});
    const auto secret = enter("R/1/X", "Hasil pemeriksaan khusus", {{"access", "rahasia"}});
    for (const auto& id : {own, secret}) {
        EXPECT_EQ(lent.get(box + "/" + id).status, 404);
        EXPECT_FALSE(lists(lent, id));
        EXPECT_EQ(lent.post(box + "/" + id + "/dispose", told()).status, 404);
        EXPECT_EQ(lent.put(box + "/" + id + "/mark", {{"mark", "today"}}).status, 404);
        EXPECT_TRUE(lists(person("head"), id));
    }
    EXPECT_EQ(person("clerk").get(box + "/" + own).status, 404) << "the clerk opens it no more";
    EXPECT_FALSE(lists(person("clerk"), own));
    EXPECT_EQ(person("clerk").get("/api/v1/search?q=pernikahan").json["total"], 0);
    EXPECT_EQ(person("head").get("/api/v1/search?q=pernikahan").json["total"], 1);
    const auto book = person("clerk").get("/api/v1/incoming-book").json.dump();
    EXPECT_EQ(book.find("pernikahan"), std::string::npos);
    EXPECT_EQ(person("head").get(box + "/" + own).json["personal"], true);
    EXPECT_EQ(person("head").post(box + "/" + own + "/dispose", told()).status, 409) << "nobody is instructed about it";
    EXPECT_EQ(person("head").post(grants + "/" + seat + "/revoke", {{"reason", "Kembali."}}).status, 200);
    ids_["own"] = own;
}

void LentSeat::so_do_personal_letters_of_the_house() {
    const auto seat = lend("substitute", "DISKOMINFO.SEKRETARIS", {"prepare", "instruct"});
    const auto lent = in_seat("DISKOMINFO.SEKRETARIS", seat), writer = caller("OR.KABAG");
    Json wish{{"kind", "nota_dinas"}, {"subject", "Pembinaan disiplin kepegawaian"}, {"classification", "000.1.5"},
              {"body", "Mohon kesediaan Saudara hadir untuk klarifikasi."}, {"signer", position_id(writer, "OR.KABAG")},
              {"copies", {{{"position", ids_["head seat"]}, {"personal", true}}}}};
    EXPECT_EQ(writer.post("/api/v1/letters", wish).json["faults"][0]["field"], "copies") << "a copy is the position's";
    wish.erase("copies");
    wish["addressees"] = {{{"position", ids_["head seat"]}, {"personal", "ya"}}};
    EXPECT_EQ(writer.post("/api/v1/letters", wish).json["faults"][0]["field"], "addressees");
    wish["addressees"][0]["personal"] = true;
    const Reply drafted = writer.post("/api/v1/letters", wish);
    ASSERT_EQ(drafted.status, 201) << drafted.json.dump();
    const std::string letter = drafted.json["id"], page = "/letters/" + letter;
    EXPECT_NE(writer.get(page + "/edit").text().find("name=\"personal\" value=\"" + ids_["head seat"] + "\" checked"),
              std::string::npos);
    tests::send_up(writer, letter);
    ASSERT_EQ(writer.post("/api/v1/signing/letter:" + letter + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200);
    const Json receipt = tests::wait_for([&] { return writer.get("/api/v1/letters/" + letter); }, [](const Reply& reply) {
        return !reply.json["receipts"][0]["received_at"].is_null();
    }).json["receipts"][0];
    EXPECT_TRUE(receipt["personal"].get<bool>());
    const auto mail = person("head").get(box + "?limit=100").json["incoming"];
    const auto found = std::find_if(mail.begin(), mail.end(), [&](const Json& each) { return each["subject"] == wish["subject"]; });
    ASSERT_NE(found, mail.end());
    EXPECT_TRUE((*found)["personal"].get<bool>());
    const std::string id = found->at("id");
    for (const auto& who : {lent, person("clerk"), caller("DISKOMINFO.SEKRETARIS")}) {
        EXPECT_EQ(who.get(box + "/" + id).status, 404);
        EXPECT_EQ(who.get("/api/v1/letters/" + letter).status, 404);
        EXPECT_FALSE(lists(who, id));
        EXPECT_EQ(who.get("/api/v1/search?q=klarifikasi").json["total"], 0);
    }
    EXPECT_EQ(person("head").get("/api/v1/letters/" + letter).status, 200);
    EXPECT_EQ(person("head").get("/api/v1/search?q=klarifikasi").json["total"], 1);
    EXPECT_EQ(person("head").post(grants + "/" + seat + "/revoke", {{"reason", "Kembali."}}).status, 200);
    ids_["own of the house"] = id;
}

void LentSeat::says_that_it_has_ended() {
    const auto seat = lend("substitute", "DISKOMINFO.SEKRETARIS", {"instruct"});
    const std::string form = "application/x-www-form-urlencoded";
    const Reply entered = ask(*server_, "POST", "/login", {{"Content-Type", form}},
                              "login=" + tests::login_of("DISKOMINFO.SEKRETARIS") + "&password=" + tests::demo_password);
    ASSERT_EQ(entered.status, 303);
    std::string cookie = entered.headers.at("set-cookie");
    cookie = cookie.substr(0, cookie.find(';'));
    const auto look = [&](const std::string& path) { return ask(*server_, "GET", path, {{"Cookie", cookie}}).text(); };
    const auto press = [&](const std::string& path, const std::string& fields) {
        const auto page = look("/account");
        const auto at = page.find("name=\"csrf\" value=\"") + 19;
        return ask(*server_, "POST", path, {{"Cookie", cookie}, {"Content-Type", form}},
                   fields + "&csrf=" + core::text::url(page.substr(at, page.find('"', at) - at)));
    };
    // A letter of the other position: he is asked whether he meant that one, and comes back to it.
    const auto elsewhere = "/incoming/" + ids_["own"];
    const auto missed = look(elsewhere);
    EXPECT_NE(missed.find("Tidak ditemukan"), std::string::npos);
    EXPECT_NE(missed.find("value=\"" + seat + "\""), std::string::npos) << "the other position is offered";
    const Reply there = press("/acting", "seat=" + seat + "&next=" + core::text::url(elsewhere));
    EXPECT_EQ(there.status, 303);
    EXPECT_EQ(there.headers.at("location"), elsewhere);
    EXPECT_EQ(press("/acting", "seat=" + seat + "&next=https%3A%2F%2Fexample.org%2F").headers.at("location"), "/")
        << "only to pages of this house";
    const auto banner = look("/incoming");
    EXPECT_NE(banner.find("Anda bertindak sebagai Pengganti Plt. Kepala Dinas Komunikasi dan Informatika sampai"), std::string::npos);
    EXPECT_NE(banner.find("disposisi"), std::string::npos);
    ASSERT_EQ(person("head").post(grants + "/" + seat + "/revoke", {{"reason", "Kembali lebih awal."}}).status, 200);
    EXPECT_NE(look("/incoming").find("Saya mengerti"), std::string::npos) << "told in words";
    EXPECT_EQ(press("/incoming/" + ids_["own"] + "/close", "note=x").status, 409) << "nothing is done in the other seat";
    EXPECT_EQ(press("/acting", "seat=" + appointment("DISKOMINFO.SEKRETARIS")).status, 303);
    EXPECT_EQ(look("/incoming").find("Saya mengerti"), std::string::npos);
}

void LentSeat::successor_finds_what_is_pending() {
    const auto unread = enter("B/7/LM", "Permintaan narasumber"), open = enter("B/8/LM", "Permintaan data aset");
    const auto made = person("head").post(box + "/" + open + "/dispose", told());
    ASSERT_EQ(made.status, 201);
    const auto prepared = enter("B/9/LM", "Permintaan tenaga ahli");
    ASSERT_EQ(person("clerk").post(box + "/" + prepared + "/prepare", told()).status, 200);
    const Reply drafted = person("drafter").post("/api/v1/letters", note(person("drafter"), "Laporan serah terima"));
    const std::string letter = drafted.json["id"], round = "/api/v1/signing/letter:" + letter;
    tests::send_up(person("drafter"), letter);
    ASSERT_EQ(person("section").post(round + "/pass").status, 200);
    const auto waits = [&](const Caller& who) { return who.get("/api/v1/deadlines?list=mine&limit=100").json["items"].size(); };
    const auto before = waits(person("head"));
    ASSERT_GT(before, 0u);
    const auto& admin = person("admin");
    const auto deputy = admin.get("/api/v1/directory/positions/" + position_id(admin, "DISKOMINFO.SEKRETARIS")).json["holder"]["person"];
    const auto yesterday = core::iso(core::add_days(today(), -1));
    ASSERT_EQ(admin.post("/api/v1/directory/appointments/" + appointment("DISKOMINFO.KADIS") + "/end", {{"last_day", yesterday}}).status,
              204);
    const Reply appointed = admin.post("/api/v1/directory/appointments",
                                       {{"person", deputy}, {"position", ids_["head seat"]}, {"capacity", "plt"},
                                        {"decree", "800.1.3.3/0101/BKPSDMD/2026"}, {"decree_date", core::iso(today())},
                                        {"from", core::iso(today())}, {"until", core::iso(core::add_days(today(), 30))}});
    ASSERT_EQ(appointed.status, 201) << appointed.json.dump();
    const auto next = in_seat("DISKOMINFO.SEKRETARIS", appointment("DISKOMINFO.KADIS"));
    for (const auto& id : {unread, open, prepared}) {
        EXPECT_EQ(next.get(box + "/" + id).status, 200);
        EXPECT_TRUE(lists(next, id));
        EXPECT_GE(person("head").get(box + "/" + id).status, 403) << "no seat, no mailbox";
    }
    EXPECT_FALSE(next.get(box + "/" + prepared).json["prepared"].is_null());
    EXPECT_EQ(waits(next), before);
    EXPECT_NE(next.get("/api/v1/signing").json.dump().find(letter), std::string::npos);
    EXPECT_TRUE(next.get("/api/v1/letters/" + letter).json["number"].is_null()) << "nothing is signed unasked";
    EXPECT_GE(person("head").post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 403);
    auto moved = person("head");
    moved.act_as("");
    for (const auto& own : {ids_["own"], ids_["own of the house"]}) {
        EXPECT_EQ(next.get(box + "/" + own).status, 404) << "what is personal is not inherited";
        EXPECT_EQ(moved.get(box + "/" + own).status, 200) << "it goes with him to the seat he has";
        EXPECT_TRUE(lists(moved, own));
    }
}

TEST_P(LentSeat, is_another_mailbox_and_never_another_hand) {
    works_under_both_names();
    secretary_sorts_and_prepares();
    personal_and_secret_stay_shut();
    so_do_personal_letters_of_the_house();
    says_that_it_has_ended();
    never_signs();
    successor_finds_what_is_pending();
}

NASKAH_ON_BOTH_DATABASES(LentSeat);

}  // namespace
