// SPDX-License-Identifier: Apache-2.0
// Every command people are told of is there and says how it is used, without touching a data folder;
// what it is wrongly given is told in a sentence.
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/bytes.h"
#include "core/base/child.h"
#include "core/base/text.h"

namespace commands_test {

namespace fs = std::filesystem;

class Shell {
  public:
    ~Shell() {
        std::error_code ignored;
        fs::remove_all(data, ignored);
    }
    core::child::Outcome naskah(std::vector<std::string> more) const {
        std::vector<std::string> words{NASKAH_BUILD "/bin/naskah", "--data", data.string(), "--config", "/none.conf"};
        words.insert(words.end(), more.begin(), more.end());
        return core::child::run(words, {});
    }
    const fs::path data = fs::temp_directory_path() / ("naskah-shell-" + core::hex(core::random_bytes(6)));
};

class Commands : public testing::TestWithParam<const char*> {};

TEST_P(Commands, is_listed_and_explains_itself) {
    const Shell shell;
    const std::string name = GetParam();
    const auto all = shell.naskah({"--help"});
    EXPECT_TRUE(all.good()) << all.errors;
    EXPECT_NE(core::chars(all.out).find("\n  " + name + " "), std::string::npos) << "not in naskah --help";
    const auto own = shell.naskah({name, "--help"});
    EXPECT_TRUE(own.good()) << own.errors;
    const auto lines = core::text::split(core::chars(own.out), '\n');
    ASSERT_GE(lines.size(), 3u);
    EXPECT_TRUE((lines[0] + " ").starts_with("naskah " + name + " ")) << lines[0];
    EXPECT_EQ(lines[0].find_first_of(",()"), std::string::npos) << "arguments are read from this line: " << lines[0];
    EXPECT_GT(lines[2].size(), 10u) << "no sentence on what it does";
    EXPECT_FALSE(fs::exists(shell.data)) << "help leaves a data folder behind";
}

INSTANTIATE_TEST_SUITE_P(
    All, Commands,
    testing::Values("serve", "work", "migrate", "check", "plugins", "demo", "user:add", "user:password",
                    "import:classification", "import:retention", "import:access", "import:triggers", "import:organisation", "sign", "extend", "verify",
                    "ca:create", "ca:enrol", "pki:init", "pki:issue", "pki:list", "pki:renew", "pki:revoke", "pki:crl", "pki:ocsp",
                    "pki:tsa", "pki:watch", "backup", "restore", "doctor", "token:create", "audit:verify", "openapi", "numbers:check"),
    [](const auto& each) { return core::text::replace(each.param, ":", "_"); });

TEST(CommandLine, wrong_words_are_named_before_anything_is_touched) {
    const Shell shell;
    const auto told = [&](std::vector<std::string> words) {
        const auto outcome = shell.naskah(std::move(words));
        EXPECT_EQ(outcome.status, 64);
        return outcome.errors;
    };
    EXPECT_NE(told({"verify"}).find("FILE is missing"), std::string::npos);
    EXPECT_NE(told({"extend", "surat.pdf"}).find("--level"), std::string::npos);
    EXPECT_NE(told({"serve", "--prot", "80"}).find("unknown option --prot"), std::string::npos);
    EXPECT_NE(told({"serve", "--port", "http"}).find("--port wants a whole number, not http"), std::string::npos);
    EXPECT_NE(told({"token:create", "sekda", "--days", "tiga"}).find("--days wants a whole number"), std::string::npos);
    EXPECT_FALSE(fs::exists(shell.data));
}

TEST(CommandLine, what_they_cannot_do_is_told_in_a_sentence) {
    const Shell shell;
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"verify", "/tidak/ada.pdf"}, {"token:create", "siapa"}, {"restore", "/tidak/ada.tar"}}) {
        const auto outcome = shell.naskah(words);
        EXPECT_NE(outcome.status, 0);
        EXPECT_TRUE(outcome.errors.starts_with("naskah: ")) << outcome.errors;
        EXPECT_EQ(outcome.errors.find(".error."), std::string::npos) << outcome.errors;
    }
}

}  // namespace
