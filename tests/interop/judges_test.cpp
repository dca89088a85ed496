// SPDX-License-Identifier: Apache-2.0
// poppler, OpenSSL and QPDF judge the letters this house signs; and they refuse what was touched.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/interop/judges.h"
#include "tests/interop/letters.h"

namespace interop {
namespace judges_test {

namespace fs = std::filesystem;
using core::Bytes;
using ::testing::HasSubstr;
using ::testing::Not;

class Judges : public testing::Test {
  protected:
    void SetUp() override {
        for (const Letter& each : shelf().letters) ASSERT_FALSE(each.bytes.empty()) << each.name;
        work_ = fs::temp_directory_path() / ("naskah-interop-" + core::hex(core::random_bytes(6)));
        fs::create_directories(work_);
    }
    void TearDown() override { fs::remove_all(work_); }

    // A certificate store of NSS, which poppler asks; with the demo root in it or empty.
    std::string nss(bool with_root) const {
        const std::string place = "sql:" + (work_ / (with_root ? "trusting" : "empty")).string();
        fs::create_directories(place.substr(4));
        EXPECT_EQ(ask({"certutil", "-N", "-d", place, "--empty-password"}).code, 0);
        const auto root = shelf().root.string();
        if (with_root) {
            EXPECT_EQ(ask({"certutil", "-A", "-d", place, "-n", "demo", "-t", "CT,C,C", "-i", root}).code, 0);
        }
        return place;
    }
    static std::string pdfsig(const fs::path& file, const std::string& store) {
        return ask({"pdfsig", "-nssdir", store, file.string()}).text;
    }
    static Verdict cades(const Parts& parts, const fs::path& root) {
        return ask({"openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", parts.cms.string(),
                    "-content", parts.content.string(), "-CAfile", root.string(), "-out", "/dev/null"});
    }
    static Verdict stamp(const Parts& parts, const fs::path& data, const fs::path& root) {
        return ask({"openssl", "ts", "-verify", "-token_in", "-in", parts.timestamp.string(), "-data",
                    data.string(), "-CAfile", root.string()});
    }

