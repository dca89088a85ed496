// SPDX-License-Identifier: Apache-2.0
// What was written down wrongly is corrected on the real binary and both databases: title, code and items of a dossier; what
// takes something is decided by two persons; an empty one is annulled, and its number tells so.
#include "core/audit/trail.h"
#include "tests/flow/flow.h"

namespace archive_corrections_test {

using core::Json;
using tests::Caller;
using tests::Reply;

const std::string dossiers = "/api/v1/archive/dossiers", moves = "/api/v1/archive/moves";

class ArchiveCorrections : public tests::Flow {
  protected:
    static std::string opened(const Caller& who, Json dossier) {
        const Reply made = who.post(dossiers, std::move(dossier));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json.value("id", "");
    }
    static std::string one(const std::string& id, const std::string& act) { return dossiers + "/" + id + "/" + act; }
    static Json whole(const Caller& who, const std::string& id) { return who.get(dossiers + "/" + id).json; }
    static std::string page(const Caller& who, const std::string& id) { return who.get("/archive/dossiers/" + id).text(); }
    static bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
    static bool found(const Caller& who, const std::string& words, const std::string& id) {
        return has(who.get("/api/v1/search?q=" + words + "&kind=dossier").text(), id);
    }
    static bool listed(const Caller& who, const std::string& form, const std::string& words) {
        return has(who.get("/api/v1/archive/lists?form=" + form + "&phase=all").text(), words);
    }
    Reply form(const Caller& who, const std::string& where, const std::string& fields) {
        auto headers = who.headers();
        headers["Content-Type"] = "application/x-www-form-urlencoded";
        return tests::ask(*server_, "POST", where, headers, fields);
    }
    // The one that waits, as the second person sees it.
    int approve(const Caller& second) {
        const Json waiting = second.get(moves).json.at("items");
        EXPECT_EQ(waiting.size(), 1u) << waiting.dump();
        if (waiting.empty()) return 0;
        return second.post(moves + "/" + waiting[0].value("id", "") + "/decide",
                           {{"verdict", "approve"}, {"answer", "Memang begitu"}, {"seen", waiting[0]["seen"]}}).status;
    }
};

TEST_P(ArchiveCorrections, a_title_is_corrected_and_lists_kept_before_keep_what_they_said) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("DPK.ARSIPARIS");
    const auto id = opened(archivist, {{"code", "000.1.5"}, {"title", "Undngan pelantikan"}});
    ASSERT_EQ(archivist.post(one(id, "paper"), {{"title", "Notuln"}, {"date", "2019-03-11"}}).status, 201);
    const std::string kept = archivist.post("/api/v1/archive/kept-lists", {{"form", "berkas"}, {"dossier", id}}).json.value("id", "");
    EXPECT_TRUE(has(archivist.get("/archive/dossiers/" + id + "/do?act=retitle").text(), "value=\"Undngan pelantikan\""));
    EXPECT_EQ(form(archivist, "/archive/dossiers/" + id + "/title", "title=Undangan+pelantikan&reason=").status, 422);
    ASSERT_EQ(form(archivist, "/archive/dossiers/" + id + "/title", "title=Undangan+pelantikan&reason=Salah+ketik").status, 303);
    EXPECT_EQ(other.post(one(id, "title"), {{"title", "Milik kami"}, {"reason", "Iseng"}}).status, 404);
    const auto told = page(archivist, id);
    EXPECT_TRUE(has(told, "<h1>Undangan pelantikan</h1>") && has(told, "Undngan pelantikan")) << "its history tells what it was";
    EXPECT_EQ(whole(archivist, id)["retitlings"][0]["was"]["title"], "Undngan pelantikan");
    EXPECT_TRUE(listed(archivist, "berkas", "Undangan pelantikan"));
    EXPECT_FALSE(listed(archivist, "berkas", "Undngan pelantikan"));
    EXPECT_TRUE(has(archivist.get("/api/v1/archive/kept-lists/" + kept).text(), "Undngan pelantikan"));
    EXPECT_TRUE(found(archivist, "undngan", id) && found(archivist, "undangan", id));
    EXPECT_EQ(archivist.post(one(id, "namings"), {{"item", 1}, {"title", "Notulen"}, {"number", "005/12"}, {"date", "2018-03-11"},
                                                  {"reason", "Salah catat"}}).status, 200);
    EXPECT_TRUE(listed(archivist, "isi", "Notulen"));
    EXPECT_EQ(whole(archivist, id)["renamings"][0]["was"]["title"], "Notuln");
    EXPECT_TRUE(has(archivist.get("/archive/dossiers/" + id + "/do?act=rename").text(), "value=\"2018-03-11\""));
}

TEST_P(ArchiveCorrections, a_secret_dossier_tells_its_old_title_to_nobody_more_than_its_new_one) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("DISKOMINFO.APTIKA.STAF"), records = caller("UM.ARSIPARIS");
    const auto id = opened(archivist, {{"code", "000.1.5"}, {"title", "Teguran zebra"}, {"access", "rahasia"}});
    ASSERT_EQ(archivist.post(one(id, "title"), {{"title", "Teguran disiplin"}, {"reason", "Tanpa nama"}}).status, 200);
    EXPECT_TRUE(found(archivist, "zebra", id));
    for (const auto* who : {&other, &records}) {
        EXPECT_EQ(who->get(dossiers + "/" + id).status, 404);
        EXPECT_FALSE(found(*who, "zebra", id) || found(*who, "disiplin", id));
    }
    const auto db = core::db::open(city_->address());
    for (const auto& each : db->read([&](core::db::Tx& tx) { return core::audit::of(tx, "dossier:" + id); }))
        EXPECT_FALSE(has(core::json::write(each.data), "zebra"));
}

