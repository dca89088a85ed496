// SPDX-License-Identifier: Apache-2.0
// A dossier goes from one house to another and is packed there again: in parts, with its receipt, the same bytes and
// the same metadata; sent twice it stays one.
#include <functional>
#include <map>
#include <regex>
#include <thread>

#include "archive/dossiers.h"
#include "core/base/file.h"
#include "core/base/zip.h"
#include "core/blob/store.h"
#include "tests/flow/flow.h"
#include "tests/support/zip_sample.h"

namespace packages_round_test {

using core::Json;
using tests::Caller;
using tests::Reply;

class PackagesRound : public tests::Flow {
  protected:
    using Files = std::map<std::string, std::string>;   // below the folder of the bag

    void SetUp() override {
        tests::Flow::SetUp();
        if (IsSkipped()) return;
        server_->stop();
        server_->set("packages.files=2");
        server_->start();
        other_ = std::make_unique<tests::City>(GetParam());
        other_->server().start();
        there_ = std::make_unique<tests::Seats>(other_->server());
    }

    std::string sent_letter() {
        const auto drafter = caller("DISKOMINFO.APTIKA.STAF");
        const Reply made = drafter.post("/api/v1/letters", note(drafter, "Laporan kesiapan aplikasi perizinan"));
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"], round = "/api/v1/signing/letter:" + id;
        tests::send_up(drafter, id);
        EXPECT_EQ(caller("DISKOMINFO.APTIKA.KABID").post(round + "/pass").status, 200);
        EXPECT_EQ(caller("DISKOMINFO.KADIS").post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).status, 200);
        tests::wait_for([&] { return drafter.get("/api/v1/letters/" + id); },
                        [](const Reply& reply) { return reply.json["state"] == "sent"; });
        return id;
    }
    // One signed letter and two papers, closed.
    std::string dossier(const Caller& archivist) {
        const Reply opened = archivist.post("/api/v1/archive/dossiers",
                                            {{"code", "000.1.5"}, {"title", "Rapat <koordinasi> & evaluasi layanan"}});
        EXPECT_EQ(opened.status, 201) << opened.json.dump();
        const std::string id = opened.json["id"], at = "/api/v1/archive/dossiers/" + id;
        const std::string letter = "letter:" + sent_letter();
        const Reply filed = tests::wait_for([&] { return archivist.post(at + "/items", {{"subject", letter}}); },
                                            [](const Reply& reply) { return reply.status == 201; });
        EXPECT_EQ(filed.status, 201) << filed.json.dump();
        for (const char* title : {"Notulen rapat triwulan", "Daftar hadir"})
            EXPECT_EQ(archivist.post(at + "/paper", {{"title", title}, {"date", "2019-03-11"}, {"amount", 3}}).status, 201);
        EXPECT_EQ(archivist.post(at + "/close", {{"date", opened.json["opened"]}}).status, 200);
        return id;
    }
    // The packages of a dossier, once they are made.
    std::vector<Json> packed(const Caller& who, const std::string& dossier, Json more = Json::object()) {
        more.update({{"dossier", dossier}, {"receiver", "Lembaga kearsipan daerah"}});
        const Reply asked = who.post("/api/v1/packages", more);
        EXPECT_EQ(asked.status, 202) << asked.json.dump();
        std::vector<Json> all;
        for (const auto& each : asked.json.at("items")) {
            const std::string one = "/api/v1/packages/" + each.at("id").get<std::string>();
            all.push_back(tests::wait_for([&] { return who.get(one); }, [](const Reply& reply) {
                return reply.json.value("state", "") == "ready";
            }).json);
            EXPECT_EQ(all.back().value("state", ""), "ready") << all.back().dump();
        }
        return all;
    }
    core::Bytes file(const Caller& who, const Json& package) {
        return who.get("/api/v1/packages/" + package.at("id").get<std::string>() + "/file").bytes;
    }
    static Files unpacked(const core::Bytes& zip) {
        Files files;
        for (auto& part : core::zip::read(zip)) files[part.name.substr(part.name.find('/') + 1)] = part.bytes;
        return files;
    }
    static std::string ending(const Files& files, const std::string& end) {
        for (const auto& [path, bytes] : files)
            if (path.ends_with(end)) return bytes;
        return {};
    }
    // Its records without what names the house they lie in.
    static std::vector<std::string> records(const std::string& erms) {
        static const std::regex parent("<parentAggregationId>[^<]*</parentAggregationId>\\s*");
        std::vector<std::string> all;
        for (std::size_t at = erms.find("<record "); at != std::string::npos; at = erms.find("<record ", at + 1))
            all.push_back(std::regex_replace(erms.substr(at, erms.find("</record>", at) - at), parent, ""));
        return all;
    }