    fs::path work_;
};

TEST_F(Judges, pdfsig_finds_every_letter_valid_whole_and_trusted) {
    const std::string trusting = nss(true), empty = nss(false);
    for (const Letter& letter : shelf().letters) {
        const std::string said = pdfsig(letter.file, trusting);
        EXPECT_THAT(said, HasSubstr("Signature Validation: Signature is Valid.")) << letter.name;
        EXPECT_THAT(said, HasSubstr("Certificate Validation: Certificate is Trusted.")) << letter.name;
        EXPECT_THAT(said, HasSubstr("Total document signed")) << letter.name;
        EXPECT_THAT(said, HasSubstr("ETSI.CAdES.detached")) << letter.name;
        EXPECT_THAT(said, HasSubstr("Signing Hash Algorithm: SHA-256")) << letter.name;
        EXPECT_THAT(said, Not(HasSubstr("Signature #2"))) << letter.name;
        EXPECT_THAT(pdfsig(letter.file, empty), Not(HasSubstr("Certificate is Trusted"))) << letter.name;
    }
}

TEST_F(Judges, openssl_verifies_cades_and_timestamp) {
    for (const Letter& letter : shelf().letters) {
        const Parts parts = cut(letter.bytes, work_);
        const auto signature = cades(parts, shelf().root);
        EXPECT_EQ(signature.code, 0) << letter.name << "\n" << signature.text;
        EXPECT_THAT(signature.text, HasSubstr("CAdES Verification successful")) << letter.name;
        const auto time = stamp(parts, parts.value, shelf().root);
        EXPECT_EQ(time.code, 0) << letter.name << "\n" << time.text;
        EXPECT_THAT(time.text, HasSubstr("Verification: OK")) << letter.name;
    }
}

// Another's root trusts nothing here, and the timestamp is over this signature only.
TEST_F(Judges, openssl_refuses_another_root_and_other_data) {
    ASSERT_EQ(ask({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                   "-keyout", (work_ / "other.key").string(), "-out", (work_ / "other.pem").string(), "-days",
                   "30", "-subj", "/CN=Naskah Root CA Demo"}).code, 0);
    const Parts parts = cut(shelf().letters.front().bytes, work_);
    EXPECT_NE(cades(parts, work_ / "other.pem").code, 0);
    EXPECT_NE(stamp(parts, parts.value, work_ / "other.pem").code, 0);
    EXPECT_NE(stamp(parts, parts.content, shelf().root).code, 0);
}

// Bytes all over the signed parts: no judge calls the file valid with one of them changed.
TEST_F(Judges, one_changed_byte_is_refused_by_all) {
    const std::string trusting = nss(true);
    for (const Letter& letter : shelf().letters) {
        const auto range = cut(letter.bytes, work_).range;
        const std::string title = "<rdf:li xml:lang=\"x-default\">";
        const std::size_t readable = core::chars(letter.bytes).find(title) + title.size();
        ASSERT_LT(readable, range[1]);
        for (const std::size_t at : {std::size_t{12}, readable, range[1] / 3, range[1] / 2, range[1] - 40,
                                     range[2] + 5, range[2] + range[3] / 2}) {
            Bytes changed = letter.bytes;
            changed[at] ^= 1;
            const fs::path file = write(work_ / "changed.pdf", changed);
            const std::string said = pdfsig(file, trusting);
            EXPECT_THAT(said, Not(HasSubstr("Signature is Valid"))) << letter.name << " at " << at;
            // Where the file can still be read, pdfsig must say why.
            if (at == readable) {
                EXPECT_THAT(said, HasSubstr("Digest Mismatch")) << letter.name;
            }
            EXPECT_NE(cades(cut(changed, work_), shelf().root).code, 0) << letter.name << " at " << at;
        }
    }
}

// What is appended after signing is not covered, and poppler says so.
TEST_F(Judges, an_appended_update_is_not_called_total) {
    const Letter& letter = shelf().letters.front();
    std::string text(core::chars(letter.bytes));
    const std::size_t last = text.rfind("startxref\n");
    text += "xref\n0 0\ntrailer\n<< /Prev " + text.substr(last + 10, text.find('\n', last + 10) - last - 10);
    const std::size_t trailer = text.rfind("/Size", last), end = text.find("/Prev", trailer);
    const std::size_t table = letter.bytes.size();
    text += " " + text.substr(trailer, end - trailer) + ">>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
    const std::string said = pdfsig(write(work_ / "longer.pdf", core::view(text)), nss(true));
    EXPECT_THAT(said, HasSubstr("Signature is Valid")) << "the signed revision itself is whole";
    EXPECT_THAT(said, HasSubstr("Not total document signed"));
}

TEST_F(Judges, qpdf_finds_nothing_to_say) {
    for (const Letter& letter : shelf().letters) {
        const auto said = ask({"qpdf", "--check", letter.file.string()});
        EXPECT_EQ(said.code, 0) << letter.name << "\n" << said.text;
        EXPECT_THAT(said.text, HasSubstr("No syntax or stream encoding errors found")) << letter.name;
        EXPECT_THAT(said.text, Not(HasSubstr("WARNING"))) << letter.name;
    }
}

// Number, date, addressee, body, the line of capacity, name, copies: from the top to the end.
TEST_F(Judges, pdftotext_gives_the_text_in_reading_order) {
    for (const Letter& letter : shelf().letters) {
        const auto said = ask({"pdftotext", "-enc", "UTF-8", letter.file.string(), "-"});
        ASSERT_EQ(said.code, 0) << letter.name;
        const std::string text = one_line(said.text);
        std::size_t from = 0;
        for (const std::string& piece : letter.reading) {
            const std::size_t at = text.find(piece, from);
            if (at == std::string::npos) {
                ADD_FAILURE() << letter.name << ": \"" << piece << "\" is not after what stands before it in\n"
                              << text;
                break;
            }
            from = at + piece.size();
        }
        EXPECT_THAT(letter.reading, testing::Contains(testing::StartsWith("Plt. "))) << letter.name;
        EXPECT_EQ(text.find("\xEF\xBF\xBD"), std::string::npos) << "a letter without its character";
    }
}

TEST_F(Judges, pdffonts_sees_every_font_embedded_with_its_characters) {
    for (const Letter& letter : shelf().letters) {
        std::istringstream lines(ask({"pdffonts", letter.file.string()}).text);
        std::string line, heading;
        std::getline(lines, heading);
        std::getline(lines, line);
        const std::size_t at = heading.find("emb sub uni");
        ASSERT_NE(at, std::string::npos) << heading;
        int fonts = 0;
        for (; std::getline(lines, line); ++fonts)
            EXPECT_EQ(line.substr(at, 11), "yes yes yes") << letter.name << "\n" << line;
        EXPECT_GE(fonts, 2) << letter.name;
    }
}

TEST_F(Judges, pdfinfo_sees_title_language_and_archive_format) {
    for (const Letter& letter : shelf().letters) {
        const std::string facts = one_line(ask({"pdfinfo", letter.file.string()}).text);
        EXPECT_THAT(facts, HasSubstr("Title: " + letter.subject + " Author: Dinas Komunikasi dan Informatika Creator: Naskah")) << letter.name;
        EXPECT_THAT(facts, HasSubstr("JavaScript: no")) << letter.name;
        EXPECT_THAT(facts, HasSubstr("Encrypted: no")) << letter.name;
        EXPECT_THAT(facts, HasSubstr("Page size: 595.276 x 841.89 pts (A4)")) << letter.name;
        EXPECT_THAT(facts, HasSubstr("PDF version: 1.7")) << letter.name;
        const std::size_t pages = facts.find("Pages: ");
        ASSERT_NE(pages, std::string::npos);
        EXPECT_GE(std::stoi(facts.substr(pages + 7)), letter.least_pages) << letter.name;
        const std::string meta = ask({"pdfinfo", "-meta", letter.file.string()}).text;
        EXPECT_THAT(meta, HasSubstr("<pdfaid:part>3</pdfaid:part>")) << letter.name;
        EXPECT_THAT(meta, HasSubstr("<pdfaid:conformance>B</pdfaid:conformance>")) << letter.name;
        EXPECT_THAT(meta, HasSubstr("<rdf:li>id-ID</rdf:li>")) << letter.name;
    }
}

}  // namespace
}  // namespace interop
