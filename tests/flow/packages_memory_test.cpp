// SPDX-License-Identifier: Apache-2.0
// A package of many megabytes takes no more memory than a small one to make, to hand out and to keep watch over, and in
// another house to bring in and to take: 10 MB against 300 MB, or against NASKAH_PACKAGE_BYTES where the disk allows more.
#include <chrono>
#include <cstdlib>
#include <thread>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>

#include "core/blob/read.h"
#include "tests/flow/memory.h"
#include "tests/support/office.h"

namespace packages_memory_test {

using core::Json;
using tests::Caller;
using tests::megabyte;
using tests::Reply;

class PackagesMemory : public tests::MemoryFlow {
  protected:
    void SetUp() override {
        tests::MemoryFlow::SetUp();
        if (IsSkipped()) return;
        other_ = std::make_unique<tests::City>(GetParam());
        other_->server().start();
    }
    // A file of that size in the store, as an item of a dossier. Its bytes are of no other file.
    std::string dossier_of(const Caller& archivist, std::uint64_t size) {
        const Reply opened = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", "Peta bidang tanah"}});
        EXPECT_EQ(opened.status, 201) << opened.json.dump();
        const std::string id = opened.json.at("id");
        const auto made = server_->folder() / "large";
        {
            std::ofstream out(made, std::ios::binary);
            std::string piece(megabyte, ' ');
            for (std::uint64_t left = size, at = 0; left > 0; ++at) {
                piece.replace(0, 20, std::to_string(size) + ":" + std::to_string(at) + std::string(20, '.'), 0, 20);
                const auto some = std::min<std::uint64_t>(left, piece.size());
                out.write(piece.data(), static_cast<std::streamsize>(some));
                left -= some;
            }
        }
        const auto measured = core::blob::measure(made);
        EXPECT_TRUE(core::blob::folder(server_->folder() / "data" / "blobs")->mend(measured->digest, made));
        std::filesystem::remove(made);
        const auto db = core::db::open(city_->address());
        db->write([&](core::db::Tx& tx) {
            tx.exec("INSERT INTO archive_item (id, dossier_id, unit_id, subject, item_number, letter_number, letter_date, "
                    "title, digest, amount, amount_unit, stage, access, filed_at, filed_by, filed_by_name) "
                    "SELECT ?, id, unit_id, ?, 1, '', '2026-01-05', 'Peta', ?, 1, 'lembar', 'asli', 0, 0, opened_by, '' "
                    "FROM archive_dossier WHERE id = ?",
                    {core::Id<struct MapTag>::make({static_cast<std::int64_t>(size)}), "handed:map:" + std::to_string(size),
                     measured->digest, id});
        });
        return id;
    }
    // Straight to a file: the test has no more memory than the server. Gigabytes take minutes: longer than tests wait for
    // anything else.
    static void asked(const tests::Server& of, const char* method, const Caller& who, const std::string& path, const std::filesystem::path& to) {
        const Poco::URI at(of.url(path));
        Poco::Net::HTTPClientSession session(at.getHost(), at.getPort());
        session.setTimeout(Poco::Timespan(900, 0));
        Poco::Net::HTTPRequest request(method, at.getPathAndQuery(), "HTTP/1.1");
        for (const auto& [name, value] : who.headers()) request.set(name, value);
        request.setContentLength(0);
        session.sendRequest(request);
        Poco::Net::HTTPResponse response;
        auto& body = session.receiveResponse(response);
        ASSERT_EQ(response.getStatus(), 200) << path;
        std::ofstream out(to, std::ios::binary);
        Poco::StreamCopier::copyStream(body, out);
    }
    struct Peaks {
        std::size_t packing = 0, handing = 0, watching = 0, bringing = 0, taking = 0;
    };
    Peaks of(const Caller& archivist, std::uint64_t size) {
        Json package;
        Peaks peaks;
        peaks.packing = of_packing(archivist, size, package);
        const auto got = server_->folder() / "got.zip";
        peaks.handing = peak([&] {
            asked(*server_, "GET", archivist, "/api/v1/packages/" + package.at("id").get<std::string>() + "/file", got);
        });
        const auto measured = core::blob::measure(got);
        EXPECT_EQ(measured->bytes, package.at("bytes"));
        EXPECT_EQ(measured->digest.hex(), package.at("sha256"));
        // Beyond 4 GB, too, another program reads it to the end, each file with its checksum.
        const auto read = "python3 -c 'import sys, zipfile; sys.exit(zipfile.ZipFile(sys.argv[1]).testzip() is not None)' " +
                          got.string();
        EXPECT_EQ(std::system(read.c_str()), 0);
        taken(got, peaks);
        std::filesystem::remove(got);
        server_->command({"integrity:check", "--all"});
        peaks.watching = server_->command_peak();
        return peaks;
    }
    // By another house: brought by command, taken by its server, with all that follows from it.
    void taken(const std::filesystem::path& zip, Peaks& peaks) const {
        auto& house = other_->server();
        const std::string imports = "/packages/imports/";
        const auto said = house.command({"packages:bring", zip.string(), "--as", tests::login_of("UM.ARSIPARIS")});
        peaks.bringing = house.command_peak();
        const auto at = said.find(imports);
        ASSERT_NE(at, std::string::npos) << said;
        const auto id = said.substr(at + imports.size(), 36);
        const auto receiver = tests::Seats(house).caller("UM.ARSIPARIS");
        const auto lies = house.folder() / "data/packages/received" / (id + ".zip");
        EXPECT_TRUE(std::filesystem::exists(lies));
        const auto db = core::db::open(other_->address());
        const auto works = [&] {
            return std::filesystem::exists(lies) || db->read([](core::db::Tx& tx) {
                return tx.count("SELECT COUNT(*) FROM core_job WHERE state = 'running' OR (state = 'waiting' AND run_at <= ?)",
                                {core::SystemClock().now()});
            }) > 0;
        };
        peaks.taking = peak_of(house, [&] {
            asked(house, "POST", receiver, "/api/v1" + imports + id + "/take", house.folder() / "taken.json");
            for (int tries = 0; tries < 9'000 && works(); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(100));
        });
        EXPECT_FALSE(std::filesystem::exists(lies)) << "its files are in the store";
        const Json there = receiver.get("/api/v1" + imports + id).json;
        const Json dossier = receiver.get("/api/v1/archive/dossiers/" + there.at("dossier").get<std::string>()).json;
        const auto kept = core::Digest::parse(dossier.at("items").at(0).at("digest").get<std::string>());
        const auto path = core::blob::folder(house.folder() / "data/blobs")->path(kept);
        ASSERT_TRUE(path);
        EXPECT_EQ(core::blob::measure(*path)->digest, kept);
        EXPECT_EQ(there.at("items").at(0).at("sha256"), kept.hex());
        std::filesystem::remove(*path);   // the next is measured on a disk with as much room
    }
    std::size_t of_packing(const Caller& archivist, std::uint64_t size, Json& made_of) {
        const auto dossier = dossier_of(archivist, size);
        return peak([&] {
            const Reply asked = archivist.post("/api/v1/packages", {{"dossier", dossier}, {"receiver", "Dinas Kearsipan"}});
            ASSERT_EQ(asked.status, 202) << asked.json.dump();
            const std::string one = "/api/v1/packages/" + asked.json.at("items").at(0).at("id").get<std::string>();
            Reply made;
            made.json = Json::object();
            for (int tries = 0; tries < 9'000 && made.json.value("state", "") != "ready"; ++tries) {
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
                made = archivist.get(one);
            }
            ASSERT_EQ(made.json.value("state", ""), "ready") << made.json.dump();
            EXPECT_GT(made.json.at("bytes").get<std::uint64_t>(), size);
            made_of = made.json;
        });
    }

    std::unique_ptr<tests::City> other_;
};

TEST_P(PackagesMemory, is_that_of_a_small_one) {
    const char* asked = std::getenv("NASKAH_PACKAGE_BYTES");
    const std::uint64_t large = asked ? std::stoull(asked) : 300 * megabyte;
    const auto archivist = caller("DISKOMINFO.ARSIPARIS");
    of(archivist, megabyte);   // programs are loaded
    const Peaks small = of(archivist, 10 * megabyte), more = of(archivist, large);
    const auto compare = [&](const char* what, std::size_t little, std::size_t much) {
        RecordProperty(std::string(what) + "_small_kb", std::to_string(little >> 10));
        RecordProperty(std::string(what) + "_large_kb", std::to_string(much >> 10));
        std::printf("%s: %zu KB for 10 MB, %zu KB for %llu MB\n", what, little >> 10, much >> 10,
                    static_cast<unsigned long long>(large / megabyte));
        EXPECT_LT(much, little + 4 * megabyte) << what;
    };
    compare("packing", small.packing, more.packing);
    compare("handing_out", small.handing, more.handing);
    compare("watching", small.watching, more.watching);
    compare("bringing", small.bringing, more.bringing);
    compare("taking", small.taking, more.taking);
    // What is brought is held once, whichever way it is refused.
    const auto bring = [&](std::size_t size) {
        EXPECT_EQ(archivist.upload("/api/v1/packages/imports", {}, "paket.zip", core::Bytes(size, 'x')).status, 422);
    };
    bring(megabyte);
    const auto held = peak([&] { bring(64 * megabyte); });
    RecordProperty("upload_kb", std::to_string(held >> 10));
    std::printf("%zu KB for an upload of 64 MB\n", held >> 10);
    EXPECT_LT(held, 80 * megabyte);   // what tells types by content takes some of its own
}

INSTANTIATE_TEST_SUITE_P(Sqlite, PackagesMemory, testing::Values(core::db::Engine::sqlite), tests::engine_name);

}  // namespace
