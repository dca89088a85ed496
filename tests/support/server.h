// SPDX-License-Identifier: Apache-2.0
// The real binary on a data folder of its own: run its commands, serve, kill, serve again; and a
// client that speaks the API as one person.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/http/client.h"

namespace tests {

class Server {
  public:
    // `database` "" is the SQLite file in the data folder.
    explicit Server(std::string database = {});
    ~Server();
    Server(const Server&) = delete;

    // Runs `naskah --data ... ARGUMENTS` to its end; gives what it printed. Fails the test on a
    // non-zero exit unless `expected` names it.
    std::string command(const std::vector<std::string>& arguments, const std::string& input = {},
                        int expected = 0);
    // The most memory the last command held at once, in bytes.
    std::size_t command_peak() const { return command_peak_; }
    void start();    // returns when /health/ready answers 200
    void kill();     // SIGKILL
    void stop();     // SIGTERM, waits
    std::string url(const std::string& path) const;
    const std::filesystem::path& folder() const { return folder_; }
    std::string log() const;
    pid_t pid() const { return pid_; }
    // Before the command, from now on: "--safe-mode".
    void flag(std::string flag) { flags_.push_back(std::move(flag)); }
    // More settings for the commands and servings that follow: "job_workers=0".
    void set(std::string setting) { settings_.push_back(std::move(setting)); }
    // Variables of the environment for them: "TZ=UTC".
    void environment(std::string variable) { environment_.push_back(std::move(variable)); }

  private:
    std::vector<std::string> words(const std::vector<std::string>& arguments) const;

    std::filesystem::path folder_;
    std::string database_;
    std::vector<std::string> flags_, settings_, environment_;
    int port_ = 0;
    std::size_t command_peak_ = 0;
    pid_t pid_ = -1;
};

struct Reply {
    int status = 0;
    core::Json json;
    core::Bytes bytes;
    std::string type;
    std::map<std::string, std::string> headers;   // lower-case names

    std::string text() const { return std::string(core::chars(bytes)); }
};

// One request to the server, as anybody sends it.
Reply ask(const Server& server, const std::string& method, const std::string& path,
          std::map<std::string, std::string> headers = {}, const std::string& body = {});
// Parts of multipart/form-data: fields, and files by their names; gives body and content type.
std::pair<std::string, std::string> multipart(
    const std::vector<std::pair<std::string, std::string>>& fields,
    const std::vector<std::pair<std::string, core::ByteView>>& files);

class Caller {
  public:
    Caller(const Server& server, std::string token) : server_(&server), token_(std::move(token)) {}
    // Acts under another seat of the person from now on.
    void act_as(std::string appointment) { appointment_ = std::move(appointment); }
    // Token and seat, for requests put together by hand.
    std::map<std::string, std::string> headers() const;

    Reply get(const std::string& path) const { return send("GET", path, {}, {}); }
    Reply post(const std::string& path, const core::Json& body = core::Json::object()) const;
    Reply put(const std::string& path, const core::Json& body) const;
    // multipart/form-data with one file and fields.
    Reply upload(const std::string& path, const std::map<std::string, std::string>& fields,
                 const std::string& file_name, core::ByteView file) const;
    // The same with several files under the one name, in this order.
    Reply upload(const std::string& path, const std::map<std::string, std::string>& fields,
                 const std::vector<std::pair<std::string, core::ByteView>>& files) const;

  private:
    Reply send(const std::string& method, const std::string& path, const std::string& type,
               const std::string& body) const;

    const Server* server_;
    std::string token_, appointment_;
};

}  // namespace tests