    void stands_there(const Caller& receiver, const std::string& here, const Files& originals) {
        const Reply there = receiver.get("/api/v1/archive/dossiers/" + here);
        EXPECT_EQ(there.json.at("items").size(), 3u) << there.json.dump();
        EXPECT_EQ(there.json.value("state", ""), "closed") << there.json.dump();
        EXPECT_NE(there.json.value("creator", ""), "") << "whose archive it is from";
        EXPECT_EQ(there.json.value("medium", ""), "hybrid") << "a file and paper";
        const Reply read = receiver.get("/api/v1/archive/dossiers/" + here + "/items/1/file");
        EXPECT_EQ(read.status, 200);
        EXPECT_EQ(read.text(), originals.at("/0001.pdf"));
        EXPECT_EQ(receiver.get("/archive/dossiers/" + here).status, 200);
    }
    void record_receipt(const Caller& archivist, const Caller& receiver, const Json& package) {
        const std::string imports = "/api/v1/packages/imports", out = "/api/v1/packages/" + package.at("id").get<std::string>() + "/receipt";
        const Json listed = receiver.get(imports).json;
        for (const auto& each : listed.at("items")) {
            if (each.at("package") != package.at("id")) continue;
            const auto receipt = receiver.get(imports + "/" + each.at("id").get<std::string>() + "/receipt").text();
            auto other = Json::parse(receipt);
            other["items"][0]["bytes"] = 1;
            EXPECT_EQ(archivist.upload(out, {}, "tanda-terima.json", core::view(other.dump())).status, 422);
            auto unsworn = Json::parse(receipt);
            ASSERT_TRUE(unsworn.at("timestamp").is_string());
            unsworn["position"] = "orang lain";
            EXPECT_EQ(archivist.upload(out, {}, "tanda-terima.json", core::view(unsworn.dump())).status, 422)
                << "its timestamp is over what was received by somebody else";
            const Reply recorded = archivist.upload(out, {}, "tanda-terima.json", core::view(receipt));
            EXPECT_EQ(recorded.status, 200) << recorded.json.dump();
            EXPECT_EQ(recorded.json.at("receipt").at("manifest_sha256"), package.at("manifest_sha256"));
            const auto& stamp = recorded.json.at("receipt_stamp");
            ASSERT_TRUE(stamp.is_object()) << recorded.json.dump();
            EXPECT_NE(stamp.at("worth"), "wrong");
            const std::string page = archivist.get("/packages/" + package.at("id").get<std::string>()).text();
            EXPECT_NE(page.find(stamp.at("by").get<std::string>()), std::string::npos) << stamp.dump();
            EXPECT_NE(page.find("Cap waktunya"), std::string::npos);
        }
    }

    static std::vector<Reply> at_once(const std::vector<std::function<Reply()>>& acts) {
        std::vector<Reply> replies(acts.size());
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < acts.size(); ++i) threads.emplace_back([&, i] { replies[i] = acts[i](); });
        for (auto& each : threads) each.join();
        return replies;
    }

    std::unique_ptr<tests::City> other_;
    std::unique_ptr<tests::Seats> there_;
};

