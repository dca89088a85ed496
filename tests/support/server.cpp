// SPDX-License-Identifier: Apache-2.0
#include "tests/support/server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

#include "core/base/bytes.h"
#include "core/base/error.h"

namespace tests {
namespace {

namespace fs = std::filesystem;

int free_port() {
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    bind(fd, reinterpret_cast<sockaddr*>(&address), size);
    getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    close(fd);
    return ntohs(address.sin_port);
}

std::string read(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Starts the program with its three streams on files.
pid_t spawn(const std::vector<std::string>& words, std::vector<std::string> environment, const fs::path& in,
            const fs::path& out, const fs::path& errors) {
    std::vector<char*> argv;
    for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    for (char** each = environ; *each != nullptr; ++each) environment.emplace_back(*each);
    std::vector<char*> variables;   // the first of two with one name is the one that counts
    for (auto& each : environment) variables.push_back(each.data());
    variables.push_back(nullptr);
    const pid_t pid = fork();
    if (pid != 0) return pid;
    const int from = open(in.c_str(), O_RDONLY);
    const int to = open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int log = open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    dup2(from, 0);
    dup2(to, 1);
    dup2(log, 2);
    execve(argv[0], argv.data(), variables.data());
    _exit(127);
}

}  // namespace

Server::Server(std::string database) : database_(std::move(database)) {
    folder_ = fs::temp_directory_path() / ("naskah-flow-" + core::hex(core::random_bytes(6)));
    fs::create_directories(folder_);
}

Server::~Server() {
    if (pid_ > 0) stop();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::vector<std::string> Server::words(const std::vector<std::string>& arguments) const {
    std::vector<std::string> words{NASKAH_BUILD "/bin/naskah", "--data", (folder_ / "data").string()};
    if (!database_.empty()) {
        words.push_back("--set");
        words.push_back("database=" + database_);
    }
    words.insert(words.end(), flags_.begin(), flags_.end());
    for (const auto& setting : settings_) {
        words.push_back("--set");
        words.push_back(setting);
    }
    words.insert(words.end(), arguments.begin(), arguments.end());
    return words;
}

std::string Server::command(const std::vector<std::string>& arguments, const std::string& input,
                            int expected) {
    std::ofstream(folder_ / "in") << input;
    const pid_t pid = spawn(words(arguments), environment_, folder_ / "in", folder_ / "out", folder_ / "errors");
    int status = 0;
    rusage used{};
    wait4(pid, &status, 0, &used);
    command_peak_ = static_cast<std::size_t>(used.ru_maxrss) * 1024;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    EXPECT_EQ(code, expected) << arguments.front() << "\n" << log().substr(0, 4000);
    return read(folder_ / "out");
}

void Server::start() {
    if (port_ == 0) port_ = free_port();
    std::ofstream(folder_ / "empty").flush();
    pid_ = spawn(words({"serve", "--port", std::to_string(port_)}), environment_, folder_ / "empty",
                 folder_ / "served", folder_ / "errors");
    // A hang guard, not a measurement.
    for (int tries = 0; tries < 600; ++tries) {
        try {
            if (core::http::call({"GET", url("/health/ready"), {}, {}}).status == 200) return;
        } catch (const core::Error&) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    FAIL() << "the server did not become ready\n" << log();
}

void Server::kill() {
    ::kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

void Server::stop() {
    ::kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
}

std::string Server::url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
}

std::string Server::log() const { return read(folder_ / "errors"); }

Reply ask(const Server& server, const std::string& method, const std::string& path,
          std::map<std::string, std::string> headers, const std::string& body) {
    core::http::Call call{method, server.url(path), std::move(headers), {body.begin(), body.end()}};
    call.timeout = std::chrono::seconds(60);
    const auto answer = core::http::call(call);
    Reply reply{answer.status, {}, answer.body, {}, answer.headers};
    if (const auto found = answer.headers.find("content-type"); found != answer.headers.end())
        reply.type = found->second;
    if (reply.type.find("json") != std::string::npos)
        reply.json = core::json::parse(core::chars(answer.body), 64u << 20);
    return reply;
}

std::map<std::string, std::string> Caller::headers() const {
    std::map<std::string, std::string> headers;
    if (!token_.empty()) headers["Authorization"] = "Bearer " + token_;
    if (!appointment_.empty()) headers["Naskah-Acting-As"] = appointment_;
    return headers;
}

Reply Caller::send(const std::string& method, const std::string& path, const std::string& type,
                   const std::string& body) const {
    auto with = headers();
    if (!type.empty()) with["Content-Type"] = type;
    return ask(*server_, method, path, with, body);
}

Reply Caller::post(const std::string& path, const core::Json& body) const {
    return send("POST", path, "application/json", core::json::write(body));
}

Reply Caller::put(const std::string& path, const core::Json& body) const {
    return send("PUT", path, "application/json", core::json::write(body));
}

Reply Caller::upload(const std::string& path, const std::map<std::string, std::string>& fields,
                     const std::string& file_name, core::ByteView file) const {
    return upload(path, fields, {{file_name, file}});
}

Reply Caller::upload(const std::string& path, const std::map<std::string, std::string>& fields,
                     const std::vector<std::pair<std::string, core::ByteView>>& files) const {
    const auto [body, type] = multipart({fields.begin(), fields.end()}, files);
    return send("POST", path, type, body);
}

std::pair<std::string, std::string> multipart(
    const std::vector<std::pair<std::string, std::string>>& fields,
    const std::vector<std::pair<std::string, core::ByteView>>& files) {
    const std::string boundary = "naskah" + core::hex(core::random_bytes(12));
    std::string text;
    for (const auto& [name, value] : fields)
        text += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name +
                "\"\r\n\r\n" + value + "\r\n";
    for (const auto& [name, bytes] : files) {
        text += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        text += std::string(core::chars(bytes)) + "\r\n";
    }
    return {text + "--" + boundary + "--\r\n", "multipart/form-data; boundary=" + boundary};
}

}  // namespace tests
