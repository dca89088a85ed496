// SPDX-License-Identifier: Apache-2.0
// From the shell: a PDF is signed with a key file and raised level by level, and every file made is the
// beginning of the next.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <fstream>

#include "core/base/child.h"
#include "core/base/file.h"
#include "core/pki/authority.h"
#include "tests/support/large_pdf.h"
#include "tests/support/server.h"

namespace levels_test {

namespace fs = std::filesystem;

std::string notice() {
    const std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>"};
    std::string text = "%PDF-1.7\n", table = "xref\n0 4\n0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        const std::string at = std::to_string(text.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        text += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string start = std::to_string(text.size());
    return text + table + "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
}

class Levels : public testing::Test {
  protected:
    void SetUp() override {
        office.command({"ca:create"});
        const core::pki::Authority ca(
            core::pki::Credential::load((office.folder() / "data" / "keys" / "ca").string()));
        const core::Instant now = core::SystemClock().now();
        const auto key = ca.person({"Sari Contoh", "Kota Contoh"},
                                   {now - std::chrono::minutes(5), now + std::chrono::hours(24)},
                                   core::pki::KeyKind::ec_p256);
        ASSERT_TRUE(core::write_whole(file("sari.p12"), key.pkcs12(core::Secret(std::string(passphrase)))));
        std::ofstream(file("edaran.pdf"), std::ios::binary) << notice();
    }
    std::string file(const std::string& name) const { return (office.folder() / name).string(); }
    std::string text(const std::string& name) const { return core::read_text(file(name)).value_or(""); }
    void sign(const std::string& level, const std::string& out) {
        office.command({"sign", file("edaran.pdf"), "--key", file("sari.p12"), "--level", level, "--out", file(out)},
                       std::string(passphrase) + "\n");
    }
    static constexpr const char* passphrase = "kata sandi uji";
    tests::Server office;
};

TEST_F(Levels, rise_from_the_shell) {
    sign("B-B", "b.pdf");
    ASSERT_TRUE(text("b.pdf").starts_with(notice()));
    std::string before = "b.pdf";
    for (const std::string level : {"B-T", "B-LT", "B-LTA"}) {
        const std::string after = level + ".pdf";
        const std::string said = office.command({"extend", file(before), "--level", level, "--out", file(after)});
        EXPECT_NE(said.find("raised, PAdES " + level), std::string::npos) << said;
        EXPECT_GT(text(after).size(), text(before).size());
        EXPECT_TRUE(text(after).starts_with(text(before))) << level;
        office.command({"verify", file(after)});
        before = after;
    }
    const std::string last = text(before);
    EXPECT_NE(office.command({"extend", file(before), "--level", "B-LTA"}).find("already"), std::string::npos);
    EXPECT_EQ(text(before), last);
    office.command({"extend", file(before), "--level", "B-LTA", "--renew"});
    EXPECT_TRUE(text(before).starts_with(last));
    EXPECT_GT(text(before).size(), last.size());
    office.command({"verify", file(before)});
}

TEST_F(Levels, are_signed_at_once) {
    sign("B-LTA", "lta.pdf");
    EXPECT_NE(office.command({"extend", file("lta.pdf"), "--level", "B-LTA"}).find("already"), std::string::npos);
    office.command({"sign", file("edaran.pdf"), "--key", file("sari.p12"), "--level", "B-B", "--out", file("rupa.pdf"), "--box",
                    "300,100,184,46", "--look", "permendagri_1_2023", "--capacity", "Kepala Dinas Contoh", "--qr",
                    "https://naskah.kota-contoh.example/v/AB12"},
                   std::string(passphrase) + "\n");
    const auto said = core::child::run({"pdftotext", file("rupa.pdf"), "-"}, {});
    EXPECT_NE(core::chars(said.out).find("Kepala Dinas Contoh"), std::string_view::npos) << "the mark of the profile";
    // Without --out the plain file stays and the signed one stands beside it.
    office.command({"sign", file("edaran.pdf"), "--key", file("sari.p12")}, std::string(passphrase) + "\n");
    EXPECT_EQ(text("edaran.pdf"), notice());
    EXPECT_TRUE(text("edaran.signed.pdf").starts_with(notice()));
    for (const fs::directory_entry& one : fs::recursive_directory_iterator(office.folder()))
        if (one.is_regular_file() && one.path().filename() != "in") {
            EXPECT_EQ(core::read_text(one.path()).value_or("").find(passphrase), std::string::npos) << one.path();
        }
}

// Above what the same does with a letter of no size.
TEST_F(Levels, hold_a_large_file_no_more_than_twice) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "sanitizers keep memory of their own";
#endif
    constexpr std::size_t megabyte = 1u << 20, size = 17 * megabyte;
    const auto most_so_far = [&](const char* level, const char* further) {
        sign(level, "besar.pdf");
        office.command({"extend", file("besar.pdf"), "--level", further});
        rusage used{};
        getrusage(RUSAGE_CHILDREN, &used);   // the most that any command had
        return static_cast<std::size_t>(used.ru_maxrss) << 10;
    };
    most_so_far("B-B", "B-T");
    const std::size_t small = most_so_far("B-LT", "B-LTA");
    ASSERT_TRUE(core::write_whole(file("edaran.pdf"), tests::large_pdf(size)));
    EXPECT_LT(most_so_far("B-B", "B-T"), small + 2 * size + 8 * megabyte);
    EXPECT_LT(most_so_far("B-LT", "B-LTA"), small + 2 * size + 8 * megabyte);
    office.command({"verify", file("besar.pdf")});
}