TEST_P(PackagesRound, comes_back_as_it_went_and_the_sender_has_a_receipt) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto source = dossier(archivist);
    const auto sent = packed(archivist, source, {{"handover", true}});
    ASSERT_EQ(sent.size(), 2u) << "two items to a package";
    const std::string first = "/api/v1/packages/" + sent[0].at("id").get<std::string>();
    const auto list = archivist.get(first + "/parts").text();
    EXPECT_NE(list.find(sent[0].at("sha256").get<std::string>()), std::string::npos);
    EXPECT_GT(list.find(sent[1].at("sha256").get<std::string>()), list.find(sent[0].at("sha256").get<std::string>()));

    const auto receiver = there_->caller("UM.ARSIPARIS"), stranger = there_->caller("DISKOMINFO.ARSIPARIS");
    const std::string imports = "/api/v1/packages/imports";
    std::string here;
    std::vector<std::string> went;
    Files originals;
    for (const auto& package : sent) {
        const auto zip = file(archivist, package);
        for (auto& [path, bytes] : unpacked(zip))
            if (path.ends_with(".pdf")) originals[path.substr(path.rfind('/'))] = bytes;
        for (auto& record : records(ending(unpacked(zip), "ERMS.xml"))) went.push_back(record);
        const Reply brought = receiver.upload(imports, {}, "paket.zip", zip);
        ASSERT_EQ(brought.status, 201) << brought.json.dump();
        EXPECT_TRUE(brought.json.at("faults").empty()) << brought.json.dump();
        const std::string one = imports + "/" + brought.json.at("id").get<std::string>();
        EXPECT_EQ(stranger.get(one).status, 404);
        EXPECT_EQ(receiver.get(one + "/receipt").status, 409) << "not taken yet";
        const Reply taken = receiver.post(one + "/take");
        ASSERT_EQ(taken.status, 200) << taken.json.dump();
        EXPECT_EQ(receiver.post(one + "/take").json.at("dossier"), taken.json.at("dossier"));
        EXPECT_EQ(receiver.upload(imports, {}, "paket.zip", zip).json.at("id"), brought.json.at("id"));
        if (!here.empty()) EXPECT_EQ(taken.json.at("dossier").get<std::string>(), here) << "parts make one dossier";
        here = taken.json.at("dossier").get<std::string>();
    }
    stands_there(receiver, here, originals);
    EXPECT_EQ(receiver.get(imports + "?dossier=" + here).json.at("items").size(), 2u);
    EXPECT_EQ(stranger.get(imports + "?dossier=" + here).json.at("items").size(), 0u);
    EXPECT_EQ(archivist.get("/api/v1/packages?dossier=" + source).json.at("items").size(), 2u);
    EXPECT_NE(archivist.get("/archive/dossiers/" + source).text().find("/packages?dossier=" + source), std::string::npos);
    const auto again = packed(receiver, here);
    ASSERT_EQ(again.size(), 1u);
    const auto back = unpacked(file(receiver, again[0]));
    EXPECT_EQ(ending(back, "0001.pdf"), originals.at("/0001.pdf"));
    EXPECT_EQ(records(ending(back, "ERMS.xml")), went);
    EXPECT_NE(ending(back, "ERMS.xml").find(source), std::string::npos) << "it tells where it comes from";
    EXPECT_NE(ending(back, "premis.xml").find("letters.sealed"), std::string::npos) << "and what happened to it there";

    for (const auto& package : sent) record_receipt(archivist, receiver, package);
    const auto db = core::db::open(city_->address());
    EXPECT_EQ(db->read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM packages_receipt"); }), 2);
}

