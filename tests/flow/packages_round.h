// SPDX-License-Identifier: Apache-2.0
// Two houses for the tests of packages: one makes a dossier, digitises a paper of it and packs it; the other takes it.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <thread>

#include "core/base/zip.h"
#include "tests/flow/flow.h"
#include "tests/flow/trusting.h"

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
        other_ = std::make_unique<tests::City>(GetParam());
        tests::trusts(*server_, other_->server());
        server_->start();
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
        sent_.push_back("letter:" + id);
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
    // The same with all that may be told of one beside its items, and a reference to that other dossier.
    std::string told_dossier(const Caller& archivist, const std::string& other);
    // What an archive knows of it: without what every house gives anew (ids, numbers, who recorded it and when).
    static Json known(const Caller& who, const std::string& dossier);
    // Its rows in the official lists, without the numbers a list gives.
    static Json listed(const Caller& who, const std::string& dossier, const std::vector<std::string>& forms);
    // Its active years over in both houses.
    void is_inactive_in_both(const Caller& archivist, const std::string& source, const Caller& receiver, const std::string& here);
    // What went and where to, part by part.
    struct Carried {
        std::string here;
        std::vector<std::string> went;
        std::string metadata;
        Files originals;
    };
    void carry(const Caller& archivist, const Caller& receiver, const Caller& stranger, const Json& package, Carried& carried);
    void along_stands_there(const Caller& receiver, const Caller& stranger, const std::string& one);
    // A code that means something else there, and one of a person, in a package for reading and one to hand it over.
    void other_matter_is_chosen(const Caller& archivist, const Caller& receiver, const std::string& other, const std::string& here);
    void person_goes_with_the_handover(const Caller& archivist, const Caller& receiver);
    // Its last paper, digitised and accepted by another; gives the file.
    core::Bytes digitised(const std::string& dossier) {
        const auto archivist = caller("DISKOMINFO.ARSIPARIS"), clerk = caller("DISKOMINFO.TU");
        const Reply made = archivist.post("/api/v1/depot/scans", {{"title", "Alih media daftar hadir"}, {"method", "Pemindaian datar"},
                                                                  {"resolution", 300}, {"format", "PDF/A"}, {"medium_from", "Kertas"},
                                                                  {"medium_to", "Berkas elektronik"}, {"operator", "Petugas pindai"},
                                                                  {"dossiers", {dossier}}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string scan = "/api/v1/depot/scans/" + made.json["id"].get<std::string>();
        const auto sheet = archivist.get("/depot/loans.pdf").bytes;   // what this house prints is PDF/A
        const Reply one = archivist.upload(scan + "/files", {{"dossier", dossier}, {"item", "3"}}, "hadir.pdf", sheet);
        EXPECT_EQ(one.status, 201) << one.json.dump();
        const Reply accepted = clerk.post(scan + "/check", {{"accepted", true}, {"pages", true}, {"legible", true}, {"straight", true},
                                                            {"complete", true}, {"looked", {one.json["files"][0]["id"]}}});
        EXPECT_EQ(accepted.json["state"], "accepted") << accepted.json.dump();
        const Reply sealed = tests::wait_for([&] { return archivist.get(scan); }, [](const Reply& now) { return now.json["seals"].size() == 1; });
        EXPECT_EQ(sealed.json["seals"].size(), 1u) << sealed.json.dump();
        return sheet;
    }
    // The list of digests a package has of its digital copies, and the seal over it: openssl checks them.
    struct CopySeal {
        std::string name, sums, cms;
        bool operator==(const CopySeal&) const = default;
    };
    CopySeal seal_in(const core::Bytes& zip, const core::Bytes& sheet);
    // What the depot there has of it, and the package it makes.
    void seal_stands_there(const Caller& receiver, const Caller& stranger, const std::string& here, const CopySeal& went);
    void misfit_is_refused(const Caller& archivist, const Caller& receiver, const std::string& id);
    void a_head_is_no_reading(const Caller& receiver, const std::string& here);
    // What the depot there has of it: the same bytes, told as another house's work, and nothing to be recorded as its own.
    void copy_stands_there(const Caller& receiver, const std::string& here, const core::Bytes& sheet) {
        const auto page = receiver.get("/archive/dossiers/" + here).text();
        const auto at = page.find("/depot/copies/");
        ASSERT_NE(at, std::string::npos) << "its page leads to the copy";
        EXPECT_EQ(receiver.get("/api/v1" + page.substr(at, page.find('"', at) - at)).bytes, sheet);
        const Json scans = receiver.get("/api/v1/depot/scans").json["items"];
        for (const auto& each : scans) {
            if (each.at("state") != "received") continue;
            EXPECT_EQ(each.at("operator"), "Petugas pindai");
            const std::string scan = "/depot/scans/" + each.at("id").get<std::string>();
            EXPECT_EQ(receiver.get("/api/v1" + scan).json["checks"][0]["legible"], true);
            EXPECT_EQ(receiver.get(scan).status, 200);
            EXPECT_EQ(receiver.get(scan + "/act.pdf").status, 409);
            EXPECT_EQ(receiver.post("/api/v1" + scan + "/record", {{"act_number", "1"}}).status, 409);
            return;
        }
        ADD_FAILURE() << scans.dump();
    }
    // As one that lies in the archive for a while: B-LTA, in a tree, under a stamp.
    void made_provable() {
        const auto db = core::db::open(city_->address());
        const auto raised = [&] {
            return db->read([&](core::db::Tx& tx) {
                return std::all_of(sent_.begin(), sent_.end(), [&](const std::string& letter) {
                    return tx.count("SELECT COUNT(*) FROM signing_level WHERE subject = ? AND level = 'B-LTA'", {letter}) > 0;
                });
            });
        };
        tests::wait_for([&] { return caller("DISKOMINFO.ARSIPARIS").get("/api/v1/packages"); }, [&](const Reply&) { return raised(); });
        EXPECT_TRUE(raised());
        server_->command({"integrity:stamp"});
    }
    // The job there has judged what this house sealed.
    void judged_there(const Caller& receiver) {
        const auto db = core::db::open(other_->address());
        tests::wait_for([&] { return receiver.get("/api/v1/packages"); }, [&](const Reply&) {
            return db->read([](core::db::Tx& tx) { return tx.count("SELECT COUNT(*) FROM signing_foreign WHERE keeping = 'grown'"); }) == 1;
        });
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
    // What stands in our own elements, in whatever order; a rule and dossiers of that house are named by it.
    static std::set<std::string> account_of(const std::string& erms) {
        std::set<std::string> all;
        for (std::size_t at = erms.find("<ownElement name"); at != std::string::npos; at = erms.find("<ownElement name", at + 1))
            all.insert(erms.substr(at, erms.find("</ownElement>", at) - at));
        EXPECT_GE(all.size(), 8u) << erms;
        return all;
    }
    // Its records without what names the house they lie in, and what that house found of their signatures itself.
    static std::vector<std::string> records(const std::string& erms) {
        static const std::regex parent("<parentAggregationId>[^<]*</parentAggregationId>\\s*|\\s*<appendix name=\"[0-9]+-periksa-[^>]*>");
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
        const auto grown = std::find_if(originals.begin(), originals.end(), [](const auto& each) { return each.first.starts_with("/0001-terbaru-"); });
        ASSERT_NE(grown, originals.end());
        EXPECT_TRUE(grown->second.starts_with(originals.at("/0001.pdf"))) << "the signed bytes, and the evidence after them";
        const Reply read = tests::wait_for([&] { return receiver.get("/api/v1/archive/dossiers/" + here + "/items/1/file"); },
                                           [&](const Reply& now) { return now.text() == grown->second; });
        EXPECT_EQ(read.status, 200);
        EXPECT_EQ(read.text(), grown->second) << "the file that can be proved is handed out, not the bare seal";
        EXPECT_EQ(receiver.get("/archive/dossiers/" + here).status, 200);
        judged_there(receiver);
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
            auto foreign = Json::parse(receipt);
            foreign["manifest_sha256"] = std::string(64, '0');
            foreign.erase("timestamp");
            EXPECT_NE(archivist.upload(out, {}, "tanda-terima.json", core::view(foreign.dump())).text().find("Daftar isi"), std::string::npos)
                << "of a package with another manifest";
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
            EXPECT_EQ(stamp.at("worth"), "genuine") << "by the authority both houses know";
            EXPECT_TRUE(recorded.json.at("receipt_counts").get<bool>()) << recorded.json.dump();
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

    std::vector<std::string> sent_;   // letters
    std::unique_ptr<tests::City> other_;
    std::unique_ptr<tests::Seats> there_;
    static std::ptrdiff_t having(const core::Bytes& zip, const std::string& name);
    void each_is_proved_there(const Caller& receiver, const Caller& stranger, const std::string& here);
    void proved_there(const Caller& receiver, const Caller& stranger, const std::string& here);
    // Records of copies name them as the package that has them does, whichever house made the records.
    static void proofs_name_their_copies(const std::string& premis);
    // Whoever knows of the dossier it came in has nothing of an item any more that was moved to another.
    void what_moved_away_is_not_handed_out(const Caller& receiver, const std::string& here);
    void only_a_signed_receipt_counts(const Caller& archivist, const Caller& receiver, const Json& package, const Json& brought);
};

}  // namespace packages_round_test
