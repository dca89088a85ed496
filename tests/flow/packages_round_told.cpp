// SPDX-License-Identifier: Apache-2.0
// What is told of a dossier beside its items, in the house that hands it over and in the one that takes it.
#include "archive/dossiers.h"
#include "core/base/file.h"
#include "tests/flow/packages_round.h"
#include "tests/support/office.h"

namespace packages_round_test {

namespace {

Json picked(const Json& from, std::initializer_list<const char*> names) {
    Json made = Json::object();
    for (const char* name : names) made[name] = from.at(name);
    return made;
}

// Told in one act there, their order is not that of the house they come from.
Json all_picked(const Json& from, std::initializer_list<const char*> names) {
    std::vector<Json> all;
    for (const auto& each : from) all.push_back(picked(each, names));
    std::sort(all.begin(), all.end(), [](const Json& a, const Json& b) { return a.dump() < b.dump(); });
    return all;
}

}  // namespace

std::string PackagesRound::told_dossier(const Caller& archivist, const std::string& other) {
    const Reply opened = archivist.post("/api/v1/archive/dossiers",
                                        {{"code", "000.4.7.1"}, {"title", "Kerja sama <koordinasi> & evaluasi layanan"}});
    EXPECT_EQ(opened.status, 201) << opened.json.dump();
    const std::string id = opened.json["id"], at = "/api/v1/archive/dossiers/" + id, today = opened.json["opened"];
    const std::string letter = "letter:" + sent_letter();
    const Reply filed = tests::wait_for([&] { return archivist.post(at + "/items", {{"subject", letter}}); },
                                        [](const Reply& reply) { return reply.status == 201; });
    EXPECT_EQ(filed.status, 201) << filed.json.dump();
    const auto act = [&](const char* what, const Json& fields) {
        const Reply done = archivist.post(at + "/" + what, fields);
        EXPECT_TRUE(done.status == 200 || done.status == 201) << what << " " << done.json.dump();
    };
    act("paper", {{"title", "Notulen rapat triwulan"}, {"first", "2019-01-07"}, {"date", "2019-03-11"}, {"amount", 3},
                  {"remark", "Lampiran peta disimpan terpisah"}});
    act("volumes", {{"date", today}});
    act("paper", {{"title", "Daftar hadir"}, {"date", "2019-03-11"}, {"amount", 3}});
    act("exceptions", {{"item", 2}, {"kind", "permanent"}, {"reason", "Naskah asli perjanjian"}});
    act("exceptions", {{"item", 3}, {"kind", "years"}, {"active_years", 4}, {"inactive_years", 9}, {"reason", "Bukti kehadiran"}});
    act("exceptions", {{"kind", "settled"}, {"reason", "Semua item sudah ditelusuri"}});
    act("marks", {{"kind", "vital"}, {"protection", "duplikasi"}, {"copy_place", "Depo arsip, rak 2"}, {"review", "2031-01-02"}, {"reason", "Bukti hak daerah"}});
    act("marks", {{"kind", "terjaga"}, {"category", "perjanjian_internasional"}, {"reason", "Perjanjian kota kembar"}});
    act("fiscal-year", {{"fiscal_year", 2019}, {"reason", "Kegiatan tahun 2019"}});
    act("references", {{"to", other}, {"reason", "Pelaksanaannya"}});
    act("close", {{"date", today}});
    for (const char* event : {"perjanjian_berakhir", "kewajiban_selesai"})
        act("trigger", {{"event", event}, {"trigger", "2020-02-29"}, {"note", "Berita acara serah terima"}});
    return id;
}

Json PackagesRound::known(const Caller& who, const std::string& dossier) {
    const Json all = who.get("/api/v1/archive/dossiers/" + dossier).json;
    auto told = picked(all, {"code", "code_name", "title", "person", "access", "state", "opened", "closed", "period", "item_count",
                             "fiscal_year", "volume", "condition", "medium", "volumes", "exceptions_settled"});
    told["clock"] = picked(all.at("retention"), {"phase", "start", "active_until", "inactive_until", "whole", "awaited"});
    told["items"] = all_picked(all.at("items"), {"number", "letter_number", "date", "title", "digest", "amount", "amount_unit", "stage",
                                                 "medium", "volume", "first", "sender", "receiver", "condition", "remark", "exception", "access"});
    told["exceptions"] = all_picked(all.at("exceptions"), {"item", "kind", "active_years", "inactive_years", "reason"});
    told["marks"] = all_picked(all.at("marks"), {"kind", "category", "protection", "copy_place", "review", "ended", "report_due", "reason"});
    told["events"] = all_picked(all.at("events"), {"event", "name", "date", "note"});
    return told;
}

Json PackagesRound::listed(const Caller& who, const std::string& dossier, const std::vector<std::string>& forms) {
    const Json stands = who.get("/api/v1/archive/dossiers/" + dossier).json;
    const std::string number = stands.at("number"), unit = stands.at("unit");
    Json all = Json::object();
    for (const auto& form : forms) {
        const Reply reply = who.get("/api/v1/archive/lists?form=" + form + "&unit=" + unit);
        all[form] = Json::array();
        for (const auto& row : reply.json.at("rows")) {
            if (row.at("dossier") != dossier) continue;
            Json cells = Json::array();
            for (const auto& cell : row.at("cells")) cells.push_back(cell == number ? Json("nomor") : cell);
            if (form == "terjaga" || form == "aktif" || form == "inaktif_12") cells.erase(0);   // of the row
            all[form].push_back(std::move(cells));
        }
        EXPECT_FALSE(all[form].empty()) << form << " " << reply.json.dump().substr(0, 1000);
    }
    return all;
}

void PackagesRound::is_inactive_in_both(const Caller& archivist, const std::string& source, const Caller& receiver, const std::string& here) {
    for (const auto& [house, id] : {std::pair(city_->address(), source), std::pair(other_->address(), here)})
        core::db::open(house)->write([&, id = id](core::db::Tx& tx) {
            EXPECT_EQ(tx.exec("UPDATE archive_clock SET active_until = '2021-12-31' WHERE dossier_id = ?", {archive::DossierId::parse(id)}), 1);
        });
    const std::vector<std::string> forms{"inaktif", "inaktif_12", "vital", "terjaga"};
    EXPECT_EQ(listed(receiver, here, forms), listed(archivist, source, forms)) << "in the same inactive lists";
}

void PackagesRound::carry(const Caller& archivist, const Caller& receiver, const Caller& stranger, const Json& package, Carried& carried) {
    const std::string imports = "/api/v1/packages/imports";
    const auto zip = file(archivist, package);
    for (auto& [path, bytes] : unpacked(zip))
        if (path.ends_with(".pdf")) carried.originals[path.substr(path.rfind('/'))] = bytes;
    carried.metadata = ending(unpacked(zip), "ERMS.xml");
    for (auto& record : records(carried.metadata)) carried.went.push_back(record);
    const Reply brought = receiver.upload(imports, {}, "paket.zip", zip);
    ASSERT_EQ(brought.status, 201) << brought.json.dump();
    EXPECT_TRUE(brought.json.at("faults").empty()) << brought.json.dump();
    EXPECT_FALSE(brought.json.at("must_choose_code").get<bool>()) << "the same scheme";
    const std::string one = imports + "/" + brought.json.at("id").get<std::string>();
    EXPECT_EQ(stranger.get(one).status, 404);
    EXPECT_EQ(receiver.get(one + "/receipt").status, 409) << "not taken yet";
    const Reply taken = receiver.post(one + "/take");
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    EXPECT_EQ(receiver.post(one + "/take").json.at("dossier"), taken.json.at("dossier"));
    EXPECT_EQ(receiver.upload(imports, {}, "paket.zip", zip).json.at("id"), brought.json.at("id"));
    const std::string here = taken.json.at("dossier");
    if (!carried.here.empty()) EXPECT_EQ(here, carried.here) << "parts make one dossier";
    carried.here = here;
    along_stands_there(receiver, stranger, one);
}

void PackagesRound::along_stands_there(const Caller& receiver, const Caller& stranger, const std::string& one) {
    const Json along = receiver.get(one).json.at("along");
    std::map<std::string, int> kinds;
    for (const auto& each : along) {
        const std::string file = "/files/" + each.at("sha256").get<std::string>();
        const Reply got = receiver.get(one + file);
        EXPECT_EQ(got.status, 200) << each.dump();
        EXPECT_EQ(core::sha256(got.bytes).hex(), each.at("sha256").get<std::string>());
        EXPECT_EQ(stranger.get(one + file).status, 404);
        ++kinds[each.at("kind")];
    }
    EXPECT_GE(kinds["metadata"], 4) << "METS, ERMS, PREMIS and how to read them: " << along.dump();
    EXPECT_GE(kinds["terbaru"] + kinds["copy"], 1) << along.dump();
    EXPECT_EQ(receiver.get(one + "/files/" + std::string(64, '0')).status, 404);
    const auto page = receiver.get(one.substr(std::string("/api/v1").size())).text();
    EXPECT_NE(page.find("/files/" + along.at(0).at("sha256").get<std::string>()), std::string::npos);
    EXPECT_NE(page.find("Berita acara serah terima"), std::string::npos) << "what started its clock";
}

void PackagesRound::other_matter_is_chosen(const Caller& archivist, const Caller& receiver, const std::string& other,
                                           const std::string& here) {
    const std::string imports = "/api/v1/packages/imports";
    EXPECT_TRUE(receiver.get("/api/v1/archive/dossiers/" + here).json.at("references").empty()) << "the other is not there yet";
    EXPECT_NE(receiver.get("/archive/dossiers/" + here).text().find("Rujukan silang ke berkas"), std::string::npos);
    const auto there = core::db::open(other_->address());
    const auto rename = [&](const char* name) {
        there->write([&](core::db::Tx& tx) { tx.exec("UPDATE classification_code SET name = ? WHERE code = '000.1.5'", {name}); });
    };
    const std::string was = receiver.get("/api/v1/classification/codes/000.1.5").json.at("name");
    rename("Peresmian gedung");
    EXPECT_EQ(archivist.post("/api/v1/depot/holds", {{"name", "Sengketa pelaksanaan"}, {"mandate", "183/0042/HK/2026"},
                                                     {"kind", "dispute"}, {"dossiers", {other}}}).status, 201);
    const Reply brought = receiver.upload(imports, {}, "paket.zip", file(archivist, packed(archivist, other).at(0)));
    ASSERT_EQ(brought.status, 201) << brought.json.dump();
    EXPECT_TRUE(brought.json.at("must_choose_code").get<bool>()) << brought.json.dump();
    EXPECT_TRUE(brought.json.at("held").get<bool>()) << "its destruction is put off where it comes from";
    const std::string one = imports + "/" + brought.json.at("id").get<std::string>(), page_url = one.substr(std::string("/api/v1").size());
    const auto page = receiver.get(page_url).text();
    EXPECT_TRUE(page.find("Peresmian gedung") != page.npos && page.find(was.substr(0, 15)) != page.npos) << page;
    const Reply silent = receiver.post(one + "/take");
    EXPECT_EQ(silent.status, 422) << silent.json.dump();
    EXPECT_EQ(receiver.post(one + "/take", {{"code", "tidak.ada"}}).status, 422);
    const Reply taken = receiver.post(one + "/take", {{"code", "000.1.4"}});
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    rename(was.c_str());
    const Json stands = receiver.get("/api/v1/archive/dossiers/" + taken.json.at("dossier").get<std::string>()).json;
    EXPECT_EQ(stands.at("code"), "000.1.4");
    const Json linked = receiver.get("/api/v1/archive/dossiers/" + here).json.at("references");
    ASSERT_EQ(linked.size(), 1u) << "known here by now";
    EXPECT_EQ(linked[0].at("dossier"), stands.at("id"));
    EXPECT_EQ(linked[0].at("reason"), "Pelaksanaannya");
    EXPECT_EQ(linked[0].at("way"), "to") << "as it was made";
}

void PackagesRound::person_goes_with_the_handover(const Caller& archivist, const Caller& receiver) {
    const Reply opened = archivist.post("/api/v1/archive/dossiers", {{"code", "800.1.13.1"}, {"title", ""},
                                                                     {"person", "Siti Rekaan"}, {"nip", "197805122003122004"}});
    ASSERT_EQ(opened.status, 201) << opened.json.dump();
    const std::string id = opened.json["id"], at = "/api/v1/archive/dossiers/" + id;
    EXPECT_EQ(archivist.post(at + "/paper", {{"title", "Ijazah"}, {"date", "2003-01-06"}}).status, 201);
    EXPECT_EQ(archivist.post(at + "/close", {{"date", opened.json["opened"]}}).status, 200);
    const auto metadata = [&](const core::Bytes& zip) { return ending(unpacked(zip), "ERMS.xml"); };
    EXPECT_EQ(metadata(file(archivist, packed(archivist, id).at(0))).find("197805122003122004"), std::string::npos);
    const auto zip = file(archivist, packed(archivist, id, {{"handover", true}}).at(0));
    EXPECT_NE(metadata(zip).find("197805122003122004"), std::string::npos);
    // By the command, as one too large for a page.
    const auto lies = other_->server().folder() / "perseorangan.zip";
    ASSERT_TRUE(core::write_whole(lies, zip));
    const auto login = tests::login_of("UM.ARSIPARIS");
    other_->server().command({"packages:bring", lies.string(), "--as", "tidak.ada", "--take"}, {}, 1);
    const auto said = other_->server().command({"packages:bring", lies.string(), "--as", login, "--take"});
    const auto import = said.substr(said.find("/packages/imports/"), std::string("/packages/imports/").size() + 36);
    const Json taken = receiver.get("/api/v1" + import).json;
    EXPECT_EQ(taken.value("state", ""), "taken") << said << taken.dump();
    const std::string here = taken.at("dossier");
    EXPECT_EQ(known(receiver, here), known(archivist, id));
    EXPECT_EQ(receiver.get("/api/v1/archive/dossiers/" + here).json.at("person").at("nip"), "197805122003122004");
}

}  // namespace packages_round_test
