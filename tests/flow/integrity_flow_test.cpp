// SPDX-License-Identifier: Apache-2.0
// The proof of a letter of the demo city, from the real binary: handed out to who may read it, believed by the
// command for the file alone, refused for any other; and a damaged file found, told and put back.
#include <filesystem>
#include <fstream>

#include "core/base/file.h"
#include "core/pdf/write.h"
#include "core/pki/authority.h"
#include "core/pki/credential.h"
#include "tests/flow/flow.h"

namespace integrity_flow_test {

namespace fs = std::filesystem;
using tests::Reply;

class IntegrityFlow : public tests::Flow {
  protected:
    fs::path blob_of(core::ByteView bytes) const {
        const auto name = core::sha256(bytes).hex();
        return server_->folder() / "data" / "blobs" / name.substr(0, 2) / name.substr(2, 2) / name;
    }
    void is_checked_far_from_here(const fs::path& file, const fs::path& record);
    void of_the_trail();
};

void IntegrityFlow::is_checked_far_from_here(const fs::path& file, const fs::path& record) {
    // Far from this house, with the authority's certificate alone: no data folder is asked for, and none is made.
    tests::Server elsewhere("");
    const auto root = server_->folder() / "data" / "keys" / "anchors" / "demo-root.pem", foreign = elsewhere.folder() / "asing.pem";
    const auto far = elsewhere.command({"proof:verify", file.string(), record.string(), "--anchor", root.string()});
    EXPECT_NE(far.find("existed as it is at"), std::string::npos) << far;
    const core::Instant now = core::SystemClock().now();
    const auto other = core::pki::Authority::root({"Akar Asing", "Asing"}, {now - std::chrono::days(1), now + std::chrono::days(400)},
                                                  core::pki::KeyKind::ec_p256);
    ASSERT_TRUE(core::write_whole(foreign, core::view(core::pki::pem(other.certificate()))));
    elsewhere.command({"proof:verify", file.string(), record.string(), "--anchor", foreign.string()}, {}, 1);
    // Without it whose word it is is told, and nothing but file and record is needed.
    const auto alone = elsewhere.command({"proof:verify", file.string(), record.string()});
    EXPECT_NE(alone.find("nobody here knows whether it may be trusted"), std::string::npos) << alone;
    elsewhere.command({"proof:verify", foreign.string(), record.string()}, {}, 1);
    EXPECT_FALSE(fs::exists(elsewhere.folder() / "data"));
}

void IntegrityFlow::of_the_trail() {
    const auto entries = server_->folder() / "jejak.txt";
    server_->command({"proof:make", entries.string(), "--audit", "1"});
    const auto chained = server_->command({"proof:verify", entries.string(), entries.string() + ".ers", "--trail"});
    EXPECT_NE(chained.find("existed as it is at"), std::string::npos) << chained;
    auto forged = core::read_text(entries.string()).value();
    forged[forged.find("\"") + 1] ^= 1;
    ASSERT_TRUE(core::write_whole(entries, core::view(forged)));
    server_->command({"proof:verify", entries.string(), entries.string() + ".ers", "--trail"}, {}, 1);
}

TEST_P(IntegrityFlow, a_letter_is_proved_and_a_damaged_file_comes_back) {
    const auto clerk = caller("DISKOMINFO.TU"), head = caller("DISKOMINFO.KADIS");
    core::pdf::Document sheet;
    sheet.push_back(core::pdf::Paragraph{.runs = {{"Permintaan data layanan pengaduan", {}}}});
    const auto day = core::iso(tests::today());
    const Reply made = clerk.upload("/api/v1/incoming",
                                    {{"sender", "Ombudsman Perwakilan Contoh"}, {"number", "B/1/LM"}, {"date", day},
                                     {"received", day}, {"subject", "Permintaan data"}, {"access", "biasa"},
                                     {"position", position_id(clerk, "DISKOMINFO.KADIS")}},
                                    "surat.pdf", core::pdf::write(sheet, {}, NASKAH_FONTS).bytes);
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json.at("id");
    EXPECT_EQ(head.get("/api/v1/integrity/proof?subject=incoming:" + id).status, 404) << "not stamped yet";
    server_->command({"integrity:stamp"});
    const Reply pdf = head.get("/incoming/" + id + "/pdf"), proof = head.get("/api/v1/integrity/proof?subject=incoming:" + id);
    ASSERT_EQ(pdf.status, 200);
    ASSERT_EQ(proof.status, 200);
    EXPECT_EQ(proof.type, "application/octet-stream");
    EXPECT_EQ(caller("INSP.UMPEG").get("/api/v1/integrity/proof?subject=incoming:" + id).status, 404);
    EXPECT_EQ(head.get("/api/v1/integrity/proof?subject=letter:" + id).status, 404);
    EXPECT_EQ(head.get("/api/v1/integrity").status, 403) << "for archivist and administrator";
    const auto file = server_->folder() / "surat.pdf", record = server_->folder() / "surat.ers";
    ASSERT_TRUE(core::write_whole(file, pdf.bytes) && core::write_whole(record, proof.bytes));
    const auto said = server_->command({"proof:verify", file.string(), record.string()});
    EXPECT_NE(said.find("existed as it is at"), std::string::npos) << said;
    is_checked_far_from_here(file, record);
    auto changed = pdf.bytes;
    changed.back() ^= 1;
    ASSERT_TRUE(core::write_whole(file, changed));
    server_->command({"proof:verify", file.string(), record.string()}, {}, 1);
    of_the_trail();
    server_->command({"audit:verify"});

    const auto admin = caller("DISKOMINFO.ADMIN");
    EXPECT_EQ(admin.get("/api/v1/integrity").json.at("ill_count"), 0);
    EXPECT_TRUE(admin.get("/api/v1/integrity").json.at("tree_faults").empty());
    fs::copy(server_->folder() / "data" / "blobs", server_->folder() / "replica", fs::copy_options::recursive);
    const auto blob = blob_of(pdf.bytes);
    fs::permissions(blob, fs::perms::owner_all);
    std::ofstream(blob, std::ios::binary) << "rusak";
    server_->command({"integrity:check", "--all"}, {}, 1);
    const auto overview = admin.get("/api/v1/integrity").json;
    EXPECT_EQ(overview.at("ill_count"), 1);
    EXPECT_EQ(overview.at("ill").at(0).at("digest"), core::sha256(pdf.bytes).hex());
    server_->set("integrity.replica=" + (server_->folder() / "replica").string());
    const auto mended = server_->command({"integrity:check"});
    EXPECT_NE(mended.find("1 put back"), std::string::npos) << mended;
    EXPECT_EQ(head.get("/incoming/" + id + "/pdf").bytes, pdf.bytes);
}

NASKAH_ON_BOTH_DATABASES(IntegrityFlow);

}  // namespace
