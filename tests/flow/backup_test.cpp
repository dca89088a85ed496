// SPDX-License-Identifier: Apache-2.0
// A backup gives back the accounts and the trail, the keys when they were asked for; a damaged one and a full folder
// are refused.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/server.h"

namespace backup_test {

namespace fs = std::filesystem;

class Backup : public testing::Test {
  protected:
    void SetUp() override {
        fs::create_directories(data());
        std::ofstream(data() / "naskah.conf") << "keys_folder = " << keys().string() << "\n";
        server_.command({"user:add", "melati", "--name", "Melati", "--role", "admin"}, "kata sandi panjang\n");
        server_.command({"ca:create"});
        told_ = server_.command({"backup", file(), "--keys"});
    }
    std::string file() const { return (server_.folder() / "cadangan.tar").string(); }
    fs::path data() const { return server_.folder() / "data"; }
    fs::path keys() const { return server_.folder() / "kunci"; }

    tests::Server server_;
    std::string told_;
};

TEST_F(Backup, is_restored_whole) {
    EXPECT_FALSE(fs::exists(data() / "keys"));
    fs::rename(data(), server_.folder() / "lost");
    server_.command({"restore", file()}, {}, 69);
    EXPECT_FALSE(fs::exists(data() / "naskah.db")) << "keys that are there are not written over";
    fs::rename(keys(), server_.folder() / "lost keys");
    EXPECT_NE(server_.command({"restore", file()}).find("whole"), std::string::npos);
    server_.command({"audit:verify"});
    EXPECT_NE(server_.command({"doctor"}).find("ok    trail agrees with its hash trees"), std::string::npos);
    EXPECT_EQ(server_.command({"token:create", "melati"}).substr(0, 4), "nsk_") << "the account is back";
    EXPECT_TRUE(fs::exists(keys() / "ca.key.pem"));
    EXPECT_EQ(fs::status(keys() / "ca.key.pem").permissions() & fs::perms::all,
              fs::perms::owner_read | fs::perms::owner_write)
        << "a key stays the server's own";
}

TEST_F(Backup, leaves_the_keys_where_they_are_unless_asked) {
    EXPECT_NE(told_.find("are in it"), std::string::npos) << told_;
    const std::string told = server_.command({"backup", file()});
    EXPECT_NE(told.find("are NOT in it"), std::string::npos) << told;
    fs::rename(data(), server_.folder() / "lost");
    server_.command({"restore", file()});
    EXPECT_TRUE(fs::exists(data() / "naskah.db"));
    EXPECT_TRUE(fs::exists(keys() / "ca.key.pem")) << "as they were";
}

TEST_F(Backup, is_refused_over_data) {
    server_.command({"restore", file()}, {}, 69);
    server_.command({"audit:verify"});
}

TEST_F(Backup, is_refused_when_damaged) {
    std::ifstream in(file(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::size_t at = bytes.find("SQLite format 3");
    ASSERT_NE(at, std::string::npos);
    bytes[at + 2000] ^= 1;
    std::ofstream(file(), std::ios::binary) << bytes;
    fs::rename(data(), server_.folder() / "lost");
    server_.command({"restore", file()}, {}, 69);
    EXPECT_FALSE(fs::exists(data() / "naskah.db")) << "nothing half restored";
}

}  // namespace
