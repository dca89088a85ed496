// SPDX-License-Identifier: Apache-2.0
// What every machine has judges the whole matrix: poppler, OpenSSL's CAdES and timestamps, QPDF; and our own
// verifier says the same. The judges from other registries are asked by matrix/run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/base/json.h"
#include "tests/interop/judges.h"
#include "tests/interop/matrix.h"

namespace interop {
namespace matrix_test {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

int count(const std::string& text, const std::string& what) {
    int found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

class MatrixJudges : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(matrix().cells.size(), 7u * 5u * 4u);
        work_ = fs::temp_directory_path() / ("naskah-matrix-" + core::hex(core::random_bytes(6)));
        fs::create_directories(work_);
    }
    void TearDown() override { fs::remove_all(work_); }
    static core::Bytes bytes(const Cell& cell) {
        std::ifstream stream(cell.file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    Verdict stamp(const fs::path& token, const fs::path& data) const {
        return ask({"openssl", "ts", "-verify", "-token_in", "-in", token.string(), "-data", data.string(), "-CAfile",
                    matrix().root.string()});
    }

    fs::path work_;
};

TEST_F(MatrixJudges, pdfsig_finds_each_signature_valid_and_trusted) {
    const std::string store = "sql:" + (work_ / "store").string();
    fs::create_directories(work_ / "store");
    ASSERT_EQ(ask({"certutil", "-N", "-d", store, "--empty-password"}).code, 0);
    ASSERT_EQ(ask({"certutil", "-A", "-d", store, "-n", "root", "-t", "CT,C,C", "-i", matrix().root.string()}).code, 0);
    for (const Cell& cell : matrix().cells) {
        const std::string said = ask({"pdfsig", "-nssdir", store, cell.file.string()}).text;
        for (const char* word : {"Signature Validation: Signature is Valid.", "Certificate is Trusted."})
            EXPECT_EQ(count(said, word), cell.signatures) << cell.file << "\n" << said;
        EXPECT_EQ(count(said, "Signature Type: ETSI.CAdES.detached"), cell.signatures) << cell.file;
        // Of document timestamps this poppler knows nothing; each stands in its list all the same.
        EXPECT_EQ(count(said, "Signature #"), cell.signatures + cell.timestamps) << cell.file;
        EXPECT_EQ(count(said, "Signature has not yet been verified."), cell.timestamps) << cell.file;
    }
}

TEST_F(MatrixJudges, openssl_verifies_each_signature_and_timestamp) {
    for (const Cell& cell : matrix().cells) {
        int signatures = 0, timestamps = 0;
        for (const Sealed& each : cut_all(bytes(cell), work_)) {
            if (each.of_document) {
                EXPECT_THAT(stamp(each.cms, each.content).text, HasSubstr("Verification: OK")) << cell.file;
                ++timestamps;
                continue;
            }
            const auto said = ask({"openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in",
                                   each.cms.string(), "-content", each.content.string(), "-CAfile",
                                   matrix().root.string(), "-out", "/dev/null"});
            EXPECT_THAT(said.text, HasSubstr("CAdES Verification successful")) << cell.file;
            ++signatures;
            const bool last = signatures == cell.signatures;
            if (last) {
                EXPECT_EQ(each.timestamp.empty(), cell.level == "B-B") << cell.file;
            }
            if (!each.timestamp.empty()) {
                EXPECT_THAT(stamp(each.timestamp, each.value).text, HasSubstr("Verification: OK")) << cell.file;
            }
        }
        EXPECT_EQ(signatures, cell.signatures) << cell.file;
        EXPECT_EQ(timestamps, cell.timestamps) << cell.file;
    }
}

TEST_F(MatrixJudges, qpdf_finds_nothing_to_say) {
    for (const Cell& cell : matrix().cells) {
        const auto said = ask({"qpdf", "--check", cell.file.string()});
        EXPECT_EQ(said.code, 0) << cell.file << "\n" << said.text;
        EXPECT_THAT(said.text, Not(HasSubstr("WARNING"))) << cell.file;
    }
}

TEST_F(MatrixJudges, ours_finds_each_passed_at_its_level) {
    std::istringstream lines(matrix().verdicts);
    std::string line;
    for (const Cell& cell : matrix().cells) {
        ASSERT_TRUE(std::getline(lines, line)) << cell.file;
        const core::Json told = core::json::parse(line);
        EXPECT_EQ(told["file"], cell.file.string());
        EXPECT_EQ(told["indication"], "TOTAL-PASSED") << line;
        EXPECT_TRUE(told["faults"].empty()) << line;
        std::string level;
        int signatures = 0, timestamps = 0;
        for (const auto& each : told["signatures"]) {
            EXPECT_EQ(each["indication"], "TOTAL-PASSED") << line;
            const bool of_document = each["level"] == "DTS";
            ++(of_document ? timestamps : signatures);
            if (!of_document) level = each["level"];
        }
        // What the signer before left in the file proves this one's path, too: more than was asked for.
        const bool lent = cell.kind == "signed" && cell.level == "B-T";
        EXPECT_EQ(level, lent ? "B-LT" : cell.level) << line;
        EXPECT_EQ(signatures, cell.signatures) << line;
        EXPECT_EQ(timestamps, cell.timestamps) << line;
    }
}

}  // namespace
}  // namespace interop
