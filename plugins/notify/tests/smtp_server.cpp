// SPDX-License-Identifier: Apache-2.0
#include "plugins/notify/tests/smtp_server.h"

#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "core/base/child.h"
#include "core/base/file.h"
#include "core/base/text.h"

extern char** environ;

namespace notify::test {
namespace fs = std::filesystem;

namespace {

constexpr const char* python = "/usr/bin/python3";   // Debian's, with Debian's aiosmtpd

}  // namespace

bool SmtpServer::available() { return core::child::run({python, "-c", "import aiosmtpd"}, {}).good(); }

SmtpServer::SmtpServer(fs::path folder) : folder_(std::move(folder)) {
    fs::create_directories(folder_);
    const auto made = core::child::run(
        {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", (folder_ / "key.pem").string(),
         "-out", (folder_ / "cert.pem").string()}, {});
    EXPECT_TRUE(made.good()) << made.errors;
    core::write_whole(folder_ / "password", core::view("sandi surat uji\n"));
    std::array<int, 2> in{}, out{};
    if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0) return;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in[0], 0);
    posix_spawn_file_actions_adddup2(&files, out[1], 1);
    for (const int each : {in[0], in[1], out[0], out[1]}) posix_spawn_file_actions_addclose(&files, each);
    const std::string script = std::string(NASKAH_SOURCE) + "/plugins/notify/tests/smtp_server.py";
    const std::string where = folder_.string();
    std::array<char*, 4> words{const_cast<char*>(python), const_cast<char*>(script.c_str()),
                               const_cast<char*>(where.c_str()), nullptr};
    EXPECT_EQ(::posix_spawn(&pid_, python, &files, nullptr, words.data(), environ), 0);
    posix_spawn_file_actions_destroy(&files);
    ::close(in[0]);
    ::close(out[1]);
    in_ = in[1];
    std::string said;
    for (char c = 0; ::read(out[0], &c, 1) == 1 && c != '\n';) said += c;
    ::close(out[0]);
    port_ = said.empty() ? 0 : std::stoi(said);
    EXPECT_GT(port_, 0) << "the mail server did not start";
}

SmtpServer::~SmtpServer() {
    ::close(in_);
    if (pid_ > 0) ::waitpid(pid_, nullptr, 0);
    fs::remove_all(folder_);
}

MailServer SmtpServer::server() const {
    MailServer server;
    server.host = "localhost";
    server.port = static_cast<std::uint16_t>(port_);
    server.from = "naskah@pangkalpinangkota.go.id";
    server.from_name = "Pemerintah Kota Pangkalpinang";
    server.login = "naskah";
    server.password = folder_ / "password";
    server.authorities = folder_ / "cert.pem";
    return server;
}

std::vector<std::string> SmtpServer::mail() const {
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(folder_ / "mail"))
        if (file.path().extension() == ".eml") files.push_back(file.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> all;
    for (const auto& file : files) all.push_back(unquoted(core::read_text(file).value_or("")));
    return all;
}

std::string unquoted(const std::string& mail) {
    // Only the text is quoted: a header may end its line by "=", too.
    const auto blank = std::min(mail.find("\r\n\r\n"), mail.find("\n\n"));
    const auto begin = blank == std::string::npos ? 0 : blank;
    std::string text = mail.substr(0, begin);
    for (std::size_t at = begin; at < mail.size(); ++at) {
        if (mail[at] != '=' || at + 2 >= mail.size()) {
            text += mail[at];
        } else if (mail[at + 1] == '\r' || mail[at + 1] == '\n') {
            at += mail[at + 1] == '\r' ? 2 : 1;
        } else if (std::isxdigit(static_cast<unsigned char>(mail[at + 1])) &&
                   std::isxdigit(static_cast<unsigned char>(mail[at + 2]))) {
            text += static_cast<char>(std::stoi(mail.substr(at + 1, 2), nullptr, 16));
            at += 2;
        } else {
            text += mail[at];
        }
    }
    return text;
}

}  // namespace notify::test
