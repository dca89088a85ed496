// SPDX-License-Identifier: Apache-2.0
// Events start the clocks of dossiers, on the real binary and both databases: one of a fiscal year for all units, one
// of a dossier for it alone, each explained, taken back with a reason. And codes a newer scheme calls otherwise.
#include <algorithm>
#include <functional>

#include "core/audit/trail.h"
#include "tests/flow/flow.h"

namespace retention_flow_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class RetentionFlow : public tests::Flow {
  protected:
    // A closed dossier of this year; gives its id.
    std::string closed(const Caller& archivist, const std::string& code) {
        const Reply made = archivist.post("/api/v1/archive/dossiers", {{"code", code}, {"title", "Berkas " + code}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"], opened = made.json["opened"];
        year_ = std::stoi(opened.substr(0, 4));
        const Reply done = archivist.post("/api/v1/archive/dossiers/" + id + "/close", {{"date", opened}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        today_ = opened;
        return id;
    }
    Json retention(const Caller& archivist, const std::string& id) {
        const Reply shown = archivist.get("/api/v1/archive/dossiers/" + id);
        return shown.json["retention"];
    }
    static bool says(const Json& retention, const std::string& words) {
        for (const auto& each : retention["why"])
            if (each.get<std::string>().find(words) != std::string::npos) return true;
        return false;
    }
    Reply form(const Caller& who, const std::string& where, const std::string& fields) {
        auto headers = who.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        return tests::ask(*server_, "POST", where, headers, fields);
    }
    std::string edition(const Caller& who, const std::function<bool(const Json&)>& is) {
        const Json all = who.get("/api/v1/classification/versions").json.at("items");
        const auto at = std::find_if(all.begin(), all.end(), is);
        EXPECT_NE(at, all.end());
        return at == all.end() ? std::string() : (*at)["id"].get<std::string>();
    }
    void renamed_codes_are_taken_together(const Caller& records, const Caller& other);
    int year_ = 0;
    std::string today_;
};

// As they were shown and by the records unit; of one whose name means another thing each is told by itself.
void RetentionFlow::renamed_codes_are_taken_together(const Caller& records, const Caller& other) {
    const std::string base = "/api/v1/classification";
    std::string table = "kode\tnama\tinduk\n";
    for (const auto& code : std::vector<std::string>{"000", "000.1", "000.1.1", "000.1.5"}) {
        const Json told = records.get(base + "/codes/" + code).json;
        const auto name = code == "000.1.1" ? "Olahraga" : told.at("name").get<std::string>() + (code == "000.1.5" ? " Daerah" : "");
        table += code + "\t" + name + "\t" + told.at("parent").get<std::string>() + "\n";
    }
    const Reply taken = records.upload(base + "/import/codes", {{"edition", "Skema bernama baru"}}, "skema.tsv", core::view(table));
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    const auto newer = edition(records, [](const Json& each) { return each["name"] == "Skema bernama baru"; });
    const auto older = edition(records, [](const Json& each) { return each["kind"] == "scheme" && each["in_force"] == true; });
    const auto shows = [](const Reply& page, const std::string& words) { return page.text().find(words) != std::string::npos; };
    const auto page = "/classification/editions/" + newer + "/renamed";
    EXPECT_TRUE(shows(records.get("/classification/review"), "Skema bernama baru: ada kode yang berganti nama")) << "beside the review list";
    EXPECT_TRUE(shows(records.get("/classification/editions/" + newer), page)) << "and on the page of the edition";
    const Reply shown = records.get(page);
    ASSERT_EQ(shown.status, 200) << shown.text();
    EXPECT_TRUE(shows(shown, "value=\"000.1.5\"") && !shows(shown, "value=\"000.1.1\"")) << shown.text();
    EXPECT_TRUE(shows(shown, "Kedua nama terlalu berbeda")) << shown.text();
    EXPECT_EQ(shown.text().find("<h2>Dinilai satu per satu"), shown.text().rfind("<h2>Dinilai satu per satu")) << "told once";
    const Json seen = records.get(base + "/versions/" + newer + "/renamed?of=" + older).json;
    ASSERT_EQ(seen.at("items").size(), 2u) << seen.dump();
    auto headers = records.headers();
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    const Reply again = tests::ask(*server_, "POST", "/classification/editions/" + newer + "/mappings/renamed", headers,
                                   "codes=000.1.5&of=" + older + "&seen=" + seen["seen"].get<std::string>());
    EXPECT_EQ(again.status, 422);
    EXPECT_TRUE(shows(again, "href=\"#f-reason\"") && shows(again, "value=\"000.1.5\"")) << "the form comes back: " << again.text();
    const Reply stale = tests::ask(*server_, "POST", "/classification/editions/" + newer + "/mappings/renamed", headers,
                                   "codes=000.1.5&reason=Nama+disesuaikan&seen=lama&of=" + older);
    EXPECT_TRUE(stale.status == 422 && shows(stale, "value=\"Nama disesuaikan\"") && shows(stale, seen["seen"].get<std::string>()) &&
                shows(stale, "Daftarnya berubah"))
        << "as it is now, with what was written: " << stale.text();
    const Reply looked = other.get(page);
    EXPECT_TRUE(looked.status == 200 && shows(looked, "000.1.5") && !shows(looked, "name=\"codes\"")) << "nothing to tick for him";
    const auto act = base + "/versions/" + newer + "/mappings/renamed";
    Json taking{{"of", older}, {"codes", {"000.1.1", "000.1.5"}}, {"seen", seen["seen"]}, {"reason", "Nama mengikuti peraturan baru"}};
    const Reply apart = records.post(act, taking);
    EXPECT_EQ(apart.status, 422);
    EXPECT_TRUE(shows(apart, "000.1.1")) << apart.text();
    taking["codes"] = {"000.1.5"};
    EXPECT_EQ(other.post(act, taking).status, 403) << "no archivist of the records unit";
    const Reply done = records.post(act, taking);
    ASSERT_EQ(done.status, 200) << done.json.dump();
    EXPECT_EQ(done.json["added"], 1);
    EXPECT_EQ(records.post(act, taking).status, 409) << "the list is another one now";
    const Json pairs = records.get(base + "/versions/" + newer + "/mappings?of=" + older).json.at("items");
    ASSERT_EQ(pairs.size(), 1u) << pairs.dump();
    EXPECT_TRUE(pairs[0]["how"] == "sama" && pairs[0]["note"] == taking["reason"]) << pairs.dump();
}

TEST_P(RetentionFlow, one_perda_starts_all_dossiers_of_its_fiscal_year_and_may_be_taken_back) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("UM.ARSIPARIS");
    const std::string ours = closed(archivist, "900.1.3.1"), theirs = closed(other, "900.1.3.2");
    EXPECT_EQ(retention(archivist, ours)["phase"], "waiting");
    EXPECT_EQ(retention(archivist, ours)["awaited"], Json({"perda_apbd"}));
    const Json date{{"trigger", today_}, {"note", "Perda pertanggungjawaban APBD"}};
    const Caller records = other;   // of the records unit
    EXPECT_EQ(archivist.post("/api/v1/archive/dossiers/" + ours + "/trigger", date).status, 409)
        << "of a fiscal year, not of one dossier";
    const auto asks = "/archive/events?event=perda_apbd&";
    EXPECT_NE(records.get("/archive/dossiers/" + theirs).text().find(asks), std::string::npos) << "and says where that is told";
    const auto page = archivist.get("/archive/dossiers/" + ours).text();
    EXPECT_EQ(page.find(asks), std::string::npos) << "not his to tell";
    EXPECT_NE(page.find("Yang mencatatnya arsiparis unit kearsipan."), std::string::npos);
    const auto not_his = archivist.get(asks + ("fiscal_year=" + std::to_string(year_))).text();
    EXPECT_NE(not_his.find("<option value=\"\" selected>"), std::string::npos) << "no event of his unit stands chosen instead";
    EXPECT_EQ(caller("DISKOMINFO.APTIKA.STAF").get("/archive/dossiers/" + ours).text().find(asks), std::string::npos);
    const auto form = records.get(asks + ("fiscal_year=" + std::to_string(year_))).text();
    EXPECT_NE(form.find("value=\"perda_apbd\" selected"), std::string::npos) << form;
    EXPECT_NE(form.find("value=\"" + std::to_string(year_) + "\""), std::string::npos);
    Json event = date;
    event["event"] = "perda_apbd";
    EXPECT_EQ(records.post("/api/v1/archive/events", event).status, 422) << "no year";
    event["fiscal_year"] = year_ - 1;
    EXPECT_EQ(records.post("/api/v1/archive/events", event).status, 422) << "no regulation";
    event["basis"] = "Perda Nomor 6 Tahun " + std::to_string(year_);
    event["basis_date"] = today_;
    EXPECT_EQ(archivist.post("/api/v1/archive/events", event).status, 403) << "not of the records unit";
    EXPECT_EQ(records.post("/api/v1/archive/events", event).status, 201);
    EXPECT_EQ(retention(archivist, ours)["phase"], "waiting") << "another year";
    event["fiscal_year"] = year_;
    Json asked = event;
    asked["check_only"] = true;
    const Reply reach = records.post("/api/v1/archive/events", asked);
    EXPECT_EQ(reach.status, 200) << reach.json.dump();
    EXPECT_EQ(reach.json["units"].get<int>(), 1) << "of what its reader may know of";
    EXPECT_GE(reach.json["dossiers"].get<int>(), 1);
    EXPECT_EQ(retention(archivist, ours)["phase"], "waiting") << "it was only asked";
    const Reply recorded = records.post("/api/v1/archive/events", event);
    ASSERT_EQ(recorded.status, 201) << recorded.json.dump();
    const Reply second = records.post("/api/v1/archive/events", event);
    EXPECT_EQ(second.status, 409) << "it stands once";
    EXPECT_NE(second.text().find("Perda Nomor 6 Tahun"), std::string::npos) << second.text();
    for (const auto& [who, id] : {std::pair(archivist, ours), std::pair(other, theirs)}) {
        const Json told = retention(who, id);
        EXPECT_EQ(told["phase"], "active") << told.dump();
        EXPECT_EQ(told["start"], today_);
        EXPECT_TRUE(says(told, "APBD disahkan")) << told["why"].dump();
    }
    const std::string cancel = "/api/v1/archive/events/" + recorded.json["id"].get<std::string>() + "/cancel";
    EXPECT_EQ(archivist.post(cancel, {{"reason", "Salah tahun"}}).status, 403);
    EXPECT_EQ(records.post(cancel, {{"reason", ""}}).status, 422);
    EXPECT_EQ(records.post(cancel, {{"reason", "Salah tahun"}}).status, 200);
    EXPECT_EQ(records.post(cancel, {{"reason", "Salah tahun"}}).status, 409);
    EXPECT_EQ(retention(other, theirs)["phase"], "waiting");
    renamed_codes_are_taken_together(records, archivist);
}

TEST_P(RetentionFlow, an_event_of_a_dossier_may_come_late_with_an_earlier_day_and_both_of_two_are_needed) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("UM.ARSIPARIS");
    const std::string id = closed(archivist, "000.4.7.1"), page = "/api/v1/archive/dossiers/" + id;
    EXPECT_EQ(retention(archivist, id)["phase"], "waiting");
    const Json earlier{{"trigger", "2020-02-29"}, {"note", "Berita acara serah terima"}};
    EXPECT_EQ(archivist.post(page + "/trigger", earlier).status, 422) << "it waits for two and none is named";
    Json one = earlier;
    one["event"] = "perjanjian_berakhir";
    const Reply first = archivist.post(page + "/trigger", one);
    ASSERT_EQ(first.status, 200) << first.json.dump();
    EXPECT_EQ(first.json["retention"]["phase"], "waiting") << "the obligations are still open";
    one["event"] = "kewajiban_selesai";
    const Reply second = archivist.post(page + "/trigger", one);
    ASSERT_EQ(second.status, 200) << second.json.dump();
    EXPECT_EQ(second.json["retention"]["phase"], "active");
    EXPECT_EQ(second.json["retention"]["start"], today_) << "not before it was closed";
    EXPECT_EQ(second.json["events"].size(), 2u);
    const std::string last = second.json["events"][0]["id"], cancel = "/api/v1/archive/events/" + last + "/cancel";
    EXPECT_EQ(other.post(cancel, {{"reason", "Bukan milik kami"}}).status, 404) << "of a dossier not seen";
    EXPECT_EQ(archivist.post(cancel, {{"reason", "Tertukar"}}).status, 200);
    EXPECT_EQ(retention(archivist, id)["phase"], "waiting");
}

TEST_P(RetentionFlow, what_counts_from_the_last_time_may_be_told_again_and_before_the_dossier_is_closed) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const Reply made = archivist.post("/api/v1/archive/dossiers", {{"code", "400.7.31"}, {"title", "Rekam medis"}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string page = "/api/v1/archive/dossiers/" + made.json["id"].get<std::string>(), opened = made.json["opened"];
    const Json visit{{"trigger", "2020-02-28"}, {"note", "Kartu kunjungan"}};
    const Reply first = archivist.post(page + "/trigger", visit);
    EXPECT_EQ(first.status, 200) << "while it is open " << first.json.dump();
    EXPECT_EQ(archivist.post(page + "/close", {{"date", opened}}).status, 200);
    Json again = visit;
    again["trigger"] = opened;
    const Reply later = archivist.post(page + "/trigger", again);
    ASSERT_EQ(later.status, 200) << later.json.dump();
    EXPECT_EQ(later.json["events"].size(), 2u);
    EXPECT_EQ(later.json["retention"]["start"], opened);
    const std::string contract = "/api/v1/archive/dossiers/" + closed(archivist, "000.4.7.1") + "/trigger";
    Json ended = visit;
    ended["event"] = "perjanjian_berakhir";
    EXPECT_EQ(archivist.post(contract, ended).status, 200);
    const Reply twice = archivist.post(contract, ended);
    EXPECT_EQ(twice.status, 409) << "a contract ends once";
    EXPECT_NE(twice.text().find("sudah dicatat"), std::string::npos) << twice.text();
}

TEST_P(RetentionFlow, what_happened_to_a_person_is_told_once_for_all_his_dossiers) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("UM.ARSIPARIS");
    const auto personal = [&](const Caller& who) {
        const Reply made = who.post("/api/v1/archive/dossiers", {{"code", "800.1.13.1"}, {"title", ""},
                                                                 {"person", "Siti Rekaan"}, {"nip", "197805122003122004"}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        today_ = made.json["opened"];
        EXPECT_EQ(who.post("/api/v1/archive/dossiers/" + id + "/close", {{"date", today_}}).status, 200);
        return id;
    };
    const std::string ours = personal(archivist), theirs = personal(other), page = "/archive/dossiers/" + ours + "/person";
    EXPECT_NE(archivist.get("/archive/dossiers/" + ours).text().find(page), std::string::npos);
    EXPECT_NE(archivist.get(page).text().find("value=\"penetapan_pensiun\""), std::string::npos);
    EXPECT_EQ(other.get(page).status, 404);
    EXPECT_EQ(archivist.get("/api/v1" + page).json["awaited"].size(), 1u);
    Json event{{"event", "penetapan_pensiun"}, {"trigger", today_}, {"note", "Keputusan pensiun"}, {"check_only", true}};
    const Reply reach = archivist.post("/api/v1" + page + "/events", event);
    EXPECT_EQ(reach.json["dossiers"], 1) << reach.json.dump();
    event.erase("check_only");
    const Reply told = archivist.post("/api/v1" + page + "/events", event);
    ASSERT_EQ(told.status, 201) << told.json.dump();
    EXPECT_EQ(told.json["of_person"], true);
    for (const auto& [who, id] : {std::pair(archivist, ours), std::pair(other, theirs)}) {
        const Json started = retention(who, id);
        EXPECT_EQ(started["start"], today_) << started.dump();
        EXPECT_TRUE(says(started, "semua berkas orang ini")) << started["why"].dump();
    }
    EXPECT_EQ(archivist.post("/api/v1" + page + "/events", event).status, 409);
    EXPECT_EQ(archivist.get("/api/v1" + page).json["events"].size(), 1u);
    const std::string cancel = "/archive/events/" + told.json["id"].get<std::string>() + "/cancel";
    auto headers = archivist.headers();
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    const Reply back = tests::ask(*server_, "POST", cancel, headers, "reason=Keliru");
    EXPECT_EQ(back.headers.at("location").find(page), 0u);
    EXPECT_EQ(retention(other, theirs)["phase"], "waiting");
}

// Kept six years under 000.1.5 and two under 000.1.1: one asks, another person of the records unit decides.
TEST_P(RetentionFlow, an_item_goes_to_a_shorter_rule_by_two_persons_and_the_trail_has_both_their_reasons) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("DPK.ARSIPARIS"), second = caller("UM.ARSIPARIS");
    const std::string all = "/api/v1/archive/dossiers", moves = "/api/v1/archive/moves";
    const auto opened = [&](const char* code, const char* title) {
        return archivist.post(all, {{"code", code}, {"title", title}}).json.at("id").get<std::string>();
    };
    const std::string from = opened("000.1.5", "Notula rapat pimpinan"), to = opened("000.1.1", "Langganan telepon");
    const Json paper{{"title", "Tagihan telepon"}, {"date", "2020-02-01"}, {"amount", 1}, {"amount_unit", "lembar"}};
    ASSERT_EQ(archivist.post(all + "/" + from + "/paper", paper).status, 201);
    Json wish{{"kind", "moved"}, {"item", 1}, {"target", to}, {"reason", "Salah berkas sejak awal"}};
    EXPECT_EQ(archivist.post(all + "/" + from + "/exceptions", wish).status, 422) << "not by one person";
    const std::string page = "/archive/dossiers/" + from;
    const Reply asked = form(archivist, page + "/exceptions", "kind=moved&item=1&ask=1&reason=Salah+berkas+sejak+awal&target=" + to);
    ASSERT_EQ(asked.status, 303) << asked.text();
    EXPECT_NE(asked.headers.at("set-cookie").find("archive.flash.move_asked"), std::string::npos) << asked.headers.at("set-cookie");
    const Json waiting = second.get(moves).json.at("items");
    ASSERT_EQ(waiting.size(), 1u) << waiting.dump();
    const Json& move = waiting.at(0);
    EXPECT_EQ(move.at("kept_here"), "2 tahun aktif dan 4 tahun inaktif sejak berkas ditutup, lalu musnah");
    EXPECT_EQ(move.at("kept_there"), "1 tahun aktif dan 1 tahun inaktif sejak berkas ditutup, lalu musnah");
    EXPECT_EQ(move.at("loses").get<std::string>().find("Pilih"), std::string::npos) << move.dump();
    const std::string id = move.at("id"), here = "/archive/moves#m-" + id, decide = "/archive/moves/" + id + "/decide";
    const std::string told = archivist.get(page).text();
    EXPECT_NE(told.find(here), std::string::npos) << "who asked may withdraw it";
    EXPECT_NE(told.find("menunggu keputusan orang kedua"), std::string::npos);
    EXPECT_EQ(archivist.get(all + "/" + from).json.at("moves").at(0).at("id"), id);
    EXPECT_NE(archivist.get("/archive/moves").text().find("id=\"m-" + id), std::string::npos);
    EXPECT_TRUE(other.get(moves).json.at("items").empty()) << "neither of the unit nor of the records unit";
    const std::string seen = move.at("seen");
    const auto approve = [&](const Caller& who, const std::string& looked_at) {
        return who.post("/api/v1" + decide, {{"verdict", "approve"}, {"answer", "Ya"}, {"seen", looked_at}}).status;
    };
    EXPECT_EQ(approve(other, seen), 404);
    EXPECT_EQ(approve(archivist, seen), 403) << "his own wish";
    EXPECT_EQ(approve(second, ""), 422) << "an approval names what was looked at";
    EXPECT_EQ(approve(second, std::string(64, '0')), 409) << "and that is no longer so";
    EXPECT_NE(second.get("/archive/moves").text().find("name=\"seen\" value=\"" + seen), std::string::npos);
    const Reply unsaid = form(second, decide, "verdict=approve&answer=&seen=" + seen);
    EXPECT_EQ(unsaid.status, 422);
    EXPECT_NE(unsaid.text().find("href=\"#f-answer\""), std::string::npos);
    EXPECT_NE(unsaid.text().find("id=\"f-answer\""), std::string::npos) << "the list of faults leads to a field that is there";
    ASSERT_EQ(form(second, decide, "verdict=approve&answer=Memang+tagihan&seen=" + seen).status, 303);
    EXPECT_EQ(archivist.get(all + "/" + to).json.at("items").at(0).at("title"), "Tagihan telepon");
    const std::string moved = archivist.get(page).text();
    EXPECT_EQ(moved.find(here), std::string::npos);
    EXPECT_NE(moved.find("href=\"/archive/dossiers/" + to + "\">"), std::string::npos) << "where it stands now";
    const Json after = archivist.get(all + "/" + from).json;
    EXPECT_EQ(after.at("items").at(0).at("moved_to").at("dossier"), to);
    const auto db = core::db::open(city_->address());
    const auto trail = db->read([&](core::db::Tx& tx) { return core::audit::of(tx, "dossier:" + from); });
    const auto decided = std::find_if(trail.begin(), trail.end(), [](const auto& each) { return each.act == "archive.move_decided"; });
    ASSERT_NE(decided, trail.end());
    EXPECT_EQ(decided->data.at("reason"), "Salah berkas sejak awal");
    EXPECT_EQ(decided->data.at("answer"), "Memang tagihan");
}

TEST_P(RetentionFlow, a_class_is_lowered_by_two_persons_and_lists_and_search_open_at_once) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), head = caller("DISKOMINFO.KADIS"), staff = caller("DISKOMINFO.APTIKA.STAF"),
                 stranger = caller("DPK.ARSIPARIS");
    const std::string all = "/api/v1/archive/dossiers", waiting = "/api/v1/archive/lowerings";
    const std::string id = archivist.post(all, {{"code", "000.1.5"}, {"title", "Evaluasi zamrud internal"}, {"access", "terbatas"}})
                               .json.at("id");
    const auto found = [&] { return staff.get("/api/v1/search?q=zamrud&kind=dossier").json.at("total").get<int>(); };
    EXPECT_EQ(staff.get(all + "/" + id).status, 404);
    EXPECT_EQ(found(), 0);
    const auto ask = [&](const char* access) {
        return archivist.post(all + "/" + id + "/lowerings", {{"access", access}, {"reason", "Evaluasi sudah diumumkan"}});
    };
    EXPECT_EQ(ask("rahasia").json.at("faults").at(0).at("field"), "access");
    const Reply asked = ask("biasa");
    ASSERT_EQ(asked.status, 201) << asked.json.dump();
    EXPECT_EQ(ask("biasa").status, 409);
    const std::string one = asked.json.at("lowering").at("id"), here = "/archive/lowerings#l-" + one;
    EXPECT_NE(archivist.get("/archive/dossiers/" + id).text().find(here), std::string::npos) << "who asked may withdraw it";
    EXPECT_NE(head.get("/api/v1/notices").text().find(here), std::string::npos);
    EXPECT_NE(head.get("/").text().find("/archive/lowerings"), std::string::npos) << "it waits on his desk";
    EXPECT_TRUE(stranger.get(waiting).json.at("items").empty());
    const std::string decide = "/archive/lowerings/" + one + "/decide", seen = head.get(waiting).json.at("items").at(0).at("seen");
    const auto agrees = [&](const Caller& who, const std::string& looked_at) {
        return who.post("/api/v1" + decide, {{"verdict", "approve"}, {"answer", "Ya"}, {"seen", looked_at}}).status;
    };
    EXPECT_EQ(agrees(archivist, seen), 403) << "his own wish";
    EXPECT_EQ(agrees(stranger, seen), 404);
    EXPECT_EQ(agrees(head, std::string(64, '0')), 409);
    EXPECT_EQ(staff.get(all + "/" + id).status, 404) << "until then the class holds";
    EXPECT_NE(head.get("/archive/lowerings").text().find("name=\"seen\" value=\"" + seen), std::string::npos);
    EXPECT_EQ(form(head, decide, "verdict=approve&answer=&seen=" + seen).status, 422);
    ASSERT_EQ(form(head, decide, "verdict=approve&answer=Sudah+terbuka&seen=" + seen).status, 303);
    EXPECT_EQ(staff.get(all + "/" + id).status, 200);
    EXPECT_EQ(found(), 1);
    EXPECT_EQ(archivist.get("/archive/dossiers/" + id).text().find(here), std::string::npos);
    EXPECT_TRUE(head.get(waiting).json.at("items").empty());
}

NASKAH_ON_BOTH_DATABASES(RetentionFlow);

}  // namespace
