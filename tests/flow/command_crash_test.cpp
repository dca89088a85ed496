// SPDX-License-Identifier: Apache-2.0
// `naskah sign` and `naskah extend` killed at random moments: the file asked for is whole or not there, and
// what was read from is as it was.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <random>
#include <thread>

#include "core/base/file.h"
#include "core/pki/authority.h"
#include "signing/check/rules.h"
#include "signing/service/judging.h"
#include "tests/support/server.h"

#include <gtest/gtest.h>

namespace command_crash_test {

namespace fs = std::filesystem;
using std::chrono::microseconds;
using std::chrono::steady_clock;

class CommandCrash : public testing::Test {
  protected:
    static constexpr int kills = 12;
    static constexpr const char* passphrase = "kata sandi uji";

    void SetUp() override {
        office_.command({"ca:create"});
        const core::pki::Authority ca(core::pki::Credential::load((office_.folder() / "data/keys/ca").string()));
        const core::Instant now = core::SystemClock().now();
        const core::pki::Window day{now - std::chrono::minutes(5), now + std::chrono::hours(24)};
        const auto key = ca.person({"Sari Contoh", "Kota Contoh"}, day, core::pki::KeyKind::ec_p256);
        ASSERT_TRUE(core::write_whole(file("sari.p12"), key.pkcs12(core::Secret(std::string(passphrase)))));
        std::ofstream(file("edaran.pdf"), std::ios::binary) << notice();
        anchors_ = signing::anchors_of((office_.folder() / "data/keys/anchors").string());
    }
    fs::path file(const std::string& name) const { return office_.folder() / name; }
    std::string text(const std::string& name) const { return core::read_text(file(name)).value_or(""); }
    bool holds(const std::string& pdf) const {
        return signing::check::inspect(core::view(pdf), anchors_, core::SystemClock().now()).genuine();
    }

    // A page with a stream long enough for the file to take time to write.
    static std::string notice() {
        std::string words = "BT /F1 12 Tf 72 720 Td (Edaran) Tj ET\n";
        while (words.size() < 2'000'000) words += "% catatan yang tidak dicetak\n";
        const std::vector<std::string> objects{
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
            "<< /Length " + std::to_string(words.size()) + " >>\nstream\n" + words + "\nendstream"};
        std::string all = "%PDF-1.7\n", table = "xref\n0 5\n0000000000 65535 f \n";
        for (std::size_t i = 0; i < objects.size(); ++i) {
            const std::string at = std::to_string(all.size());
            table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
            all += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
        }
        const std::string start = std::to_string(all.size());
        return all + table + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
    }

    std::vector<std::string> signing(const std::string& level) const {
        return {"sign", file("edaran.pdf").string(), "--key", file("sari.p12").string(),
                "--level", level, "--out", file("terbit.pdf").string()};
    }
    // Runs the command until it ends or `after` is over; true when it was killed.
    bool killed(std::vector<std::string> words, microseconds after) const {
        words.insert(words.begin(), {NASKAH_BUILD "/bin/naskah", "--data", (office_.folder() / "data").string()});
        std::ofstream(file("typed")) << passphrase << "\n";
        std::vector<char*> argv;
        for (auto& word : words) argv.push_back(word.data());
        argv.push_back(nullptr);
        const std::string in = file("typed").string(), out = file("said").string();
        const pid_t pid = ::fork();
        if (pid == 0) {
            ::dup2(::open(in.c_str(), O_RDONLY), 0);
            ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600), 1);
            ::dup2(1, 2);
            ::execv(argv[0], argv.data());
            ::_exit(127);
        }
        const auto end = steady_clock::now() + after;
        int status = 0;
        while (::waitpid(pid, &status, WNOHANG) == 0) {
            if (steady_clock::now() >= end) {
                ::kill(pid, SIGKILL);
                ::waitpid(pid, &status, 0);
                return WIFSIGNALED(status);
            }
            std::this_thread::sleep_for(microseconds(200));
        }
        EXPECT_EQ(WEXITSTATUS(status), 0) << text("said");
        return false;
    }

    microseconds undisturbed(const std::vector<std::string>& words) const {
        const auto begun = steady_clock::now();
        EXPECT_FALSE(killed(words, std::chrono::minutes(1)));
        return std::chrono::duration_cast<microseconds>(steady_clock::now() - begun);
    }

    // All over the time it takes, and as often in its last part, where the file is written.
    template <class Check>
    void kill_often(const std::vector<std::string>& words, Check check) {
        const auto whole = static_cast<double>(undisturbed(words).count());
        check();
        std::mt19937 chance(20261123);
        std::uniform_real_distribution<double> anywhere(0.02, 1.0), late(0.8, 1.05);
        int done = 0;
        for (int tries = 0; done < kills && tries < 10 * kills; ++tries) {
            const double part = tries % 2 == 0 ? anywhere(chance) : late(chance);
            done += killed(words, microseconds(static_cast<std::int64_t>(whole * part))) ? 1 : 0;
            check();
        }
        EXPECT_EQ(done, kills);
    }

    tests::Server office_;
    signing::check::Anchors anchors_;
};

TEST_F(CommandCrash, sign_leaves_a_whole_file_or_none) {
    const std::string before = text("edaran.pdf");
    kill_often(signing("B-LT"), [&] {
        ASSERT_EQ(text("edaran.pdf"), before);
        const std::string made = text("terbit.pdf");
        ASSERT_TRUE(made.empty() || (made.starts_with(before) && holds(made))) << made.size();
        ASSERT_EQ(made.empty(), !fs::exists(file("terbit.pdf")));
        fs::remove(file("terbit.pdf"));
    });
}

TEST_F(CommandCrash, extend_leaves_the_file_as_it_was_or_raised) {
    ASSERT_FALSE(killed(signing("B-T"), std::chrono::minutes(1)));
    const std::string before = text("terbit.pdf");
    ASSERT_TRUE(holds(before));
    kill_often({"extend", file("terbit.pdf").string(), "--level", "B-LTA"}, [&] {
        const std::string now = text("terbit.pdf");
        const bool raised = now.size() > before.size() && now.starts_with(before);
        ASSERT_TRUE(now == before || (raised && holds(now))) << now.size();
        std::ofstream(file("terbit.pdf"), std::ios::binary) << before;
    });
}

}  // namespace