TEST_P(PackagesRound, bears_the_seal_of_its_office_and_what_is_over_something_else_is_refused) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS"), receiver = there_->caller("UM.ARSIPARIS");
    const std::string imports = "/api/v1/packages/imports", seal = "seal/tagmanifest-sha256.p7s";
    const auto bare = packed(archivist, dossier(archivist)).at(0);
    EXPECT_EQ(bare.at("sealed_by"), Json(nullptr)) << "no office has a key yet";
    EXPECT_FALSE(unpacked(file(archivist, bare)).contains(seal));
    server_->command({"seal:init", "DISKOMINFO"});
    const auto id = dossier(archivist);
    const auto sent = packed(archivist, id);
    ASSERT_EQ(sent.size(), 2u);
    const std::string office = sent[0].at("sealed_by");
    const auto zip = file(archivist, sent[0]);
    const auto files = unpacked(zip);
    // For judges of other houses: tests/interop/packages/run.
    const std::filesystem::path judged = NASKAH_BUILD "/interop/packages";
    std::filesystem::create_directories(judged);
    for (std::size_t part = 0; part < sent.size(); ++part)
        core::write_whole(judged / ("dossier-" + std::to_string(part + 1) + ".zip"), file(archivist, sent[part]));
    // Anybody can check it with nothing of ours.
    EXPECT_TRUE(vouched(core::view(files.at(seal)), core::view(files.at("tagmanifest-sha256.txt"))));
    EXPECT_FALSE(vouched(core::view(files.at(seal)), core::view(files.at("bagit.txt"))));

    const Reply brought = receiver.upload(imports, {}, "paket.zip", zip);
    ASSERT_EQ(brought.status, 201) << brought.json.dump();
    EXPECT_EQ(brought.json.at("seal").value("worth", ""), "genuine") << brought.json.dump();
    EXPECT_NE(brought.json.at("seal").value("by", "").find(office), std::string::npos) << brought.json.dump();
    EXPECT_EQ(brought.json.at("stamp").value("worth", ""), "genuine") << brought.json.dump();
    const auto page = receiver.get("/packages/imports/" + brought.json.at("id").get<std::string>()).text();
    EXPECT_NE(page.find("Sah atas isi paket ini, oleh " + office), std::string::npos);

    tests::Files swapped;   // the seal of the first part beside the second
    for (const auto& part : core::zip::read(file(archivist, sent[1]))) {
        const auto bytes = core::view(part.name.ends_with(seal) ? files.at(seal) : part.bytes);
        swapped.emplace_back(part.name, core::Bytes(bytes.begin(), bytes.end()));
    }
    const Reply refused = receiver.upload(imports, {}, "paket.zip", tests::zip_of(swapped));
    EXPECT_EQ(refused.status, 422) << refused.json.dump();
    EXPECT_NE(refused.json.dump().find(seal), std::string::npos) << refused.json.dump();

    // A house that does not know that authority is told so, and may take it.
    other_->server().stop();
    std::filesystem::remove(other_->server().folder() / "data/keys/anchors/demo-root.pem");
    other_->server().start();
    const auto doubting = tests::Seats(other_->server()).caller("UM.ARSIPARIS");
    const Reply second = doubting.upload(imports, {}, "paket.zip", file(archivist, sent[1]));
    EXPECT_EQ(second.status, 201) << second.json.dump();
    EXPECT_EQ(second.json.at("seal").value("worth", ""), "unknown") << second.json.dump();
    EXPECT_EQ(second.json.at("stamp").value("worth", ""), "unknown") << second.json.dump();
}

