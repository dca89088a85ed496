// SPDX-License-Identifier: Apache-2.0
// The curl lines of README.md, word for word, beside a served demo city. A curlrc leads their
// localhost:8080 to the port of this server; nothing in the lines is changed.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/file.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "tests/support/city.h"

namespace readme_test {

namespace fs = std::filesystem;

// The first block of shell lines under the heading.
std::string lines_under(const std::string& heading) {
    const std::string readme = core::read_text(NASKAH_SOURCE "/README.md").value_or("");
    const std::string opening = "\n```sh\n";
    const std::size_t at = readme.find("\n" + heading + "\n");
    const std::size_t from = at == std::string::npos ? at : readme.find(opening, at);
    const std::size_t until = from == std::string::npos ? from : readme.find("\n```\n", from + opening.size());
    if (until == std::string::npos) return {};
    return readme.substr(from + opening.size(), until + 1 - from - opening.size());
}

std::string output_of(const std::string& command) {
    std::string out;
    FILE* pipe = popen(command.c_str(), "r");
    char piece[4096];
    for (std::size_t got; (got = fread(piece, 1, sizeof piece, pipe)) > 0;) out.append(piece, got);
    EXPECT_EQ(pclose(pipe), 0) << out;
    return out;
}

TEST(Readme, its_curl_lines_draft_sign_and_verify) {
    tests::City city(core::db::Engine::sqlite, tests::City::Mail::all);
    auto& server = city.server();
    server.start();
    const auto described = tests::Caller(server, "").get("/api/v1/openapi.json");
    EXPECT_EQ(described.json, core::json::parse(server.command({"openapi"}))) << "the one that is linted";
    // As after packaging/run: the binary under build/release, the demo city in data.
    const fs::path clone = server.folder() / "clone";
    fs::create_directories(clone / "build");
    fs::create_directory_symlink(NASKAH_BUILD, clone / "build/release");
    fs::create_directory_symlink(server.folder() / "data", clone / "data");
    const auto port = server.url("").substr(server.url("").rfind(':') + 1);
    std::ofstream(clone / ".curlrc") << "connect-to = localhost:8080:127.0.0.1:" << port << "\nnoproxy = \"*\"\n";
    std::ofstream(clone / "lines.sh") << "set -eu\n" << lines_under("## The API");

    const std::string home = clone.string();
    const std::string said = output_of("cd " + home + " && CURL_HOME=" + home + " bash lines.sh 2>&1");
    const auto lines = core::text::split(core::text::trim(said), '\n');
    ASSERT_EQ(lines.size(), 4u) << said;
    EXPECT_EQ(lines[0], "waiting");
    EXPECT_EQ(lines[1], "sealed");
    EXPECT_TRUE(lines[2].starts_with("000.8.3.1/1/")) << said;
    EXPECT_EQ(lines[3], "genuine");
}

}  // namespace