TEST_F(Levels, are_refused_in_words) {
    office.command({"extend", file("edaran.pdf"), "--level", "B-LT"}, {}, 1);
    office.command({"extend", file("edaran.pdf"), "--level", "B-X"}, {}, 64);
    EXPECT_EQ(text("edaran.pdf"), notice());
    const auto refused = [&](const std::string& name, const std::string& typed) {
        const auto before = office.log().size();
        office.command({"sign", file(name), "--key", file("sari.p12"), "--out", file("ditolak.pdf")}, typed, 1);
        const auto log = office.log();
        return log.size() >= before ? log.substr(before) : log;
    };
    const auto holds = [](const std::string& said, const char* what) { return said.find(what) != std::string::npos; };
    ASSERT_TRUE(core::child::run({"qpdf", "--encrypt", "sandi", "sandi", "256", "--", file("edaran.pdf"), file("kunci.pdf")}, {}).good());
    std::ofstream(file("rusak.pdf"), std::ios::binary) << notice().substr(0, 200);
    for (const auto& [name, word] : {std::pair{"kunci.pdf", "kata sandi"}, std::pair{"rusak.pdf", "rusak"}}) {
        const auto said = refused(name, std::string(passphrase) + "\n");
        EXPECT_TRUE(holds(said, word)) << said;
        EXPECT_FALSE(holds(said, "Passphrase:")) << "asked for before the file was looked at";
        EXPECT_FALSE(holds(said, "unggah")) << said;
    }
    const auto said = refused("edaran.pdf", "bukan ini\n");
    EXPECT_TRUE(holds(said, "Passphrase:"));
    EXPECT_FALSE(holds(said, "akun")) << said;
    office.command({"sign", file("edaran.pdf"), "--key", file("sari.p12"), "--out", file("ditolak.pdf"), "--field", "Lain"},
                   std::string(passphrase) + "\n", 1);
    EXPECT_NE(office.log().find("tidak menyediakan kolom kosong"), std::string::npos) << office.log();
    office.command({"sign", file("edaran.pdf"), "--key", file("sari.p12"), "--out", file("ditolak.pdf"), "--look", "x"},
                   std::string(passphrase) + "\n", 64);
    EXPECT_FALSE(fs::exists(file("ditolak.pdf")));
    EXPECT_EQ(office.log().find(".error."), std::string::npos) << office.log();
}

}  // namespace