TEST_P(PackagesRound, waits_for_the_key_of_its_office_and_is_made_with_its_seal_once_it_answers) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    server_->command({"seal:init", "DISKOMINFO"});
    std::filesystem::path key;
    for (const auto& each : std::filesystem::recursive_directory_iterator(server_->folder() / "data" / "keys"))
        if (each.path().filename() == "seal.p12") key = each.path();
    ASSERT_FALSE(key.empty());
    const auto away = server_->folder() / "seal.p12";
    std::filesystem::rename(key, away);
    const auto id = dossier(archivist);
    const Reply asked = archivist.post("/api/v1/packages", {{"dossier", id}, {"receiver", "Lembaga kearsipan daerah"}});
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    const std::string one = "/api/v1/packages/" + asked.json.at("items").at(0).at("id").get<std::string>();
    const auto db = core::db::open(city_->address());
    const std::string batch = asked.json.at("items").at(0).at("batch");
    tests::wait_for([&] { return archivist.get(one); }, [&](const Reply&) {
        return db->read([&](core::db::Tx& tx) {
            return tx.count("SELECT COUNT(*) FROM core_batch_item WHERE batch_id = ? AND tries > 0", {batch});
        }) > 0;
    });
    EXPECT_EQ(archivist.get(one).json.value("state", ""), "waiting") << "no package goes without the seal it should bear";
    EXPECT_EQ(archivist.get(one + "/file").status, 409);
    std::filesystem::rename(away, key);
    const Reply made = tests::wait_for([&] { return archivist.get(one); },
                                       [](const Reply& reply) { return reply.json.value("state", "") == "ready"; });
    EXPECT_EQ(made.json.value("state", ""), "ready") << made.json.dump();
    EXPECT_NE(made.json.at("sealed_by"), Json(nullptr));
}

TEST_P(PackagesRound, refused_where_its_dossier_was_destroyed_and_its_files_stay_destroyed) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS"), receiver = there_->caller("UM.ARSIPARIS");
    const auto id = dossier(archivist);
    const std::string imports = "/api/v1/packages/imports";
    const auto bring = [&](const Json& package) {
        const Reply brought = receiver.upload(imports, {}, "paket.zip", file(archivist, package));
        EXPECT_EQ(brought.status, 201) << brought.json.dump();
        return brought.json;
    };
    std::string here;
    for (const auto& package : packed(archivist, id)) {
        const Reply taken = receiver.post(imports + "/" + bring(package).at("id").get<std::string>() + "/take");
        ASSERT_EQ(taken.status, 200) << taken.json.dump();
        here = taken.json.at("dossier");
    }
    const auto blobs = core::blob::folder(other_->server().folder() / "data" / "blobs");
    const auto again = packed(archivist, id);
    const auto letter = core::sha256(std::string_view(ending(unpacked(file(archivist, again[0])), "0001.pdf")));
    EXPECT_TRUE(blobs->has(letter));
    EXPECT_TRUE(bring(again[1]).at("faults").empty()) << "all of it is there already";
    core::db::open(other_->address())->write([&](core::db::Tx& tx) {
        tx.exec("UPDATE archive_dossier SET life = 'destroyed' WHERE id = ?", {archive::DossierId::parse(here)});
    });
    blobs->remove(letter);
    const auto third = bring(again[0]);
    ASSERT_EQ(third.at("faults").size(), 1u) << third.dump();
    EXPECT_EQ(receiver.post(imports + "/" + third.at("id").get<std::string>() + "/take").status, 422);
    EXPECT_FALSE(blobs->has(letter)) << "what was destroyed stays so";
}

