// SPDX-License-Identifier: Apache-2.0
// The seal of an office over digital copies goes with them from one house to another; and who asks for the head of a file
// that came along has read nothing.
#include "archive/dossiers.h"
#include "classification/classification.h"
#include "core/audit/trail.h"
#include "tests/flow/packages_round.h"

namespace packages_round_test {

namespace {

// Its member of a package, by folder and ending.
std::pair<std::string, std::string> member(const std::map<std::string, std::string>& files, const std::string& folder, const std::string& end) {
    for (const auto& [path, bytes] : files)
        if (path.find(folder) != path.npos && path.ends_with(end)) return {path.substr(path.rfind('/') + 1), bytes};
    return {};
}

}  // namespace

PackagesRound::CopySeal PackagesRound::seal_in(const core::Bytes& zip, const core::Bytes& sheet) {
    const auto files = unpacked(zip);
    const std::string folder = "/representations/rep2/documentation/";
    const auto [name, cms] = member(files, folder, ".p7s");
    const auto [list, sums] = member(files, folder, ".txt");
    EXPECT_NE(name, "") << "the seal of the copies";
    EXPECT_EQ(list.substr(0, list.rfind('.')), name.substr(0, name.rfind('.')));
    EXPECT_NE(sums.find(core::sha256(sheet).hex() + "  "), std::string::npos) << sums;
    EXPECT_TRUE(vouched(core::view(cms), core::view(sums))) << "by openssl, with nothing of ours";
    EXPECT_FALSE(vouched(core::view(cms), core::view(sums + " ")));
    const auto mets = member(files, "/representations/rep2/", "METS.xml").second;
    const auto premis = ending(files, "premis.xml");
    for (const auto& [file, bytes] : {std::pair(name, cms), std::pair(list, sums)}) {
        const auto sha = core::sha256(std::string_view(bytes)).hex();
        EXPECT_TRUE(mets.find("documentation/" + file) != mets.npos && mets.find(sha) != mets.npos) << mets;
        EXPECT_TRUE(premis.find(file) != premis.npos && premis.find(sha) != premis.npos) << premis;
        EXPECT_NE(ending(files, "ERMS.xml").find(file), std::string::npos);
    }
    for (const char* told : {"digital signature generation", "naskah-copy-seal", "naskah-copy<", "organization"})
        EXPECT_NE(premis.find(told), std::string::npos) << told;
    EXPECT_NE(ending(files, "BACA-SAYA.txt").find("openssl cms -verify"), std::string::npos);
    return {name, sums, cms};
}

void PackagesRound::seal_stands_there(const Caller& receiver, const Caller& stranger, const std::string& here, const CopySeal& went) {
    const auto page = receiver.get("/archive/dossiers/" + here).text();
    EXPECT_NE(page.find("segelnya sah saat diterima"), std::string::npos);
    const auto at = page.find("/depot/copies/");
    ASSERT_NE(at, std::string::npos);
    const auto copy = "/api/v1" + page.substr(at, page.find('"', at) - at);
    EXPECT_EQ(receiver.get(copy + "/sums").text(), went.sums);
    EXPECT_EQ(receiver.get(copy + "/seal").text(), went.cms);
    EXPECT_EQ(stranger.get(copy + "/seal").status, 404);
    const Json scans = receiver.get("/api/v1/depot/scans").json["items"];
    for (const auto& each : scans) {
        if (each.at("state") != "received") continue;
        const std::string scan = "/depot/scans/" + each.at("id").get<std::string>();
        const Json seals = receiver.get("/api/v1" + scan).json.at("seals");
        ASSERT_EQ(seals.size(), 1u);
        EXPECT_EQ(seals[0].at("known"), true) << seals.dump();
        EXPECT_NE(seals[0].at("signer"), Json(nullptr));
        EXPECT_NE(receiver.get(scan).text().find("segelnya sah saat diterima"), std::string::npos);
    }
}

// The sender's row was touched: its package says what is not so.
void PackagesRound::misfit_is_refused(const Caller& archivist, const Caller& receiver, const std::string& id) {
    std::ptrdiff_t described = 0;
    for (const auto& package : packed(archivist, id, {{"form", "atom"}})) described += having(file(archivist, package), "data/seals/segel-");
    EXPECT_EQ(described, 2) << "seal and list, for an archive that describes, too";
    core::db::open(city_->address())->write([&](core::db::Tx& tx) {
        EXPECT_EQ(tx.exec("UPDATE depot_scan_seal SET sums = sums || ? WHERE dossier_id = ?",
                          {std::string(64, '0') + "  tambahan.pdf\n", archive::DossierId::parse(id)}), 1);
    });
    for (const auto& package : packed(archivist, id)) {
        const auto zip = file(archivist, package);
        const bool sealed = having(zip, "/rep2/documentation/segel-") > 0;
        const Reply brought = receiver.upload("/api/v1/packages/imports", {}, "paket.zip", zip);
        EXPECT_EQ(brought.status, sealed ? 422 : 201) << brought.json.dump();
        EXPECT_EQ(brought.json.dump().find("segel-") != std::string::npos, sealed) << brought.json.dump();
    }
    // As if it were packed between the check of the copies and their seal.
    core::db::open(city_->address())->write([&](core::db::Tx& tx) {
        tx.exec("DELETE FROM depot_scan_seal WHERE dossier_id = ?", {archive::DossierId::parse(id)});
    });
    int unsealed = 0;
    for (const auto& package : packed(archivist, id)) {
        const std::string page = "/packages/" + package.at("id").get<std::string>();
        const auto found = archivist.get("/api/v1" + page).json.at("copies_unsealed").get<int>();
        EXPECT_EQ(archivist.get(page).text().find("belum disegel") != std::string::npos, found > 0);
        EXPECT_EQ(ending(unpacked(file(archivist, package)), "bag-info.txt").find("Copies-Without-Seal: 1") != std::string::npos, found > 0);
        unsealed += found;
    }
    EXPECT_EQ(unsealed, 1);
}

void PackagesRound::a_head_is_no_reading(const Caller& receiver, const std::string& here) {
    const auto there = core::db::open(other_->address());
    there->write([&](core::db::Tx& tx) {   // secret by now, and known to who brought it
        const auto id = archive::DossierId::parse(here);
        tx.exec("UPDATE archive_dossier SET access = ? WHERE id = ?", {static_cast<int>(classification::AccessClass::secret), id});
        tx.exec("INSERT INTO archive_dossier_reader (dossier_id, position_id) SELECT DISTINCT dossier, position FROM packages_import WHERE dossier = ?", {id});
    });
    const Json listed = receiver.get("/api/v1/packages/imports?dossier=" + here).json.at("items");
    ASSERT_FALSE(listed.empty());
    const std::string one = "/packages/imports/" + listed.at(0).at("id").get<std::string>();
    const Json along = receiver.get("/api/v1" + one).json.at("along");
    const auto paper = std::find_if(along.begin(), along.end(), [](const Json& each) { return each.at("kind") == "metadata"; });
    ASSERT_NE(paper, along.end()) << along.dump();
    const auto readings = [&] {
        const auto all = there->read([&](core::db::Tx& tx) { return core::audit::readings(tx, "dossier:" + here); });
        return std::count_if(all.begin(), all.end(), [](const auto& each) { return core::json::text(each.data, "what") == "file"; });
    };
    const std::string file = one + "/files/" + paper->at("sha256").get<std::string>();
    for (const auto& path : {file, "/api/v1" + file}) {
        const Reply head = tests::ask(other_->server(), "HEAD", path, receiver.headers());
        EXPECT_EQ(head.status, 200);
        EXPECT_EQ(head.headers.at("cache-control"), "no-store") << "it is secret";
        EXPECT_EQ(readings(), 0) << "nobody had it before him";
    }
    EXPECT_EQ(receiver.get(file).status, 200);
    EXPECT_EQ(readings(), 1);
}

}  // namespace packages_round_test