// Kept six years under 000.1.5 and two under 000.1.1.
TEST_P(ArchiveCorrections, a_code_that_keeps_less_and_a_lesser_word_are_decided_by_two_persons) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), second = caller("UM.ARSIPARIS");
    const auto id = opened(archivist, {{"code", "000.1.1"}, {"title", "Langganan telepon"}});
    ASSERT_EQ(archivist.post(one(id, "paper"), {{"title", "Tagihan"}, {"date", "2019-03-11"}}).status, 201);
    const std::string here = "/archive/dossiers/" + id;
    EXPECT_TRUE(has(archivist.get(here + "/do?act=recode&code_words=000.1.5").text(), "value=\"000.1.5\""));
    ASSERT_EQ(form(archivist, here + "/code", "code=000.1.5&reason=Salah+kode").status, 303) << "it keeps longer";
    EXPECT_EQ(whole(archivist, id)["code"], "000.1.5");
    const Reply alone = form(archivist, here + "/code", "code=000.1.1&reason=Memang+telepon");
    EXPECT_EQ(alone.status, 422);
    EXPECT_TRUE(has(alone.text(), "minta keputusan orang kedua")) << alone.text();
    ASSERT_EQ(form(archivist, here + "/code", "code=000.1.1&ask=1&reason=Memang+telepon").status, 303);
    EXPECT_TRUE(has(page(archivist, id), "diminta menjadi 000.1.1"));
    EXPECT_TRUE(has(second.get("/archive/moves").text(), "Setujui kode baru"));
    EXPECT_EQ(second.get(moves).json["items"][0]["title"], "Langganan telepon") << "of which dossier";
    EXPECT_EQ(approve(archivist), 403) << "his own wish";
    EXPECT_EQ(approve(second), 200);
    EXPECT_EQ(whole(archivist, id)["code"], "000.1.1");
    EXPECT_TRUE(has(whole(archivist, id)["retitlings"][1].value("recorded_by", ""), "; ")) << "who asked and who decided";
    EXPECT_EQ(whole(archivist, id)["unplaced"], false);
    EXPECT_EQ(archivist.post(one(id, "exceptions"), {{"kind", "permanent"}, {"item", 1}, {"reason", "SK"}}).status, 200);
    Json less{{"kind", "none"}, {"item", 1}, {"reason", "Bukan SK"}};
    const Reply refused = archivist.post(one(id, "exceptions"), less);
    EXPECT_EQ(refused.status, 422) << refused.json.dump();
    less["ask"] = true;
    ASSERT_EQ(archivist.post(one(id, "exceptions"), less).status, 200);
    EXPECT_EQ(whole(archivist, id)["items"][0]["exception"], "permanent");
    EXPECT_EQ(second.get(moves).json["items"][0]["kind"], "lesser");
    EXPECT_TRUE(has(second.get("/archive/moves").text(), "Setujui putusan baru"));
    EXPECT_EQ(approve(second), 200);
    EXPECT_EQ(whole(archivist, id)["items"][0]["exception"], "none");
    Json years{{"kind", "years"}, {"item", 1}, {"active_years", 9}, {"inactive_years", 9}, {"reason", "Perkara"}};
    ASSERT_EQ(archivist.post(one(id, "exceptions"), years).status, 200);
    years["active_years"] = 3, years["ask"] = true;
    ASSERT_EQ(archivist.post(one(id, "exceptions"), years).status, 200);
    const Json waits = second.get(moves).json["items"][0];
    EXPECT_TRUE(waits["active_years"] == 3 && waits["inactive_years"] == 9) << waits.dump();
}

TEST_P(ArchiveCorrections, an_empty_dossier_is_annulled_and_found_by_its_number_alone) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto id = opened(archivist, {{"code", "000.1.5"}, {"title", "Dibuka keliru"}});
    const auto used = opened(archivist, {{"code", "000.1.5"}, {"title", "Berisi"}});
    ASSERT_EQ(archivist.post(one(used, "paper"), {{"title", "Notulen"}, {"date", "2019-03-11"}}).status, 201);
    EXPECT_EQ(archivist.post(one(used, "annul"), {{"reason", "Keliru"}}).status, 409);
    EXPECT_FALSE(has(page(archivist, used), "do?act=annul")) << "what cannot be done is not offered";
    EXPECT_TRUE(has(page(archivist, id), "do?act=annul"));
    const std::string number = whole(archivist, id)["number"];
    ASSERT_EQ(form(archivist, "/archive/dossiers/" + id + "/annul", "reason=Dibuka+dua+kali").status, 303);
    const auto told = page(archivist, id);
    EXPECT_TRUE(has(told, "Dibatalkan") && has(told, "Dibuka dua kali") && has(told, number)) << told;
    EXPECT_EQ(whole(archivist, id)["life"], "annulled");
    EXPECT_FALSE(listed(archivist, "berkas", "Dibuka keliru") || has(archivist.get("/archive").text(), "Dibuka keliru"));
    EXPECT_FALSE(has(archivist.get(dossiers).text(), id));
    EXPECT_EQ(archivist.post(one(id, "paper"), {{"title", "Notulen"}, {"date", "2019-03-11"}}).status, 409);
    EXPECT_TRUE(found(archivist, number.substr(0, number.find('/')) + "%2F" + number.substr(number.find('/') + 1), id));
}

NASKAH_ON_BOTH_DATABASES(ArchiveCorrections);

}  // namespace archive_corrections_test
