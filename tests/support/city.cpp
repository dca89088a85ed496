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
#include "core/base/file.h"
#include "core/base/text.h"
#include "tests/support/db.h"
#include "tests/support/office.h"

namespace tests {
namespace {

namespace fs = std::filesystem;
using core::db::Engine;

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

fs::path with(const fs::path& data, const char* ending) { return data.string() + ending; }

// The kept city, filled by whoever comes first; gives its data folder.
fs::path kept(const fs::path& place, Engine engine, City::Mail mail) {
    const auto name = std::string(engine == Engine::postgres ? "postgres" : "sqlite") + (mail == City::Mail::all ? "-mail" : "");
    const fs::path data = place / name;
    const Alone alone(place / (name + ".lock"));
    if (fs::exists(data)) return data;
    if (engine == Engine::postgres) {
        sql(std::string("DROP DATABASE IF EXISTS ") + kept_database);
        sql(std::string("CREATE DATABASE ") + kept_database);
    }
    Server first(engine == Engine::postgres ? postgres_address(kept_database) : std::string());
    if (mail == City::Mail::none) first.set(empty_mailboxes);
    const auto said = first.command({"demo"});
    make_tokens(first);
    if (testing::Test::HasFailure()) throw std::runtime_error("the demo city was not filled");
    const auto half = with(data, ".half");
    fs::remove_all(half);
    fs::copy(first.folder() / "data", half, fs::copy_options::recursive);
    fs::copy(first.folder() / tokens_name, with(data, ".tokens"));
    std::ofstream(with(data, ".said")) << said;
    fs::rename(half, data);
    return data;
}

void copy_kept(const fs::path& data, const Server& server) {
    fs::copy(data, server.folder() / "data", fs::copy_options::recursive);
    fs::copy(with(data, ".tokens"), server.folder() / tokens_name);
}

}  // namespace

City::City(Engine engine, Mail mail) {
    if (engine == Engine::postgres && mail == Mail::all) throw std::logic_error("one city is kept in PostgreSQL, without mail");
    if (engine == Engine::postgres) database_ = "naskah_test_" + core::hex(core::random_bytes(8));
    const fs::path place = from_environment("NASKAH_TEST_KEPT");
    server_ = std::make_unique<Server>(database_.empty() ? std::string() : postgres_address(database_));
    if (place.empty()) {
        if (!database_.empty()) sql("CREATE DATABASE " + database_);
        if (mail == Mail::none) server_->set(empty_mailboxes);
        said_ = server_->command({"demo"});
        make_tokens(*server_);
        return;
    }
    const auto data = kept(place, engine, mail);
    said_ = core::read_text(with(data, ".said")).value();
    copy_kept(data, *server_);
    if (database_.empty()) return;
    const Alone alone(place / "template.lock");   // it is copied while nobody else does
    sql("CREATE DATABASE " + database_ + " TEMPLATE " + kept_database);
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

void City::leases_are_over() const {
    core::db::open(address())->write([](core::db::Tx& tx) {
        tx.exec("UPDATE core_job SET locked_until = 0, run_at = 0 WHERE state = 'running'");
    });
}

std::string City::address() const {
    return database_.empty() ? "sqlite:" + (server_->folder() / "data/naskah.db").string() : postgres_address(database_);
}

void fill(Server& server, const std::string& address) {
    const fs::path place = from_environment("NASKAH_TEST_KEPT");
    server.set(empty_mailboxes);
    if (place.empty()) {
        server.command({"demo"});
        make_tokens(server);
        return;
    }
    copy_kept(kept(place, Engine::postgres, City::Mail::none), server);
    const Alone alone(place / "template.lock");
    const auto dump = (server.folder() / "kota.sql").string();
    const auto line = "pg_dump -f '" + dump + "' '" + postgres_address(kept_database) + "' && psql -qX -v ON_ERROR_STOP=1 -f '" + dump +
                      "' '" + address + "' >/dev/null";
    if (std::system(line.c_str()) != 0) throw std::runtime_error("the city was not copied to " + address);
}

}  // namespace tests
