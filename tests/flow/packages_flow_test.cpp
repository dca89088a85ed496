// SPDX-License-Identifier: Apache-2.0
// A dossier packed and fetched on the real binary and both databases: its file is a whole bag, others learn nothing.
#include <map>
#include <sstream>

#include "core/base/zip.h"
#include "tests/flow/flow.h"

namespace packages_flow_test {

using core::Json;
using tests::Reply;

class PackagesFlow : public tests::Flow {};

TEST_P(PackagesFlow, a_dossier_is_packed_checked_and_fetched_by_those_who_may) {
    const auto archivist = caller("DISKOMINFO.ARSIPARIS"), other = caller("UM.ARSIPARIS"), clerk = caller("DISKOMINFO.TU");
    const Reply opened = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Rapat koordinasi"}});
    ASSERT_EQ(opened.status, 201) << opened.json.dump();
    const std::string dossier = opened.json.at("id");
    const Reply paper = archivist.post("/api/v1/archive/dossiers/" + dossier + "/paper",
                                       {{"title", "Notulen rapat"}, {"date", "2019-03-11"}});
    ASSERT_EQ(paper.status, 201) << paper.json.dump();
    const Json wish{{"dossier", dossier}, {"receiver", "Dinas Kearsipan"}, {"purpose", "Penyerahan arsip statis"}};
    EXPECT_EQ(clerk.post("/api/v1/packages", wish).status, 403);
    EXPECT_EQ(other.post("/api/v1/packages", wish).status, 404);
    EXPECT_EQ(archivist.post("/api/v1/packages", {{"dossier", dossier}}).status, 422);
    const Reply asked = archivist.post("/api/v1/packages", wish);
    ASSERT_EQ(asked.status, 202) << asked.json.dump();
    const std::string id = asked.json.at("items").at(0).at("id"), one = "/api/v1/packages/" + id;
    const Reply made = tests::wait_for([&] { return archivist.get(one); },
                                       [](const Reply& each) { return each.json.value("state", "") == "ready"; });
    ASSERT_EQ(made.json.value("state", ""), "ready") << made.json.dump();
    EXPECT_EQ(other.get(one).status, 404);
    EXPECT_EQ(other.get(one + "/file").status, 404);
    EXPECT_EQ(other.get("/api/v1/packages").text().find(id), std::string::npos);
    const Reply file = archivist.get(one + "/file");
    ASSERT_EQ(file.status, 200);
    EXPECT_EQ(core::sha256(file.bytes).hex(), made.json.value("sha256", ""));
    std::map<std::string, std::string> parts;
    for (auto& part : core::zip::read(file.bytes)) parts[part.name.substr(part.name.find('/') + 1)] = part.bytes;
    EXPECT_EQ(core::sha256(parts["tagmanifest-sha256.txt"]).hex(), made.json.value("manifest_sha256", ""));
    std::istringstream lines(parts["manifest-sha256.txt"]);
    int checked = 0;
    for (std::string line; std::getline(lines, line); ++checked)
        EXPECT_EQ(line.substr(0, 64), core::sha256(parts[line.substr(66)]).hex()) << line;
    EXPECT_EQ(checked, 4) << "METS, ERMS, PREMIS and guide of a dossier of paper";
    EXPECT_EQ(archivist.get("/packages").status, 200);
    const Reply page = archivist.get("/archive/dossiers/" + dossier);
    EXPECT_NE(page.text().find("Buat paket"), std::string::npos);
}

NASKAH_ON_BOTH_DATABASES(PackagesFlow);

}  // namespace