TEST_P(PackagesRound, brought_and_taken_by_two_at_once_it_is_one_dossier) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto sent = packed(archivist, dossier(archivist));
    ASSERT_EQ(sent.size(), 2u);
    const auto one = there_->caller("UM.ARSIPARIS"), two = one;
    const std::string imports = "/api/v1/packages/imports";
    std::vector<std::function<Reply()>> takes;
    for (const auto& package : sent) {
        const auto zip = file(archivist, package);
        const auto brought = at_once({[&] { return one.upload(imports, {}, "paket.zip", zip); },
                                      [&] { return two.upload(imports, {}, "paket.zip", zip); }});
        for (const auto& each : brought) ASSERT_EQ(each.status, 201) << each.json.dump();
        const std::string id = brought[0].json.at("id");
        EXPECT_EQ(brought[1].json.at("id"), id);
        for (const auto* who : {&one, &two})
            takes.push_back([who, path = imports + "/" + id + "/take"] { return who->post(path); });
    }
    std::string here;
    for (const auto& each : at_once(takes)) {
        ASSERT_EQ(each.status, 200) << each.json.dump();
        if (here.empty()) here = each.json.at("dossier");
        EXPECT_EQ(each.json.at("dossier"), here);
    }
    const Reply there = one.get("/api/v1/archive/dossiers/" + here);
    EXPECT_EQ(there.json.at("items").size(), 3u) << there.json.dump();
    EXPECT_EQ(there.json.value("state", ""), "closed") << "the last part closes it, whichever that is";
    const auto db = core::db::open(other_->address());
    EXPECT_EQ(db->read([](core::db::Tx& tx) {
        return tx.count("SELECT COUNT(*) FROM archive_dossier WHERE source LIKE 'handed:%'");
    }), 1);
    EXPECT_EQ(db->read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM packages_import"); }), 2);
}

TEST_P(PackagesRound, what_was_touched_or_is_its_own_is_refused_and_leaves_nothing) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const Reply opened = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Rapat koordinasi"}});
    const auto package = packed(archivist, opened.json.at("id")).at(0);
    const auto zip = file(archivist, package);
    const std::string imports = "/api/v1/packages/imports";
    const auto receiver = there_->caller("UM.ARSIPARIS"), clerk = there_->caller("DISKOMINFO.TU");
    EXPECT_EQ(clerk.upload(imports, {}, "paket.zip", zip).status, 403);
    const auto refused = [&](const core::Bytes& bytes) {
        const Reply reply = receiver.upload(imports, {}, "paket.zip", bytes);
        EXPECT_EQ(reply.status, 422) << reply.json.dump();
        return reply.json.dump();
    };
    EXPECT_NE(refused(tests::renamed_zip(zip, "bagit.txt", "../it.txt")).find("../it.txt"), std::string::npos);
    refused(tests::linked_zip(zip));
    refused(tests::locked_zip(zip));
    std::string text(core::chars(zip));
    const auto at = text.find("Rapat koordinasi");
    ASSERT_NE(at, std::string::npos);
    text.replace(at, 5, "Lomba");
    refused({text.begin(), text.end()});
    refused({zip.begin(), zip.begin() + static_cast<std::ptrdiff_t>(zip.size() / 2)});
    tests::Files bomb{{"paket/bagit.txt", core::Bytes(80u << 20, std::uint8_t{0})}};
    refused(tests::zip_of(bomb));
    EXPECT_TRUE(receiver.get(imports).json.at("items").empty());

    const Reply own = archivist.upload(imports, {}, "paket.zip", zip);
    ASSERT_EQ(own.status, 201) << own.json.dump();
    ASSERT_EQ(own.json.at("faults").size(), 1u) << own.json.dump();
    EXPECT_EQ(archivist.post(imports + "/" + own.json.at("id").get<std::string>() + "/take").status, 422);
}

TEST_P(PackagesRound, an_archive_that_describes_gets_tables_and_objects) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    const auto made = packed(archivist, dossier(archivist), {{"form", "atom"}});
    const auto files = unpacked(file(archivist, made.at(0)));
    const auto table = files.at("data/isad.csv");
    EXPECT_TRUE(table.starts_with("legacyId,parentId,"));
    EXPECT_NE(table.find("objects/0001.pdf"), std::string::npos);
    EXPECT_TRUE(files.at("data/objects/0001.pdf").starts_with("%PDF"));
    EXPECT_NE(files.at("data/physical.csv").find("descriptionSlugs"), std::string::npos);
    EXPECT_EQ(archivist.get("/packages/" + made.at(0).at("id").get<std::string>()).status, 200);
}

NASKAH_ON_BOTH_DATABASES(PackagesRound);

}  // namespace
