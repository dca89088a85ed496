// SPDX-License-Identifier: Apache-2.0
#include "tests/support/city.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "core/base/bytes.h"
#include "core/base/text.h"
#include "tests/support/db.h"
#include "tests/support/office.h"

namespace tests {
namespace {

namespace fs = std::filesystem;
using core::db::Engine;

// Tests of mail begin with the first number of an agenda book.
constexpr const char* empty_mailboxes = "incoming.demo_mail=false";
constexpr const char* kept_database = "naskah_city";

std::string from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

void sql(const std::string& text) { run_alone(from_environment("NASKAH_TEST_POSTGRES"), text); }

// One process at a time.
class Alone {
  public:
    explicit Alone(const fs::path& file) : fd_(open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600)) {
        if (fd_ < 0 || flock(fd_, LOCK_EX) != 0) throw std::runtime_error("no lock on " + file.string());
    }
    ~Alone() { close(fd_); }
    Alone(const Alone&) = delete;

  private:
    int fd_;
};

// A token of everybody, made at once: each alone would cost a run of the whole program.
void make_tokens(Server& server) {
    std::vector<std::string> words{"token:create"};
    for (const auto& line : demo_table("pegawai.csv"))
        if (!line.at("akun").empty()) words.push_back(line.at("akun"));
    const auto tokens = core::text::split(server.command(words), '\n');
    std::ofstream file(server.folder() / tokens_name);
    for (std::size_t i = 1; i < words.size(); ++i) file << words[i] << " " << tokens.at(i - 1) << "\n";
}

// The kept city, filled by whoever comes first; gives its data folder.
fs::path kept(const fs::path& place, Engine engine) {
    const fs::path data = place / (engine == Engine::postgres ? "postgres" : "sqlite");
    if (fs::exists(data)) return data;
    if (engine == Engine::postgres) {
        sql(std::string("DROP DATABASE IF EXISTS ") + kept_database);
        sql(std::string("CREATE DATABASE ") + kept_database);
    }
    Server first(engine == Engine::postgres ? postgres_address(kept_database) : std::string());
    first.set(empty_mailboxes);
    first.command({"demo"});
    make_tokens(first);
    if (testing::Test::HasFailure()) throw std::runtime_error("the demo city was not filled");
    const fs::path half = data.string() + ".half";
    fs::remove_all(half);
    fs::copy(first.folder() / "data", half, fs::copy_options::recursive);
    fs::copy(first.folder() / tokens_name, data.string() + ".tokens");
    fs::rename(half, data);
    return data;
}

}  // namespace

City::City(Engine engine) {
    if (engine == Engine::postgres) database_ = "naskah_test_" + core::hex(core::random_bytes(8));
    const fs::path place = from_environment("NASKAH_TEST_KEPT");
    server_ = std::make_unique<Server>(database_.empty() ? std::string() : postgres_address(database_));
    if (place.empty()) {
        if (!database_.empty()) sql("CREATE DATABASE " + database_);
        server_->set(empty_mailboxes);
        server_->command({"demo"});
        make_tokens(*server_);
        return;
    }
    const Alone alone(place / (database_.empty() ? "sqlite.lock" : "postgres.lock"));
    const auto data = kept(place, engine);
    fs::copy(data, server_->folder() / "data", fs::copy_options::recursive);
    fs::copy(data.string() + ".tokens", server_->folder() / tokens_name);
    if (!database_.empty()) sql("CREATE DATABASE " + database_ + " TEMPLATE " + kept_database);
}

City::~City() {
    server_.reset();
    if (database_.empty()) return;
    try {
        sql("DROP DATABASE IF EXISTS " + database_ + " WITH (FORCE)");
    } catch (const std::exception& error) {
        ADD_FAILURE() << error.what();
    }
}

std::string City::address() const {
    return database_.empty() ? "sqlite:" + (server_->folder() / "data/naskah.db").string() : postgres_address(database_);
}

}  // namespace tests
